"""Sets a table as a spreadsheet: figures as numbers or as text, totals as formulas with the value that a spreadsheet would have cached."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from leafproof.demo.archive import settled, zipped
from leafproof.demo.blocks import Grid, GridRow, Pair, Paper, Paragraph
from leafproof.demo.chance import Chance
from leafproof.demo.invented import table
from leafproof.demo.key import ItemKey

_AMOUNTS = {"unit_price", "tax", "total"}


def _letters(column: int) -> str:
    return chr(64 + column) if column <= 26 else chr(64 + (column - 1) // 26) + chr(65 + (column - 1) % 26)


def _cached(data: bytes, values: dict[str, str]) -> bytes:
    """The workbook with a cached value put into each formula cell named in `values`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]

    def fill(found: re.Match[bytes]) -> bytes:
        value = values.get(found.group(1).decode())
        return found.group(0) if value is None else found.group(0).replace(found.group(3), b"<v>" + value.encode() + b"</v>")

    formula = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>[^<]*</f>(<v ?/>|<v></v>)')
    return zipped([(name, formula.sub(fill, text) if name == "xl/worksheets/sheet1.xml" else text) for name, text in members])


def _number(text: str, grid_text: str) -> Decimal | None:
    """The number a printed figure stands for, by the writer's own marks: everything after the last of `grid_text` is decimals."""
    plain = "".join(sign for sign in text if sign.isdigit() or sign == grid_text)
    return Decimal(plain.replace(grid_text, ".")) if plain and text[:1].isdigit() else None


def _decimal_sign(grid: Grid) -> str:
    """The decimal sign of the printed totals: the last sign that is no digit and stands before one or two digits."""
    at = [column.role for column in grid.columns].index("total")
    for row in grid.rows:
        found = re.search(r"\d([.,])\d{1,2}$", row.cells[at])
        if found:
            return found.group(1)
    return "#"


def _row_values(row: GridRow, grid: Grid, sign: str, *, as_text: bool) -> list[object]:
    out: list[object] = []
    for index, column in enumerate(grid.columns):
        text = row.cells[index] if index >= row.span or index == 0 else ""
        numeric = column.role in _AMOUNTS or column.role == "quantity" or column.role.startswith("part:")
        number = _number(text, sign) if numeric and not as_text else None
        out.append(text or None if number is None else int(number) if number == number.to_integral_value() else float(number))
    return out


def xlsx(paper: Paper, chance: Chance, *, formulas: str = "") -> tuple[bytes, Paper]:
    """The paper's paragraphs and first table as a workbook.

    Args:
        paper: what to set; only one table.
        chance: the stream that decides where the table begins and how its figures are stored.
        formulas: "" for none, "cached" for totals as formulas with values, "bare" for formulas that hold no value.

    Returns:
        The file, and the paper as it then stands: totals that no cell holds are no answer, misprints that a formula mends are none.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = chance.pick(("Лист1", "Калькуляция", "Sheet1", "清单"))
    book.properties.creator = "Synthetic"
    offset = chance.whole(1, 2)
    line = 1
    grids = [block for block in paper.blocks if isinstance(block, Grid)]
    as_text = chance.happens(0.25) and not formulas
    cached: dict[str, str] = {}
    items = list(paper.items)
    for block in paper.blocks:
        if isinstance(block, Paragraph) and block.text:
            for text in block.text.split("\n"):
                sheet.cell(line, offset, text)
                line += 1
        elif isinstance(block, Pair):
            sheet.cell(line, offset, " ".join(block.left))
            sheet.cell(line, offset + 3, " ".join(block.right))
            line += 1
        elif isinstance(block, Grid) and block is grids[0]:
            plan = _Plan(_decimal_sign(block), offset, as_text, formulas)
            line = _sheet_table(sheet, block, plan, line + 1, cached, items)
    sheet.cell(line + 1, offset, table(f"texts_{paper.languages[0]}")["frame"]["footer"])
    out = io.BytesIO()
    book.save(out)
    return settled(_cached(out.getvalue(), cached)), replace(paper, items=items)


@dataclass(frozen=True)
class _Plan:
    """Where a table goes on a sheet and how its figures are kept."""

    sign: str
    offset: int
    as_text: bool
    formulas: str


def _header(sheet: Any, grid: Grid, line: int, offset: int) -> int:
    """Header cells with merged groups; gives the next free line."""
    depth = grid.depth()
    index = 0
    while index < len(grid.columns):
        label = grid.columns[index].label
        after = index + 1
        sheet.cell(line, offset + index, label[0])
        if depth == 2 and len(label) == 1:
            sheet.merge_cells(start_row=line, end_row=line + 1, start_column=offset + index, end_column=offset + index)
        elif depth == 2:
            while after < len(grid.columns) and len(grid.columns[after].label) == 2 and grid.columns[after].label[0] == label[0]:
                after += 1
            for column in range(index, after):
                sheet.cell(line + 1, offset + column, grid.columns[column].label[1])
            if after - index > 1:
                sheet.merge_cells(start_row=line, end_row=line, start_column=offset + index, end_column=offset + after - 1)
        index = after
    line += depth
    if grid.number_row:
        for index in range(len(grid.columns)):
            sheet.cell(line, offset + index, index + 1)
        line += 1
    return line


def _sheet_table(sheet: Any, grid: Grid, plan: _Plan, line: int, cached: dict[str, str], items: list[ItemKey]) -> int:
    """The table from `line` on; formulas replace the totals of item rows. Gives the next free line."""
    roles = [column.role for column in grid.columns]
    line = _header(sheet, grid, line, plan.offset)
    for row in grid.rows:
        values = _row_values(row, grid, plan.sign, as_text=plan.as_text)
        for index, value in enumerate(values):
            if value is None:
                continue
            cell = sheet.cell(line, plan.offset + index, value)
            if roles[index] in _AMOUNTS and not isinstance(value, str):
                cell.number_format = "#,##0.00"
        if row.item is not None and plan.formulas and items[row.item].unit_price is not None:
            _formula(sheet, roles, plan, line, values, cached, items, row.item)
        line += 1
    return line


def _formula(sheet: Any, roles: list[str], plan: _Plan, line: int, values: list[object], cached: dict[str, str], items: list[ItemKey],
             item: int) -> None:  # fmt: skip
    """Puts a formula in place of a row's total; the answer becomes the value it caches, or none."""
    quantity, price, total = (roles.index(name) for name in ("quantity", "unit_price", "total"))
    left, right = (f"{_letters(plan.offset + index)}{line}" for index in (quantity, price))
    at = f"{_letters(plan.offset + total)}{line}"
    sheet[at] = f"={left}*{right}"
    if plan.formulas == "cached":
        cached[at] = str(values[total])
        return
    planted = items[item].planted
    items[item] = replace(items[item], total=None, planted=None if planted is not None and planted.field == "total" else planted)
