"""Sheets and the tables in them: regions of cells that hold something, parted by empty rows and columns, in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leafproof.records import Cell, ReadPart, Sheet, SheetCell, SheetPlace, Table, TableStyle, TextSource

SHEET_CELLS = 5_000
SHEET_CHARACTERS = 300_000
TABLE_ROWS = 2_000
TABLE_CELLS = 8_000
_MERGED_ROWS = 200_000
_MERGES_IN_A_ROW = 200


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that holds something: column from 1, text on one line, formula, doubts."""

    column: int
    text: str
    formula: str | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row that holds something: its number from 1, its cells from left to right."""

    number: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: first and last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


def letters(column: int) -> str:
    """The A1 letters of a column number: 1 -> A, 27 -> AA."""
    out = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def reference(top: int, left: int, bottom: int, right: int) -> str:
    """A range in A1 notation: `D5`, or `D5:F6`."""
    first = f"{letters(left)}{top}"
    return first if (top, left) == (bottom, right) else f"{first}:{letters(right)}{bottom}"


class SheetParts:
    """Takes the rows of one sheet and gives its records; tables are numbered on from `first_table`."""

    def __init__(self, *, index: int, name: str, hidden: bool, merges: tuple[Merge, ...], first_table: int) -> None:
        self._index, self._name, self._hidden = index, name, hidden
        self.tables = first_table
        self._merges = sorted(merges, key=lambda merge: (merge.top, merge.left))
        self._cells: list[SheetCell] = []
        self._characters = 0
        self._sheets = 0
        self._band: list[GridRow] = []
        self._band_cells = self._band_characters = 0
        self._columns: set[int] = set()
        self._last = 0

    def add(self, row: GridRow) -> Iterator[ReadPart]:
        """Takes one row; gives the records that became complete."""
        length = sum(len(cell.text) + len(cell.formula or "") for cell in row.cells)
        if self._cells and (len(self._cells) + len(row.cells) > SHEET_CELLS or self._characters + length > SHEET_CHARACTERS):
            yield self._sheet()
        ended = row.number > self._last + 1
        full = len(self._band) >= TABLE_ROWS or self._band_cells + len(row.cells) > TABLE_CELLS
        if self._band and (ended or full or self._band_characters + length > SHEET_CHARACTERS):
            yield from self._tables(ended=ended)
        self._cells += [SheetCell(row.number, cell.column, cell.text, cell.formula) for cell in row.cells]
        self._characters += length
        self._band.append(row)
        self._band_cells += len(row.cells)
        self._band_characters += length
        self._last = row.number

    def finish(self) -> Iterator[ReadPart]:
        """The remaining records; an empty sheet is a record too."""
        if self._cells or self._sheets == 0:
            yield self._sheet()
        if self._band:
            yield from self._tables(ended=True)

    def _sheet(self) -> Sheet:
        cells, self._cells, self._characters = tuple(self._cells), [], 0
        self._sheets += 1
        return Sheet(self._index, self._name, self._hidden, cells)

    def _tables(self, *, ended: bool) -> Iterator[Table]:
        rows, self._band, self._band_cells, self._band_characters = self._band, [], 0, 0
        top, bottom = rows[0].number, rows[-1].number
        covered = _Covered(self._merges, top, bottom)
        self._columns.update(cell.column for row in rows for cell in row.cells)
        for merge in covered.merges:
            if any(merge.left == cell.column for cell in rows[merge.top - top].cells):
                self._columns.update(range(merge.left, min(merge.right, merge.left + 500) + 1))
        for left, right in _runs(self._columns):
            table = self._table(rows, left, right, covered)
            if table is not None:
                yield table
        if ended:
            self._columns = set()

    def _table(self, rows: list[GridRow], left: int, right: int, covered: _Covered) -> Table | None:
        inside = [(row.number, cell) for row in rows for cell in row.cells if left <= cell.column <= right]
        if not inside:
            return None
        top, bottom = inside[0][0], inside[-1][0]
        spans = covered.spans(inside, bottom, right)
        if (top, left) == (bottom, right):
            return None
        cells = tuple(self._cell(number, cell, spans.get((number, cell.column), (1, 1)), top, left) for number, cell in inside)
        index, self.tables = self.tables, self.tables + 1
        return Table(
            index=index,
            place=SheetPlace(self._name, reference(top, left, bottom, right)),
            row_count=bottom - top + 1,
            column_count=right - left + 1,
            cells=cells,
            how=TableStyle.NATIVE,
            source=TextSource.TEXT_LAYER,
            doubts=("hidden_sheet",) if self._hidden else (),
        )

    def _cell(self, number: int, cell: GridCell, span: tuple[int, int], top: int, left: int) -> Cell:
        return Cell(
            row=number - top,
            column=cell.column - left,
            text=cell.text,
            place=SheetPlace(self._name, reference(number, cell.column, number, cell.column)),
            row_span=span[0],
            column_span=span[1],
            doubts=cell.doubts,
            formula=cell.formula,
        )


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring columns as (first, last) pairs."""
    first = last = 0
    for column in sorted(columns):
        if last and column > last + 1:
            yield first, last
            first = column
        first = first or column
        last = column
    if last:
        yield first, last


class _Covered:
    """The merged ranges that begin in a band of rows, and which of them really cover nothing but their first cell."""

    def __init__(self, merges: list[Merge], top: int, bottom: int) -> None:
        self.merges: list[Merge] = []
        self._by_row: dict[int, list[Merge]] = {}
        rows = 0
        for merge in merges:
            if not top <= merge.top <= bottom:
                continue
            last = min(merge.bottom, bottom)
            rows += last - merge.top + 1
            if rows > _MERGED_ROWS:
                break
            if self._fits(merge, last):
                self.merges.append(merge)
                for row in range(merge.top, last + 1):
                    self._by_row.setdefault(row, []).append(merge)

    def _fits(self, merge: Merge, last: int) -> bool:
        """Whether the range meets no other one."""
        for row in range(merge.top, last + 1):
            others = self._by_row.get(row, ())
            if len(others) >= _MERGES_IN_A_ROW or any(o.left <= merge.right and merge.left <= o.right for o in others):
                return False
        return True

    def spans(self, cells: list[tuple[int, GridCell]], bottom: int, right: int) -> dict[tuple[int, int], tuple[int, int]]:
        """Row and column span of each first cell of a merged range; a range with something in a covered cell is taken for unmerged."""
        bad: set[Merge] = set()
        for number, cell in cells:
            for merge in self._by_row.get(number, ()):
                if merge.left <= cell.column <= merge.right and (number, cell.column) != (merge.top, merge.left):
                    bad.add(merge)
        return {
            (m.top, m.left): (min(m.bottom, bottom) - m.top + 1, min(m.right, right) - m.left + 1)
            for m in self.merges
            if m not in bad and m.left <= right and m.top <= bottom
        }
