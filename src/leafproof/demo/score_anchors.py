"""Scores anchors: is the quote really where the anchor says? Looks at the file itself, never at what the reader read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from leafproof.demo.exported import Export
from leafproof.demo.folding import bare, folded
from leafproof.demo.key import AnswerKey, DocumentKey, DrawnWord
from leafproof.demo.marks import Group, Tally
from leafproof.demo.members import content

KINDS = ("line_item", "contract")
# How far beyond a box the centre of a letter may stand, in points of a digital page and as a fraction of a scanned one.
SLACK = 0.5
SCAN_SLACK = 0.004
# A box that holds far more than the quote points at nothing.
TIMES, MORE = 2.0, 24
ALIKE = 0.6
_SOFT = str.maketrans(dict.fromkeys("\u00ad\ufffe\x02-\u2010\u2011", ""))

Anchor = dict[str, Any]


@dataclass(frozen=True)
class PageText:
    """The characters of a page in the file's order with their centres as fractions of the displayed page: (character, x, y)."""

    signs: tuple[tuple[str, float, float], ...]
    width: float
    height: float


class PdfText:
    """The characters of a digital PDF by place, through the PDF library's own extraction."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2 as pdfium

        self._document = pdfium.PdfDocument(data)
        self._pages: dict[int, PageText] = {}

    def _page(self, number: int) -> PageText:
        if number in self._pages:
            return self._pages[number]
        import pypdfium2.raw as raw

        page = self._document[number - 1]
        width, height = page.get_size()
        turned = page.get_rotation() == 90
        text = page.get_textpage()
        signs = []
        for index in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text, index))
            if not sign.isspace():
                left, bottom, right, top = text.get_charbox(index)
                x, y = (left + right) / 2, (bottom + top) / 2
                # A page shown turned by a quarter clockwise: its up is the displayed right.
                across, down = (y / width, x / height) if turned else (x / width, 1 - y / height)
                signs.append((sign, across, down))
        self._pages[number] = PageText(tuple(signs), width, height)
        return self._pages[number]

    def inside(self, number: int, boxes: list[list[float]]) -> str:
        """The characters of a page whose centre stands in one of the boxes, each once, in the file's order."""
        if not 1 <= number <= len(self._document):
            return ""
        page = self._page(number)
        x, y = SLACK / page.width, SLACK / page.height
        return "".join(
            sign
            for sign, across, down in page.signs
            if any(box[0] - x <= across <= box[2] + x and box[1] - y <= down <= box[3] + y for box in boxes)
        )


def _holds(text: str, quote: str) -> bool:
    """Whether the quote stands in the text of a box, and the box holds little else."""
    there, wanted = bare(text), bare(quote)
    if wanted not in there:
        there, wanted = there.translate(_SOFT), wanted.translate(_SOFT)
    return wanted in there and len(there) <= TIMES * len(wanted) + MORE


def _page_holds(text: PdfText, anchor: Anchor) -> bool:
    """Whether a page holds a quote in its boxes, in the file's order or box after box."""
    page, boxes, quote = anchor["page"], anchor["boxes"], anchor["quote"]
    if _holds(text.inside(page, boxes), quote):
        return True
    return len(boxes) > 1 and _holds("".join(text.inside(page, [box]) for box in boxes), quote)


def _drawn_inside(words: list[DrawnWord], anchor: Anchor) -> str:
    found = []
    for word in words:
        if word.page != anchor["page"]:
            continue
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        if any(b[0] - SCAN_SLACK <= x <= b[2] + SCAN_SLACK and b[1] - SCAN_SLACK <= y <= b[3] + SCAN_SLACK for b in anchor["boxes"]):
            found.append(word.text)
    return "".join(found)


def _scan_holds(words: list[DrawnWord], anchor: Anchor) -> bool:
    """Whether the words drawn inside an anchor's boxes are those of the quote, but for slips of the reading."""
    there, wanted = folded(_drawn_inside(words, anchor)), folded(anchor["quote"])
    if len(there) > TIMES * len(wanted) + MORE or not there:
        return False
    if wanted in there or there in wanted:
        return True
    return SequenceMatcher(None, there, wanted, autojunk=False).ratio() >= ALIKE


