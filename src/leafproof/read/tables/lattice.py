"""A grid from rules that meet: borders, and cells merged where no edge is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from leafproof.read.tables.layout import Layout, Span
from leafproof.read.tables.model import Rule
from leafproof.read.tables.rulings import RuleGroup, bundles
from leafproof.records import TableStyle

SAME_EDGE = 3.0
OPEN_SIDE = 12.0
OPEN_END = 8.0
PRESENT = 0.5
WHOLE = 0.85
FAINT = 0.12
ABSENT = 0.03
MOST_COLUMNS = 120
MOST_ROWS = 600

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Edges:
    """How much of each edge is drawn (0-1): `vertical[x][band]`, `horizontal[y][column]`."""

    vertical: Floats
    horizontal: Floats


def lattice(group: RuleGroup) -> Layout | None:
    """The layout that the rules draw; None where they draw no two columns, or more than a table can have."""
    if len(group.horizontals) < 2:
        return None
    xs = _positions(group.verticals)
    ys = _positions(group.horizontals)
    xs = _open(xs, group.horizontals, OPEN_SIDE)
    ys = _open(ys, group.verticals, OPEN_END)
    if len(xs) > 4 * MOST_COLUMNS or len(ys) > 4 * MOST_ROWS or len(ys) < 2 or len(xs) < 2:
        return None
    xs = _real_columns(xs, ys, group)
    ys = _real_rows(xs, ys, group)
    if not 3 <= len(xs) <= MOST_COLUMNS + 1 or not 2 <= len(ys) <= MOST_ROWS + 1:
        return None
    edges = Edges(_coverage(group.verticals, xs, ys), _coverage(group.horizontals, ys, xs))
    return Layout(tuple(xs), tuple(ys), tuple(sorted(_merged(edges))), TableStyle.RULED)


def drawn(layout: Layout, group: RuleGroup) -> Edges:
    """How much of each edge of the layout the rules draw."""
    columns, rows = list(layout.columns), list(layout.rows)
    return Edges(_coverage(group.verticals, columns, rows), _coverage(group.horizontals, rows, columns))


def _positions(rules: Sequence[Rule]) -> list[float]:
    """The clustered positions of the rules, weighted by length."""
    ordered = sorted(rules, key=lambda r: (r.position, r.start))
    found = []
    for bundle in bundles([r.position for r in ordered], SAME_EDGE, 2 * SAME_EDGE):
        lengths = sum(ordered[i].end - ordered[i].start for i in bundle)
        found.append(sum(ordered[i].position * (ordered[i].end - ordered[i].start) for i in bundle) / lengths)
    return found


def _open(edges: list[float], across: Sequence[Rule], reach: float) -> list[float]:
    """The edges with one more at each side where at least two rules run on past the outermost by more than `reach`."""
    if not edges:
        return edges
    before = sorted(r.start for r in across if r.start < edges[0] - reach and r.end > edges[0])
    after = sorted(r.end for r in across if r.end > edges[-1] + reach and r.start < edges[-1])
    if len(before) >= 2:
        edges = [before[0], *edges]
    if len(after) >= 2:
        edges = [*edges, after[-1]]
    return edges


def _coverage(rules: Sequence[Rule], positions: Sequence[float], across: Sequence[float]) -> Floats:
    """For each position and each interval between neighbours of `across`, the share of the interval that rules there cover."""
    edges = np.asarray(across)
    covered = np.zeros((len(positions), len(edges) - 1))
    middles = [(a + b) / 2 for a, b in pairwise(positions)]
    for rule in rules:
        index = bisect_right(middles, rule.position)
        if abs(rule.position - positions[index]) <= 2 * SAME_EDGE:
            covered[index] += np.clip(np.minimum(rule.end, edges[1:]) - np.maximum(rule.start, edges[:-1]), 0.0, None)
    covered /= np.maximum(edges[1:] - edges[:-1], 0.01)
    clipped: Floats = np.minimum(covered, 1.0)
    return clipped


def _real_columns(xs: list[float], ys: list[float], group: RuleGroup) -> list[float]:
    """Inner edges stay if they fill two bands, or one of the first three, or one that they end exactly on: strokes of stamps do not."""
    whole = _coverage(group.verticals, xs, ys) > WHOLE
    ends = np.asarray(ys)
    kept = [xs[0]]
    for i in range(1, len(xs) - 1):
        real = whole[i].sum() >= 2 or whole[i][:3].any()
        if not real and whole[i].any():
            mine = [r for r in group.verticals if abs(r.position - xs[i]) <= SAME_EDGE]
            real = any(np.abs(ends - r.start).min() <= 1.5 and np.abs(ends - r.end).min() <= 1.5 and r.end - r.start > 8 for r in mine)
        if real:
            kept.append(xs[i])
    return [*kept, xs[-1]]


def _real_rows(xs: list[float], ys: list[float], group: RuleGroup) -> list[float]:
    """Inner horizontals stay if they fill the width of one column: the line under a word does not."""
    whole = np.asarray((_coverage(group.horizontals, ys, xs) > WHOLE).any(axis=1))
    return [ys[0], *(ys[i] for i in range(1, len(ys) - 1) if whole[i]), ys[-1]]


def _merged(edges: Edges) -> list[Span]:
    """The cells: unit cells merged over absent edges, and kept apart again where that would not give a cell of a table."""
    width, height = edges.horizontal.shape[1], edges.vertical.shape[1]
    down = edges.horizontal[1:-1] < PRESENT  # [row][column]: no edge under the unit cell
    right = edges.vertical[1:-1] < PRESENT  # [column][row]: no edge right of the unit cell
    label = _components(down, right, width=width, height=height)
    found: list[Span] = []
    members: dict[int, list[tuple[int, int]]] = {}
    for row in range(height):
        for column in range(width):
            members.setdefault(label[row * width + column], []).append((row, column))
    for cells in members.values():
        top, left = cells[0][0], min(c for _, c in cells)
        rows, columns = cells[-1][0] - top + 1, max(c for _, c in cells) - left + 1
        rectangle = rows * columns == len(cells)
        if rectangle and (rows == 1 or columns == 1 or len(cells) <= 4 or _nothing_inside(edges, top, left, rows, columns)):
            found.append(Span(top, left, rows, columns))
        else:
            found += _apart(cells, edges)
    return found


def _nothing_inside(edges: Edges, top: int, left: int, rows: int, columns: int) -> bool:
    across = edges.horizontal[top + 1 : top + rows, left : left + columns]
    upright = edges.vertical[left + 1 : left + columns, top : top + rows]
    return bool((across < ABSENT).all() and (upright < ABSENT).all())


def _apart(cells: list[tuple[int, int]], edges: Edges) -> list[Span]:
    """Unit cells of a shape that is no cell, merged only along one row where the edge between is hardly there."""
    found: list[Span] = []
    for row, column in cells:
        last = found[-1] if found else None
        if last is not None and last.row == row and last.column + last.column_span == column and edges.vertical[column][row] < FAINT:
            found[-1] = Span(row, last.column, 1, last.column_span + 1)
        else:
            found.append(Span(row, column))
    return found


def _components(down: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_], *, width: int, height: int) -> list[int]:
    parent = list(range(width * height))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for row, column in np.argwhere(down).tolist():
        a, b = root(row * width + column), root((row + 1) * width + column)
        parent[max(a, b)] = min(a, b)
    for column, row in np.argwhere(right).tolist():
        a, b = root(row * width + column), root(row * width + column + 1)
        parent[max(a, b)] = min(a, b)
    return [root(i) for i in range(width * height)]
