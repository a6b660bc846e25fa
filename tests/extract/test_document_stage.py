from __future__ import annotations

import pytest

from leafproof.extract.document_facts import facts
from leafproof.extract.view import DocumentView
from leafproof.records import DocumentStage, ReadDocument, Text, TextRole
from text_document import SHA, facts_of

HEAD = "КОНТРАКТ № ЛС-12\nг. Залесск   «14» октября 2031 г.\n\nТекст Контракта.\n\n"
BLANKS = "За Продавца\n________________ М.М. Тапиров\nЗа Покупателя\n________________ О.О. Окапиев\n"


def stage(text: str) -> DocumentStage:
    return facts_of(text).stage


@pytest.mark.parametrize("mark", ["ПРОЕКТ", "Проект", "ПРОЕКТ, редакция 2", "Проект от 02.09.2031", "редакция 3", "(ПРОЕКТ)"])
def test_a_draft_mark_makes_a_draft(mark: str) -> None:
    assert stage(mark + "\n" + HEAD) is DocumentStage.DRAFT


@pytest.mark.parametrize(
    "text", ["DRAFT\nCONTRACT No. 5", "DRAFT – subject to contract\nCONTRACT No. 5", "草案\n采购合同", "征求意见稿\n采购合同"]
)
def test_a_draft_mark_in_english_and_chinese(text: str) -> None:
    assert stage(text) is DocumentStage.DRAFT


@pytest.mark.parametrize(
    "text",
    [
        "КОНТРАКТ № ________\nг. Залесск",
        "КОНТРАКТ № 5\n«__» ____________ 20__ г.",
        "CONTRACT No. [●]\n",
        "采购合同\n合同编号：______\n____年__月__日",
    ],
)
def test_a_blank_number_or_date_makes_a_draft_with_its_place(text: str) -> None:
    found = facts_of(text)
    assert found.stage is DocumentStage.DRAFT
    assert found.stage_anchors


def test_open_tracked_changes_make_a_draft() -> None:
    parts = (Text(0, HEAD), Text(len(HEAD), "тридцать", TextRole.DELETED), Text(len(HEAD) + 8, "сорок", TextRole.INSERTED))
    found = facts(DocumentView(ReadDocument(SHA, "application/msword", "a.docx", texts=parts)))
    assert found.stage is DocumentStage.DRAFT
    assert "tracked changes are open" in found.stage_reasons


def test_empty_lines_to_sign_on_make_it_unsigned() -> None:
    assert stage(HEAD + BLANKS) is DocumentStage.UNSIGNED


@pytest.mark.parametrize(
    "block", ["", "За Продавца\nМ.М. Тапиров\nЗа Покупателя\nО.О. Окапиев\n", "Подписано: М.М. Тапиров, О.О. Окапиев\n"]
)
def test_names_without_a_mark_of_a_signature_are_no_signature(block: str) -> None:
    assert stage(HEAD + block) is DocumentStage.UNKNOWN


SIGNED = "За Продавца\n____________ М.М. Тапиров\n(подпись имеется)\nЗа Покупателя\n____________ О.О. Окапиев\n(подпись имеется)\n"


def test_marks_of_both_signatures_with_number_and_date_make_it_signed() -> None:
    found = facts_of(HEAD + SIGNED)
    assert found.stage is DocumentStage.SIGNED
    assert found.stage_anchors


def test_an_electronic_signature_stands_for_both() -> None:
    assert stage(HEAD + "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ\nСертификат 00AA\n") is DocumentStage.SIGNED


def test_one_signed_side_is_not_signed() -> None:
    one = "За Продавца\n____________ М.М. Тапиров\n(подпись имеется)\nЗа Покупателя\n____________ О.О. Окапиев\n"
    assert stage(HEAD + one) is not DocumentStage.SIGNED


def test_signatures_without_a_date_are_not_signed() -> None:
    assert stage("КОНТРАКТ № ЛС-12\n\nТекст.\n\n" + SIGNED) is not DocumentStage.SIGNED


@pytest.mark.parametrize(
    "text",
    ["Проект ПЛ-3 завершён в срок.", "О проекте модернизации\nПроект предусматривает работы.", "Project draft review meeting was held."],
)
def test_the_word_project_in_a_sentence_is_no_draft_mark(text: str) -> None:
    assert stage("СПРАВКА\n" + text) is not DocumentStage.DRAFT


@pytest.mark.parametrize(("left", "right"), [("(", ")"), ("/", "/")])
def test_the_word_for_a_signature_beside_both_names_and_no_line_to_sign_on_is_a_mark(left: str, right: str) -> None:
    mark = f"{left}подпись{right}"
    assert stage(f"{HEAD}За Продавца\n{mark} М.М. Тапиров\nЗа Покупателя\n{mark} О.О. Окапиев\n") is DocumentStage.SIGNED
    caption = f"За Продавца\n________ М.М. Тапиров\n{mark}\nЗа Покупателя\n________ О.О. Окапиев\n{mark}\n"
    assert stage(HEAD + caption) is DocumentStage.UNSIGNED
    beside = f"За Продавца\n________ {mark} М.М. Тапиров\nЗа Покупателя\n________ {mark} О.О. Окапиев\n"
    assert stage(HEAD + beside) is DocumentStage.UNSIGNED


@pytest.mark.parametrize("title", ["ВЕДОМОСТЬ ПОСТАВКИ на 2025 год (ПРОЕКТ)", "Price schedule [DRAFT]", "货物清单（草案）"])
def test_a_mark_in_brackets_behind_a_title_makes_a_draft(title: str) -> None:
    assert facts_of(f"{title}\n\nТекст.\n").stage is DocumentStage.DRAFT


def test_a_sentence_that_mentions_a_draft_in_brackets_makes_none() -> None:
    assert facts_of("Письмо\n\nНаправляем спецификацию (проект) на согласование.\n").stage is not DocumentStage.DRAFT
