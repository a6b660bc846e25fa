"""The rows of one table piece, each with what stands in every column, spans resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from leafproof.records import Cell, Table

# A grid position is worth looking up only as far as cells really reach; hostile spans are cut.
WIDEST_SPAN = 256
TALLEST_SPAN = 512


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a piece: the cells that start in it, and the cell that covers each column (starting here or above)."""

    table: int
    index: int
    cells: tuple[Cell, ...]
    covering: dict[int, Cell] = field(default_factory=dict, repr=False)
    column_count: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """The non-empty texts of the cells that start in this row, from left to right."""
        return tuple(cell.text for cell in self.cells if cell.text.strip())

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with text that start in this row."""
        return tuple(cell for cell in self.cells if cell.text.strip())

    @property
    def spans_all(self) -> bool:
        """Whether the only text of the row stands in a cell over at least half of the columns (and over more than one)."""
        filled = self.filled
        return len(filled) == 1 and filled[0].column_span > 1 and 2 * filled[0].column_span >= self.column_count


def rows_of(table: Table) -> tuple[GridRow, ...]:
    """All rows of a piece in order; a row without cells is an empty row."""
    starting: list[list[Cell]] = [[] for _ in range(table.row_count)]
    covering: list[dict[int, Cell]] = [{} for _ in range(table.row_count)]
    for cell in table.cells:
        if not 0 <= cell.row < table.row_count or not 0 <= cell.column < table.column_count:
            continue
        starting[cell.row].append(cell)
        last_row = min(cell.row + min(cell.row_span, TALLEST_SPAN), table.row_count)
        last_column = min(cell.column + min(cell.column_span, WIDEST_SPAN), table.column_count)
        for row in range(cell.row, last_row):
            for column in range(cell.column, last_column):
                covering[row].setdefault(column, cell)
    return tuple(
        GridRow(table.index, index, tuple(cells), covered, table.column_count)
        for index, (cells, covered) in enumerate(zip(starting, covering, strict=True))
    )
