"""Word tables as rows of cells: merged cells, deleted rows, and tables inside cells with their places in the cell's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leafproof.read.docx_text import Story, paragraph_text
from leafproof.read.text_parts import GridText, InnerCell, one_line
from leafproof.read.xml_parser import Element, attribute, child, local

_MOST_COLUMNS = 2_000
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


@dataclass
class _Cell:
    """A cell on its way: its grid column and spans, its text, the tables inside it."""

    column: int
    width: int
    text: str = ""
    height: int = 1
    inner: list[tuple[InnerCell, ...]] = field(default_factory=list)


def _direct(parent: Element, name: str) -> Iterator[Element]:
    """The children of this name, also those in wrappers that show nothing themselves."""
    for entry in parent:
        found = local(entry)
        if found == name:
            yield entry
        elif found in _WRAPPERS:
            yield from _direct(entry, name)


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in a cell, box or body, in order."""
    for entry in parent:
        found = local(entry)
        if found in {"p", "tbl"}:
            yield entry
        elif found in _WRAPPERS:
            yield from blocks(entry)
        elif found == "AlternateContent":
            chosen = child(entry, "Choice")
            chosen = child(entry, "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from blocks(chosen)


def _count(element: Element | None, otherwise: int) -> int:
    text = None if element is None else attribute(element, "val")
    return min(int(text), _MOST_COLUMNS) if text is not None and re.fullmatch(r"[0-9]{1,6}", text) else otherwise


def _deleted(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def _row(row: Element, story: Story, above: dict[int, _Cell]) -> list[_Cell]:
    """The cells that begin in this row; a cell that goes on from above makes that one taller."""
    properties = child(row, "trPr")
    column = _count(None if properties is None else child(properties, "gridBefore"), 0)
    cells: list[_Cell] = []
    reached: dict[int, _Cell] = {}
    for entry in _direct(row, "tc"):
        settings = child(entry, "tcPr")
        width = max(1, _count(None if settings is None else child(settings, "gridSpan"), 1))
        merge = None if settings is None else child(settings, "vMerge")
        continues = merge is not None and (attribute(merge, "val") or "continue") == "continue"
        over = above.get(column)
        text, inner = _content(entry, story)
        if continues and over is not None and over.width == width and not text:
            over.height += 1
            reached[column] = over
        else:
            cell = _Cell(column, width, text, 1, inner)
            cells.append(cell)
            if merge is not None:
                reached[column] = cell
        column = min(column + width, _MOST_COLUMNS * 10)
    above.clear()
    above.update(reached)
    return cells


def _content(cell: Element, story: Story) -> tuple[str, list[tuple[InnerCell, ...]]]:
    """The text of a cell on one line, and the tables in it with places counted from its start."""
    text = ""
    inner: list[tuple[InnerCell, ...]] = []
    for block in blocks(cell):
        if local(block) == "p":
            piece = one_line(paragraph_text(block, story))
            text += (" " if text and piece else "") + piece
        else:
            text, found = _inner_table(block, story, text)
            inner.extend(found)
    return text, inner


def _inner_table(table: Element, story: Story, text: str) -> tuple[str, list[tuple[InnerCell, ...]]]:
    own: list[InnerCell] = []
    deeper: list[tuple[InnerCell, ...]] = []
    for number, row in enumerate(rows(table, story)):
        for cell in row:
            start = len(text) + (1 if text and cell.text else 0)
            text += (" " if text and cell.text else "") + cell.text
            own.append(InnerCell(number, cell.column, start, start + len(cell.text), cell.row_span, cell.column_span))
            for entries in cell.inner:
                moved = (InnerCell(e.row, e.column, e.start + start, e.end + start, e.row_span, e.column_span) for e in entries)
                deeper.append(tuple(moved))
    return text, [tuple(own), *deeper]


def is_frame(table: Element) -> bool:
    """Whether no row of the table has two cells: a frame drawn around text rather than a table."""
    return all(sum(1 for _ in _direct(row, "tc")) <= 1 for row in _direct(table, "tr"))


def framed(table: Element, story: Story) -> Iterator[Element]:
    """The cells of a frame whose rows are not deleted."""
    for entry in _direct(table, "tr"):
        if _deleted(entry):
            story.change("deleted", child(entry, "trPr", "del"), "\t".join(cell.text for cell in _row(entry, story, {})))
        else:
            yield from _direct(entry, "tc")


def rows(table: Element, story: Story) -> list[list[GridText]]:
    """The rows of a table in the accepted view; the text of deleted rows is kept among the changes."""
    grid: list[list[_Cell]] = []
    above: dict[int, _Cell] = {}
    for entry in _direct(table, "tr"):
        if _deleted(entry):
            cells = _row(entry, story, {})
            mark = child(entry, "trPr", "del")
            story.change("deleted", mark, "\t".join(cell.text for cell in cells))
        else:
            grid.append(_row(entry, story, above))
    return [[GridText(c.column, c.text, c.height, c.width, tuple(c.inner)) for c in row] for row in grid]
