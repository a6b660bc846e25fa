"""Builds the text of a document without pages: stretches with their offsets, and tables whose cells know where they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from leafproof.records import Cell, Gap, GapReason, ReadPart, Table, TableStyle, Text, TextPlace, TextRole, TextSource

PIECE_CHARACTERS = 200_000
TABLE_ROWS = 2_000
TABLE_CELLS = 8_000
TABLE_CHARACTERS = 300_000
ROW_CELLS = 2_000


@dataclass(frozen=True, slots=True)
class InnerCell:
    """A cell of a table that stands inside a cell; `start` and `end` count from the start of the outer cell's text."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class GridText:
    """A cell on its way into the text: 0-based column, text without line breaks, spans, tables that stand inside it."""

    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    inner: tuple[tuple[InnerCell, ...], ...] = ()


@dataclass
class _OpenTable:
    """A table whose rows are still coming: the piece that is being filled."""

    how: TableStyle
    start: int
    keep_empty: bool
    row: int = 0
    columns: int = 0
    characters: int = 0
    cells: list[Cell] = field(default_factory=list)
    inner: list[tuple[tuple[InnerCell, ...], int, str]] = field(default_factory=list)


def one_line(text: str) -> str:
    """The text of a cell on one line: line breaks and tabs become spaces, white space at the ends goes; nothing else changes."""
    return text.translate(_BREAKS).strip(" ")


def raised(text: str) -> str:
    """Text that is set as superscript: its digits as superscript characters, so that a note's mark never joins the number before it."""
    return text.translate(_RAISED) if text.strip().isdigit() else text


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


