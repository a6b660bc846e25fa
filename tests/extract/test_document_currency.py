"""The currency of a table that names none itself."""

from __future__ import annotations

import pytest

from leafproof.extract.document_currency import labelled_currency
from leafproof.extract.line_item import extract
from leafproof.extract.view import DocumentView
from leafproof.records import LineItemFields
from text_document import document

from table_builder import table, view

HEADER: list[str | None] = ["№", "Наименование", "Ед.", "Кол-во", "Цена", "Сумма"]
ROWS: list[list[str | None]] = [["1", "Пульт", "шт.", "2", "10,50", "21,00"], ["2", "Кабель", "шт.", "4", "5,00", "20,00"]]
BELOW = 30_000


def _currencies(*texts: str, header: list[str | None] = HEADER) -> set[tuple[str | None, bool]]:
    found = extract(view(table([header, *ROWS]), lines=[(1, BELOW + 1_500 * at, text) for at, text in enumerate(texts)]))
    fields = [(statement.fields, "currency_from_text" in statement.doubts) for statement in found]
    return {(item.currency, marked) for item, marked in fields if isinstance(item, LineItemFields)}


def test_a_label_gives_the_currency_and_is_marked() -> None:
    assert _currencies("Валюта: наименование, код: российский рубль, 643") == {("RUB", True)}


def test_the_sum_of_the_items_in_the_text_gives_the_currency() -> None:
    assert _currencies("Всего наименований 2, на сумму 41,00 руб.") == {("RUB", True)}


def test_another_sum_in_the_text_gives_no_currency() -> None:
    assert _currencies("Штраф составляет 40,00 руб.") == {(None, False)}


def test_a_sum_in_two_currencies_gives_none() -> None:
    assert _currencies("на сумму 41,00 руб.", "на сумму 41,00 евро") == {(None, False)}


def test_a_currency_in_the_table_stands_against_the_label() -> None:
    header: list[str | None] = [*HEADER[:4], "Цена, евро", "Сумма, евро"]
    assert _currencies("Валюта: рубль", header=header) == {("EUR", False)}


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Payment terms: Net 45 days. Currency: USD. Incoterms: DAP.", "USD"),
        ("币种：人民币", "CNY"),
        ("Валюта договора: евро\nВалюта платежа: рубль", None),
        ("The currency of payment is agreed later", None),
    ],
)
def test_labels_name_one_currency_or_none(text: str, currency: str | None) -> None:
    found = labelled_currency(DocumentView(document(text)))
    assert (found.value if found is not None else None) == currency
