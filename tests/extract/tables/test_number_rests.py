from __future__ import annotations

from decimal import Decimal

from leafproof.extract.line_item import extract
from leafproof.extract.row_accounts import accounts
from leafproof.records import LineItemFields

from table_builder import table, view

HEADER: list[str | None] = ["№", "Наименование", "Кол-во", "Цена, руб.", "Сумма, руб."]


def items(rows: list[list[str | None]]) -> list[tuple[Decimal | None, tuple[str, ...]]]:
    found = []
    for item in extract(view(table(rows))):
        assert isinstance(item.fields, LineItemFields)
        found.append((item.fields.total, item.doubts))
    return found


def test_a_number_broken_over_two_rows_is_joined_where_the_product_confirms_it() -> None:
    rows: list[list[str | None]] = [HEADER, ["1", "Пульт", "31", "2 369 100", "73 442"], ["", "", "", "", "100"]]
    assert items(rows) == [(Decimal(73442100), ("number_over_two_cells",))]
    assert [account.outcome.value for account in accounts(view(table(rows)))] == ["header", "item", "continuation"]


def test_a_rest_that_nothing_confirms_is_kept_and_makes_the_item_doubtful() -> None:
    rows: list[list[str | None]] = [HEADER, ["1", "Пульт", "2", "250", "700"], ["", "", "", "", "750"]]
    assert items(rows) == [(Decimal(700), ("figures_beside",))]
    assert [account.outcome.value for account in accounts(view(table(rows)))] == ["header", "item", "not_understood"]


def test_a_sum_without_a_label_makes_a_consistent_item_neither_longer_nor_doubtful() -> None:
    rows: list[list[str | None]] = [HEADER, ["1", "Пульт", "2", "250", "500"], ["", "", "", "", "500"]]
    assert items(rows) == [(Decimal(500), ())]


def test_halves_above_and_below_an_item_are_joined_to_it() -> None:
    rows: list[list[str | None]] = [
        HEADER,
        ["1", "Пульт", "2", "250", "500"],
        ["", "", "", "", "62 537"],
        ["2", "Кабель", "9", "6 948 600", ""],
        ["", "", "", "", "400"],
    ]
    found = items(rows)
    assert found[0][0] == Decimal(500)
    assert found[1][0] in {Decimal(62537400), None}
    assert found[1][0] is not None or "figures_beside" in found[1][1]
