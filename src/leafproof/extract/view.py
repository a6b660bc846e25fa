"""One document as extraction sees it: running text whose every character knows its place, and tables with roles."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from leafproof.records import (
    Anchor,
    Box,
    Cell,
    Confidence,
    Fractions,
    Page,
    PageAnchor,
    PagePlace,
    ReadDocument,
    Sheet,
    SheetAnchor,
    SheetPlace,
    Table,
    TextAnchor,
    TextPlace,
    TextSource,
)

PAGE_BREAK = "\n\f\n"
SCALE = 10_000
PROSE_IN_CELLS = "cells_of_prose"


def column_letters(column: int) -> str:
    """The A1 letters of a 1-based column number: 1 -> A, 27 -> AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def fractions(box: Box, page: Page) -> Fractions:
    """The box as fractions of its page in 1/10000, rounded outward and kept on the page."""
    width, height = max(page.width, 1), max(page.height, 1)
    return Fractions(
        max(0, box.left * SCALE // width),
        max(0, box.top * SCALE // height),
        min(SCALE, -(-box.right * SCALE // width)),
        min(SCALE, -(-box.bottom * SCALE // height)),
    )


def union(boxes: list[Box]) -> Box:
    """The smallest box around all boxes; there is at least one."""
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))


class DocumentView:
    """The text of a document in reading order, and the way back from any range of it to pages, boxes, cells or offsets.

    `text` is: for pages, the lines joined by a line feed, pages parted by PAGE_BREAK; for sheets, one line a row with cells parted
    by a tab, sheets parted by PAGE_BREAK; for documents without pages, exactly the document's text.
    `memo` keeps what one extractor computed for the others (facts, money, dates), by name, for the life of the view.
    """

    def __init__(self, document: ReadDocument) -> None:
        self.document = document
        self.memo: dict[str, object] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._where: list[tuple[Page, int] | tuple[Sheet, int]] = []
        if document.pages:
            self.text = self._lay_pages(document.pages)
        elif document.sheets:
            self.text = self._lay_sheets(document.sheets)
        else:
            self.text = "".join(part.text for part in document.texts)

    def _lay_pages(self, pages: tuple[Page, ...]) -> str:
        pieces: list[str] = []
        offset = 0
        for number, page in enumerate(pages):
            if number:
                pieces.append(PAGE_BREAK)
                offset += len(PAGE_BREAK)
            before = None
            for index, word in enumerate(page.words):
                if before is not None:
                    gap = "\n" if before.line != word.line else "" if before.glued else " "
                    pieces.append(gap)
                    offset += len(gap)
                before, text = word, word.text
                self._put(offset, len(text), (page, index))
                pieces.append(text)
                offset += len(text)
        return "".join(pieces)

    def _lay_sheets(self, sheets: tuple[Sheet, ...]) -> str:
        pieces: list[str] = []
        offset = 0
        for number, sheet in enumerate(sheets):
            if number:
                pieces.append(PAGE_BREAK)
                offset += len(PAGE_BREAK)
            row = None
            for index, cell in enumerate(sheet.cells):
                if row is not None:
                    gap = "\t" if row == cell.row else "\n"
                    pieces.append(gap)
                    offset += len(gap)
                row = cell.row
                self._put(offset, len(cell.text), (sheet, index))
                pieces.append(cell.text)
                offset += len(cell.text)
        return "".join(pieces)

    def _put(self, start: int, length: int, where: tuple[Page, int] | tuple[Sheet, int]) -> None:
        self._starts.append(start)
        self._ends.append(start + length)
        self._where.append(where)

    def _spans(self, start: int, end: int) -> range:
        first = max(0, bisect_right(self._starts, start) - 1)
        while first < len(self._starts) and self._ends[first] <= start:
            first += 1
        last = first
        while last < len(self._starts) and self._starts[last] < end:
            last += 1
        return range(first, last)

    def anchor(self, start: int, end: int) -> Anchor | None:
        """Where text[start:end] stands, widened to whole words or cells; only the first page or sheet of a range over several.

        None where the range holds no words.
        """
        if not self._where:
            quote = self.text[start:end]
            return TextAnchor(self.document.sha256, start, end, quote) if quote.strip() else None
        spans = self._spans(start, end)
        if not spans:
            return None
        home = self._where[spans[0]][0]
        kept = [i for i in spans if self._where[i][0] is home]
        quote = self.text[self._starts[kept[0]] : self._ends[kept[-1]]]
        if not quote.strip():
            return None
        if isinstance(home, Page):
            lines: dict[int, list[Box]] = {}
            for i in kept:
                word = home.words[self._where[i][1]]
                lines.setdefault(word.line, []).append(word.box)
            boxes = tuple(fractions(union(found), home) for found in lines.values())
            return PageAnchor(self.document.sha256, home.number, boxes, quote)
        cells = [home.cells[self._where[i][1]] for i in kept]
        rows, columns = [c.row for c in cells], [c.column for c in cells]
        first, last = f"{column_letters(min(columns))}{min(rows)}", f"{column_letters(max(columns))}{max(rows)}"
        return SheetAnchor(self.document.sha256, home.name, first if first == last else f"{first}:{last}", quote)

    def confidence(self, start: int, end: int) -> Confidence:
        """How the words of text[start:end] were read, with the lowest word confidence where it was OCR."""
        found = [home.words[i].confidence for home, i in (self._where[s] for s in self._spans(start, end)) if isinstance(home, Page)]
        known = [value for value in found if value is not None]
        return Confidence("ocr", min(known)) if known else Confidence("text_layer")

    @cached_property
    def _pages(self) -> dict[int, Page]:
        return {page.number: page for page in self.document.pages}

    def cell_anchor(self, cell: Cell) -> Anchor | None:
        """Where a table cell's words stand; None for a cell without text."""
        if not cell.text.strip():
            return None
        match cell.place:
            case PagePlace(page=number, boxes=boxes):
                page = self._pages[number]
                return PageAnchor(self.document.sha256, number, tuple(fractions(box, page) for box in boxes), cell.text)
            case SheetPlace(sheet=sheet, cells=cells):
                return SheetAnchor(self.document.sha256, sheet, cells, cell.text)
            case TextPlace(start=start, end=end):
                return TextAnchor(self.document.sha256, start, end, self.text[start:end])

    @cached_property
    def _table_ranges(self) -> tuple[list[int], list[int]]:
        """Sorted, disjoint ranges of `text` that stand inside a table."""
        ranges: list[tuple[int, int]] = []
        by_page: dict[int, list[Box]] = {}
        for table in self.document.tables:
            if PROSE_IN_CELLS in table.doubts:
                continue
            if isinstance(table.place, TextPlace):
                ranges.append((table.place.start, table.place.end))
            elif isinstance(table.place, PagePlace):
                by_page.setdefault(table.place.page, []).extend(table.place.boxes)
        for i, (home, index) in enumerate(self._where):
            if isinstance(home, Sheet):
                ranges.append((self._starts[i], self._ends[i]))
                continue
            tables = by_page.get(home.number)
            if tables is None:
                continue
            box = home.words[index].box
            x, y = (box.left + box.right) // 2, (box.top + box.bottom) // 2
            for table_box in tables:
                if table_box.left <= x <= table_box.right and table_box.top <= y <= table_box.bottom:
                    ranges.append((self._starts[i], self._ends[i]))
                    break
        ranges.sort()
        return [start for start, _ in ranges], [end for _, end in ranges]

    def in_table(self, offset: int) -> bool:
        """Whether the character at this offset stands inside a table (every cell of a sheet does).

        A table that only lays prose out in columns (a contract in two languages) counts as prose.
        """
        starts, ends = self._table_ranges
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]

    def tables_of(self, source: TextSource) -> tuple[Table, ...]:
        """The table pieces read from this source, in file order."""
        return tuple(table for table in self.document.tables if table.source is source)
