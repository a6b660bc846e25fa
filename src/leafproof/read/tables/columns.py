"""Column borders where no rules draw them: runs of width that hardly any line covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from leafproof.read.tables.lines import Piece
from leafproof.read.tables.numeric import NUMERIC, Look, is_currency, look
from leafproof.read.tables.regions import Marked

STEP = 0.5
LONELY = 1.5
FEW = 5
SOME = 10
SHARE = 0.07
WRAP_SHARE = 0.15
WIDEST = 4_000.0
LINE_COST = 1_000
EDGE = 1.5
SET_OFF = 0.4

Counts = npt.NDArray[np.int64]
Run = tuple[int, int]
Stretch = tuple[float, float]
Label = tuple[float, float, float, float]
"""Left, right, top and bottom of a header label."""


def column_borders(body: Sequence[Marked], header: Sequence[Marked], *, left: float, right: float, gap: float) -> list[float]:
    """All borders, ascending, the outer ones included, of the columns between x = left and x = right.

    Body lines with many pieces vote; texts over several columns (sections, totals) do not; header lines
    do not vote, but a label that stands free names a column that is empty in the body. `gap` parts two cells (points). A line of
    column numbers says how many columns there are.
    """
    right = min(right, left + WIDEST)
    size = int((right - left) / STEP) + 2
    numbered = next((m for m in body if m.column_numbers), None)
    rest = [m for m in body if not m.column_numbers] or list(body)
    most = max(len(m.fine) for m in rest)
    strong = [_stretches(m.fine) for m in rest if len(m.fine) > max(2, most // 2)]
    # Below the last full row stand sums, whose labels begin where they like.
    last = max((at for at, m in enumerate(rest) if len(m.fine) > max(2, most // 2)), default=len(rest))
    full = [p for m in rest if len(m.fine) > max(2, most // 2) for p in m.fine]
    few = [i for i, m in enumerate(rest[:last]) if len(m.fine) <= max(2, most // 2) and not _is_sum(m)]
    lefts = sorted(p.left for m in rest for p in m.fine)
    weak = [_stretches(rest[i].fine) for i in few if not full or not _is_title(rest, i, full, lefts)]
    if not strong:
        strong, weak = weak, []
    least = max(1, int(gap * (1.0 if len(strong) > 1 else LONELY) / STEP) - 1)
    votes = _coverage(strong, left, size)
    allowed = _allowed(len(strong))
    wraps = _without_spans(weak, _runs_of(votes <= allowed), left, least)
    others = _coverage(wraps, left, size)
    free = (votes <= allowed) & (others <= max(0 if allowed == 0 else 1, int(WRAP_SHARE * len(wraps))))
    ground = _Ground(votes, others, _label_cost(header, left, size), left)
    blocks = _labels(header)
    inner: list[float] = []
    for start, end in _runs_of(free):
        if end - start >= least:
            inner += _borders_in(ground, blocks, start, end, least)
    inner.sort()
    if numbered is not None:
        inner = _as_numbered(inner, numbered, ground)
    return _without_sign_columns([left - 1.0, *inner, right + 1.0], rest)


def _is_title(lines: Sequence[Marked], at: int, full: Sequence[Piece], lefts: Sequence[float]) -> bool:
    """Whether the line is one text between rows: set off from the lines beside it, or nowhere in line with the texts of full lines."""
    now = lines[at]
    if len(now.pieces) > 1:
        return False
    text, apart = now.pieces[0], SET_OFF * (now.line.bottom - now.line.top)
    above = at == 0 or now.line.top - lines[at - 1].line.bottom > apart
    if _near(text.left, lefts) > 2:
        return False
    if above and (at + 1 == len(lines) or lines[at + 1].line.top - now.line.bottom > apart):
        return True
    if any(abs(p.left - text.left) <= EDGE or abs(p.right - text.right) <= EDGE for p in full):
        return False
    return sum(1 for p in full if abs(p.left + p.right - text.left - text.right) <= 2 * EDGE) < 2


def _near(x: float, ordered: Sequence[float]) -> int:
    return bisect_right(ordered, x + EDGE) - bisect_left(ordered, x - EDGE)


def _is_sum(line: Marked) -> bool:
    """Whether the line is a label and one figure: a sum between the rows, whose label begins where it likes."""
    return len(line.fine) == 2 and line.looks[0] is Look.TEXT and line.looks[1] in NUMERIC


def _as_numbered(inner: Sequence[float], numbered: Marked, ground: _Ground) -> list[float]:
    """One border between every two neighbours of the line of column numbers: the cheapest there is."""
    found: list[float] = []
    for a, b in pairwise(numbered.pieces):
        low, high = int((a.right - ground.left) / STEP) + 1, int((b.left - ground.left) / STEP)
        here = [x for x in inner if a.right <= x <= b.left]
        if here:
            found.append(min(here, key=lambda x: (ground.at(x) // LINE_COST, abs(x - (a.right + b.left) / 2))))
        elif 0 <= low < high <= len(ground.cost):
            found.append(ground.cheapest(low, high))
    return found


class _Ground:
    """How often each step of width is covered: by lines that vote, by other body lines, by labels."""

    def __init__(self, votes: Counts, others: Counts, labels: Counts, left: float) -> None:
        self.votes = votes
        self.body = votes + others
        self.cost = LINE_COST * self.body + labels
        self.left = left
        self.taken = _runs_of(self.body > 0)
        self.columns = _runs_of(votes > 0)

    def x(self, step: float) -> float:
        """The x of a step."""
        return self.left + step * STEP

    def at(self, x: float) -> int:
        """The cost of a border at x."""
        return int(self.cost[min(max(int((x - self.left) / STEP), 0), len(self.cost) - 1)])

    def cheapest(self, start: int, end: int) -> float:
        """The x in the middle of the longest run of least cost within start..end."""
        part = self.cost[start:end]
        a, b = max(_runs_of(part == part.min()), key=lambda r: (r[1] - r[0], -r[0]))
        return self.x(start + (a + b) / 2)


def _borders_in(ground: _Ground, blocks: Sequence[Label], start: int, end: int, least: int) -> list[float]:
    """The borders within a run of steps that hardly any line covers: one, or more where a thin column stands in it."""
    size = len(ground.body)
    empty = [
        (start + a, start + b) for a, b in _runs_of(ground.body[start:end] == 0) if b - a >= least or start + a == 0 or start + b == size
    ]
    if not empty:
        return [] if start == 0 or end == size else [ground.cheapest(start, end)]
    kept = [empty[0]]
    for before, after in pairwise(empty):
        if _is_column(ground, blocks, before[1], after[0]):
            kept.append(after)
        elif after[1] - after[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = after
    # an island that ends where the run ends is a thin column at the rim
    found: list[float] = []
    for a, b in kept:
        at_left, at_right = a == 0, b == size
        if (start == 0 and not at_left and a == kept[0][0] and not _is_column(ground, blocks, start, a)) or (
            end == size and not at_right and b == kept[-1][1] and not _is_column(ground, blocks, b, end)
        ):
            continue
        found += _borders_in_gap(ground, blocks, a, b)
    return found


def _is_column(ground: _Ground, blocks: Sequence[Label], start: int, end: int) -> bool:
    """Whether what stands between two empty runs is a column: two lines vote for it, or a label of its own stands over it."""
    if end <= start:
        return False
    if ground.votes[start:end].max() >= 2:
        return True
    left, right = ground.x(start), ground.x(end)
    for a, b, _, _ in blocks:
        if min(b, right) - max(a, left) > 1.0:
            beside = [run for run in ground.taken if run[0] != start and min(b, ground.x(run[1])) - max(a, ground.x(run[0])) > 1.0]
            if all(start <= run[0] < end for run in beside):
                return True
    return False


def _borders_in_gap(ground: _Ground, blocks: Sequence[Label], start: int, end: int) -> list[float]:
    """The borders within a run that the body leaves empty: one, or one on each side of labels of empty columns."""
    left, right = ground.x(start), ground.x(end)
    spots = [label for label in blocks if left - 1 <= label[0] and label[1] <= right + 1 and label[1] - label[0] > 4.0]
    at_left, at_right = start == 0, end == len(ground.body)
    labelled_left = at_left or _labelled(ground, blocks, spots, start, before=True) or _labelled_ahead(ground, blocks, spots, start)
    labelled_right = at_right or _labelled(ground, blocks, spots, end, before=False)
    if at_left or at_right:
        if not spots or not (labelled_left and labelled_right):
            return []
        return [x for x in _around(spots, left, right) if left + 1 < x < right - 1]
    if spots and labelled_left and labelled_right:
        return _around(spots, left, right)
    if spots and labelled_left != labelled_right:
        return [(left + spots[0][0]) / 2 if labelled_left else (spots[-1][1] + right) / 2]
    return [ground.cheapest(start, end)]


def _labelled(ground: _Ground, blocks: Sequence[Label], spots: Sequence[Label], step: int, *, before: bool) -> bool:
    """Whether the column that ends (or begins) at this step has a label that is none of the spots."""
    runs = ground.columns
    after = bisect_left(runs, (step,))
    at = after - 1 if before else after
    if not 0 <= at < len(runs):
        return False
    left, right = ground.x(runs[at][0]), ground.x(runs[at][1])
    low = min((spot[2] for spot in spots), default=0.0)
    return any(min(y, right) > max(x, left) and bottom > low for x, y, top, bottom in blocks if (x, y, top, bottom) not in spots)


def _labelled_ahead(ground: _Ground, blocks: Sequence[Label], spots: Sequence[Label], step: int) -> bool:
    """Whether the label of the column that ends at this step stands in the white before it: centred over numbers set to the right."""
    at = bisect_left(ground.columns, (step,)) - 1
    if at < 1 or not _labelled(ground, blocks, spots, ground.columns[at][0], before=True):
        return False
    left, right = ground.x(ground.columns[at - 1][1]), ground.x(ground.columns[at][0])
    low = min((spot[2] for spot in spots), default=0.0)
    return any(left < x and y <= right and bottom > low for x, y, _, bottom in blocks)


def _around(spots: Sequence[Label], start: float, end: float) -> list[float]:
    """Borders on both sides of each label: a column that the body leaves empty."""
    bounds = [start, *(x for spot in spots for x in spot[:2]), end]
    return [(bounds[i] + bounds[i + 1]) / 2 for i in range(0, len(bounds), 2)]


def _allowed(lines: int) -> int:
    if lines < FEW:
        return 0
    return 1 if lines < SOME else max(2, int(SHARE * lines))


def _without_spans(lines: Sequence[Sequence[Stretch]], free: Sequence[Run], left: float, least: int) -> list[list[Stretch]]:
    """The stretches without those that run over a whole gap between columns: texts over several columns."""
    gaps = [(left + a * STEP, left + b * STEP) for a, b in free if b - a >= least]
    starts = [a for a, _ in gaps]

    def spans(stretch: Stretch) -> bool:
        first = bisect_right(starts, stretch[0])
        return first < len(gaps) and gaps[first][1] < stretch[1]

    return [[stretch for stretch in line if not spans(stretch)] for line in lines]


def _coverage(lines: Sequence[Sequence[Stretch]], left: float, size: int) -> Counts:
    steps = np.zeros(size + 1, dtype=np.int64)
    for line in lines:
        for start, end in line:
            first = min(max(round((start - left) / STEP), 0), size - 1)
            last = min(max(round((end - left) / STEP), first + 1), size)
            steps[first] += 1
            steps[last] -= 1
    counts: Counts = np.cumsum(steps)[:size]
    return counts


def _label_cost(header: Sequence[Marked], left: float, size: int) -> Counts:
    """How often each step is covered by words of labels, and once more by the lowest labels, the spaces in them included.

    A border through a group label costs less than one through the label of a column.
    """
    words = _coverage([[(w.left, w.right) for w in m.line.words] for m in header], left, size)
    lowest = np.zeros(size, dtype=np.int64)
    for m in reversed(header):
        line = _coverage([[s for s in _stretches(m.fine) if not lowest[_steps(s, left, size)].any()]], left, size)
        lowest += line
    return words + lowest


def _steps(stretch: Stretch, left: float, size: int) -> slice:
    first = min(max(round((stretch[0] - left) / STEP), 0), size - 1)
    return slice(first, min(max(round((stretch[1] - left) / STEP), first + 1), size))


def _runs_of(free: npt.NDArray[np.bool_]) -> list[Run]:
    """Start and end of each run of true values."""
    padded = np.concatenate(([False], free, [False]))
    changes = np.flatnonzero(padded[1:] != padded[:-1]).tolist()
    return list(zip(changes[::2], changes[1::2], strict=True))


def _stretches(found: Sequence[Piece]) -> list[Stretch]:
    return [(piece.left, piece.right) for piece in found]


def _labels(header: Sequence[Marked]) -> list[Label]:
    """The header labels, the lines of each taken together: what overlaps in x is one label."""
    labels: list[Label] = []
    for piece in sorted((p for m in header for p in m.fine), key=lambda p: (p.left, p.right)):
        if labels and piece.left <= labels[-1][1] + 0.5:
            left, right, top, bottom = labels[-1]
            labels[-1] = (left, max(right, piece.right), min(top, piece.top), max(bottom, piece.bottom))
        else:
            labels.append((piece.left, piece.right, piece.top, piece.bottom))
    return labels


def _without_sign_columns(borders: list[float], body: Sequence[Marked]) -> list[float]:
    """The borders without those between a column of nothing but currency signs and the numbers beside it."""
    signs = [True] * (len(borders) - 1)
    numbers = [False] * (len(borders) - 1)
    seen = [False] * (len(borders) - 1)
    for m in body:
        for word in m.line.words:
            column = min(max(bisect_right(borders, (word.left + word.right) / 2) - 1, 0), len(signs) - 1)
            seen[column] = True
            signs[column] = signs[column] and is_currency(word.text)
            numbers[column] = numbers[column] or look(word.text) is Look.NUMBER
    dropped: set[int] = set()
    for column, only_signs in enumerate(signs):
        if only_signs and seen[column]:
            if column + 1 < len(signs) and numbers[column + 1]:
                dropped.add(column + 1)
            elif column > 0 and numbers[column - 1]:
                dropped.add(column)
    return [x for i, x in enumerate(borders) if i not in dropped]


def crossing(piece: Piece, borders: Sequence[float], inside: float) -> tuple[int, int]:
    """First and last column that the piece stands in by more than `inside` points."""
    last = len(borders) - 2
    first_column = bisect_right(borders, piece.left + inside) - 1
    first_column = 0 if first_column < 0 else min(last, first_column)
    last_column = bisect_right(borders, piece.right - inside) - 1
    last_column = min(last, last_column)
    return first_column, max(first_column, last_column)
