from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.extract.view import DocumentView
from leafproof.extract.whole import extract_document, extractors
from leafproof.records import ReadDocument, RowOutcome, Text, TextRole
from text_document import SHA, document, paged

from table_builder import table

TEXT = (
    "КОНТРАКТ № 7/31\nг. Залесск «14» октября 2031 г.\nАО «Тапир», именуемое в дальнейшем «Продавец», и АО «Окапи», "
    "именуемое в дальнейшем «Покупатель».\nОбщая сумма Контракта составляет 5 000,00 евро. Аванс 30 % перечисляется после "
    "подписания. Поставляется 37 машин БМД-4М.\n"
    "ИНН 9900000017\n"
)


def test_every_extractor_of_the_room_is_found() -> None:
    assert {function.__module__.rsplit(".", 1)[1] for function in extractors()} >= {
        "contract",
        "figure",
        "identifier",
        "line_item",
        "payment",
    }


def test_statements_are_sorted_by_id_and_each_stands_once() -> None:
    found = [statement.id for statement in extract_document(document(TEXT)).statements]
    assert len(found) >= 4
    assert found == sorted(set(found))


def test_two_runs_give_the_same() -> None:
    assert extract_document(document(TEXT)) == extract_document(document(TEXT))


def test_every_row_has_an_account() -> None:
    piece = table([["№", "Наименование", "Кол-во"], ["1", "Насос", "2"]])
    found = extract_document(ReadDocument(SHA, "application/pdf", "a.pdf", pages=paged("Текст").pages, tables=(piece,)))
    assert [(row.table, row.row) for row in found.rows] == [(0, 0), (0, 1)]
    assert all(row.outcome in RowOutcome for row in found.rows)


def test_deleted_text_and_comments_say_nothing() -> None:
    kept, gone = "СПРАВКА\nПередано ", "999 машин"
    parts = (Text(0, kept), Text(len(kept), gone, TextRole.DELETED), Text(len(kept) + len(gone), "37 машин.\n", TextRole.INSERTED))
    found = extract_document(ReadDocument(SHA, "text/plain", "a", texts=parts))
    quotes = {anchor.quote for statement in found.statements for anchor in statement.anchors}
    assert quotes == {"37 машин"}


@pytest.mark.parametrize("text", ["", "\f", "\n\n\n", "\x00", "№" * 50])
def test_an_empty_document_gives_facts_and_nothing_else(text: str) -> None:
    assert extract_document(document(text)).statements == ()


@pytest.mark.parametrize(
    "piece",
    [
        "Контракт № ",
        "именуемое в дальнейшем «Продавец» ",
        "30 % аванс ",
        "a:b\n",
        "___ ",
        "第5号合同",
        "(подпись) ",
        "Total 5,00\n",
        "и " * 4,
        "«" * 9,
    ],
)
def test_a_hostile_text_costs_time_in_proportion_to_its_size(piece: str) -> None:
    def cost(size: int) -> float:
        view_of = document(piece * (size // len(piece)))
        start = time.process_time()
        extract_document(view_of)
        return time.process_time() - start

    cost(2_000)
    small, large = max(cost(20_000), 0.02), cost(80_000)
    assert large < 14 * small


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_extracted_and_quoted_verbatim(text: str) -> None:
    view = DocumentView(document(text))
    for statement in extract_document(document(text)).statements:
        assert all(anchor.quote in view.text for anchor in statement.anchors)
