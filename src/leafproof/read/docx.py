"""Word documents (DOCX and kin): headers, body, footers, notes, comments, text boxes, tables, tracked changes, properties.

The body shows the accepted view: insertions in, deletions out; what was deleted stands after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.docx_numbering import Numbering
from leafproof.read.docx_tables import blocks, framed, is_frame, rows
from leafproof.read.docx_text import Story, joins_next, paragraph_text
from leafproof.read.office_package import BrokenPart, Package, drawing_words, properties
from leafproof.read.text_parts import TextParts
from leafproof.read.xml_parser import Element, attribute, local
from leafproof.records import Gap, GapReason, Metadata, ReadPart, TextRole

_OOXML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MEDIA_TYPES = (
    f"{_OOXML}document",
    f"{_OOXML}template",
    "application/vnd.ms-word.document.macroenabled.12",
    "application/vnd.ms-word.template.macroenabled.12",
)

_BLOCKS = frozenset({"p", "tbl", "altChunk"})
_LONGEST_VALUE = 10_000
_MOST_CHANGES_SHOWN = 500
_DEEPEST_BOX = 8


class _Writer:
    """Writes blocks of one part of the document: paragraphs as lines, tables as tables, boxes after the block they hang on."""

    def __init__(self, parts: TextParts, story: Story) -> None:
        self._parts, self._story = parts, story
        self._open = ""

    def block(self, element: Element, role: TextRole, depth: int = 0) -> None:
        """Writes one paragraph or table."""
        if local(element) == "tbl":
            self.end(role)
            self._table(element, role, depth)
        else:
            text = self._open + paragraph_text(element, self._story)
            self._open = text if joins_next(element) else ""
            if not self._open:
                self._parts.write(text + "\n", role)
        self._boxes(depth)

    def end(self, role: TextRole) -> None:
        """Ends a line that waited for the paragraph after it."""
        if self._open:
            self._parts.write(self._open + "\n", role)
            self._open = ""

    def _table(self, element: Element, role: TextRole, depth: int) -> None:
        if is_frame(element):
            for cell in framed(element, self._story):
                for block in blocks(cell):
                    self.block(block, role, depth)
                self.end(role)
            return
        found = [row for row in rows(element, self._story) if row]
        self._parts.begin_table()
        for row in found:
            self._parts.row(row, role=role)
        self._parts.end_table()

    def _boxes(self, depth: int) -> None:
        for text in self._story.loose:
            self._parts.write(text + "\n" if text else "", TextRole.TEXT_BOX)
        self._story.loose = []
        waiting, self._story.boxes = self._story.boxes, []
        for box in waiting if depth < _DEEPEST_BOX else ():
            for block in [box] if local(box) in {"p", "tbl"} else blocks(box):
                self.block(block, TextRole.TEXT_BOX, depth + 1)
            self.end(TextRole.TEXT_BOX)


def _natural(name: str) -> tuple[int, str]:
    digits = re.search(r"([0-9]{1,9})\.", name)
    return (int(digits[1]) if digits is not None else 0, name)


class _Document:
    """One document while it is read."""

    def __init__(self, package: Package, main: str, parts: TextParts) -> None:
        self._package, self._main, self._parts = package, main, parts
        self._targets: dict[str, list[str]] = {}
        for entry in package.relationships(main):
            if not entry.external:
                self._targets.setdefault(entry.kind, []).append(entry.target)
        self.story = Story(Numbering(self._one("numbering"), self._one("styles")))
        self._writer = _Writer(parts, self.story)

    def _one(self, kind: str) -> Element | None:
        targets = self._targets.get(kind)
        return None if targets is None else self._package.small(targets[0])

    def body(self) -> Iterator[ReadPart]:
        """The body block by block; what is broken ends it with a gap, unless nothing could be read at all."""
        count = 0
        try:
            for element in self._package.elements(self._main, _BLOCKS):
                count += 1
                if local(element) == "altChunk":
                    yield _other_document()
                elif self._parts.full:
                    break
                else:
                    self._writer.block(element, TextRole.BODY)
                    yield from self._parts.take()
        except BrokenPart as error:
            if count == 0:
                raise Unreadable(error.gap.reason, error.gap.sentence, error.gap.way_out) from None
            yield error.gap
        self._writer.end(TextRole.BODY)

    def furniture(self, kind: str, role: TextRole) -> Iterator[ReadPart]:
        """All headers, or all footers, each once."""
        for target in sorted(set(self._targets.get(kind, ())), key=_natural):
            yield from self._blocks(target, role)

    def _blocks(self, part: str, role: TextRole) -> Iterator[ReadPart]:
        try:
            for element in self._package.elements(part, _BLOCKS):
                self._writer.block(element, role)
        except BrokenPart as error:
            yield error.gap
        self._writer.end(role)
        yield from self._parts.take()

    def notes(self, kind: str) -> Iterator[ReadPart]:
        """The footnotes or endnotes with their marks."""
        for target in self._targets.get(f"{kind}s", ()):
            try:
                for note in self._package.elements(target, frozenset({kind})):
                    if attribute(note, "type") in {"separator", "continuationSeparator", "continuationNotice"}:
                        continue
                    self.story.own_mark = self.story.note_marks.get(f"{kind} {attribute(note, 'id')}", "")
                    self._inside(note, TextRole.FOOTNOTE)
            except BrokenPart as error:
                yield error.gap
            yield from self._parts.take()

    def comments(self) -> Iterator[ReadPart]:
        """The comments, each after its author's name."""
        for target in self._targets.get("comments", ()):
            try:
                for comment in self._package.elements(target, frozenset({"comment"})):
                    self._parts.write(f"{attribute(comment, 'author') or '?'}: ", TextRole.COMMENT)
                    self._inside(comment, TextRole.COMMENT)
            except BrokenPart as error:
                yield error.gap
            yield from self._parts.take()

    def _inside(self, element: Element, role: TextRole) -> None:
        for block in blocks(element):
            self._writer.block(block, role)
        self._writer.end(role)

    def drawings(self) -> Iterator[ReadPart]:
        """The words in charts and diagrams."""
        for name in sorted(self._package.names(), key=_natural):
            if re.fullmatch(r"word/(?:charts/chart|diagrams/data)[0-9]*\.xml", name):
                try:
                    for element in self._package.elements(name, frozenset({"t", "v"})):
                        self._parts.write(drawing_words(element), TextRole.TEXT_BOX)
                except BrokenPart as error:
                    yield error.gap
                yield from self._parts.take()

    def changes(self) -> Iterator[ReadPart]:
        """Deleted text as text; every tracked change and hidden text as a value."""
        for change in self.story.changes:
            if change.kind == "deleted":
                self._parts.write(change.text + "\n", TextRole.DELETED)
        yield from self._parts.take()
        for change in self.story.changes[:_MOST_CHANGES_SHOWN]:
            value = f"{change.author}, {change.date}: {change.text}"
            yield Metadata(f"tracked change, {change.kind}", value[:_LONGEST_VALUE], "docx body")
        if self.story.changes_left_out:
            sentence = f"{self.story.changes_left_out:,} more tracked changes were not listed; their insertions stand in the text."
            yield Gap(GapReason.OVER_LIMIT, sentence, "look at the tracked changes in an office program", "tracked changes")
        if self.story.hidden:
            yield Metadata("hidden text", " ".join(self.story.hidden)[:_LONGEST_VALUE], "docx body")


def _other_document() -> Gap:
    return Gap(
        GapReason.UNSUPPORTED,
        "A whole document of another format is embedded here; it is not part of this text.",
        "it is opened as an item of its own",
        "embedded document",
    )


def read(source: Source) -> Iterator[ReadPart]:
    """Properties, then the text in the order header, body, footer, notes, comments, drawings, deleted text; tables as they come.

    Raises:
        Unreadable: ENCRYPTED, or DAMAGED where not even the first paragraph can be read.
    """
    with Package(source) as package:
        main = package.main_part("word/document.xml")
        parts = TextParts(limit=source.settings.text_bytes)
        document = _Document(package, main, parts)
        yield from properties(package, prefix="docx")
        yield from document.furniture("header", TextRole.HEADER)
        yield from document.body()
        yield from document.furniture("footer", TextRole.FOOTER)
        yield from document.notes("footnote")
        yield from document.notes("endnote")
        yield from document.comments()
        yield from document.drawings()
        yield from document.changes()
        yield from parts.finish()
        yield from package.gaps()
