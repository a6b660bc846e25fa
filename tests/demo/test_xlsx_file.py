"""Spreadsheets hold the key's figures, and formulas the value a spreadsheet would have cached."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from leafproof.demo.blocks import Grid, Paper
from leafproof.demo.chance import Chance
from leafproof.demo.deal import deal
from leafproof.demo.spec_paper import annex
from leafproof.demo.xlsx_file import xlsx


def paper_of(seed: int) -> Paper:
    chance = Chance(f"sheet-{seed}")
    return annex(deal(("ru",), 8, chance.sub("deal")), chance.sub("paper"), wide=False)


def cells(data: bytes, *, values: bool) -> list[object]:
    sheet = load_workbook(io.BytesIO(data), data_only=values).active
    assert sheet is not None
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_of_the_key_is_in_a_cell_as_a_number_or_as_printed(seed: int) -> None:
    data, paper = xlsx(paper_of(seed), Chance(f"{seed}"))
    found = cells(data, values=True)
    numbers = {Decimal(str(value)) for value in found if isinstance(value, int | float)}
    texts = {value for value in found if isinstance(value, str)}
    grid = next(block for block in paper.blocks if isinstance(block, Grid))
    roles = [column.role for column in grid.columns]
    for row in grid.rows:
        if row.item is not None:
            printed = row.cells[roles.index("total")]
            plain = "".join(sign for sign in printed if sign.isdigit())
            assert printed in texts or any("".join(s for s in f"{n:.2f}" if s.isdigit()).startswith(plain) for n in numbers)


def test_formulas_cache_the_printed_value() -> None:
    data, paper = xlsx(paper_of(1), Chance("cached"), formulas="cached")
    formulas = [value for value in cells(data, values=False) if isinstance(value, str) and value.startswith("=")]
    priced = [item for item in paper.items if item.total is not None]
    assert len(formulas) == len(priced)
    numbers = {Decimal(str(value)) for value in cells(data, values=True) if isinstance(value, int | float)}
    scales = {Decimal(1), Decimal(1000), Decimal(10000)}
    for item in priced:
        assert item.total is not None
        assert any(Decimal(item.total) / scale in numbers for scale in scales)


def test_formulas_without_a_cached_value_leave_the_key_without_a_total() -> None:
    data, paper = xlsx(paper_of(2), Chance("bare"), formulas="bare")
    assert [item.total for item in paper.items] == [None] * len(paper.items)
    assert all(item.unit_price is not None or item.total is None for item in paper.items)
    assert any(isinstance(value, str) and value.startswith("=") for value in cells(data, values=False))


def test_the_same_stream_gives_the_same_bytes() -> None:
    assert xlsx(paper_of(3), Chance("x"))[0] == xlsx(paper_of(3), Chance("x"))[0]
