"""Rules drawn on a scanned page, found as runs of ink, and the page without them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leafproof.read.ocr.ink import Gray, Mask, background
from leafproof.read.tables.model import Rule

POINTS = 72
LONG_INCHES, TALL_INCHES = 0.30, 0.14
THICKEST_INCHES = 0.035
MOST_RUNS = 60_000
JOIN_ACROSS, JOIN_ALONG = 2.2, 6.0
LEAST_LONG, LEAST_TALL = 60.0, 36.0
MEET = 4.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A connected piece of a rule in pixels: its runs (line, start, end; line = row of a horizontal, column of a vertical)."""

    runs: tuple[tuple[int, int, int], ...]
    position: float
    start: int
    end: int
    thick: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The rules of a page in points, and the pixels they cover. `too_many` says that the page has more than is looked at."""

    rules: tuple[Rule, ...]
    mask: Mask
    too_many: bool = False


def lines_of(ink: Mask, *, dpi: int) -> Lines:
    """The horizontal and vertical rules in the ink of a straightened page."""
    across = _pieces(_dilated(ink, 2, 1), least=int(LONG_INCHES * dpi), slender=4.0, dpi=dpi)
    down = _pieces(_dilated(ink, 1, 2).T, least=int(TALL_INCHES * dpi), slender=3.0, dpi=dpi)
    mask = np.zeros(ink.shape, np.bool_)
    if across is None or down is None:
        return Lines((), mask, too_many=True)
    scale = POINTS / dpi
    kept_across, kept_down = _real(across, down, scale=scale)
    grow = dpi // 90 + 1
    _paint(mask, kept_across, grow)
    _paint(mask.T, kept_down, grow)
    rules = [*_rules(kept_across, horizontal=True, scale=scale), *_rules(kept_down, horizontal=False, scale=scale)]
    return Lines(tuple(rules), mask)


def without_lines(gray: Gray, lines: Lines) -> Gray:
    """The page with its rules filled by the paper behind them."""
    if not lines.rules:
        return gray
    clean = gray.copy()
    clean[lines.mask] = background(gray)[lines.mask]
    return clean


def _dilated(ink: Mask, rows: int, columns: int) -> Mask:
    """Ink grown by one row or column, so that a rule that climbs by a pixel stays one run."""
    grown = ink.copy()
    if rows == 2:
        grown[1:] |= ink[:-1]
    if columns == 2:
        grown[:, 1:] |= ink[:, :-1]
    return grown


def _pieces(ink: Mask, *, least: int, slender: float, dpi: int) -> list[Piece] | None:
    """Connected pieces of runs along the rows of at least `least` pixels; None where there are too many to look at."""
    height, width = ink.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    long = ends - starts >= least
    rows, starts, ends = rows[long], starts[long], ends[long]
    if len(rows) > MOST_RUNS:
        return None
    thickest = max(3, round(THICKEST_INCHES * dpi))
    found = []
    for group in connected(rows, starts, ends):
        top, bottom = int(rows[group].min()), int(rows[group].max())
        start, end = int(starts[group].min()), int(ends[group].max())
        # The dilation added a row.
        thick = bottom - top
        if thick > thickest or end - start < slender * max(thick, 1):
            continue
        runs = tuple(zip(rows[group].tolist(), starts[group].tolist(), ends[group].tolist(), strict=True))
        lengths = (ends - starts)[group]
        position = float((rows[group] * lengths).sum() / lengths.sum())
        found.append(Piece(runs, position, start, end, max(thick, 1)))
    return found


def connected(rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> list[list[int]]:
    """Indices of runs (sorted by row, then start) that touch a run of the row above, together."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    row, start, end = rows.tolist(), starts.tolist(), ends.tolist()
    above = 0
    for i in range(len(row)):
        while above < i and (row[above] < row[i] - 1 or (row[above] == row[i] - 1 and end[above] <= start[i])):
            above += 1
        j = above
        while j < i and row[j] == row[i] - 1 and start[j] < end[i]:
            if end[j] > start[i]:
                parent[root(i)] = root(j)
            j += 1
    groups: dict[int, list[int]] = {}
    for i in range(len(row)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def _bundled(pieces: list[Piece], scale: float) -> list[list[Piece]]:
    """Collinear pieces together: little apart across, small gaps along."""
    bundles: list[list[Piece]] = []
    open_ones: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.position, p.start)):
        open_ones = [b for b in open_ones if (piece.position - b[-1].position) * scale <= JOIN_ACROSS * 2]
        home = None
        for bundle in open_ones:
            near = any(
                abs(piece.position - other.position) * scale <= JOIN_ACROSS
                and max(piece.start, other.start) - min(piece.end, other.end) <= JOIN_ALONG / scale
                for other in bundle
            )
            if near:
                home = bundle
                break
        if home is None:
            home = []
            bundles.append(home)
            open_ones.append(home)
        home.append(piece)
    return bundles


def _real(across: list[Piece], down: list[Piece], *, scale: float) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """The bundles that are rules: long ones, and short ones that run from rule to rule. The strokes of letters are neither."""
    horizontal, vertical = _bundled(across, scale), _bundled(down, scale)
    tall = [b for b in vertical if _length(b) * scale >= LEAST_TALL]
    long = [b for b in horizontal if _length(b) * scale >= LEAST_LONG or _tied(b, tall, scale)]
    tall += [b for b in vertical if _length(b) * scale < LEAST_TALL and _tied(b, long, scale)]
    return long, tall


def _length(bundle: list[Piece]) -> int:
    return max(p.end for p in bundle) - min(p.start for p in bundle)


def _tied(bundle: list[Piece], others: list[list[Piece]], scale: float) -> bool:
    """Whether both ends meet a rule of the other direction."""
    start, end = min(p.start for p in bundle), max(p.end for p in bundle)
    low, high = min(p.position for p in bundle), max(p.position for p in bundle)
    reach = MEET / scale
    met_start = met_end = False
    for other in others:
        if min(p.start for p in other) - reach <= high and max(p.end for p in other) + reach >= low:
            position = sum(p.position for p in other) / len(other)
            met_start = met_start or abs(position - start) <= reach
            met_end = met_end or abs(position - end) <= reach
    return met_start and met_end


def _paint(mask: Mask, bundles: list[list[Piece]], grow: int) -> None:
    for bundle in bundles:
        for piece in bundle:
            for row, start, end in piece.runs:
                mask[max(0, row - grow) : row + grow + 1, max(0, start - grow) : end + grow] = True


def _rules(bundles: list[list[Piece]], *, horizontal: bool, scale: float) -> list[Rule]:
    found = []
    for bundle in bundles:
        lengths = sum(p.end - p.start for p in bundle)
        position = sum(p.position * (p.end - p.start) for p in bundle) / lengths
        found.append(Rule(horizontal, position * scale, min(p.start for p in bundle) * scale, max(p.end for p in bundle) * scale))
    return sorted(found, key=lambda r: (r.position, r.start))
