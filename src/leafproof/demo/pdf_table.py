"""Draws tables: column widths from their contents, merged headers, every style of rules, and what goes over to the next page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leafproof.demo.blocks import Grid, GridRow
from leafproof.demo.lines import broken, widest
from leafproof.demo.pdf_sheet import PointBox, Sheet

PAD = 2.5


@dataclass(frozen=True)
class Placed:
    """A cell to draw: its first column, the column after its last, rows it spans (headers), its text and look."""

    first: int
    after: int
    text: str
    align: str
    bold: bool
    role: str


class TableDrawing:
    """One table on its way down the page."""

    def __init__(self, sheet: Sheet, grid: Grid) -> None:
        self.sheet = sheet
        self.grid = grid
        self.size = grid.size
        self.leading = grid.size * 1.22
        self.edges = self._edges()

    def _edges(self) -> list[float]:
        """The x of every column edge: wide enough for the longest word of each column, the rest by weight."""
        face, room = self.sheet.look.face, self.sheet.right - self.sheet.left
        least = []
        for index, column in enumerate(self.grid.columns):
            texts = [row.cells[index] for row in self.grid.rows if row.span <= 1 or index >= row.span]
            need = max((widest(text, face, self.size, bold=True) for text in texts), default=0.0)
            head = max(widest(label, face, self.size, bold=True) for label in column.label)
            least.append(max(need, min(head, 90.0)) + 2 * PAD + 1)
        if sum(least) > room:
            if self.size > 5.5:
                self.size -= 0.5
                self.leading = self.size * 1.22
                return self._edges()
            least = [part * room / sum(least) for part in least]
        spare = room - sum(least)
        weights = [max(0.05, column.weight - 0.6) for column in self.grid.columns]
        edges = [self.sheet.left]
        for part, weight in zip(least, weights, strict=True):
            edges.append(edges[-1] + part + spare * weight / sum(weights))
        return edges

    def _lines(self, cell: Placed) -> list[str]:
        room = self.edges[cell.after] - self.edges[cell.first] - 2 * PAD
        return broken(cell.text, self.sheet.look.face, self.size, room, bold=cell.bold) if cell.text else []

    def _height(self, cells: list[Placed]) -> float:
        return max(1, *(len(self._lines(cell)) for cell in cells)) * self.leading + 2 * PAD

    def _put(self, cell: Placed, top: float, height: float, *, middle: bool) -> PointBox | None:
        """Draws the text of a cell; gives the box of its letters."""
        lines = self._lines(cell)
        if not lines:
            return None
        face, size = self.sheet.look.face, self.size
        left, right = self.edges[cell.first] + PAD, self.edges[cell.after] - PAD
        y = top + (max(0.0, height - len(lines) * self.leading) / 2 if middle else PAD)
        first = y
        x_min, x_max = right, left
        for line in lines:
            width = face.width(line, size, bold=cell.bold)
            x = {"right": right - width, "center": (left + right - width) / 2}.get(cell.align, left)
            self.sheet.text(x, y, line, size, bold=cell.bold)
            x_min, x_max = min(x_min, x), max(x_max, x + width)
            y += self.leading
        return (x_min, first, x_max, y - self.leading + size)

    def _cells(self, row: GridRow) -> list[Placed]:
        columns = self.grid.columns
        bold = row.kind in {"section", "total", "subtotal"} and self.grid.bold_header
        cells = []
        if row.span > 1:
            align = "center" if row.kind == "section" and row.span == len(columns) and self.grid.middle else "left"
            cells.append(Placed(0, row.span, row.cells[0], align, bold, "label"))
        for index in range(row.span if row.span > 1 else 0, len(columns)):
            cells.append(Placed(index, index + 1, row.cells[index], columns[index].align, bold, columns[index].role))
        return cells

    def _rule_row(self, cells: list[Placed], top: float, height: float) -> None:
        style = self.grid.rules
        if style == "full":
            for cell in cells:
                self.sheet.frame((self.edges[cell.first], top, self.edges[cell.after], top + height))
        elif style == "horizontal":
            self.sheet.rule(self.edges[0], top + height, self.edges[-1], top + height)

    def _header_levels(self) -> list[list[Placed]]:
        """Header cells by level; a label without a group takes both levels and stands in the first list with role "tall"."""
        depth = self.grid.depth()
        upper: list[Placed] = []
        lower: list[Placed] = []
        columns = self.grid.columns
        index = 0
        while index < len(columns):
            label = columns[index].label
            if depth == 1 or len(label) == 1:
                upper.append(Placed(index, index + 1, label[0], "center", self.grid.bold_header, "tall"))
                index += 1
                continue
            after = index
            while after < len(columns) and len(columns[after].label) == 2 and columns[after].label[0] == label[0]:
                lower.append(Placed(after, after + 1, columns[after].label[1], "center", self.grid.bold_header, "low"))
                after += 1
            upper.append(Placed(index, after, label[0], "center", self.grid.bold_header, "group"))
            index = after
        return [upper, lower] if lower else [upper]

    def header_height(self) -> float:
        """The height of the header with its column numbers."""
        levels = self._header_levels()
        numbers = self.leading + 2 * PAD if self.grid.number_row else 0.0
        if len(levels) == 1:
            return self._height(levels[0]) + numbers
        group = self._height([cell for cell in levels[0] if cell.role == "group"])
        low = self._height(levels[1])
        tall = self._height([cell for cell in levels[0] if cell.role == "tall"])
        return max(group + low, tall) + numbers

    def header(self) -> None:
        """Draws the header at the pen."""
        top, levels = self.sheet.y, self._header_levels()
        height = self.header_height() - (self.leading + 2 * PAD if self.grid.number_row else 0.0)
        if self.grid.rules in {"horizontal", "header"}:
            self.sheet.rule(self.edges[0], top, self.edges[-1], top)
        group = self._height([cell for cell in levels[0] if cell.role == "group"]) if len(levels) == 2 else height
        for cell in levels[0]:
            own = group if cell.role == "group" else height
            self._put(cell, top, own, middle=True)
            if self.grid.rules == "full":
                self.sheet.frame((self.edges[cell.first], top, self.edges[cell.after], top + own))
            elif cell.role == "group" and self.grid.rules != "none":
                self.sheet.rule(self.edges[cell.first] + 2, top + own, self.edges[cell.after] - 2, top + own)
        for cell in levels[1] if len(levels) == 2 else []:
            self._put(cell, top + group, height - group, middle=True)
            if self.grid.rules == "full":
                self.sheet.frame((self.edges[cell.first], top + group, self.edges[cell.after], top + height))
        self.sheet.y = top + height
        if self.grid.rules in {"horizontal", "header"}:
            self.sheet.rule(self.edges[0], self.sheet.y, self.edges[-1], self.sheet.y)
        if self.grid.number_row:
            self.numbers()

    def numbers(self) -> None:
        """Draws the row of column numbers."""
        cells = [Placed(i, i + 1, str(i + 1), "center", bold=False, role="") for i in range(len(self.grid.columns))]
        height = self.leading + 2 * PAD
        for cell in cells:
            self._put(cell, self.sheet.y, height, middle=True)
        self._rule_row(cells, self.sheet.y, height)
        self.sheet.y += height

    def _row(self, row: GridRow, cells: list[Placed], height: float) -> None:
        top = self.sheet.y
        for cell in cells:
            box = self._put(cell, top, height, middle=self.grid.middle)
            if row.item is not None and box is not None and cell.role in {"quantity", "unit_price", "total"}:
                self.sheet.traces.numbers[row.item, cell.role] = (self.sheet.page, box)
        if row.item is not None:
            self.sheet.traces.item_pages[row.item] = self.sheet.page
        self._rule_row(cells, top, height)
        self.sheet.y = top + height

    def _split(self, cells: list[Placed]) -> tuple[list[Placed], list[Placed]]:
        """The cells cut where the page ends: what still fits, and the rest of the long ones; no rest where cutting would tear a number."""
        room = int((self.sheet.bottom - self.sheet.y - 2 * PAD) / self.leading)
        lines = [self._lines(cell) for cell in cells]
        long = [index for index, found in enumerate(lines) if len(found) > room]
        if room < 1 or any(cells[index].role != "name" for index in long):
            return cells, []
        upper = [replace(cell, text="\n".join(found[:room])) for cell, found in zip(cells, lines, strict=True)]
        return upper, [replace(cell, text="\n".join(found[room:])) for cell, found in zip(cells, lines, strict=True)]

    def draw(self) -> None:
        """Draws the table from the pen on, over as many pages as it takes."""
        if self.sheet.y + self.header_height() + 3 * self.leading > self.sheet.bottom:
            self.sheet.turn()
        self.header()
        for row in self.grid.rows:
            cells = self._cells(row)
            height = self._height(cells)
            if self.sheet.y + height > self.sheet.bottom:
                cells, rest = self._split(cells) if self.grid.split_rows and row.item is not None else (cells, [])
                if rest:
                    self._row(row, cells, self._height(cells))
                    row, cells, height = replace(row, item=None), rest, self._height(rest)
                if self.grid.rules == "header":
                    self.sheet.rule(self.edges[0], self.sheet.y, self.edges[-1], self.sheet.y)
                self.sheet.turn()
                if self.grid.repeat_header:
                    self.header()
                elif self.grid.number_row:
                    self.numbers()
                elif self.grid.rules == "horizontal":
                    self.sheet.rule(self.edges[0], self.sheet.y, self.edges[-1], self.sheet.y)
            self._row(row, cells, height)
        if self.grid.rules == "header":
            self.sheet.rule(self.edges[0], self.sheet.y, self.edges[-1], self.sheet.y)
        self.sheet.y += self.leading
