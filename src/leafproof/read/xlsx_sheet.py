"""The rows of a worksheet part, one at a time: values as displayed, formulas beside them, hidden rows, merged ranges, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leafproof.lang.encodings import without_surrogates
from leafproof.read.number_format import Display, render
from leafproof.read.office_package import BrokenPart, Package
from leafproof.read.sheet_tables import GridCell, GridRow, Merge, letters
from leafproof.read.text_parts import one_line
from leafproof.read.xlsx_workbook import SharedStrings, Workbook, rich_text, unescaped
from leafproof.read.xml_parser import Element, attribute, child, local
from leafproof.records import Metadata

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_MERGE = re.compile(
    rb"<(?:[A-Za-z0-9]{1,20}:)?mergeCell\s{1,9}[^>]{0,40}?ref\s{0,9}=\s{0,9}[\"']([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})[\"']"
)
_MOST_MERGES = 20_000
_MOST_TRANSLATED = 20_000
_LONGEST_FORMULA = 8_192
_LONGEST_CELL = 32_767
_OVERLAP = 200
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def cell_at(reference: str) -> tuple[int, int] | None:
    """Row and column, from 1, of a reference like `D5`; None where it is none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if 1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN else None


def merges(package: Package, part: str) -> tuple[Merge, ...]:
    """The merged ranges of a sheet. They stand behind the cells, so the part is looked through for them first."""
    found: list[Merge] = []
    rest = b""
    try:
        for piece in package.chunks(part):
            data = rest + piece
            end = 0
            for match in _MERGE.finditer(data):
                end = match.end()
                first, last = cell_at(match[1].decode()), cell_at(match[2].decode())
                if first is not None and last is not None and len(found) < _MOST_MERGES:
                    found.append(Merge(min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1])))
            rest = data[max(end, len(data) - _OVERLAP) :]
    except BrokenPart:
        # the reader of the rows meets the same flaw and reports it
        return tuple(found)
    return tuple(found)


