"""Sets a paper as a PDF and remembers where everything stands."""

from __future__ import annotations

from leafproof.demo.blocks import Break, Grid, Pair, Paper, Paragraph, Scribble
from leafproof.demo.chance import Chance
from leafproof.demo.invented import table
from leafproof.demo.lines import broken
from leafproof.demo.pdf_sheet import Look, Sheet, Traces, draw_look
from leafproof.demo.pdf_table import TableDrawing


def _paragraph(sheet: Sheet, block: Paragraph) -> None:
    look = sheet.look
    size = look.size + block.step
    leading = look.leading + block.step
    sheet.y += block.space
    room = sheet.right - sheet.left - block.indent
    if not block.text:
        return
    lines = broken(block.text, look.face, size, room, bold=block.bold)
    for index, line in enumerate(lines):
        if sheet.y + leading > sheet.bottom:
            sheet.turn()
        width = look.face.width(line, size, bold=block.bold)
        x = sheet.left + block.indent
        stretch = 0.0
        if block.align == "right":
            x = sheet.right - width
        elif block.align == "center":
            x = (sheet.left + sheet.right - width) / 2
        elif block.align == "justify" and index < len(lines) - 1 and line.count(" ") >= 3 and width > 0.75 * room:
            stretch = (room - width) / line.count(" ")
        sheet.text(x, sheet.y, line, size, bold=block.bold, stretch=stretch)
        sheet.y += leading


def _pair(sheet: Sheet, block: Pair) -> None:
    look = sheet.look
    gutter = 14.0
    half = (sheet.right - sheet.left - gutter) / 2
    inner = half - (6.0 if block.ruled else 0.0)
    columns = [[line for text in side for line in broken(text, look.face, look.size, inner)] for side in (block.left, block.right)]
    height = max(len(column) for column in columns) * look.leading + 6
    if sheet.y + height > sheet.bottom and not sheet.fresh:
        sheet.turn()
    top = sheet.y + 3
    sheet.traces.blanks.clear()
    for index, column in enumerate(columns):
        x = sheet.left + index * (half + gutter) + (3.0 if block.ruled else 0.0)
        for row, line in enumerate(column):
            at = x
            if block.ends and index:
                at = sheet.right - look.face.width(line, look.size)
            sheet.text(at, top + row * look.leading, line, look.size, bold=block.bold)
    if block.ruled and look.bordered_pairs:
        for index in range(2):
            left = sheet.left + index * (half + gutter / 2)
            sheet.frame((left, sheet.y, left + half + gutter / 2, sheet.y + height))
    sheet.y += height


def _draw(paper: Paper, look: Look, chance: Chance, *, keep_words: bool, pages: int) -> tuple[bytes, Traces]:
    sheet = Sheet(look, keep_words=keep_words, pages=pages, title=paper.subject)
    for block in paper.blocks:
        match block:
            case Paragraph():
                _paragraph(sheet, block)
            case Pair():
                _pair(sheet, block)
            case Break():
                sheet.turn(landscape=block.landscape)
            case Grid():
                TableDrawing(sheet, block).draw()
            case Scribble():
                for x, y in sheet.traces.blanks[: block.sides] if block.sides > 1 else [(sheet.right - 120, sheet.y)]:
                    sheet.scribble(max(sheet.left, x - 90), y, chance)
    return sheet.finish(), sheet.traces


def pdf(paper: Paper, chance: Chance, *, keep_words: bool = False) -> tuple[bytes, Traces]:
    """The paper as a PDF with a text layer.

    Args:
        paper: what to set.
        chance: the stream that decides how it looks.
        keep_words: remember the box of every word (for scans).

    Returns:
        The file, and where pages, rows, number cells and words stand, in points from the top left of the page.
    """
    language = paper.languages[0]
    look = draw_look(language, table(f"texts_{language}")["frame"], chance)
    pages = 0
    if "{pages}" in look.sheet:
        _, traces = _draw(paper, look, chance.sub("pen"), keep_words=False, pages=0)
        pages = len(traces.sizes)
    return _draw(paper, look, chance.sub("pen"), keep_words=keep_words, pages=pages)
