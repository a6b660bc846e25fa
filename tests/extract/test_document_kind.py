from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.records import DocumentKind
from text_document import facts_of


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("КОНТРАКТ № ЛС-12/2031\nг. Залесск", DocumentKind.CONTRACT),
        ("ДОГОВОР КОМИССИИ № 7", DocumentKind.CONTRACT),
        ("SALE AND PURCHASE CONTRACT No. 12", DocumentKind.CONTRACT),
        ("采购合同\n合同编号：LS-12", DocumentKind.CONTRACT),
        ("第LS-12号合同", DocumentKind.CONTRACT),
        ("Дополнение № 1\nк Контракту № ЛС-12/2031", DocumentKind.AMENDMENT),
        ("ADDENDUM No. 2\nto Contract No. LS-12", DocumentKind.AMENDMENT),
        ("第LS-12号合同（2031年5月4日）补充协议2", DocumentKind.AMENDMENT),
        ("Приложение № 3\nк Контракту № ЛС-12/2031", DocumentKind.ANNEX),
        ("Приложение № 1 к Контракту № ЛС-12/2031\nСПЕЦИФИКАЦИЯ", DocumentKind.SPECIFICATION),
        ("第LS-12号合同（2031年5月4日）附件1\n货物清单", DocumentKind.SPECIFICATION),
        ("Приложение № 2\nк Договору № 5\nГРАФИК ПЛАТЕЖЕЙ", DocumentKind.SCHEDULE),
        ("付款进度表", DocumentKind.SCHEDULE),
        ("ПРОТОКОЛ\nпереговоров между делегациями", DocumentKind.MINUTES),
        ("会谈纪要", DocumentKind.MINUTES),
        ("СЛУЖЕБНАЯ ЗАПИСКА\nО командировке", DocumentKind.MEMO),
        ("АКТ № 4\nсдачи-приёмки", DocumentKind.ACT),
        ("DELIVERY AND ACCEPTANCE CERTIFICATE No. 9", DocumentKind.ACT),
        ("Счёт на оплату № 12 от 04.05.2031", DocumentKind.INVOICE),
        ("形式发票\n发票号码：77", DocumentKind.INVOICE),
        ("Rechnung\nRechnungsnr. 4711", DocumentKind.INVOICE),
        ("ПЛАТЁЖНОЕ ПОРУЧЕНИЕ № 451", DocumentKind.PAYMENT_ORDER),
        ("ПРОГРАММА ОБУЧЕНИЯ\nспециалистов", DocumentKind.TRAINING_PROGRAMME),
        ("СПРАВКА\nо ходе исполнения контрактов", DocumentKind.REPORT),
        ("ПРИКАЗ № 17\nо назначении", DocumentKind.ORDER),
    ],
)
def test_a_title_line_names_the_kind(head: str, kind: DocumentKind) -> None:
    assert facts_of(head + "\n\nОдна строка текста.\n").kind is kind


def test_a_letter_without_a_title_is_known_by_its_phrases() -> None:
    text = "Исх. № 15/3 от 04.05.2031\n\nУважаемый коллега!\nНаправляем Вам предложения.\nС уважением,\nМ.М. Тапиров"
    assert facts_of(text).kind is DocumentKind.LETTER
    assert facts_of("致：湖泽公司\n尊敬的先生：\n请确认。\n此致\n敬礼").kind is DocumentKind.LETTER


def test_an_article_that_speaks_of_a_contract_is_an_article() -> None:
    text = "Plant readies vehicles\n\nA spokesman told reporters that Contract No. 12 was signed, according to documents.\n"
    assert facts_of(text).kind is DocumentKind.ARTICLE


@pytest.mark.parametrize(
    "text",
    [
        "Контракт вступает в силу с даты получения разрешений, о чём Стороны уведомят друг друга.",
        "Приложение к письму направлено вчера и получено адресатом в полном объёме без замечаний по существу.",
        "Просто заметка о погоде.\nЗавтра дождь.",
        "",
        "\f\n",
    ],
)
def test_a_sentence_that_begins_with_a_title_word_is_no_title(text: str) -> None:
    assert facts_of(text).kind is DocumentKind.OTHER


def test_a_line_that_goes_on_from_the_one_before_is_no_title() -> None:
    text = (
        "АКТ № 9\n"
        "Мы, нижеподписавшиеся, составили настоящий акт о том, что Продавец передал по заключенному\n"
        "Контракту № ЛС-12 и что Покупатель принял имущество в полном объёме и без каких-либо претензий\n"
        "Контракт № ЛС-12 считается исполненным.\n"
    )
    assert facts_of(text).kind is DocumentKind.ACT


def test_the_format_decides_for_mail_and_slides_and_a_title_for_sheets() -> None:
    assert facts_of("Subject: Контракт", media_type="message/rfc822").kind is DocumentKind.EMAIL
    assert facts_of("Контракт", media_type="application/vnd.ms-powerpoint").kind is DocumentKind.PRESENTATION
    assert facts_of("a\tb\n1\t2", media_type="text/csv").kind is DocumentKind.SPREADSHEET
    assert facts_of("СПЕЦИФИКАЦИЯ\na\tb\n1\t2", media_type="text/csv").kind is DocumentKind.SPECIFICATION


def test_the_kind_comes_with_its_reasons() -> None:
    found = facts_of("КОНТРАКТ № 5\n\nСтороны заключили настоящий Контракт о нижеследующем")
    assert found.kind_reasons[0] == "title: КОНТРАКТ № 5"
    assert any(reason.startswith("phrase:") for reason in found.kind_reasons)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("КОНТРАКТ №1_合同 附件\nAnnex:\f\t.«»()"), max_size=200))
def test_any_text_has_a_kind(text: str) -> None:
    assert facts_of(text).kind in DocumentKind


def test_in_a_telegram_all_in_capitals_a_line_of_capitals_is_no_title() -> None:
    body = "THE EMBASSY REPORTS THAT THE MINISTER EXPECTS A NEW SUPPLY\nCONTRACT SOON IN SPITE OF THE SHORTAGE OF WHEAT AND FLOUR\n"
    assert facts_of("FM EMBASSY LAKELAND\nTO FOREIGN OFFICE\n" + body * 6).kind is DocumentKind.OTHER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ПРОГРАММА\nобучения экипажей\nКоличество обучаемых: 93 чел.\n", DocumentKind.TRAINING_PROGRAMME),
        ("ТОВАРНАЯ НАКЛАДНАЯ № 56 от 22.04.2024\n", DocumentKind.ACT),
        ("PURCHASE ORDER\nPO Number: 4500\n", DocumentKind.ORDER),
    ],
)
def test_titles_over_two_lines_and_of_deliveries(text: str, kind: DocumentKind) -> None:
    assert facts_of(text).kind is kind