@dataclass
class SheetReader:
    """Reads one sheet; after the rows have passed, `metadata` holds what stands beside them."""

    package: Package
    part: str
    name: str
    workbook: Workbook
    strings: SharedStrings
    display: Display
    metadata: list[Metadata] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    _hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    _shared: dict[str, tuple[str, str]] = field(default_factory=dict)
    _translated: int = 0
    _row: int = 0

    def rows(self) -> Iterator[GridRow]:
        """The rows that hold something, in order.

        Raises:
            BrokenPart: after the rows before the flaw.
        """
        wanted = frozenset(
            {"row", "col", "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter", "sheetProtection"}
        )
        for element in self.package.elements(self.part, wanted):
            match local(element):
                case "row":
                    row = self._one_row(element)
                    if row.cells:
                        yield row
                case "col":
                    self._columns(element)
                case "sheetProtection":
                    self.metadata.append(Metadata("sheet protection", "on", f"xlsx sheet {self.name}"))
                case name:
                    text = re.sub(r'&(?:"[^"]{0,100}"|K[0-9A-F]{6}|[0-9]{1,3}|[LCRBIUSXYEO])', " ", element.text or "").strip()
                    if text:
                        self.metadata.append(Metadata(name, text[:2_000], f"xlsx sheet {self.name}"))

    def _columns(self, element: Element) -> None:
        first, last = attribute(element, "min") or "", attribute(element, "max") or ""
        if attribute(element, "hidden") in {"1", "true"} and first.isdecimal() and last.isdecimal() and len(self._hidden_columns) < 1_000:
            self._hidden_columns.append((int(first), int(last)))
            self.metadata.append(Metadata("hidden columns", f"{first}-{last}", f"xlsx sheet {self.name}"))

    def _one_row(self, element: Element) -> GridRow:
        written = attribute(element, "r") or ""
        number = int(written) if written.isdecimal() and len(written) <= 7 else 0
        # a row that goes back is out of order: it goes after the last one, as far as a reader can tell
        self._row = number if self._row < number <= LAST_ROW else self._row + 1
        hidden = attribute(element, "hidden") in {"1", "true"}
        cells: list[GridCell] = []
        column = 0
        for entry in element:
            if local(entry) != "c":
                continue
            place = cell_at(attribute(entry, "r") or "")
            column = place[1] if place is not None and place[1] > column else column + 1
            if column > LAST_COLUMN:
                break
            text = one_line(self._text(entry)[:_LONGEST_CELL])
            formula = self._formula(entry, f"{letters(column)}{self._row}")
            if text or formula is not None:
                out_of_sight = hidden or any(first <= column <= last for first, last in self._hidden_columns)
                cells.append(GridCell(column, text, formula, ("hidden",) if out_of_sight else ()))
        if hidden and cells:
            self.hidden_rows.append(self._row)
        return GridRow(self._row, tuple(cells))

    def _text(self, cell: Element) -> str:
        kind = attribute(cell, "t") or "n"
        if kind == "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else rich_text(inline)
        stored = child(cell, "v")
        value = "" if stored is None else stored.text or ""
        match kind:
            case "s":
                return self.strings.get(value.strip()) if value.strip() else ""
            case "str" | "e":
                return unescaped(value)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value)
            case _:
                return self._number(value.strip(), self._format(cell), iso=kind == "d")

    def _format(self, cell: Element) -> str:
        style = attribute(cell, "s") or "0"
        index = int(style) if style.isdecimal() and len(style) < 7 else 0
        return self.workbook.formats[index] if index < len(self.workbook.formats) else "General"

    def _number(self, value: str, code: str, *, iso: bool) -> str:
        if not value or iso:
            return value
        return render(value, code, self.display, from_1904=self.workbook.from_1904)

    def _formula(self, cell: Element, reference: str) -> str | None:
        element = child(cell, "f")
        if element is None:
            return None
        text = without_surrogates((element.text or "").strip()[:_LONGEST_FORMULA])
        shared = attribute(element, "si")
        if attribute(element, "t") == "shared" and shared is not None:
            if text:
                self._shared[shared] = (text, reference)
            elif shared in self._shared:
                return self._moved(*self._shared[shared], reference)
        return f"={text}" if text else None

    def _moved(self, text: str, origin: str, reference: str) -> str:
        """A shared formula as it reads in this cell; beyond a number of cells only where it comes from."""
        self._translated += 1
        if self._translated > _MOST_TRANSLATED or len(text) > 500:
            return f"={text} (as in {origin})"
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError

        try:
            return str(Translator(f"={text}", origin=origin).translate_formula(reference))
        except (TranslatorError, TokenizerError, ValueError, IndexError):
            return f"={text} (as in {origin})"


def comments(package: Package, part: str, sheet: str, *, most: int) -> Iterator[Metadata]:
    """The comments on a sheet's cells, each with its author, and the words in its drawings."""
    source = f"xlsx comment {sheet}"
    count = 0
    for entry in package.relationships(part):
        if entry.external or count >= most:
            continue
        if entry.kind == "comments":
            for item in _comments(package, entry.target, source):
                count += 1
                yield item
        elif entry.kind == "threadedComment":
            root = package.small(entry.target)
            for element in () if root is None else root:
                text = child(element, "text")
                count += 1
                yield Metadata(f"comment {attribute(element, 'ref')}", "" if text is None else (text.text or "")[:10_000], source)
        elif entry.kind == "drawing" and package.has(entry.target):
            words = _drawing_words(package, entry.target)
            if words:
                yield Metadata("drawing text", words[:10_000], f"xlsx sheet {sheet}")


def _comments(package: Package, part: str, source: str) -> Iterator[Metadata]:
    root = package.small(part)
    if root is None:
        return
    named, listed = child(root, "authors"), child(root, "commentList")
    authors = ["".join(entry.itertext()) for entry in (() if named is None else named)]
    for element in () if listed is None else listed:
        number = attribute(element, "authorId") or ""
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else "?"
        body = child(element, "text")
        text = "" if body is None else rich_text(body)
        yield Metadata(f"comment {attribute(element, 'ref')}", f"{author}: {text}"[:10_000], source)


def _drawing_words(package: Package, part: str) -> str:
    words: list[str] = []
    try:
        for element in package.elements(part, frozenset({"t"})):
            if len(words) < 2_000:
                words.append(element.text or "")
    except BrokenPart:
        return " ".join(words)
    return " ".join(words)