class TextParts:
    """Takes text and tables in document order and gives records; what is complete can be taken at any time.

    `limit` is how many characters the document's text may have; what comes after is counted, and one gap says so.
    """

    def __init__(self, *, limit: int) -> None:
        self.end = 0
        self._limit = limit
        self._dropped = 0
        self._ready: list[ReadPart] = []
        self._pending: list[str] = []
        self._held = 0
        self._role = TextRole.BODY
        self._tables = 0
        self._table: _OpenTable | None = None

    @property
    def full(self) -> bool:
        """Whether the limit is reached, so that nothing more need be read."""
        return self._dropped > 0

    @property
    def in_table(self) -> bool:
        """Whether a table is begun and not ended."""
        return self._table is not None

    def write(self, text: str, role: TextRole = TextRole.BODY) -> None:
        """Adds text as it is; it brings its own line ends."""
        if not text:
            return
        if role is not self._role:
            self._flush()
            self._role = role
        room = self._limit - self.end
        if len(text) > room:
            self._dropped += len(text) - max(room, 0)
            text = text[: max(room, 0)]
        for start in range(0, len(text), PIECE_CHARACTERS):
            piece = text[start : start + PIECE_CHARACTERS]
            if self._held + len(piece) > PIECE_CHARACTERS:
                self._flush()
            self._pending.append(piece)
            self._held += len(piece)
            self.end += len(piece)

    def _flush(self) -> None:
        if self._pending:
            text = "".join(self._pending)
            self._ready.append(Text(self.end - len(text), text, self._role))
            self._pending, self._held = [], 0

    def begin_table(self, *, how: TableStyle = TableStyle.NATIVE, keep_empty: bool = True) -> None:
        """Begins a table; its rows are written with `row`. Without `keep_empty`, a cell with nothing in it is left out of the record."""
        self._table = _OpenTable(how, self.end, keep_empty)

    def row(self, cells: Sequence[GridText], *, role: TextRole = TextRole.BODY) -> None:
        """Writes one row: its cells parted by tabs, a line end after the last, each cell's place kept."""
        table = self._table
        assert table is not None
        if len(cells) > ROW_CELLS:
            rest = " ".join(cell.text for cell in cells[ROW_CELLS - 1 :] if cell.text)
            cells = [*cells[: ROW_CELLS - 1], GridText(cells[ROW_CELLS - 1].column, rest)]
        length = sum(len(cell.text) for cell in cells) + len(cells)
        if table.row and (
            table.row >= TABLE_ROWS or len(table.cells) + len(cells) > TABLE_CELLS or table.characters + length > TABLE_CHARACTERS
        ):
            self._emit(table)
            table.start, table.row, table.characters, table.cells, table.inner = self.end, 0, 0, [], []
        if self.end + length > self._limit:
            # a row is kept whole or not at all, and nothing is kept after the first one that is not
            self._dropped += length
            self._limit = self.end
            return
        for index, cell in enumerate(cells):
            if index:
                self.write("\t", role)
            start = self.end
            self.write(cell.text, role)
            if cell.text or table.keep_empty:
                place = TextPlace(start, self.end)
                table.cells.append(Cell(table.row, cell.column, cell.text, place, cell.row_span, cell.column_span))
            table.columns = max(table.columns, cell.column + cell.column_span)
            table.inner.extend((inner, start, cell.text) for inner in cell.inner)
        self.write("\n", role)
        table.row += 1
        table.characters += length

    def end_table(self) -> None:
        """Ends the table: its last piece becomes a record."""
        table, self._table = self._table, None
        assert table is not None
        if table.row:
            self._emit(table)

    def _emit(self, table: _OpenTable) -> None:
        rows = table.row
        cells = tuple(
            cell
            if cell.row + cell.row_span <= rows
            else Cell(cell.row, cell.column, cell.text, cell.place, rows - cell.row, cell.column_span)
            for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        )
        self._add_table(cells, TextPlace(table.start, self.end), (rows, table.columns), table.how)
        for inner, start, text in table.inner:
            self._add_inner(inner, start, text)

    def _add_table(self, cells: tuple[Cell, ...], place: TextPlace, shape: tuple[int, int], how: TableStyle) -> None:
        self._flush()
        self._ready.append(Table(self._tables, place, shape[0], shape[1], cells, how, TextSource.TEXT_LAYER))
        self._tables += 1

    def _add_inner(self, inner: tuple[InnerCell, ...], start: int, text: str, *, how: TableStyle = TableStyle.NATIVE) -> None:
        if not inner:
            return
        cells = tuple(
            Cell(c.row, c.column, text[c.start : c.end], TextPlace(start + c.start, start + c.end), c.row_span, c.column_span)
            for c in sorted(inner, key=lambda c: (c.row, c.column))
        )
        shape = max(c.row + c.row_span for c in inner), max(c.column + c.column_span for c in inner)
        place = TextPlace(start + min(c.start for c in inner), start + max(c.end for c in inner))
        self._add_table(cells, place, shape, how)

    def placed_table(self, rows: Sequence[Sequence[InnerCell]], text: str, start: int, *, how: TableStyle) -> None:
        """Adds a table, in pieces where it is long; its cells stand in `text`, which was written at `start` as it is."""
        step = max(1, TABLE_CELLS // max(len(row) for row in rows))
        for first in range(0, len(rows), step):
            piece = [replace(cell, row=cell.row - first) for row in rows[first : first + step] for cell in row]
            self._add_inner(tuple(piece), start, text, how=how)

    def take(self) -> Iterator[ReadPart]:
        """The records that are complete so far."""
        ready, self._ready = self._ready, []
        yield from ready

    def finish(self) -> Iterator[ReadPart]:
        """The remaining records, and a gap where the limit cut the text."""
        if self._table is not None:
            self.end_table()
        self._flush()
        yield from self.take()
        if self._dropped:
            sentence = f"The text was read up to {self.end:,} characters; at least {self._dropped:,} more were not read."
            yield Gap(GapReason.OVER_LIMIT, sentence, "raise text_bytes under [read], or split the file", "the rest of the text")


class Spans:
    """The grid positions that cells of earlier rows reach down into, row by row."""

    def __init__(self) -> None:
        self._left: dict[int, int] = {}

    def next_row(self) -> None:
        """Goes on to the next row."""
        self._left = {column: rows - 1 for column, rows in self._left.items() if rows > 1}

    def free(self, column: int) -> int:
        """The first column from `column` on that no earlier cell covers."""
        while column in self._left:
            column += 1
        return column

    def room(self, column: int, wanted: int) -> int:
        """How many of the wanted columns from here on are free; at least 1."""
        width = 1
        while width < wanted and column + width not in self._left:
            width += 1
        return width

    def take(self, column: int, *, column_span: int, row_span: int) -> None:
        """Notes a cell that starts in this row."""
        if row_span > 1:
            for at in range(column, column + column_span):
                self._left[at] = row_span
