"""PowerPoint presentations (PPTX and kin): the text of every slide in order, tables, speaker's notes, comments, properties.

Slides have no printed pages here: a presentation is a document without pages, its slides one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.office_package import BrokenPart, Package, drawing_words, properties
from leafproof.read.text_parts import GridText, TextParts, one_line, raised
from leafproof.read.xml_parser import Element, attribute, child, local
from leafproof.records import Gap, GapReason, Metadata, ReadPart, TextRole

_OOXML = "application/vnd.openxmlformats-officedocument.presentationml."
MEDIA_TYPES = (
    f"{_OOXML}presentation",
    f"{_OOXML}slideshow",
    f"{_OOXML}template",
    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
)

_MOST_SLIDES = 5_000
_SHAPES = frozenset({"sp", "graphicFrame", "cxnSp", "pic"})
_NOT_OF_THE_SLIDE = frozenset({"sldNum", "dt", "sldImg"})


def paragraph(element: Element) -> str:
    """The text of one paragraph of a shape."""
    out: list[str] = []
    for entry in element:
        match local(entry):
            case "r" | "fld":
                text = child(entry, "t")
                shown = "" if text is None else text.text or ""
                settings = child(entry, "rPr")
                lifted = (attribute(settings, "baseline") or "0") if settings is not None else "0"
                out.append(raised(shown) if re.fullmatch(r"[1-9][0-9]{0,6}", lifted) else shown)
            case "br":
                out.append("\n")
            case _:
                pass
    return "".join(out)


def _body(element: Element) -> list[str]:
    """The paragraphs of a text body."""
    return [paragraph(entry) for entry in element if local(entry) == "p"]


def _span(cell: Element, name: str) -> int:
    text = attribute(cell, name) or "1"
    return min(max(int(text), 1), 1_000) if re.fullmatch(r"[0-9]{1,4}", text) else 1


def _table(table: Element, parts: TextParts) -> None:
    rows = []
    for row in (entry for entry in table if local(entry) == "tr"):
        cells = []
        for column, cell in enumerate(entry for entry in row if local(entry) == "tc"):
            if attribute(cell, "hMerge") in {"1", "true"} or attribute(cell, "vMerge") in {"1", "true"}:
                continue
            body = child(cell, "txBody")
            text = "" if body is None else one_line(" ".join(_body(body)))
            cells.append(GridText(column, text, _span(cell, "rowSpan"), _span(cell, "gridSpan")))
        rows.append(cells)
    rows = [row for row in rows if row]
    if rows:
        parts.begin_table()
        for cells in rows:
            parts.row(cells)
        parts.end_table()


def _shape(shape: Element, parts: TextParts, role: TextRole) -> None:
    for element in shape.iter():
        match local(element):
            case "ph" if attribute(element, "type") in _NOT_OF_THE_SLIDE:
                return
            case "tbl":
                _table(element, parts)
                return
            case "txBody" | "txbxContent":
                for text in _body(element):
                    parts.write(text + "\n", role)
            case _:
                pass


def _slide(package: Package, part: str, parts: TextParts, role: TextRole) -> Iterator[ReadPart]:
    try:
        for shape in package.elements(part, _SHAPES):
            _shape(shape, parts, role)
    except BrokenPart as error:
        yield error.gap
    yield from parts.take()


def _beside(package: Package, slide: str, parts: TextParts, number: int) -> Iterator[ReadPart]:
    """Notes, diagrams, charts and comments that hang on a slide."""
    for entry in package.relationships(slide):
        if entry.external or not package.has(entry.target):
            continue
        if entry.kind == "notesSlide":
            yield from _slide(package, entry.target, parts, TextRole.FOOTNOTE)
        elif entry.kind in {"diagramData", "chart"}:
            try:
                for element in package.elements(entry.target, frozenset({"t", "v"})):
                    parts.write(drawing_words(element), TextRole.TEXT_BOX)
            except BrokenPart as error:
                yield error.gap
        elif entry.kind == "comments":
            try:
                for element in package.elements(entry.target, frozenset({"text", "t"})):
                    parts.write(drawing_words(element), TextRole.COMMENT)
            except BrokenPart as error:
                yield error.gap
        yield from parts.take()
    root = package.small(slide)
    if root is not None and attribute(root, "show") in {"0", "false"}:
        yield Metadata("hidden slide", str(number), "pptx slide")


def _slides(package: Package, main: str) -> list[str]:
    """The parts of the slides in the order of the presentation.

    Raises:
        BrokenPart: the presentation part is broken.
    """
    targets = {entry.id: entry.target for entry in package.relationships(main) if entry.kind == "slide"}
    found: list[str] = []
    for element in package.elements(main, frozenset({"sldId"})):
        link = next((str(value) for key, value in element.items() if key.endswith("}id")), "")
        if link in targets:
            found.append(targets[link])
    return found


def read(source: Source) -> Iterator[ReadPart]:
    """Properties, then slide by slide its text and tables, its notes and comments.

    Raises:
        Unreadable: ENCRYPTED, or DAMAGED where not even the list of slides can be read.
    """
    with Package(source) as package:
        main = package.main_part("ppt/presentation.xml")
        try:
            slides = _slides(package, main)
        except BrokenPart as error:
            raise Unreadable(error.gap.reason, error.gap.sentence, error.gap.way_out) from None
        yield from properties(package, prefix="pptx")
        parts = TextParts(limit=source.settings.text_bytes)
        for number, slide in enumerate(slides[:_MOST_SLIDES], 1):
            yield from _slide(package, slide, parts, TextRole.BODY)
            yield from _beside(package, slide, parts, number)
        yield from parts.finish()
        if len(slides) > _MOST_SLIDES:
            sentence = f"The first {_MOST_SLIDES:,} of {len(slides):,} slides were read."
            yield Gap(GapReason.OVER_LIMIT, sentence, "split the presentation", "the rest of the slides")
        yield from package.gaps()
