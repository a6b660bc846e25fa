"""The words of a page in reading order, with those in tables exactly as their cells have them."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.read.reading_order import Area, reading_lines
from leafproof.read.tables.contents import sets_prose
from leafproof.read.tables.find import leftover
from leafproof.read.tables.model import Grid, RawWord
from leafproof.read.word_shapes import PlacedWord, is_alone


def laid(
    words: Sequence[PlacedWord], grids: Sequence[Grid], *, as_found: Sequence[Grid] | None = None
) -> tuple[dict[int, PlacedWord], list[tuple[RawWord, ...]]]:
    """The words of a page in reading order, those in tables as their cells have them, and what is known of each by identity.

    A quote from a cell is then always found among the words that stand in its box. `as_found` are the grids before their cells were
    read again, where they were: what stands in a table but in none of its cells is kept.
    """
    placed = {id(w.raw): w for w in words}
    raw = [w.raw for w in words]
    if not grids:
        return placed, reading_lines(raw, ())
    areas = [Area(g.columns[0], g.rows[0], g.columns[-1], g.rows[-1], _prose_lines(g)) for g in grids]
    lost = leftover(raw, grids if as_found is None else as_found)
    outside = [word for word in raw if not _held(word, areas)]
    inside = [word for grid in grids for cell in grid.cells for line in cell.lines for word in line]
    for word in inside:
        placed.setdefault(id(word), PlacedWord(word, space_before=not is_alone(word.text)))
    return placed, reading_lines([*outside, *lost, *inside], areas)


def _held(word: RawWord, areas: Sequence[Area]) -> bool:
    for area in areas:  # noqa: SIM110 - asked of every word of a page: a generator would cost more than the answer
        if area.holds(word):
            return True
    return False


def _prose_lines(grid: Grid) -> tuple[tuple[RawWord, ...], ...]:
    """The lines of a table that sets sentences side by side, cell by cell; none where a line belongs across the cells."""
    if not sets_prose(grid):
        return ()
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    return tuple(line for cell in cells for line in cell.lines)
