from __future__ import annotations

import pytest

from leafproof.extract.document_facts import facts
from leafproof.extract.number_token import chinese_number_at, number_at
from leafproof.extract.view import DocumentView
from text_document import facts_of, paged


def number(text: str) -> str | None:
    found = facts_of(text).number
    return found.value if found is not None else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("КОНТРАКТ № ЛС-К/0417-31", "ЛС-К/0417-31"),
        ("КОНТРАКТ\n№ ЛС-К/0417-31\n", "ЛС-К/0417-31"),
        ("Контракт № 12 на поставку имущества", "12"),
        ("CONTRACT No. LS-2031/117", "LS-2031/117"),
        ("采购合同\n合同编号：LS-2031-117", "LS-2031-117"),
        ("第LS/2031/7号合同", "LS/2031/7"),
        ("ДОПОЛНЕНИЕ № 2\nк Контракту № ЛС-К/0417-31 от 14.10.2031", "2"),
        ("Приложение № 1 к Контракту № ЛС-К/0417-31\n", "1"),
        ("合同补充协议（第3号）\n合同编号：LS-117", "3"),
        ("АКТ № 7\nсдачи-приёмки", "7"),
        ("СЧЁТ № 17 от 03.02.2031\nВсего к оплате: 5,00 руб.", "17"),
        ("INVOICE\nInvoice No.: INV/2031/0008\nAmount due 5.00 USD", "INV/2031/0008"),
        ("Factuur\nFactuurnummer: 993500\nTotaal € 5,00", "993500"),
        ("Rechnung\nRechnungsnr. 30064 Kundennr. 4777", "30064"),
        ("Facture n° 2031089\nTotal TTC : 5,00 €", "2031089"),
        ("Faktura nr: F 12K20/34/12\nDo zapłaty: 5,00 PLN", "F 12K20/34/12"),
        ("发票\n发票号码：778899", "778899"),
        ("АО «Тапир»\n14.11.2031 № 1234-56/78\nНа № 15/3-421 от 12.03.2031\nУважаемый коллега!\nС уважением,", "1234-56/78"),
        ("Исх. № 55/2 от 04.05.2031\nУважаемый коллега!\nНаправляем Вам письмо.", "55/2"),
        ("Our ref.: TP-77/31\nDear Sirs,\nYours faithfully,", "TP-77/31"),
        ("致：湖泽公司\n发文编号：BT-2031-55\n尊敬的先生：\n此致\n敬礼", "BT-2031-55"),
    ],
)
def test_the_number_of_the_document_itself(text: str, value: str) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "КОНТРАКТ № ___________\nг. Залесск",
        "采购合同\n合同编号：__________",
        "На № 15/3-421 от 12.03.2031\nУважаемый коллега!\nС уважением,",
        "О ходе исполнения Контракта № ЛС-12\nУважаемый коллега!\nС уважением,",
        "Просто текст без номера",
        "СПРАВКА\nКонтракт № 5 исполнен.",
    ],
)
def test_a_blank_or_the_number_of_another_paper_is_not_its_number(text: str) -> None:
    assert number(text) is None


def test_an_invoice_number_under_its_label_is_found_by_its_column() -> None:
    text = "Kopie factuur\nKlant          Factuur datum     Factuur\nSCONL03        8-9-2031          VF10051\nTotaal € 5,00\n"
    found = facts(DocumentView(paged(text))).number
    assert found is not None
    assert found.value == "VF10051"


def test_the_number_has_its_place() -> None:
    found = facts_of("КОНТРАКТ № ЛС-12")
    assert found.number is not None
    assert found.number.anchors[0].quote == "ЛС-12"


@pytest.mark.parametrize("text", ["14.10.2031", "2031-10-14", "____", "abc", "", "50 %"])
def test_a_date_a_blank_or_a_word_is_no_number(text: str) -> None:
    assert number_at(text, 0, len(text)) is None


def test_a_number_with_chinese_characters_and_a_year_in_brackets() -> None:
    found = chinese_number_at("湖发〔2031〕15号", 0, 11)
    assert found is not None
    assert found.value == "湖发〔2031〕15号"
    assert number_at("1234-56/78", 0, 10) is not None


def test_the_registry_number_of_a_telegram_comes_before_the_number_it_refers_to() -> None:
    sheet = "".join(f"{label}: {value}\n" for label, value in (("Document Number", "2031LAKE00015"), ("From", "LAKE"), ("To", "CAPITAL")))
    text = "REF: LAKE 7697\n" + "BODY OF TEXT\n" * 9 + sheet + "Subject: FLOUR\nTAGS: EAGR\nDraft Date: 02 JAN 2031\n"
    assert number(text) == "2031LAKE00015"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Приложение № 3 / Annex No. 3\nк Контракту № 7/31\nСПЕЦИФИКАЦИЯ / SPECIFICATION\n", "3"),
        ("AGREEMENT FOR THE SUPPLY OF RADIOS\nThis Agreement (No. RA/19/0032) is entered into as of 15 August 2019\n", "RA/19/0032"),
        ("技术服务合同\n委托方（甲方）：貘山\n合同登记编号：2022-JS-0091\n", "2022-JS-0091"),
        ("关于加快交付进度的函\n貘山函〔2024〕56号\n湖泽公司：\n特此函告。\n", "貘山函〔2024〕56号"),
        ("付款计划\n合同编号：HX-2024-0317\n", None),
        ("装备交接书\n合同编号：XN-2022-119\n", None),
        ("ТОВАРНАЯ НАКЛАДНАЯ № 56 от 22.04.2024\n", "56"),
    ],
)
def test_the_number_is_the_papers_own(text: str, number: str | None) -> None:
    found = facts_of(text).number
    assert (found.value if found is not None else None) == number
