"""OpenDocument texts and presentations (ODT, ODP): paragraphs, tables, notes, comments, deletions, headers, properties.

Source: OASIS OpenDocument 1.3, parts 2 and 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.office_package import BrokenPart, Package, encrypted
from leafproof.read.text_parts import GridText, Spans, TextParts, one_line, raised
from leafproof.read.xml_parser import Element, attribute, child, local
from leafproof.records import Gap, GapReason, Metadata, ReadPart, TextRole

_ODF = "application/vnd.oasis.opendocument."
MEDIA_TYPES = (f"{_ODF}text", f"{_ODF}text-template", f"{_ODF}presentation", f"{_ODF}presentation-template")

_BLOCKS = frozenset({"p", "h", "table", "tracked-changes", "notes"})
_SKIPPED = frozenset({"bookmark", "ruby-text", "sequence-decls", "forms", "soft-page-break", "title", "desc"})
_MOST_COLUMNS = 2_000
_MOST_REPEATS = 1_000
_MOST_VALUES = 500


@dataclass
class _Beside:
    """What stands beside the paragraph that is being read: notes, comments, text boxes; raised styles of the document."""

    parts: TextParts
    raised_styles: frozenset[str]
    later: list[tuple[TextRole, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def paragraph(self, element: Element) -> str:
        """The text of a paragraph or heading."""
        out: list[str] = []
        self._walk(element, out)
        return "".join(out)

    def _walk(self, element: Element, out: list[str]) -> None:
        out.append(_collapsed(element.text))
        for entry in element:
            match local(entry):
                case "s":
                    out.append(" " * _count(entry, "c", 1_000))
                case "tab":
                    out.append("\t")
                case "line-break":
                    out.append("\n")
                case "note":
                    self._note(entry, out)
                case "annotation":
                    self._comment(entry)
                case "text-box" | "table":
                    self.boxes.append(entry)
                case "span" if attribute(entry, "style-name") in self.raised_styles:
                    inner: list[str] = []
                    self._walk(entry, inner)
                    out.append(raised("".join(inner)))
                case name if name not in _SKIPPED:
                    self._walk(entry, out)
            out.append(_collapsed(entry.tail))

    def _note(self, note: Element, out: list[str]) -> None:
        citation, body = child(note, "note-citation"), child(note, "note-body")
        mark = raised("" if citation is None else (citation.text or "").strip())
        out.append(mark)
        text = "" if body is None else " ".join(self.paragraph(entry) for entry in body if local(entry) in {"p", "h"})
        self.later.append((TextRole.FOOTNOTE, f"{mark} {text}\n"))

    def _comment(self, comment: Element) -> None:
        author = child(comment, "creator")
        text = " ".join(self.paragraph(entry) for entry in comment if local(entry) in {"p", "list"})
        self.later.append((TextRole.COMMENT, f"{'?' if author is None else author.text or '?'}: {text}\n"))

    def block(self, element: Element, role: TextRole, depth: int = 0) -> None:
        """Writes a paragraph, heading or table, and the boxes that hang on it."""
        if local(element) == "table":
            self._table(element, role)
        else:
            self.parts.write(self.paragraph(element) + "\n", role)
        waiting, self.boxes = self.boxes, []
        for box in waiting if depth < 8 else ():
            for entry in [box] if local(box) == "table" else box.iter():
                if local(entry) in {"p", "h"} or (entry is box and local(box) == "table"):
                    self.block(entry, TextRole.TEXT_BOX, depth + 1)

    def _table(self, table: Element, role: TextRole) -> None:
        rows: list[list[GridText]] = []
        spans = Spans()
        for row in _rows(table):
            rows.append(self._row(row, spans))
            spans.next_row()
        if not any(len(row) > 1 for row in rows):
            for cells in rows:
                self.parts.write("".join(cell.text for cell in cells) + "\n", role)
            return
        self.parts.begin_table()
        for cells in (row for row in rows if row):
            self.parts.row(cells, role=role)
        self.parts.end_table()

    def _row(self, row: Element, spans: Spans) -> list[GridText]:
        cells: list[GridText] = []
        column = 0
        for entry in row:
            repeated = _count(entry, "number-columns-repeated", _MOST_REPEATS)
            if local(entry) == "covered-table-cell":
                column += repeated
            elif local(entry) == "table-cell":
                text = one_line(" ".join(self.paragraph(p) for p in entry.iter() if local(p) in {"p", "h"} and _owner(p) is entry))
                for _ in range(repeated if text else 1):
                    column = spans.free(column)
                    wide, high = _count(entry, "number-columns-spanned", _MOST_REPEATS), _count(entry, "number-rows-spanned", 65_536)
                    wide = spans.room(column, wide)
                    cells.append(GridText(column, text, high, wide))
                    spans.take(column, column_span=wide, row_span=high)
                    column += 1
                column += repeated - 1 if not text else 0
            if column > _MOST_COLUMNS:
                break
        return cells


def _owner(paragraph: Element) -> Element | None:
    """The cell a paragraph stands in."""
    element = paragraph.getparent()
    while element is not None and local(element) not in {"table-cell", "note", "annotation", "p", "h"}:
        element = element.getparent()
    return element


def _rows(table: Element) -> Iterator[Element]:
    for entry in table:
        match local(entry):
            case "table-row":
                yield entry
            case "table-header-rows" | "table-rows" | "table-row-group":
                yield from _rows(entry)
            case _:
                pass


def _count(element: Element, name: str, most: int) -> int:
    text = attribute(element, name) or "1"
    return min(max(int(text), 1), most) if re.fullmatch(r"[0-9]{1,9}", text) else 1


def _collapsed(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _raised_styles(package: Package) -> frozenset[str]:
    """The names of automatic styles that raise text."""
    found: set[str] = set()
    for part in ("content.xml", "styles.xml"):
        try:
            for style in package.elements(part, frozenset({"style"})):
                settings = child(style, "text-properties")
                position = "" if settings is None else attribute(settings, "text-position") or ""
                if position.startswith("super") or re.match(r"[1-9]", position):
                    found.add(attribute(style, "name") or "")
        except BrokenPart:
            continue
    return frozenset(found)


def _properties(package: Package) -> Iterator[Metadata]:
    root = package.small("meta.xml")
    meta = None if root is None else child(root, "meta")
    for entry in list(() if meta is None else meta)[:_MOST_VALUES]:
        text = "".join(entry.itertext()).strip()
        if text:
            yield Metadata(attribute(entry, "name") or local(entry), text[:10_000], "odf meta")


def _is_encrypted(package: Package) -> bool:
    root = package.small("META-INF/manifest.xml")
    return root is not None and any(local(entry) == "encryption-data" for entry in root.iter())


def _furniture(package: Package, beside: _Beside) -> Iterator[ReadPart]:
    """Headers and footers of the page styles."""
    if not package.has("styles.xml"):
        return
    kinds = {"header": TextRole.HEADER, "footer": TextRole.FOOTER}
    names = frozenset(f"{kind}{ending}" for kind in kinds for ending in ("", "-left", "-first"))
    try:
        for element in package.elements("styles.xml", names):
            for entry in element.iter():
                if local(entry) in {"p", "h"}:
                    beside.block(entry, kinds[local(element).split("-", 1)[0]])
    except BrokenPart as error:
        yield error.gap


def _deleted(changes: Element, beside: _Beside) -> None:
    for region in changes.iter():
        if local(region) == "deletion":
            for entry in region.iter():
                if local(entry) in {"p", "h"}:
                    beside.later.append((TextRole.DELETED, beside.paragraph(entry) + "\n"))


def read(source: Source) -> Iterator[ReadPart]:
    """Properties, then the body in order, headers and footers, notes, comments, and what tracked changes deleted.

    Raises:
        Unreadable: ENCRYPTED, or DAMAGED where not even the first paragraph can be read.
    """
    with Package(source) as package:
        if _is_encrypted(package):
            raise encrypted()
        yield from _properties(package)
        parts = TextParts(limit=source.settings.text_bytes)
        beside = _Beside(parts, _raised_styles(package))
        count = 0
        try:
            for element in package.elements("content.xml", _BLOCKS):
                count += 1
                if local(element) == "tracked-changes":
                    _deleted(element, beside)
                elif local(element) == "notes":
                    beside.later += [(TextRole.FOOTNOTE, beside.paragraph(p) + "\n") for p in element.iter() if local(p) == "p"]
                else:
                    beside.block(element, TextRole.BODY)
                yield from parts.take()
        except BrokenPart as error:
            if count == 0:
                raise Unreadable(error.gap.reason, error.gap.sentence, error.gap.way_out) from None
            yield error.gap
        yield from _furniture(package, beside)
        for role in (TextRole.FOOTNOTE, TextRole.COMMENT, TextRole.DELETED):
            for text in (text for kind, text in beside.later if kind is role):
                parts.write(text, role)
        yield from parts.finish()
        if package.doctypes:
            yield Gap(
                GapReason.UNSUPPORTED,
                "The document declares entities of its own; they were not expanded.",
                "look at it by hand",
                "entities",
            )
