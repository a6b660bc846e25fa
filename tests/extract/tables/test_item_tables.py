"""Which tables list goods."""

from __future__ import annotations

from leafproof.extract.tables.whole_table import assemble

from table_builder import table, view


def _reason(header: list[str | None], row: list[str | None]) -> str:
    (whole,) = assemble(view(table([header, row])))
    return whole.reason


def test_a_schedule_of_deliveries_by_lots_lists_no_goods_again() -> None:
    header: list[str | None] = ["Партия", "Наименование", "Количество", "Срок отгрузки", "Пункт отгрузки"]
    assert _reason(header, ["1", "Лось-4М", "12 ед.", "до 31.03.2026", "ст. Лесная"]).startswith("a schedule of deliveries")


def test_a_specification_without_prices_lists_goods_whatever_its_dates() -> None:
    header: list[str | None] = ["№", "Наименование", "Ед. изм.", "Кол-во", "Партия", "Срок поставки"]
    assert _reason(header, ["1", "Лось-4М", "ед.", "12", "I", "2026"]) == ""


def test_an_act_without_prices_lists_goods() -> None:
    assert _reason(["№", "Наименование", "Кол-во", "Заводской №"], ["1", "Лось-4М", "12", "00112"]) == ""
