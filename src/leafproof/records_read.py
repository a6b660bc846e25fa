"""What reading gives: pages of words with boxes, sheets of cells, texts, tables, metadata, and the gaps in between."""

from __future__ import annotations

from enum import StrEnum

from leafproof.records_place import Box, Place, Record


class TextSource(StrEnum):
    """Where the words of a page come from."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    NONE = "none"


class Word(Record, frozen=True, array_like=True):
    """One word as printed (a Han character is a word of its own), with its box on the displayed page.

    `line` numbers the text lines of the page in reading order from 0. `glued` is true when no white space follows
    before the next word of the same line. `confidence` is 0-100 for OCR and None for a text layer.
    """

    text: str
    box: Box
    line: int
    glued: bool = False
    confidence: int | None = None


class Page(Record, frozen=True, tag="page", tag_field="part"):
    """One page in reading order. `width` and `height` are in 1/100 pt of the displayed page (rotation applied).

    `number` is the 1-based index in the file. `words` are sorted by reading order, lines contiguous. `turned` holds words
    that are not horizontal (stamps, side notes) and stand in no table cell. `angle` is the skew removed before OCR, in
    1/100 degree. `source_reasons` says why the text layer was or was not trusted.
    """

    number: int
    width: int
    height: int
    source: TextSource
    words: tuple[Word, ...] = ()
    turned: tuple[Word, ...] = ()
    source_reasons: tuple[str, ...] = ()
    angle: int = 0


class SheetCell(Record, frozen=True, array_like=True):
    """One non-empty cell of a sheet. `row` and `column` count from 1. `text` is the value as displayed or cached.

    `formula` is kept beside the cached value; an empty `text` with a formula means that the file caches no value.
    """

    row: int
    column: int
    text: str
    formula: str | None = None


class Sheet(Record, frozen=True, tag="sheet", tag_field="part"):
    """One sheet of a workbook, or the part of a long one from `cells[0]` on (a long sheet comes in several parts)."""

    index: int
    name: str
    hidden: bool
    cells: tuple[SheetCell, ...] = ()


class TextRole(StrEnum):
    """What a stretch of text is within its document."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    TEXT_BOX = "text_box"
    MAIL_HEADER = "mail_header"
    INSERTED = "inserted"
    DELETED = "deleted"


class Text(Record, frozen=True, tag="text", tag_field="part"):
    """A stretch of the text of a document without pages. `start` is its offset in code points in the document's text.

    The document's text is the concatenation of all its Text parts, nothing between them: each part brings its own line ends.
    """

    start: int
    text: str
    role: TextRole = TextRole.BODY


class Reading(Record, frozen=True, array_like=True):
    """One reading the engine really made of a cell: its text, its lowest word confidence (0-100), its source (page | strip)."""

    text: str
    confidence: int
    source: str


class Cell(Record, frozen=True):
    """One cell of a table's grid: 0-based row and column, spans of at least 1, verbatim text, where its words stand.

    `place` boxes are those of the words, one for each text line; for an empty cell the box of the cell itself.
    `readings` is empty unless the cell was read by OCR. `doubts` are short codes such as `two_readings`, `irregular_spacing`,
    `covered_by_stamp`. `formula` is a spreadsheet's.
    """

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    readings: tuple[Reading, ...] = ()
    confidence: int | None = None
    doubts: tuple[str, ...] = ()
    formula: str | None = None


class TableStyle(StrEnum):
    """How the grid was found: all rules drawn, some rules drawn, none; or given by the file format itself."""

    RULED = "ruled"
    LINES = "lines"
    OPEN = "open"
    NATIVE = "native"


class Table(Record, frozen=True, tag="table", tag_field="part"):
    """One piece of a table as it stands on one page, sheet or text: geometry and text only, no meaning.

    `cells` are sorted by row, then column, and do not overlap; grid positions no cell covers are empty. `place` is the whole
    table. `edges` are the x positions of the column borders in 1/100 pt (column_count + 1 of them), () where there is no
    geometry. `header_rows` is how many rows the geometry took for the header, None where it could not tell.
    """

    index: int
    place: Place
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    how: TableStyle
    source: TextSource
    edges: tuple[int, ...] = ()
    header_rows: int | None = None
    doubts: tuple[str, ...] = ()


class Metadata(Record, frozen=True, tag="metadata", tag_field="part"):
    """One value a file says about itself, as found; `source` names where (`pdf info`, `docx core`, `mail header` ...)."""

    name: str
    value: str
    source: str


class GapReason(StrEnum):
    """Why something was not read. A closed list."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    OVER_LIMIT = "over_limit"
    OCR_UNAVAILABLE = "ocr_unavailable"
    NO_TEXT_FOUND = "no_text_found"
    NO_PERMISSION = "no_permission"
    VANISHED = "vanished"
    CHANGING = "changing"
    LINK_NOT_FOLLOWED = "link_not_followed"
    SPECIAL_FILE = "special_file"
    TOO_DEEP = "too_deep"
    CYCLE = "cycle"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    BAD_REPLY = "bad_reply"


class Gap(Record, frozen=True, tag="gap", tag_field="part"):
    """Something that was not read: the closed reason, one sentence, the way out, and the part (`page 3`, `footnotes`; None = all).

    `page` is the 1-based page the gap covers, where it is a page.
    """

    reason: GapReason
    sentence: str
    way_out: str
    where: str | None = None
    page: int | None = None


ReadPart = Page | Sheet | Text | Table | Metadata | Gap


class ReadDocument(Record, frozen=True):
    """Everything that reading gave of one document, in file order; the input of extraction.

    `sha256` is the document's id. `name` is one name it was received under (untrusted: a hint for kind, never a fact).
    """

    sha256: str
    media_type: str
    name: str
    pages: tuple[Page, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    texts: tuple[Text, ...] = ()
    tables: tuple[Table, ...] = ()
    metadata: tuple[Metadata, ...] = ()
    gaps: tuple[Gap, ...] = ()
