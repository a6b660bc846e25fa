"""The line above a table that says what its figures are in: «(тыс. долл. США)», 单位：万元, "Currency: USD"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from leafproof.extract.tables.grid_rows import GridRow
from leafproof.extract.tables.sheet_range import SheetRange, sheet_range
from leafproof.extract.view import DocumentView, column_letters, fractions, union
from leafproof.lang.header_units import header_unit
from leafproof.lang.number_words import is_numeral
from leafproof.lang.row_labels import begins_caption, is_han
from leafproof.lang.scales import scale_at
from leafproof.records import Anchor, Page, PageAnchor, PagePlace, SheetAnchor, SheetPlace, Table, TextPlace, Word

LONGEST_CAPTION = 90
REACH = 6_000
LINES_ASKED = 4
CHARACTERS_ASKED = 400
CELLS_ASKED = 40


@dataclass(frozen=True, slots=True)
class Caption:
    """What the figures of a table are in, and where that stands."""

    currency: str | None
    scale: int
    anchor: Anchor


@cache
def _behind_title() -> re.Pattern[str]:
    """A bracket at the end of a title without figures: «Разнарядка на поставку (тыс. руб.)»."""
    return re.compile(r"^[^\d()（）]{4,}[(（]([^\d()（）]{2,40})[)）]\s?[.:：]?$")


def _counts(text: str) -> bool:
    """Whether a text counts something in words («four million dollars», 壹仟万元): then it names a sum and heads no table."""
    words = "".join(char if char.isalpha() and not is_han(char) else " " for char in text).split()
    if any(is_numeral(word) and scale_at(word, 0) is None for word in words):
        return True
    return any(is_numeral(char) and scale_at(char, 0) is None for char in text if is_han(char))


def units_of_caption(line: str) -> tuple[str | None, int] | None:
    """Currency and scale that a line states for the table under it; None where it states neither or is no such line."""
    text = line.strip()
    if not text or len(text) > LONGEST_CAPTION:
        return None
    behind = _behind_title().search(text)
    if behind is not None:
        unit = header_unit(behind[1])
        whole = unit.currency is not None and 2 * len(unit.as_written) >= len(behind[1]) and not _counts(behind[1])
        return (unit.currency, unit.scale) if whole else None
    bracketed = text[0] in "([（【" and text[-1] in ")]）】."
    inner = text.strip("()[]（）【】. ") if bracketed else text
    if any(char.isdigit() and char not in "01" for char in inner) or _counts(inner) or (bracketed and any(c in ")）" for c in inner)):
        return None
    unit = header_unit(inner)
    if unit.currency is None and unit.scale == 1:
        return None
    if not bracketed and not begins_caption(inner):
        return None
    return unit.currency, unit.scale


def _lines_above(page: Page, table: Table) -> list[list[Word]]:
    """The lines of words that stand within 60 pt above a table, the nearest last."""
    if not isinstance(table.place, PagePlace) or not table.place.boxes:
        return []
    top = min(box.top for box in table.place.boxes)
    lines: dict[int, list[Word]] = {}
    for word in page.words:
        middle = (word.box.top + word.box.bottom) // 2
        if top - REACH <= middle <= top:
            lines.setdefault(word.line, []).append(word)
    ordered = sorted(lines.values(), key=lambda words: max(word.box.bottom for word in words))
    return ordered[-LINES_ASKED:]


def _text_of(words: list[Word]) -> str:
    text = ""
    for at, word in enumerate(words):
        text += word.text
        if at + 1 < len(words) and not word.glued:
            text += " "
    return text


def _beside(view: DocumentView, table: Table) -> Iterator[tuple[str, Anchor]]:
    match table.place:
        case PagePlace(page=number):
            page = next((page for page in view.document.pages if page.number == number), None)
            for words in reversed(_lines_above(page, table)) if page is not None else ():
                quote = _text_of(words)
                box = fractions(union([word.box for word in words]), page) if page is not None else None
                if box is not None and quote.strip():
                    yield quote, PageAnchor(view.document.sha256, number, (box,), quote)
        case SheetPlace(sheet=name):
            yield from _cells_above(view, name, sheet_range(table.place))
        case TextPlace(start=start):
            begin = max(0, start - CHARACTERS_ASKED)
            end = start
            for line in reversed(view.text[begin:start].splitlines(keepends=True)[-LINES_ASKED * 2 :]):
                anchor = view.anchor(end - len(line), end)
                end -= len(line)
                if anchor is not None:
                    yield line, anchor


def _cells_above(view: DocumentView, name: str, area: SheetRange | None) -> Iterator[tuple[str, Anchor]]:
    """The cells of a sheet in the few rows above a table, the nearest first."""
    if area is None:
        return
    for sheet in view.document.sheets:
        if sheet.name != name:
            continue
        first = bisect_left(sheet.cells, area.top - LINES_ASKED, key=lambda cell: cell.row)
        last = bisect_left(sheet.cells, area.top, key=lambda cell: cell.row)
        for cell in reversed(sheet.cells[first:last][-CELLS_ASKED:]):
            if cell.text.strip():
                yield cell.text, SheetAnchor(view.document.sha256, name, f"{column_letters(cell.column)}{cell.row}", cell.text)


def find_caption(view: DocumentView, table: Table, lead: Iterable[GridRow]) -> Caption | None:
    """The caption of a table: in its own rows above the header (nearest first), else in the lines above its box."""
    for row in reversed(list(lead)[-LINES_ASKED:]):
        for cell in row.filled:
            found = units_of_caption(cell.text)
            anchor = view.cell_anchor(cell) if found is not None else None
            if found is not None and anchor is not None:
                return Caption(*found, anchor)
    for line, anchor in _beside(view, table):
        found = units_of_caption(line)
        if found is not None:
            return Caption(*found, anchor)
    return None