def _same_cell(value: object, quote: str) -> bool:
    """Whether a stored cell is what the quote says: the same text, or the same number however it is displayed."""
    if value is None:
        return False
    if bare(str(value)) == bare(quote):
        return True
    plain = "".join(sign for sign in quote if sign.isdigit())
    return isinstance(value, int | float) and plain.rstrip("0") == "".join(s for s in f"{value:.6f}" if s.isdigit()).rstrip("0")


def _sheet_holds(data: bytes, path: str, anchor: Anchor) -> bool:
    """Whether the cells of an anchor hold its quote."""
    values = _comma_cells(data, anchor["cells"]) if path.endswith(".csv") else _sheet_cells(data, anchor["sheet"], anchor["cells"])
    given = [value for value in values if value is not None and str(value) != ""]
    return any(_same_cell(value, anchor["quote"]) for value in given) or bare("".join(map(str, given))) == bare(anchor["quote"])


def _sheet_cells(data: bytes, sheet: str, cells: str) -> list[object]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    if sheet not in book.sheetnames:
        return []
    found = book[sheet][cells]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in (row if isinstance(row, tuple) else (row,))]


def _comma_cells(data: bytes, cells: str) -> list[object]:
    from openpyxl.utils.cell import range_boundaries

    text = next(t for t in (_decoded(data, name) for name in ("utf-8-sig", "gb18030", "cp1251")) if t is not None)
    mark = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    left, top, right, bottom = range_boundaries(cells)
    assert left is not None
    assert top is not None
    assert right is not None
    assert bottom is not None
    return [cell for row in rows[top - 1 : bottom] for cell in row[left - 1 : right]]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


class AnchorScorer:
    """Checks every anchor of line items and contracts that can be checked from outside."""

    def __init__(self, key: AnswerKey, export: Export, folder: Path) -> None:
        self.key = key
        self.export = export
        self.folder = folder
        self.drawn: dict[str, list[DrawnWord]] = {}
        for word in key.drawn:
            self.drawn.setdefault(word.path, []).append(word)

    def run(self) -> list[Group]:
        """The group of all anchors, and how many ranges of text could only be checked for their length."""
        anchors, ranges = Tally("anchors"), Tally("anchors, length of text ranges")
        for document in self.key.documents:
            if document.duplicate_of is None and document.path in self.export.documents:
                self._document(document, anchors, ranges)
        return [anchors.group(), ranges.group()]

    def _document(self, document: DocumentKey, anchors: Tally, ranges: Tally) -> None:
        @cache
        def data() -> bytes:
            return content(self.folder, document.path) or b""

        @cache
        def text() -> PdfText:
            return PdfText(data())

        identity = self.export.documents[document.path]["id"]
        for kind in KINDS:
            for statement in self.export.of(document.path, kind):
                for anchor in statement["anchors"]:
                    sentence = f"{document.path}: {kind}: {_spot(anchor)}"
                    if anchor["document"] != identity:
                        anchors.count(False, f"{sentence}: names another document")
                    elif "boxes" in anchor and document.medium.startswith("scan"):
                        anchors.count(_scan_holds(self.drawn.get(document.path, []), anchor), sentence)
                    elif "boxes" in anchor:
                        anchors.count(_page_holds(text(), anchor), sentence)
                    elif "cells" in anchor:
                        anchors.count(_sheet_holds(data(), document.path, anchor), sentence)
                    else:
                        ranges.count(anchor["end"] - anchor["start"] == len(anchor["quote"]), sentence)


def _spot(anchor: Anchor) -> str:
    where = next((f"{name} {anchor[name]}" for name in ("page", "cells", "start") if name in anchor), "nowhere")
    return f"{where} {anchor.get('boxes', '')} {anchor['quote'][:60]!r}"
