from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.column_roles import Role, one_letter_apart, role_of

LABELS = {
    Role.POSITION: (
        "№",
        "№ п/п",
        "№№ п.п.",
        "№ п.п.",
        "Поз.",
        "No.",
        "Item No.",
        "Pos.",
        "#",
        "序号",
        "项号",
        "№ / No.",
        "S.No",
        "Sl. No.",
    ),
    Role.NAME: (
        "Наименование",
        "Наименование Имущества",
        "Наименование и обозначение",
        "Наименование товара (работ, услуг)",
        "Номенклатура",
        "Description",
        "Description of goods",
        "Goods",
        "产品名称",
        "货物名称及规格",
        "品名",
        "Omschrijving",
        "Bezeichnung",
        "Désignation",
        "Наименование / Description",
    ),
    Role.DESIGNATION: (
        "Обозначение",
        "Шифр",
        "Индекс изделия",
        "Марка",
        "Тип, марка",
        "Part No.",
        "Part number",
        "Type",
        "型号",
        "规格型号",
        "图号",
        "Designation",
        "Model",
    ),
    Role.UNIT: ("Ед. изм.", "Ед.", "Единица измерения", "Unit", "UoM", "单位", "计量单位", "Einheit", "Ед. изм. / Unit", "Ед.изм"),
    Role.QUANTITY: (
        "Кол-во",
        "Кол-в о",
        "Количество",
        "Кол.",
        "Кол-во, шт.",
        "Количество, ед.",
        "Qty",
        "Quantity",
        "Q-ty",
        "数量",
        "数量（台）",
        "Aantal",
        "Menge",
        "Anzahl",
        "Quantité",
        "Кол-во / Qty",
    ),
    Role.QUANTITY_TOTAL: ("Всего кол-во", "Общее количество", "Total quantity", "Total qty", "总数量"),
    Role.UNIT_PRICE: (
        "Цена",
        "Цена за ед.",
        "Цена за единицу, долл. США",
        "Цена единицы (без НДС)",
        "Стоимость за единицу",
        "Стоимость единицы, руб.",
        "Unit price",
        "Unit Price (USD)",
        "Price per unit",
        "Rate",
        "单价",
        "单价（万元）",
        "Prijs per stuk",
        "Einzelpreis",
        "Prix unitaire",
        "P.U. HT",
    ),
    Role.TOTAL: (
        "Сумма",
        "Сумма, тыс. руб.",
        "Стоимость",
        "Общая стоимость",
        "Общая цена, долл. США",
        "Стоимость с НДС",
        "Сумма без НДС",
        "Amount",
        "Total price",
        "Total",
        "Amount incl. VAT",
        "金额",
        "总价（万元）",
        "合计金额",
        "Gesamt",
        "Gesamtpreis",
        "Montant HT",
        "Prijs incl. BTW",
    ),
    Role.TAX: ("НДС", "Ставка НДС", "Сумма НДС", "НДС, 20%", "VAT", "Tax(%)", "Taxes", "税率", "税额", "BTW", "MwSt."),
    Role.DUE: ("Срок поставки", "Дата поставки", "Delivery date", "交货期"),
    Role.NOTE: ("Примечание", "Remarks", "备注"),
    Role.STAGE: ("Этап", "Платёж", "Вид платежа", "Условия оплаты", "付款阶段", "Instalment"),
    Role.HOURS: ("Кол-во часов", "Тема занятия", "Hours", "学时"),
    Role.PERSON: ("Ф.И.О.", "ФИО", "Должность", "Passport No.", "姓名"),
    Role.PAGES: ("Кол-во листов", "Стр.", "Page", "页码"),
    Role.SERIAL: ("Зав. №", "Заводской номер", "Serial No.", "出厂编号"),
}


@pytest.mark.parametrize(("role", "label"), [(role, label) for role, labels in LABELS.items() for label in labels])
def test_a_label_names_its_role(role: Role, label: str) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    "label", ["Наименовaниe", "Наименованне", "Наимено-вание", "Коли чество", "Обозначеиие", "Quantlty", "Descripti0n"]
)
def test_a_label_with_one_letter_misread_or_broken_over_lines_still_names_its_role(label: str) -> None:
    assert role_of(label) in {Role.NAME, Role.QUANTITY, Role.DESIGNATION}


@pytest.mark.parametrize("label", ["", "   ", "—", "Лось-4М", "ООО Ромашка", "37", "x" * 500, "Ценность", "Nomadic", "Реквизиты"])
def test_other_texts_name_no_role(label: str) -> None:
    assert role_of(label) is None


def test_a_label_that_says_how_a_total_is_made_is_a_total_and_two_labels_run_together_are_none() -> None:
    assert role_of("Amount (Qty x Unit price)") is Role.TOTAL
    assert role_of("Сумма (кол-во × цена)") is Role.TOTAL
    assert role_of("数量 第1部分 辅助设备名称及单价") is None


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_role_or_none(label: str) -> None:
    assert role_of(label) is None or isinstance(role_of(label), Role)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="абвг", max_size=8), st.integers(0, 7), st.sampled_from(["д", ""]))
def test_one_letter_apart_accepts_every_single_change(word: str, at: int, letter: str) -> None:
    changed = word[:at] + letter + word[at + 1 :]
    assert one_letter_apart(word, changed)
    assert one_letter_apart(changed, word)


def test_two_changes_are_too_many() -> None:
    assert not one_letter_apart("сумма", "сутта")
    assert not one_letter_apart("сумма", "сум")


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Цена без НДС, руб.", Role.UNIT_PRICE),
        ("Цена за ед. с учётом НДС, руб.", Role.UNIT_PRICE),
        ("Unit price excl. VAT (EUR)", Role.UNIT_PRICE),
        ("НДС, руб.", Role.TAX),
        ("в т.ч. НДС, руб.", Role.TAX),
        ("Сумма с учётом НДС, руб. коп.", Role.TOTAL),
        ("Номер по каталогу", Role.DESIGNATION),
        ("Extended (GBP)", Role.TOTAL),
        ("Общая, тыс. руб.", Role.TOTAL),
        ("Наименование, характеристика, артикул", Role.NAME),
    ],
)
def test_the_tax_a_price_holds_makes_no_column_of_taxes(label: str, role: Role) -> None:
    assert role_of(label) is role
