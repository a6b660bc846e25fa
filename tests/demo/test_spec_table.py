"""Specification tables print what the key holds, and only misprints that are on purpose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leafproof.demo.blocks import Grid
from leafproof.demo.chance import Chance
from leafproof.demo.invented import things
from leafproof.demo.item_rows import MISPRINTS
from leafproof.demo.key import ItemKey
from leafproof.demo.spec_table import Form, form, specification, with_tax

LANGUAGES = [("ru",), ("en",), ("zh",), ("ru", "zh"), ("ru", "en")]


def drawn(name: str, languages: tuple[str, ...]) -> tuple[Grid, list[ItemKey], Form]:
    chance = Chance(name)
    grain = Decimal(chance.pick(("1000", "1", "0.01") if languages == ("ru",) else ("1000", "1")))
    made = form(languages, "USD", grain, chance, wide=chance.happens(0.5))
    grid, items = specification(things(languages, 12, grain, chance), made, chance)
    return grid, items, made


def value(text: str, made: Form) -> Decimal:
    plain = text.replace(made.style.group, "") if made.style.group else text
    return Decimal(plain.replace(made.style.point, ".")) * made.scale


@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_printed_figure_is_the_keys_value_times_the_scale_of_the_header(languages: tuple[str, ...]) -> None:
    for seed in range(8):
        grid, items, made = drawn(f"scale-{seed}", languages)
        roles = [column.role for column in grid.columns]
        for row in grid.rows:
            if row.item is None:
                continue
            item = items[row.item]
            for name in ("unit_price", "total"):
                if getattr(item, name) is None:
                    assert row.cells[roles.index(name)] == made.free
                    continue
                assert value(row.cells[roles.index(name)], made) == Decimal(getattr(item, name))
            assert value(row.cells[roles.index("quantity")], made) == Decimal(item.quantity or "0") * made.scale


@pytest.mark.parametrize("languages", LANGUAGES)
def test_quantity_times_price_is_the_total_unless_a_misprint_was_planted(languages: tuple[str, ...]) -> None:
    for seed in range(8):
        _, items, _ = drawn(f"sum-{seed}", languages)
        for item in items:
            if item.unit_price is None:
                assert item.total is None
                continue
            product = Decimal(item.quantity or "0") * Decimal(item.unit_price or "0")
            assert (product == Decimal(item.total or "0")) == (item.planted is None)


def test_a_misprint_differs_from_the_fitting_value_in_one_digit() -> None:
    planted = [item for seed in range(60) for item in drawn(f"misprint-{seed}", ("ru",))[1] if item.planted is not None]
    assert planted
    for item in planted:
        assert item.planted is not None
        shown, fitting = getattr(item, item.planted.field), item.planted.fitting
        assert shown != fitting
        width = max(len(shown), len(fitting))
        if "." not in shown + fitting:
            assert sum(a != b for a, b in zip(shown.rjust(width), fitting.rjust(width), strict=True)) == 1


def test_about_six_rows_in_a_hundred_are_misprinted() -> None:
    rows = [item for seed in range(100) for item in drawn(f"share-{seed}", ("en",))[1]]
    share = sum(item.planted is not None for item in rows) / len(rows)
    assert MISPRINTS / 2 < share < MISPRINTS * 2


def test_a_column_of_tax_makes_totals_that_are_rightly_not_quantity_times_price() -> None:
    chance = Chance("tax")
    goods = things(("ru",), 8, Decimal("0.01"), chance)
    made, taxed = with_tax(form(("ru",), "RUB", Decimal("0.01"), chance, plain_scale=True), goods)
    grid, items = specification(taxed, made, chance)
    assert [column.role for column in grid.columns][-2:] == ["tax", "total"]
    for thing, item in zip(goods, items, strict=True):
        if item.planted is None and item.total is not None:
            assert abs(Decimal(item.total) - thing.total * Decimal("1.2")) <= Decimal("0.005")


def test_things_without_a_price_of_their_own_turn_up_and_have_none() -> None:
    items = [item for seed in range(60) for item in drawn(f"free-{seed}", ("ru",))[1]]
    free = [item for item in items if item.total is None]
    assert free
    assert all(item.unit_price is None and item.planted is None for item in free)


def test_every_style_of_rules_header_and_order_turns_up() -> None:
    grids = [drawn(f"variety-{seed}", ("ru",))[0] for seed in range(80)]
    assert {grid.rules for grid in grids} == {"full", "horizontal", "header", "none"}
    assert {grid.depth() for grid in grids} == {1, 2}
    assert {grid.number_row for grid in grids} == {True, False}
    assert {grid.repeat_header for grid in grids} == {True, False}
    assert len({tuple(column.role.partition(":")[0] for column in grid.columns) for grid in grids}) > 15
    assert any(row.kind == "section" for grid in grids for row in grid.rows)
    assert any(row.kind == "subtotal" for grid in grids for row in grid.rows)
