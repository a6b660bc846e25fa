"""What a digital page draws beside text: rules, images, paths; forms (page parts with a matrix of their own) included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot, isfinite
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from leafproof.read.pdf_space import PageSpace
from leafproof.read.pdfium_calls import ObjectCalls, address_of
from leafproof.read.tables.model import Rule

MOST_OBJECTS = 300_000
MOST_RULES = 6_000
MOST_SEGMENTS = 2_000
DEEPEST = 8
STRAIGHT = 0.8
SHORTEST = 4.0
THIN = 2.5
GRID = 64
FARTHEST = 1e6

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float, bool]
"""x, y, and whether a straight piece leads here from the point before."""
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """What a page draws: rules in displayed points, how many images and paths, the share of the page that images cover.

    `picture_cells` marks on a grid of GRID x GRID (rows, columns) where images stand. `hidden` says that some text is drawn in an
    invisible mode; `over` that the page has more objects than are looked at.
    """

    rules: list[Rule] = field(default_factory=list)
    images: int = 0
    paths: int = 0
    texts: int = 0
    hidden: bool = False
    over: bool = False
    picture_cells: Any = field(default_factory=lambda: np.zeros((GRID, GRID), np.bool_))

    @property
    def picture_share(self) -> float:
        """The share of the page that images cover, 0-1."""
        return float(self.picture_cells.mean())


def drawn(page: raw.FPDF_PAGE, space: PageSpace) -> Drawn:
    """What the page draws, in one walk over its objects."""
    found = Drawn()
    calls = ObjectCalls()
    for kind, item, matrix in _objects(address_of(page), calls, found):
        match kind:
            case raw.FPDF_PAGEOBJ_TEXT:
                found.texts += 1
                if not found.hidden:
                    found.hidden = calls.render_mode(item) in {3, 7}
            case raw.FPDF_PAGEOBJ_PATH:
                found.paths += 1
                if len(found.rules) < MOST_RULES:
                    _path(item, matrix, calls, space=space, rules=found.rules)
            case raw.FPDF_PAGEOBJ_IMAGE:
                _image(_times(_matrix_of(item, calls), matrix), space=space, found=found)
            case raw.FPDF_PAGEOBJ_SHADING:
                found.paths += 1
            case _:
                pass
    return found


def _objects(page: int, calls: ObjectCalls, found: Drawn) -> Iterator[tuple[int, int, Matrix]]:
    """Kind, address and outer matrix of each object of the page (its address) and its forms, in drawing order."""
    stack: list[tuple[int, int, Matrix, int]] = [(page, 0, _IDENTITY, 0)]
    seen = 0
    while stack:
        holder, at, matrix, depth = stack.pop()
        count = calls.page_count(holder) if depth == 0 else calls.form_count(holder)
        item_at = calls.page_item if depth == 0 else calls.form_item
        while at < count:
            item = int(item_at(holder, at) or 0)
            at += 1
            seen += 1
            if seen > MOST_OBJECTS:
                found.over = True
                return
            if not item:
                continue
            kind = int(calls.kind(item))
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if depth < DEEPEST:
                    stack.append((holder, at, matrix, depth))
                    stack.append((item, 0, _times(_matrix_of(item, calls), matrix), depth + 1))
                    break
                continue
            yield kind, item, matrix


def _matrix_of(item: int, calls: ObjectCalls) -> Matrix:
    return calls.matrix(item) or _IDENTITY


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _image(matrix: Matrix, *, space: PageSpace, found: Drawn) -> None:
    a, b, c, d, e, f = matrix
    corners = [space.shown_point(e + a * x + c * y, f + b * x + d * y) for x in (0, 1) for y in (0, 1)]
    if not all(isfinite(v) for corner in corners for v in corner):
        return
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    if right <= 0 or bottom <= 0 or left >= space.width or top >= space.height:
        return
    if min(right - left, bottom - top) <= THIN:
        # Some programs draw their table borders as images one pixel thin.
        _thin_box(left, top, right, bottom, rules=found.rules)
        return
    found.images += 1
    columns = _cells(left, right, space.width)
    rows = _cells(top, bottom, space.height)
    found.picture_cells[rows, columns] = True


def _cells(low: float, high: float, side: float) -> slice:
    return slice(max(0, round(low / side * GRID)), min(GRID, round(high / side * GRID)))


def _path(item: int, matrix: Matrix, calls: ObjectCalls, *, space: PageSpace, rules: list[Rule]) -> None:
    fill, stroke = calls.draw_mode(item)
    if not (fill or stroke):
        return
    count = int(calls.segment_count(item))
    if not 2 <= count <= MOST_SEGMENTS:
        return
    own = _times(_matrix_of(item, calls), matrix)
    segments = [int(segment) for index in range(count) if (segment := calls.segment(item, index))]
    for points, curved in _subpaths(segments, calls, matrix=own, space=space):
        if stroke:
            for one, other in pairwise(points):
                _segment(one, other, rules)
        if fill and not curved and len(points) >= 2:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
                _thin_box(min(xs), min(ys), max(xs), max(ys), rules=rules)


def _subpaths(segments: list[int], calls: ObjectCalls, *, matrix: Matrix, space: PageSpace) -> Iterator[tuple[list[Point], bool]]:
    a, b, c, d, e, f = matrix
    shown = space.shown_point
    points: list[Point] = []
    curved = False
    for segment in segments:
        end = calls.point(segment)
        if end is None:
            continue
        x, y = end
        kind = calls.segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        across, down = shown(a * x + c * y + e, b * x + d * y + f)
        if not (isfinite(across) and isfinite(down) and abs(across) < FARTHEST and abs(down) < FARTHEST):
            points = []
            continue
        points.append((across, down, kind == raw.FPDF_SEGMENT_LINETO))
        if calls.segment_closes(segment):
            points.append((points[0][0], points[0][1], True))
    if points:
        yield points, curved


def _segment(one: Point, other: Point, rules: list[Rule]) -> None:
    if not other[2]:
        return
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    if down <= STRAIGHT and across > SHORTEST:
        rules.append(Rule(True, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0])))
    elif across <= STRAIGHT and down > SHORTEST:
        rules.append(Rule(False, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1])))


def _thin_box(left: float, top: float, right: float, bottom: float, *, rules: list[Rule]) -> None:
    if hypot(right - left, bottom - top) <= SHORTEST:
        return
    if bottom - top <= right - left:
        rules.append(Rule(True, (top + bottom) / 2, left, right))
    else:
        rules.append(Rule(False, (left + right) / 2, top, bottom))
