"""How much of a drawn table a grid gives back: body cells with their exact text (white space apart), in order in their row."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.read.tables.cells import cell_text
from leafproof.read.tables.model import Grid


def squeezed(text: str) -> str:
    return "".join(text.split())


def grid_rows(grid: Grid) -> list[list[str]]:
    """The texts of the non-empty cells of each row, in order; a cell over several rows counts in its first."""
    rows: list[list[str]] = [[] for _ in range(len(grid.rows) - 1)]
    for cell in grid.cells:
        text = squeezed(cell_text(cell))
        if text:
            rows[cell.row].append(text)
    return rows


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    best = [0] * (len(b) + 1)
    for x in a:
        last = 0
        for j, y in enumerate(b):
            kept = best[j + 1]
            best[j + 1] = last + 1 if x == y else max(best[j + 1], best[j])
            last = kept
    return best[-1]


def body_cells(expected: Sequence[Sequence[str | None]], grids: Sequence[Grid]) -> tuple[int, int, int, int]:
    """Cells right, cells printed, rows right, rows printed."""
    found = [row for grid in grids for row in grid_rows(grid)]
    at = right = printed = rows = 0
    for wanted in expected:
        texts = [squeezed(t) for t in wanted if t]
        printed += len(texts)
        best, where = 0, at
        for i in range(at, min(at + 12, len(found))):
            score = common(texts, found[i])
            if score > best:
                best, where = score, i
        right += best
        rows += best == len(texts) == (len(found[where]) if where < len(found) else -1)
        if best:
            at = where + 1
    return right, printed, rows, len(expected)


def header_cells(labels: Sequence[str], grids: Sequence[Grid]) -> int:
    """How many of the header labels are the text of one cell of the header rows."""
    found = [squeezed(cell_text(cell)) for grid in grids for cell in grid.cells if cell.row <= max(2, (grid.header_rows or 0))]
    count = 0
    for label in labels:
        if squeezed(label) in found:
            found.remove(squeezed(label))
            count += 1
    return count
