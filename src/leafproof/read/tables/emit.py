"""Grids on a straightened page become table records on the displayed page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from leafproof.read.tables.cells import cell_text, lowest_confidence
from leafproof.read.tables.model import Grid, GridCell, RawWord
from leafproof.records import Box, Cell, PagePlace, Table, TextSource

HUNDREDTHS = 100


def table_records(
    grids: Iterable[Grid], *, page: int, to_page: Callable[[float, float, float, float], Box], source: TextSource, first_index: int
) -> list[Table]:
    """One Table for each grid, numbered from `first_index`.

    `to_page` maps left, top, right, bottom in straightened points to a Box (1/100 pt) of the displayed page.
    """
    return [_table(grid, page=page, to_page=to_page, source=source, index=first_index + i) for i, grid in enumerate(grids)]


def _table(grid: Grid, *, page: int, to_page: Callable[[float, float, float, float], Box], source: TextSource, index: int) -> Table:
    cells = tuple(
        Cell(
            row=cell.row,
            column=cell.column,
            text=cell_text(cell),
            place=PagePlace(page, _boxes(cell, to_page)),
            row_span=cell.row_span,
            column_span=cell.column_span,
            readings=cell.readings,
            confidence=lowest_confidence(cell) if source is TextSource.OCR else None,
            doubts=cell.doubts,
        )
        for cell in sorted(grid.cells, key=lambda c: (c.row, c.column))
    )
    return Table(
        index=index,
        place=PagePlace(page, (to_page(grid.columns[0], grid.rows[0], grid.columns[-1], grid.rows[-1]),)),
        row_count=len(grid.rows) - 1,
        column_count=len(grid.columns) - 1,
        cells=cells,
        how=grid.how,
        source=source,
        edges=tuple(round(x * HUNDREDTHS) for x in grid.columns),
        header_rows=grid.header_rows,
        doubts=grid.doubts,
    )


def _boxes(cell: GridCell, to_page: Callable[[float, float, float, float], Box]) -> tuple[Box, ...]:
    if not cell.lines:
        return (to_page(cell.left, cell.top, cell.right, cell.bottom),)
    return tuple(to_page(*_around(line)) for line in cell.lines)


def _around(words: Sequence[RawWord]) -> tuple[float, float, float, float]:
    if len(words) == 1:
        return words[0].left, words[0].top, words[0].right, words[0].bottom
    return min([w.left for w in words]), min([w.top for w in words]), max([w.right for w in words]), max([w.bottom for w in words])
