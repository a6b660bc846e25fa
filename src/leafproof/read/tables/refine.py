"""A ruled grid made finer where the paper draws fewer rules than it means: rows in one band, columns under a ruled header."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from leafproof.read.tables.columns import crossing
from leafproof.read.tables.lattice import FAINT, drawn
from leafproof.read.tables.layout import INSIDE, Layout, Span, in_box
from leafproof.read.tables.lines import Piece, joined, text_lines, usual_height
from leafproof.read.tables.model import RawWord
from leafproof.read.tables.numeric import NUMERIC, Look, look
from leafproof.read.tables.rows import numeric_columns, row_borders, sure_rows
from leafproof.read.tables.rulings import RuleGroup
from leafproof.read.tables.spacing import closed_pieces, closing_gap

TALL = 2.6
SOFT_SHARE = 0.4
MOST_HEIGHT = 0.5
FEW_BANDS = 4


def refined(layout: Layout, group: RuleGroup, words: Sequence[RawWord]) -> Layout:
    """The layout with bands of several rows split into their rows, and columns carried on under a header that alone draws them."""
    soft = _soft_edges(layout, words)
    split = _with_rows_split(layout, words, soft)
    layout = layout if split is layout else _without_missing_edges(split, group, soft)
    layout = _with_texts_parted(layout, words)
    return _with_soft_columns(layout, words, soft) if soft else layout


def _soft_edges(layout: Layout, words: Sequence[RawWord]) -> set[int]:
    """The inner edges that many rows leave out, though others draw them: the paper means them all the way down."""
    height = usual_height(words)
    missing = [0] * len(layout.columns)
    bare = [0.0] * len(layout.columns)
    for span in layout.spans:
        if span.column_span > 1 and span.row_span == 1:
            edges = range(span.column + 1, span.column + span.column_span)
            for edge in edges:
                missing[edge] += 1
                bare[edge] += layout.rows[span.row + 1] - layout.rows[span.row]
    rows = len(layout.rows) - 1
    most = max(TALL * height, MOST_HEIGHT * (layout.rows[-1] - layout.rows[0]))
    return {e for e, count in enumerate(missing) if count < rows and (bare[e] > most or (count >= 2 and count > SOFT_SHARE * rows))}


def _with_soft_columns(layout: Layout, words: Sequence[RawWord], soft: set[int]) -> Layout:
    """Cells over several columns parted at the soft edges, wherever no text crosses them."""
    rows = len(layout.rows) - 1
    crossed: list[set[int]] = [set() for _ in range(rows)]
    for piece in _closed(words):
        row = min(max(bisect_right(layout.rows, piece.centre) - 1, 0), rows - 1)
        a, b = crossing(piece, layout.columns, INSIDE)
        crossed[row].update(range(a + 1, b + 1))
    spans: list[Span] = []
    for span in layout.spans:
        cuts = [e for e in range(span.column + 1, span.column + span.column_span) if e in soft and e not in crossed[span.row]]
        bounds = [span.column, *(cuts if span.row_span == 1 else []), span.column + span.column_span]
        spans += [Span(span.row, a, span.row_span, b - a) for a, b in pairwise(bounds)]
    return replace(layout, spans=tuple(sorted(spans)))


def _without_missing_edges(layout: Layout, group: RuleGroup, soft: set[int]) -> Layout:
    """The layout, its rows now known, with cells of a row merged where no vertical is drawn beside them: a title between the rows."""
    present = drawn(layout, group).vertical
    spans: list[Span] = []
    for span in layout.spans:
        last = spans[-1] if spans else None
        beside = last is not None and last.row == span.row and last.column + last.column_span == span.column
        single = last is not None and last.row_span == span.row_span == 1
        if last is not None and beside and single and span.column not in soft and present[span.column][span.row] < FAINT:
            spans[-1] = replace(last, column_span=last.column_span + span.column_span)
            continue
        spans.append(span)
    return replace(layout, spans=tuple(spans))


def _with_texts_parted(layout: Layout, words: Sequence[RawWord]) -> Layout:
    """Cells over several columns parted where each of these columns holds a text of its own: a stamp or a scan broke the rule there."""
    if all(span.column_span == 1 for span in layout.spans):
        return layout
    owners = layout.owners()
    crossed: set[int] = set()
    held: dict[int, set[int]] = {}
    for piece in _closed(words):
        row = min(max(bisect_right(layout.rows, piece.centre) - 1, 0), len(layout.rows) - 2)
        a, b = crossing(piece, layout.columns, INSIDE)
        held.setdefault(owners[row][a], set()).add(a)
        if a != b:
            crossed.update(owners[row][a : b + 1])
    spans: list[Span] = []
    for index, span in enumerate(layout.spans):
        every = held.get(index, set()) >= set(range(span.column, span.column + span.column_span))
        if span.column_span == 1 or index in crossed or not every:
            spans.append(span)
        else:
            spans += [Span(span.row, c, span.row_span, 1) for c in range(span.column, span.column + span.column_span)]
    return replace(layout, spans=tuple(sorted(spans)))


def _closed(words: Sequence[RawWord]) -> list[Piece]:
    """The pieces of all lines of the words."""
    lines = text_lines(words)
    gap = closing_gap(lines, usual_height(words))
    return [piece for line in lines for piece in closed_pieces(line.words, gap)]


def _with_rows_split(layout: Layout, words: Sequence[RawWord], soft: set[int]) -> Layout:
    height = usual_height(words)
    by_band: list[list[RawWord]] = [[] for _ in range(len(layout.rows) - 1)]
    for word in words:
        by_band[min(max(bisect_right(layout.rows, (word.top + word.bottom) / 2) - 1, 0), len(by_band) - 1)].append(word)
    inner: list[list[float]] = []
    for i, found in enumerate(by_band):
        tall = layout.rows[i + 1] - layout.rows[i] >= TALL * height
        inner.append(_inner(layout, found, bool(soft), height=height) if found and tall else [])
    return _with_rows(layout, inner) if any(inner) else layout


def _inner(layout: Layout, words: Sequence[RawWord], soft: bool, *, height: float) -> list[float]:
    """The borders of the rows inside one band, where it holds several."""
    columns: list[list[RawWord]] = [[] for _ in range(len(layout.columns) - 1)]
    spanning: list[Piece] = []
    for piece in _closed(words):
        a, b = crossing(piece, layout.columns, INSIDE)
        if soft and a != b:
            spanning.append(piece)
            continue
        for word in piece.words:
            columns[min(max(bisect_right(layout.columns, (word.left + word.right) / 2) - 1, 0), len(columns) - 1)].append(word)
    lines = [text_lines(found) for found in columns]
    numeric = numeric_columns(lines)
    if sure_rows(lines, numeric, height) < (2 if len(layout.rows) <= FEW_BANDS + 1 else 3):
        return []
    return row_borders(columns, numeric, spanning, height=height)


def _with_rows(layout: Layout, inner: Sequence[Sequence[float]]) -> Layout:
    """The layout with each band parted at its inner borders; cells over several bands grow, the others are repeated."""
    rows: list[float] = []
    start: list[int] = []
    for i, borders in enumerate(inner):
        start.append(len(rows))
        rows += [layout.rows[i], *borders]
    start.append(len(rows))
    rows.append(layout.rows[-1])
    spans: list[Span] = []
    for span in layout.spans:
        first, last = start[span.row], start[span.row + span.row_span]
        if span.row_span > 1:
            spans.append(Span(first, span.column, last - first, span.column_span))
        else:
            spans += [Span(row, span.column, 1, span.column_span) for row in range(first, last)]
    return replace(layout, rows=tuple(rows), spans=tuple(sorted(spans)))


def is_header_alone(layout: Layout, words: Sequence[RawWord]) -> bool:
    """Whether the rules draw the header of a table only: labels in every column, and numbers under it outside the rules."""
    if len(layout.columns) < 4 or len(layout.rows) > 4:
        return False
    inside = [w for w in words if in_box(w, layout.columns, layout.rows)]
    height = usual_height(inside)
    gap = closing_gap(text_lines(inside), height)
    for line in text_lines(inside):
        found = [look(joined(p.words)) for p in closed_pieces(line.words, gap)]
        if sum(1 for kind in found if kind in NUMERIC and kind is not Look.YEAR) >= 2:
            return False
    left, right, bottom = layout.columns[0], layout.columns[-1], layout.rows[-1]
    below = [w for w in words if bottom < (w.top + w.bottom) / 2 < bottom + 4 * height and left <= (w.left + w.right) / 2 <= right]
    return any(sum(1 for p in closed_pieces(line.words, gap) if look(joined(p.words)) in NUMERIC) >= 2 for line in text_lines(below)[:3])
