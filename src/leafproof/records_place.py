"""Where a thing stands: boxes on pages, cells in sheets, ranges in texts, and the anchors made of them."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen, typed record: plain data, no behaviour, nothing unknown accepted on the way in."""


class Box(Record, frozen=True, array_like=True):
    """A rectangle on the displayed page, in 1/100 pt, origin at the top left of the page as it is shown."""

    left: int
    top: int
    right: int
    bottom: int


class PagePlace(Record, frozen=True, tag="page", tag_field="at"):
    """One or more boxes on one page; `page` is the 1-based index in the file."""

    page: int
    boxes: tuple[Box, ...]


class SheetPlace(Record, frozen=True, tag="sheet", tag_field="at"):
    """A range of cells of a spreadsheet, in A1 notation (`D5` or `D5:F5`)."""

    sheet: str
    cells: str


class TextPlace(Record, frozen=True, tag="text", tag_field="at"):
    """A range of Unicode code points in the text of a document without pages."""

    start: int
    end: int


Place = PagePlace | SheetPlace | TextPlace


class Fractions(Record, frozen=True, array_like=True):
    """A box as fractions of the displayed page, in units of 1/10000, rounded outward so that no letter is cut."""

    left: int
    top: int
    right: int
    bottom: int


class PageAnchor(Record, frozen=True, tag="page", tag_field="at"):
    """A verbatim quote and the boxes it stands in on one page of a document (its SHA-256 in hex)."""

    document: str
    page: int
    boxes: tuple[Fractions, ...]
    quote: str
    printed_page: str | None = None


class SheetAnchor(Record, frozen=True, tag="sheet", tag_field="at"):
    """A verbatim quote and the spreadsheet cells it stands in."""

    document: str
    sheet: str
    cells: str
    quote: str


class TextAnchor(Record, frozen=True, tag="text", tag_field="at"):
    """A verbatim quote and its range of code points in the text of a document without pages."""

    document: str
    start: int
    end: int
    quote: str


Anchor = PageAnchor | SheetAnchor | TextAnchor
