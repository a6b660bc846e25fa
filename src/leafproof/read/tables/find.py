"""The tables of a page, from words and rules alone: the reader never knows where either came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from leafproof.read.tables.contents import is_prose, ruled_header_rows
from leafproof.read.tables.lattice import lattice
from leafproof.read.tables.layout import Layout, fill, in_box
from leafproof.read.tables.lines import sound, text_lines
from leafproof.read.tables.model import Grid, RawWord, Rule
from leafproof.read.tables.open_table import open_layout
from leafproof.read.tables.refine import is_header_alone, refined
from leafproof.read.tables.regions import open_regions
from leafproof.read.tables.rulings import RuleGroup, groups, whole_rules

MOST_RULES = 5_000
MOST_WORDS = 20_000
FEWEST_WORDS = 3
FEWEST_CELLS = 3


def too_much(words: Sequence[RawWord], rules: Sequence[Rule]) -> str | None:
    """Why no table is sought on this page, or None where it is within the limits."""
    if len(rules) > MOST_RULES:
        return f"too many lines: {len(rules)} rules on the page, the limit is {MOST_RULES}"
    if len(words) > MOST_WORDS:
        return f"too many words: {len(words)} on the page, the limit is {MOST_WORDS}"
    return None


def read_tables(words: Sequence[RawWord], rules: Sequence[Rule], *, width: float, height: float) -> list[Grid]:
    """The tables of one straightened page, top to bottom; none over the limits of `too_much`.

    Words and rules are in points, origin top left; `width` and `height` are those of the page.
    """
    if too_much(words, rules) is not None:
        return []
    free = sound(words)
    if not free:
        return []
    found: list[Grid] = []
    headers: list[Layout] = []
    loose: list[Rule] = []
    uprights: list[Rule] = []
    if rules:
        horizontals, verticals = whole_rules(rules, width=width, height=height)
        met, uprights, loose = groups(horizontals, verticals)
        for group in met:
            layout = _ruled(group, free)
            if layout is None:
                loose += group.horizontals
            elif is_header_alone(layout, free):
                headers.append(layout)
                loose += group.horizontals
                uprights += group.verticals
            else:
                inside = [w for w in free if in_box(w, layout.columns, layout.rows)]
                grid, free = _filled(refined(layout, group, inside), free)
                found.append(grid)
        loose.sort(key=_by_place)
        uprights.sort(key=_by_place)
    for region in open_regions(text_lines(free), loose, uprights):
        open_one = open_layout(region)
        if open_one is not None:
            grid, free = _filled(open_one, free)
            found.append(grid)
    for layout in headers:
        if sum(in_box(w, layout.columns, layout.rows) for w in free) >= FEWEST_WORDS:
            grid, free = _filled(layout, free)
            found.append(grid)
    return sorted(found, key=lambda g: (g.rows[0], g.columns[0], g.rows[-1]))


def _by_place(rule: Rule) -> tuple[float, float, float]:
    return rule.position, rule.start, rule.end


def _ruled(group: RuleGroup, words: Sequence[RawWord]) -> Layout | None:
    """The layout that the rules draw around words; None for a frame or a box of one column."""
    layout = lattice(group)
    if layout is None or len(layout.spans) < FEWEST_CELLS:
        return None
    inside = sum(in_box(w, layout.columns, layout.rows) for w in words)
    return layout if inside >= FEWEST_WORDS else None


def _filled(layout: Layout, words: list[RawWord]) -> tuple[Grid, list[RawWord]]:
    grid, outside = fill(layout, words)
    if grid.header_rows is None:
        grid = replace(grid, header_rows=ruled_header_rows(grid))
    if is_prose(grid):
        grid = replace(grid, doubts=(*grid.doubts, "cells_of_prose"))
    lost = leftover([w for w in words if in_box(w, grid.columns, grid.rows)], [grid])
    if lost:
        grid = replace(grid, doubts=(*grid.doubts, f"words_left_over:{len(lost)}"))
    return grid, outside


def leftover(words: Sequence[RawWord], grids: Sequence[Grid]) -> list[RawWord]:
    """The words whose middle stands in a grid's box but whose letters are not all in its cells, in their order."""
    inside = [word for grid in grids for cell in grid.cells for line in cell.lines for word in line]
    uncut = {id(word) for word in inside}
    # Nearly all words stand in their cell as they are; only the others are looked at closely.
    rest = sound(word for word in words if id(word) not in uncut)
    rest = [word for word in rest if any(in_box(word, grid.columns, grid.rows) for grid in grids)]
    if not rest:
        return []
    lost: list[RawWord] = []
    held: dict[tuple[float, float], list[tuple[float, float, int]]] = {}
    for word in inside:
        held.setdefault((word.top, word.bottom), []).append((word.left, word.right, len(word.text)))
    for parts in held.values():
        parts.sort()
    for word in rest:
        parts = held.get((word.top, word.bottom), [])
        first, last = bisect_left(parts, (word.left - 0.01,)), bisect_right(parts, (word.right + 0.01,))
        letters = sum(n for a, b, n in parts[first:last] if b <= word.right + 0.01)
        if letters < len(word.text):
            lost.append(word)
    return lost
