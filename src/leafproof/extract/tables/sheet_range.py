"""Ranges of sheets in A1 notation, and pieces of one sheet laid over each other by their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.records import Cell, SheetPlace, Table


@dataclass(frozen=True, slots=True)
class SheetRange:
    """First and last row and column of a range, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"([A-Z]{1,4})([0-9]{1,9})(?::([A-Z]{1,4})([0-9]{1,9}))?")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def sheet_range(place: SheetPlace) -> SheetRange | None:
    """The rows and columns of a place in a sheet; None where it is no range in A1 notation."""
    found = _reference().fullmatch(place.cells)
    if found is None:
        return None
    left, top = _number(found[1]), int(found[2])
    return SheetRange(top, left, int(found[4]) if found[4] else top, _number(found[3]) if found[3] else left)


def follows_directly(before: Table, after: Table) -> bool:
    """Whether a piece begins in the row below the last row of another, in the same sheet and column: one region read in parts."""
    if not isinstance(before.place, SheetPlace) or not isinstance(after.place, SheetPlace) or before.place.sheet != after.place.sheet:
        return False
    first, second = sheet_range(before.place), sheet_range(after.place)
    return first is not None and second is not None and second.top == first.bottom + 1 and second.left == first.left


def laid_over(before: Table, after: Table) -> Table | None:
    """A piece of a sheet with its columns numbered like those of the piece above it; None where it reaches beyond them."""
    if not isinstance(before.place, SheetPlace) or not isinstance(after.place, SheetPlace) or before.place.sheet != after.place.sheet:
        return None
    first, second = sheet_range(before.place), sheet_range(after.place)
    if first is None or second is None:
        return None
    offset = second.left - first.left
    if offset < 0 or offset + after.column_count > before.column_count:
        return None
    if offset == 0 and after.column_count == before.column_count:
        return after
    return renumbered(after, tuple(range(offset, offset + after.column_count)), before.column_count)


def renumbered(piece: Table, columns: tuple[int, ...], count: int) -> Table:
    """A piece with its columns numbered anew: column i becomes `columns[i]` (ascending) of `count`."""
    cells = tuple(
        Cell(
            cell.row,
            columns[cell.column],
            cell.text,
            cell.place,
            cell.row_span,
            columns[min(cell.column + cell.column_span, len(columns)) - 1] - columns[cell.column] + 1,
            cell.readings,
            cell.confidence,
            cell.doubts,
            cell.formula,
        )
        for cell in piece.cells
        if 0 <= cell.column < len(columns)
    )
    return Table(
        piece.index,
        piece.place,
        piece.row_count,
        count,
        cells,
        piece.how,
        piece.source,
        piece.edges,
        piece.header_rows,
        piece.doubts,
    )
