"""Tables that only lay out prose: two languages side by side, a block of signatures. What stands in them is read as running text."""

from __future__ import annotations

from leafproof.extract.price_tables import price_tables
from leafproof.extract.text_lines import kept
from leafproof.extract.view import DocumentView, fractions
from leafproof.records import Fractions, PageAnchor, PagePlace, Table, TextPlace

# A cell with this many characters holds sentences, not values.
LONG_CELL = 140

Places = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, Fractions], ...]]


def _is_layout(table: Table) -> bool:
    """Whether cells with whole sentences make up most of a table's text."""
    lengths = [len(cell.text) for cell in table.cells]
    return table.column_count <= 4 and sum(length for length in lengths if length >= LONG_CELL) * 2 >= sum(lengths) > 0


def _places(view: DocumentView) -> Places:
    known = kept(view, "layout_tables", tuple)
    if known is not None:
        return known
    listed = {piece for table in price_tables(view) if table.lists_items for piece in table.pieces}
    pages = {page.number: page for page in view.document.pages}
    ranges: list[tuple[int, int]] = []
    boxes: list[tuple[int, Fractions]] = []
    for table in view.document.tables:
        if table.index in listed or not _is_layout(table):
            continue
        match table.place:
            case TextPlace(start=start, end=end):
                ranges.append((start, end))
            case PagePlace(page=number, boxes=found) if number in pages:
                boxes += [(number, fractions(box, pages[number])) for box in found]
            case _:
                pass
    made: Places = (tuple(ranges), tuple(boxes))
    view.memo["layout_tables"] = made
    return made


def in_data_table(view: DocumentView, offset: int) -> bool:
    """Whether the character at this offset stands in a table of data: in a table, but not in one that lays out prose."""
    if not view.in_table(offset):
        return False
    ranges, boxes = _places(view)
    if any(start <= offset < end for start, end in ranges):
        return False
    if not boxes:
        return True
    anchor = view.anchor(offset, offset + 1)
    if not isinstance(anchor, PageAnchor):
        return True
    word = anchor.boxes[0]
    x, y = (word.left + word.right) // 2, (word.top + word.bottom) // 2
    return not any(page == anchor.page and b.left <= x <= b.right and b.top <= y <= b.bottom for page, b in boxes)
