"""What the table reader works on: words with character borders, rules, and the grids it gives. Points, origin top left.

Coordinates are floats on the straightened page; they become integers of 1/100 pt on the displayed page when records are made.
"""

from __future__ import annotations

from dataclasses import dataclass

from leafproof.records import Reading, TableStyle


@dataclass(frozen=True, slots=True)
class RawWord:
    """One word with the x borders of its characters (`len(text) + 1` of them), in points. `confidence` is 0-100 or None."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    edges: tuple[float, ...]
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: at `position` (y of a horizontal, x of a vertical) from `start` to `end`."""

    horizontal: bool
    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
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
