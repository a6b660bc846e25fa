"""What the filled cells of a grid say about it: how many rows are its header, and whether it lays out prose."""

from __future__ import annotations

from leafproof.read.tables.cells import cell_text
from leafproof.read.tables.model import Grid
from leafproof.read.tables.numeric import Look, look

MOST_HEADER_ROWS = 5
PROSE_WORDS = 25
PROSE_LETTERS = 120
SENTENCE = 70
_FIGURES = frozenset({Look.NUMBER, Look.ORDINAL, Look.DATE})


def ruled_header_rows(grid: Grid) -> int | None:
    """How many rows stand above the first row with two figures side by side; None where there is none near the top.

    A line of column numbers is such a row: it closes the header. Bare years are labels. A row of one cell is a title.
    """
    width = len(grid.columns) - 1
    figures: dict[int, int] = {}
    titles: set[int] = set()
    for cell in grid.cells:
        if cell.row > MOST_HEADER_ROWS:
            break
        figures[cell.row] = figures.get(cell.row, 0) + (look(cell_text(cell)) in _FIGURES)
        if cell.column_span == width:
            titles.add(cell.row)
    first = next((row for row in sorted(figures) if figures[row] >= 2), None)
    if first is None:
        return None
    while first > 0 and first - 1 in titles:
        first -= 1
    return first


def is_prose(grid: Grid) -> bool:
    """Whether most of the filled cells hold paragraphs: a text set in columns inside rules, not a table of things."""
    filled = [cell for cell in grid.cells if cell.lines]
    long = 0
    for cell in filled:
        words = sum(len(line) for line in cell.lines)
        long += words >= PROSE_WORDS and sum(len(w.text) for line in cell.lines for w in line) >= PROSE_LETTERS
    return bool(filled) and long * 2 > len(filled)


def sets_prose(grid: Grid) -> bool:
    """Whether sentences broken over lines make up most of a grid's text: two languages side by side, a block of signatures."""
    long = whole = 0
    for cell in grid.cells:
        letters = sum(len(word.text) for line in cell.lines for word in line)
        whole += letters
        long += letters if len(cell.lines) >= 2 and letters >= SENTENCE else 0
    return long * 2 > whole > 0
