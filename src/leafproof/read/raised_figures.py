"""Footnote marks in table cells: a small raised figure after a number stays apart from it."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.read.record_copy import with_fields
from leafproof.read.tables.lines import joined
from leafproof.read.tables.model import Grid, GridCell, RawWord
from leafproof.read.word_shapes import PlacedWord
from leafproof.records import Table


def with_raised_apart(tables: Sequence[Table], grids: Sequence[Grid], placed: dict[int, PlacedWord]) -> list[Table]:
    """The tables (one for each grid, in order), their cells with a space before each raised figure that follows a digit."""
    raised = {key for key, word in placed.items() if word.raised and word.raw.text[:1].isdigit()}
    if not raised:
        return list(tables)
    apart: list[Table] = []
    for table, grid in zip(tables, grids, strict=True):
        ordered = sorted(grid.cells, key=lambda c: (c.row, c.column))
        cells = []
        for cell, found in zip(table.cells, ordered, strict=True):
            held = any(id(word) in raised for line in found.lines for word in line)
            cells.append(with_fields(cell, text=_text(found, raised)) if held else cell)
        apart.append(with_fields(table, cells=tuple(cells)))
    return apart


def _text(cell: GridCell, raised: set[int]) -> str:
    parts: list[str] = []
    for line in cell.lines:
        run: list[RawWord] = []
        for word in line:
            if run and id(word) in raised and run[-1].text[-1:].isdigit():
                parts.append(joined(run))
                run = []
            run.append(word)
        parts.append(joined(run))
    return " ".join(parts)
