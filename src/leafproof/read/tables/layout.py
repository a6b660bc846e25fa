"""A layout is a grid before its words: borders, and which unit cells are one cell. Filling it gives the Grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leafproof.read.tables.lines import text_lines
from leafproof.read.tables.model import Grid, GridCell, RawWord
from leafproof.records import TableStyle

INSIDE = 1.2
"""An edge this many points inside a word goes through it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A cell's place in the grid."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Column borders, row borders (points, ascending) and spans that tile the grid. `cut` says whether edges cut words."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    spans: tuple[Span, ...]
    how: TableStyle
    cut: bool = True
    header_rows: int | None = None
    doubts: tuple[str, ...] = ()

    def owners(self) -> list[list[int]]:
        """For each unit cell the index of its span."""
        width = len(self.columns) - 1
        table = [[-1] * width for _ in range(len(self.rows) - 1)]
        for index, span in enumerate(self.spans):
            for row in range(span.row, span.row + span.row_span):
                table[row][span.column : span.column + span.column_span] = [index] * span.column_span
        return table


def in_box(word: RawWord, columns: Sequence[float], rows: Sequence[float]) -> bool:
    """Whether the middle of a word stands within the outer borders."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return columns[0] <= x <= columns[-1] and rows[0] <= y <= rows[-1]


def fill(layout: Layout, words: Iterable[RawWord]) -> tuple[Grid, list[RawWord]]:
    """The grid with each word in the cell it stands in, and the words that stand outside it, in their order."""
    columns, rows = layout.columns, layout.rows
    owners = layout.owners()
    held: list[list[RawWord]] = [[] for _ in layout.spans]
    outside: list[RawWord] = []
    last = len(rows) - 2
    for word in words:
        if not in_box(word, columns, rows):
            outside.append(word)
            continue
        # The middle stands within the outer borders: no index is below 0.
        row = bisect_right(rows, (word.top + word.bottom) / 2) - 1
        row = min(last, row)
        if layout.cut:
            _put_cut(word, columns, owners[row], held)
        else:
            held[owners[row][_column(columns, (word.left + word.right) / 2)]].append(word)
    cells = tuple(
        GridCell(
            row=span.row,
            column=span.column,
            row_span=span.row_span,
            column_span=span.column_span,
            left=columns[span.column],
            top=rows[span.row],
            right=columns[span.column + span.column_span],
            bottom=rows[span.row + span.row_span],
            lines=tuple(line.words for line in text_lines(held[index])),
        )
        for index, span in sorted(enumerate(layout.spans), key=lambda pair: pair[1])
    )
    return Grid(columns, rows, cells, layout.how, layout.header_rows, layout.doubts), outside


def _column(columns: Sequence[float], x: float) -> int:
    column = bisect_right(columns, x) - 1
    return 0 if column < 0 else min(column, len(columns) - 2)


def _put_cut(word: RawWord, columns: Sequence[float], owners: Sequence[int], held: list[list[RawWord]]) -> None:
    """Gives the word, cut between its characters at every edge that really separates here, to its cells."""
    first = _column(columns, word.left + INSIDE)
    last = _column(columns, max(word.right - INSIDE, word.left))
    if last <= first:
        held[owners[_column(columns, (word.left + word.right) / 2)]].append(word)
        return
    edges = [columns[i] for i in range(first + 1, last + 1) if owners[i - 1] != owners[i]]
    for part in cut(word, edges):
        held[owners[_column(columns, (part.left + part.right) / 2)]].append(part)


def cut(word: RawWord, edges: Sequence[float]) -> list[RawWord]:
    """The word in parts, each character on the side of the edges (x, ascending) where its middle stands."""
    borders = word.edges
    if not edges or len(borders) != len(word.text) + 1 or len(word.text) < 2:
        return [word]
    parts: list[RawWord] = []
    start = 0
    side = bisect_right(edges, (borders[0] + borders[1]) / 2)
    for i in range(1, len(word.text) + 1):
        now = bisect_right(edges, (borders[i] + borders[i + 1]) / 2) if i < len(word.text) else -1
        if now != side:
            text = word.text[start:i]
            parts.append(RawWord(text, borders[start], word.top, borders[i], word.bottom, tuple(borders[start : i + 1]), word.confidence))
            start, side = i, now
    return parts
