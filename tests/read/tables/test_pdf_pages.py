"""Real pages, drawn by a PDF library and read back: the geometry holds beyond the drawer of these tests."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pdf_page import page_of
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from leafproof.read.tables.cells import cell_text
from leafproof.read.tables.find import read_tables
from leafproof.read.tables.model import Grid
from leafproof.records import TableStyle

HEAD = ["No.", "Description", "Unit", "Qty", "Unit price, USD", "Amount, USD"]
ITEMS = [
    ["1", "Example viewer KZT-100 with a carrying case and a strap for it", "pcs", "12", "1,250.00", "15,000.00"],
    ["2", "Sample pump", "set", "3", "980.50", "2,941.50"],
    ["3", "Training stand QF-7 with a simulator of signals", "ea.", "1", "112,000.00", "112,000.00"],
    ["4", "Cover", "pcs", "1,400", "7.10", "9,940.00"],
]
TOTAL = ["", "Total", "", "", "", "139,881.50"]
WIDTHS = [30, 190, 40, 45, 85, 90]
STYLES: dict[str, list[Any]] = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "inner": [("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "frame": [("BOX", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)],
    "lines": [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey), ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black)],
    "header": [("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)],
    "shaded": [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey), ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.whitesmoke])],
    "none": [],
}


def _grids(rows: list[list[str]], style: list[Any], *, font: str = "Helvetica", valign: str = "MIDDLE") -> list[Grid]:
    text = ParagraphStyle("cell", fontName=font, fontSize=9, leading=11)
    cells = [[Paragraph(value, text) if i == 1 else value for i, value in enumerate(row)] for row in rows]
    table = Table(cells, colWidths=WIDTHS[: len(rows[0])])
    table.setStyle(
        [*style, ("ALIGN", (3, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), valign), ("FONT", (0, 0), (-1, -1), font, 9)]
    )
    prose = Paragraph("The supplier shall hand over the equipment listed below within ninety days of the first payment. " * 4, text)
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build([prose, Spacer(1, 14), table, Spacer(1, 20), prose])
    words, rules, width, height = page_of(out.getvalue())
    return read_tables(words, rules, width=width, height=height)


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell_text(c) for c in grid.cells if c.row == row] for row in range(len(grid.rows) - 1)]


@pytest.mark.parametrize("valign", ["MIDDLE", "TOP"])
@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_specification_on_a_page_is_read_in_every_style(style: str, valign: str) -> None:
    (grid,) = _grids([HEAD, *ITEMS, TOTAL], STYLES[style], valign=valign)
    assert _rows(grid) == [HEAD, *ITEMS, TOTAL]
    assert grid.header_rows == 1
    assert (grid.how is TableStyle.RULED) == (style in {"grid", "inner"})


def test_a_chinese_table_is_read() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    rows = [["序号", "名称", "单位", "数量", "单价", "金额"], ["1", "示例观察镜及附件", "台", "12", "1,250.00", "15,000.00"]]
    rows += [["2", "样品泵", "套", "3", "980.50", "2,941.50"], ["3", "教学台架", "台", "1", "112,000.00", "112,000.00"]]
    for style in ("grid", "lines", "none"):
        (grid,) = _grids(rows, STYLES[style], font="STSong-Light")
        assert _rows(grid) == rows
