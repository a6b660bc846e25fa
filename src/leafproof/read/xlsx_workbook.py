"""What a workbook says before its sheets: their names and states, shared strings, number formats, defined names.

Source: ECMA-376 part 1, SpreadsheetML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from leafproof.lang.encodings import without_surrogates
from leafproof.read.number_format import ENGLISH, RUSSIAN, Display, built_in
from leafproof.read.office_package import BrokenPart, Package
from leafproof.read.text_parts import raised
from leafproof.read.xml_parser import Element, attribute, child, local
from leafproof.records import Gap, GapReason, Metadata

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_INLINE = re.compile(r"<(?:[A-Za-z0-9]{1,20}:)?t(?:\s[^<>]{0,100})?>([^<]{1,2000})<")
_SAMPLE_SHEETS = 20
_MOST_NAMES = 500
_MOST_SHEETS = 1_000
_SAMPLE_STRINGS = 2_000


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it: name, part, whether it is hidden, and the kind of sheet (worksheet, chartsheet ...)."""

    name: str
    part: str
    hidden: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """The workbook's sheets in order, its calendar, its named ranges as values, its number format for each cell style."""

    sheets: tuple[SheetEntry, ...]
    from_1904: bool
    names: tuple[Metadata, ...]
    formats: tuple[str, ...]


def unescaped(text: str) -> str:
    """A string with its `_x000D_` escapes undone; lone surrogates become U+FFFD."""
    if "_x" not in text:
        return text
    return without_surrogates(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))


def rich_text(element: Element) -> str:
    """The text of a shared or inline string: its runs joined, raised digits raised, phonetic guides left out."""
    out = []
    for entry in element:
        match local(entry):
            case "t":
                out.append(entry.text or "")
            case "r":
                run = child(entry, "t")
                text = "" if run is None else run.text or ""
                align = child(entry, "rPr", "vertAlign")
                out.append(raised(text) if align is not None and attribute(align, "val") == "superscript" else text)
            case _:
                pass
    return unescaped("".join(out))


def read_workbook(package: Package, main: str) -> Workbook:
    """The workbook part and what it needs of the styles.

    Raises:
        BrokenPart: the workbook part is broken.
    """
    targets = {entry.id: entry for entry in package.relationships(main)}
    sheets: list[SheetEntry] = []
    names: list[Metadata] = []
    from_1904 = False
    for element in package.elements(main, frozenset({"sheet", "definedName", "workbookPr", "fileSharing", "workbookProtection"})):
        match local(element):
            case "sheet" if len(sheets) < _MOST_SHEETS:
                entry = targets.get(_relationship_id(element))
                hidden = (attribute(element, "state") or "visible").lower() != "visible"
                name = unescaped(attribute(element, "name") or f"sheet {len(sheets) + 1}")
                sheets.append(SheetEntry(name, "" if entry is None else entry.target, hidden, "worksheet" if entry is None else entry.kind))
            case "definedName" if len(names) < _MOST_NAMES:
                names.append(Metadata(f"defined name {attribute(element, 'name')}", (element.text or "")[:2_000], "xlsx workbook"))
            case "workbookPr":
                from_1904 = (attribute(element, "date1904") or "0") in {"1", "true", "on"}
            case "fileSharing":
                names.append(Metadata("file sharing user", attribute(element, "userName") or "", "xlsx workbook"))
            case _:
                pass
    styles = next((entry.target for entry in targets.values() if entry.kind == "styles"), None)
    formats = () if styles is None else _formats(package.small(styles))
    return Workbook(tuple(sheets), from_1904, tuple(names), formats)


def _relationship_id(element: Element) -> str:
    for key, value in element.items():
        if key.endswith("}id"):
            return str(value)
    return ""


def _formats(root: Element | None) -> tuple[str, ...]:
    own: dict[int, str] = {}
    formats: list[str] = []
    for entry in () if root is None else root:
        if local(entry) == "numFmts":
            for item in entry:
                number = attribute(item, "numFmtId") or ""
                if number.isdecimal():
                    own[int(number)] = unescaped(attribute(item, "formatCode") or "")
        elif local(entry) == "cellXfs":
            for item in entry:
                number = attribute(item, "numFmtId") or "0"
                index = int(number) if number.isdecimal() else 0
                formats.append(own.get(index) or built_in(index))
    return tuple(formats)


class SharedStrings:
    """The shared strings of a workbook, up to a limit of characters; `gap` says what was left out."""

    def __init__(self, package: Package, main: str, *, limit: int) -> None:
        self._strings: list[str] = []
        self.gap: Gap | None = None
        part = next((entry.target for entry in package.relationships(main) if entry.kind == "sharedStrings"), None)
        if part is None or not package.has(part):
            return
        room = limit
        try:
            for element in package.elements(part, frozenset({"si"})):
                text = rich_text(element)
                room -= len(text)
                if room < 0:
                    sentence = f"Only the first {len(self._strings):,} strings of the workbook were read."
                    self.gap = Gap(GapReason.OVER_LIMIT, sentence, "raise text_bytes under [read]", "shared strings")
                    return
                self._strings.append(text)
        except BrokenPart as error:
            self.gap = error.gap

    def get(self, index: str) -> str:
        """The string of this number, U+FFFD where there is none: a lost text must not look like an empty cell."""
        number = int(index) if index.isdecimal() and len(index) < 10 else -1
        return self._strings[number] if 0 <= number < len(self._strings) else "\ufffd"

    def sample(self) -> Iterator[str]:
        """The first strings."""
        yield from self._strings[:_SAMPLE_STRINGS]


def inline_sample(package: Package, sheets: tuple[SheetEntry, ...]) -> Iterator[str]:
    """Strings that stand in the sheets themselves, as some programs write them: those near the start of the first sheets."""
    for entry in sheets[:_SAMPLE_SHEETS]:
        try:
            head = next(package.chunks(entry.part), b"")
        except BrokenPart:
            continue
        yield from (html.unescape(text) for text in _INLINE.findall(head.decode("utf-8", "ignore")))


def display_of(texts: Iterator[str]) -> Display:
    """How readers of this workbook see numbers: as in Russian where Cyrillic letters prevail, otherwise as in English and Chinese."""
    cyrillic = other = 0
    for text in texts:
        for character in text[:200]:
            if "\u0400" <= character <= "\u04ff":
                cyrillic += 1
            elif character.isalpha():
                other += 1
    return RUSSIAN if cyrillic > other else ENGLISH
