"""What a reply may hold: a parser's word is not taken for it. Sizes, counts, boxes on their page, offsets in order."""

from __future__ import annotations

from leafproof.engine.frames import BadReply
from leafproof.records import Cell, Page, PagePlace, ReadPart, Sheet, Table, Text
from leafproof.settings import ReadSettings

_WORD_LENGTH = 1000
_CELLS = 100_000
_TEXT_LENGTH = 1_000_000
_SLACK = 100
_LARGEST = 100 * 72 * 1000


def _page(page: Page, settings: ReadSettings) -> None:
    if not (1 <= page.number <= settings.page_budget and 0 < page.width <= _LARGEST and 0 < page.height <= _LARGEST):
        raise BadReply("page out of bounds")
    if len(page.words) + len(page.turned) > settings.words_per_page:
        raise BadReply("too many words on a page")
    right, bottom = page.width + _SLACK, page.height + _SLACK
    for words in (page.words, page.turned):
        for word in words:
            box = word.box
            if not (
                len(word.text) <= _WORD_LENGTH
                and -_SLACK <= box.left <= box.right <= right
                and -_SLACK <= box.top <= box.bottom <= bottom
                and (word.confidence is None or 0 <= word.confidence <= 100)
            ):
                raise BadReply("word out of bounds")


def _cell(cell: Cell, table: Table) -> bool:
    return (
        cell.row >= 0
        and cell.column >= 0
        and cell.row_span >= 1
        and cell.column_span >= 1
        and cell.row + cell.row_span <= table.row_count
        and cell.column + cell.column_span <= table.column_count
    )


def check(part: ReadPart, settings: ReadSettings, *, text_end: int) -> int:
    """Checks one part; `text_end` is where the document's text ends so far. Gives where it ends with this part.

    Raises:
        BadReply: the part is out of bounds.
    """
    match part:
        case Page():
            _page(part, settings)
        case Table():
            if len(part.cells) > _CELLS or part.row_count < 0 or part.column_count < 0:
                raise BadReply("table out of bounds")
            if not all(_cell(cell, part) for cell in part.cells):
                raise BadReply("cell out of its table")
            if isinstance(part.place, PagePlace) and not part.place.boxes:
                raise BadReply("table without a box")
        case Sheet():
            if len(part.cells) > _CELLS:
                raise BadReply("sheet out of bounds")
        case Text():
            if part.start != text_end or len(part.text) > _TEXT_LENGTH:
                raise BadReply("text out of order")
            return text_end + len(part.text)
        case _:
            pass
    return text_end
