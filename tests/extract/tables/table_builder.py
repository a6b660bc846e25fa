"""Builds table records and documents from rows of text, in all the shapes that readers give."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.extract.view import DocumentView
from leafproof.records import (
    Box,
    Cell,
    Page,
    PagePlace,
    ReadDocument,
    SheetPlace,
    Table,
    TableStyle,
    TextSource,
    Word,
)

LEFT, TOP, COLUMN, ROW = 5_000, 10_000, 6_000, 1_500
Grid = Sequence[Sequence[str | None]]


def table(
    rows: Grid,
    *,
    index: int = 0,
    page: int = 1,
    how: TableStyle = TableStyle.RULED,
    source: TextSource = TextSource.TEXT_LAYER,
    header_rows: int | None = None,
    shift: int = 0,
    sheet: str | None = None,
    top: int = TOP,
    corner: tuple[int, int] = (1, 1),
) -> Table:
    """A table piece: None = covered by the cell to its left, "^" = covered by the cell above, "" = an empty cell.

    `corner` is the row and column (from 1) of the first cell in its sheet.
    """
    count = max(len(row) for row in rows)
    cells: list[Cell] = []
    for at, row in enumerate(rows):
        column = 0
        while column < len(row):
            text = row[column]
            if text is None or text == "^":
                column += 1
                continue
            span = 1
            while column + span < len(row) and row[column + span] is None:
                span += 1
            tall = 1
            while at + tall < len(rows) and column < len(rows[at + tall]) and rows[at + tall][column] == "^":
                tall += 1
            left, upper = LEFT + shift + column * COLUMN, top + at * ROW
            place = (
                SheetPlace(sheet, f"{chr(64 + corner[1] + column)}{corner[0] + at}")
                if sheet
                else PagePlace(page, (Box(left + 200, upper + 200, left + span * COLUMN - 200, upper + ROW - 200),))
            )
            cells.append(Cell(at, column, text, place, tall, span, confidence=90 if source is TextSource.OCR else None))
            column += span
    bottom = top + len(rows) * ROW
    whole = (
        SheetPlace(sheet, f"{chr(64 + corner[1])}{corner[0]}:{chr(63 + corner[1] + count)}{corner[0] + len(rows) - 1}")
        if sheet
        else PagePlace(page, (Box(LEFT + shift, top, LEFT + shift + count * COLUMN, bottom),))
    )
    edges = () if sheet else tuple(LEFT + shift + column * COLUMN for column in range(count + 1))
    return Table(index, whole, len(rows), count, tuple(cells), how, source, edges, header_rows)


def view(*tables: Table, lines: Sequence[tuple[int, int, str]] = ()) -> DocumentView:
    """A document of these pieces; `lines` are (page, y in 1/100 pt, text) printed outside the tables."""
    numbers = {piece.place.page for piece in tables if isinstance(piece.place, PagePlace)} | {page for page, _, _ in lines}
    pages = []
    for number in sorted(numbers):
        words: list[Word] = []
        for line, (_, upper, text) in enumerate(item for item in lines if item[0] == number):
            for at, token in enumerate(text.split()):
                left = LEFT + at * 3_000
                words.append(Word(token, Box(left, upper, left + 2_800, upper + 1_000), line))
        pages.append(Page(number, 59_500, 84_200, TextSource.TEXT_LAYER, tuple(words)))
    return DocumentView(ReadDocument("0" * 64, "application/pdf", "test.pdf", pages=tuple(pages), tables=tuple(tables)))
