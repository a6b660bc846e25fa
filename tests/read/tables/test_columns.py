"""Column borders of tables without vertical rules."""

from __future__ import annotations

from page_builder import rows_at

from leafproof.read.tables.cells import cell_text
from leafproof.read.tables.find import read_tables
from leafproof.read.tables.model import Rule


def _rows(words: list[list[str]], xs: list[list[float]]) -> list[list[str]]:
    found = [word for at, (row, places) in enumerate(zip(words, xs, strict=True)) for word in rows_at([row], places, 100.0 + 18.0 * at)]
    rules = [Rule(True, 96.0, 60.0, 540.0), Rule(True, 115.0, 60.0, 540.0)]
    grids = read_tables(found, rules, width=595.0, height=842.0)
    assert len(grids) == 1
    grid = grids[0]
    return [[cell_text(cell) for cell in grid.cells if cell.row == row] for row in range(len(grid.rows) - 1)]


def test_the_labels_of_sums_below_the_last_item_move_no_border() -> None:
    head = (["Pos.", "Name", "Qty", "Unit", "Einzelpreis EUR", "Total EUR"], [60.0, 100.0, 260.0, 310.0, 355.0, 470.0])
    items = [
        (["1", "Winter jacket", "250", "pcs", "74.90", "18,725.00"], [60.0, 100.0, 260.0, 312.0, 425.0, 480.0]),
        (["2", "Transport box", "40", "pcs", "129.00", "5,160.00"], [60.0, 100.0, 265.0, 312.0, 420.0, 485.0]),
        (["3", "Freight", "1", "lot", "480.00", "480.00"], [60.0, 100.0, 270.0, 312.0, 420.0, 495.0]),
    ]
    sums = [
        (["Zwischensumme", "24,365.00"], [322.0, 480.0]),
        (["zzgl. 19 % USt.", "4,629.35"], [322.0, 485.0]),
        (["Gesamtbetrag", "28,994.35"], [322.0, 480.0]),
    ]
    lines = [head, *items, *sums]
    rows = _rows([words for words, _ in lines], [places for _, places in lines])
    assert rows[0] == ["Pos.", "Name", "Qty", "Unit", "Einzelpreis EUR", "Total EUR"]
    assert rows[1] == ["1", "Winter jacket", "250", "pcs", "74.90", "18,725.00"]
