"""Sets a paper as a Word file: paragraphs, two-column tables for pairs, tables with merged cells."""

from __future__ import annotations

import io
from typing import Any

from leafproof.demo.archive import settled
from leafproof.demo.blocks import Break, Grid, Pair, Paper, Paragraph
from leafproof.demo.chance import Chance
from leafproof.demo.invented import table


def _paragraph(document: Any, block: Paragraph, size: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    if not block.text:
        document.add_paragraph()
        return
    for line in block.text.split("\n"):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = block.bold
        run.font.size = Pt(size + block.step)
        paragraph.alignment = {
            "right": ALIGN.RIGHT, "center": ALIGN.CENTER, "justify": ALIGN.JUSTIFY,
        }.get(block.align, ALIGN.LEFT)  # fmt: skip
        paragraph.paragraph_format.space_after = Pt(block.space)


def _pair(document: Any, block: Pair) -> None:
    made = document.add_table(rows=1, cols=2)
    if block.ruled:
        made.style = "Table Grid"
    for cell, texts in zip(made.rows[0].cells, (block.left, block.right), strict=True):
        lines = [line for text in texts for line in text.split("\n")]
        cell.paragraphs[0].add_run(lines[0])
        for line in lines[1:]:
            cell.add_paragraph(line)


def _write(cell: Any, text: str, align: str, size: float, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(size)
    paragraph.alignment = {"right": ALIGN.RIGHT, "center": ALIGN.CENTER}.get(align, ALIGN.LEFT)


def _header(made: Any, grid: Grid) -> None:
    """Header cells; groups merged over their columns, single labels over both rows."""
    columns, depth = grid.columns, grid.depth()
    index = 0
    while index < len(columns):
        label = columns[index].label
        after = index + 1
        if depth == 2 and len(label) == 1:
            _write(made.cell(0, index).merge(made.cell(1, index)), label[0], "center", grid.size, bold=True)
        elif depth == 2:
            while after < len(columns) and len(columns[after].label) == 2 and columns[after].label[0] == label[0]:
                after += 1
            _write(made.cell(0, index).merge(made.cell(0, after - 1)), label[0], "center", grid.size, bold=True)
            for column in range(index, after):
                _write(made.cell(1, column), columns[column].label[1], "center", grid.size, bold=True)
        else:
            _write(made.cell(0, index), label[0], "center", grid.size, bold=True)
        index = after


def _grid(document: Any, grid: Grid) -> None:
    depth = grid.depth()
    extra = 1 if grid.number_row else 0
    made = document.add_table(rows=depth + extra + len(grid.rows), cols=len(grid.columns))
    made.style = "Table Grid" if grid.rules != "none" else None
    _header(made, grid)
    if grid.number_row:
        for index in range(len(grid.columns)):
            _write(made.cell(depth, index), str(index + 1), "center", grid.size, bold=False)
    for number, row in enumerate(grid.rows, start=depth + extra):
        bold = row.kind in {"section", "total", "subtotal"}
        first = 0
        cells = made.rows[number].cells
        if row.span > 1:
            _write(cells[0].merge(cells[row.span - 1]), row.cells[0], "left", grid.size, bold=bold)
            first = row.span
        for index in range(first, len(grid.columns)):
            if row.cells[index]:
                _write(cells[index], row.cells[index], grid.columns[index].align, grid.size, bold=bold)


def docx(paper: Paper, chance: Chance) -> bytes:
    """The paper as a .docx file with a footer that says it is made up."""
    from docx import Document
    from docx.shared import Pt

    document: Any = Document()
    size = chance.pick((10.0, 11.0, 12.0))
    style: Any = document.styles["Normal"]
    style.font.name = chance.pick(("Times New Roman", "Arial", "Calibri"))
    style.font.size = Pt(size)
    document.core_properties.author = "Synthetic"
    footer = table(f"texts_{paper.languages[0]}")["frame"]["footer"]
    document.sections[0].footer.paragraphs[0].text = footer
    for block in paper.blocks:
        match block:
            case Paragraph():
                _paragraph(document, block, size)
            case Pair():
                _pair(document, block)
            case Grid():
                _grid(document, block)
            case Break():
                if len(document.element.body) > 1:
                    document.add_page_break()
            case _:
                pass
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())
