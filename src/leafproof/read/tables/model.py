"""What the table reader works on: words with character borders, rules, and the grids it gives. Points, origin top left.

Coordinates are floats on the straightened page; they become integers of 1/100 pt on the displayed page when records are made.
What there are thousands of on a page is a Record: made in a tenth of the time of a frozen dataclass, and no work for the collector.
"""

from __future__ import annotations

from dataclasses import dataclass

from leafproof.records import Reading, TableStyle
from leafproof.records_place import Record


class RawWord(Record, frozen=True, gc=False):
    """One word with the x borders of its characters (`len(text) + 1` of them), in points. `confidence` is 0-100 or None."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    edges: tuple[float, ...]
    confidence: int | None = None


class Rule(Record, frozen=True, gc=False):
    """A straight rule: at `position` (y of a horizontal, x of a vertical) from `start` to `end`."""

    horizontal: bool
    position: float
    start: float
    end: float


class GridCell(Record, frozen=True, gc=False):
    """A cell of a grid: its place in the grid, its box, and its words line by line (top to bottom, left to right)."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[tuple[RawWord, ...], ...]
    readings: tuple[Reading, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as geometry: column borders, row borders, cells in order, how it was found, rows taken for the header."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]
    how: TableStyle
    header_rows: int | None = None
    doubts: tuple[str, ...] = ()
