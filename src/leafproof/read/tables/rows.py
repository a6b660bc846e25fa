"""Rows where no rules draw them: numbers are the anchors, and wrapped text is dealt out among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from leafproof.read.tables.lines import Piece, TextLine, joined, text_lines
from leafproof.read.tables.model import RawWord
from leafproof.read.tables.numeric import NUMERIC, Look, look
from leafproof.read.tables.wrapped_numbers import number_spots
from leafproof.records_place import Record

NUMERIC_SHARE = 0.6
SAME_ANCHOR = 0.45
FREE_GAP = 0.35
GAP_COST = 2.0
EMPTY_COST = 0.3
STANDALONE = 0.8
MIDDLE, FIRST, LAST = "middle", "first", "last"
FORBIDDEN = 1e9
MOST_OPTIONS = 24
_REST = re.compile(r"\d{3}(?:\D|$)")


class Anchor(Record, frozen=True, gc=False):
    """A row's certain part: the numbers beside each other, or a text over several columns (then nothing else joins it)."""

    top: float
    bottom: float
    alone: bool = False

    @property
    def centre(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2


class Entry(Record, frozen=True, gc=False):
    """Lines of text columns at one height."""

    lines: tuple[tuple[int, TextLine], ...]
    top: float
    bottom: float

    @property
    def centre(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2


def numeric_columns(columns: Sequence[Sequence[TextLine]]) -> list[bool]:
    """For each column (its lines) whether most of its lines are numbers; dashes do not vote."""
    found = []
    for lines in columns:
        looks = [look(joined(line.words)) for line in lines]
        voting = [kind for kind in looks if kind is not Look.DASH]
        numbers = sum(1 for kind in voting if kind in NUMERIC)
        found.append(numbers > 0 and numbers >= NUMERIC_SHARE * len(voting))
    return found


def anchors(columns: Sequence[Sequence[TextLine]], numeric: Sequence[bool], height: float) -> list[Anchor]:
    """The rows that the numeric columns show, top to bottom: lines whose centres are near each other are one."""
    spots = number_spots(columns, numeric, height)
    found: list[Anchor] = []
    last = 0.0
    for centre, top, bottom in spots:
        if found and centre - last <= SAME_ANCHOR * height:
            found[-1] = Anchor(min(found[-1].top, top), max(found[-1].bottom, bottom))
        else:
            found.append(Anchor(top, bottom))
        last = centre
    return found


def sure_rows(columns: Sequence[Sequence[TextLine]], numeric: Sequence[bool], height: float) -> int:
    """How many rows at least two numeric columns show with whole numbers side by side; a number that wraps shows no row."""
    spots: list[tuple[float, int]] = []
    for column, lines in enumerate(columns):
        if numeric[column]:
            before = ""
            for line in lines:
                text = joined(line.words)
                if look(text) in NUMERIC and not (before[-1:].isdigit() and _REST.match(text)):
                    spots.append((line.centre, column))
                before = text
    spots.sort()
    count = 0
    together: set[int] = set()
    last = float("-inf")
    for centre, column in [*spots, (float("inf"), -1)]:
        if centre - last > SAME_ANCHOR * height:
            count += len(together) >= 2
            together = set()
        together.add(column)
        last = centre
    return count


def row_borders(columns: Sequence[Sequence[RawWord]], numeric: Sequence[bool], spanning: Sequence[Piece], *, height: float) -> list[float]:
    """The inner row borders (y, ascending) of a band, from the words of each column and the pieces that cross borders."""
    lines = [text_lines(words) for words in columns]
    marks = anchors(lines, numeric, height)
    marks = _with_spanning(marks, spanning, height)
    entries = _entries([(c, line) for c, found in enumerate(lines) if not numeric[c] for line in found], height)
    if not marks:
        return []
    marks, entries = _with_standalone(marks, entries, height)
    texts = sorted({c for entry in entries for c, _ in entry.lines})
    best = min((_dealt(marks, entries, texts, height=height, align=align) for align in (FIRST, MIDDLE, LAST)), key=lambda d: d[0])
    return _borders(marks, entries, best[1])


def _with_spanning(marks: list[Anchor], spanning: Sequence[Piece], height: float) -> list[Anchor]:
    """The anchors, and rows of their own for crossing texts with no number beside them; lines close together are one text."""
    alone: list[Anchor] = []
    for piece in sorted(spanning, key=lambda p: (p.centre, p.left)):
        if any(abs(piece.centre - mark.centre) <= SAME_ANCHOR * height for mark in marks):
            continue
        blocked = any(alone[-1].centre < mark.centre < piece.centre for mark in marks) if alone else True
        if not blocked and piece.top - alone[-1].bottom <= FREE_GAP * height:
            alone[-1] = Anchor(alone[-1].top, max(piece.bottom, alone[-1].bottom), alone=True)
        else:
            alone.append(Anchor(piece.top, piece.bottom, alone=True))
    return sorted([*marks, *alone], key=lambda m: (m.centre, m.top))


def _entries(lines: list[tuple[int, TextLine]], height: float) -> list[Entry]:
    lines.sort(key=lambda pair: (pair[1].centre, pair[0]))
    found: list[Entry] = []
    for column, line in lines:
        if found and line.centre - found[-1].centre <= SAME_ANCHOR * height and all(c != column for c, _ in found[-1].lines):
            last = found[-1]
            found[-1] = Entry((*last.lines, (column, line)), min(last.top, line.top), max(last.bottom, line.bottom))
        else:
            found.append(Entry(((column, line),), line.top, line.bottom))
    return found


def _with_standalone(marks: list[Anchor], entries: list[Entry], height: float) -> tuple[list[Anchor], list[Entry]]:
    """Text that stands as far from both neighbours as rows stand from each other is a row of its own."""
    least = _row_gap(marks, entries, height)
    bottoms = sorted([m.bottom for m in marks] + [e.bottom for e in entries])
    tops = sorted([m.top for m in marks] + [e.top for e in entries])
    mark_tops = [m.top for m in marks]
    rows: list[Anchor] = []
    rest: list[Entry] = []
    for block in _blocks(entries, min(least, FREE_GAP * height)):
        top, bottom = block[0].top, max(e.bottom for e in block)
        above, below = bisect_right(bottoms, top + 0.1), bisect_left(tops, bottom - 0.1)
        near = bisect_left(mark_tops, bottom)
        beside = near > 0 and marks[near - 1].bottom > top
        clear = (above == 0 or top - bottoms[above - 1] >= least) and (below == len(tops) or tops[below] - bottom >= least)
        if clear and not beside:
            rows.append(Anchor(top, bottom, alone=True))
        else:
            rest += block
    return sorted([*marks, *rows], key=lambda m: (m.centre, m.top)), rest


def _row_gap(marks: Sequence[Anchor], entries: Sequence[Entry], height: float) -> float:
    """The least gap (points) that parts two rows: of the usual step between rows, and of the jump from the gaps inside cells."""
    centres = [e.centre for e in entries]
    found = [2.0 * height]
    steps = sorted(b.top - a.bottom for a, b in pairwise(marks) if bisect_left(centres, a.bottom) == bisect_left(centres, b.top))
    if steps:
        found.append(steps[len(steps) // 2])
    last: dict[int, float] = {}
    gaps: list[float] = []
    for entry in entries:
        for column, line in entry.lines:
            if column in last:
                gaps.append(line.top - last[column])
            last[column] = line.bottom
    gaps.sort()
    jump = next(((a + b) / 2 for a, b in pairwise(gaps) if b - a > 0.2 * height), None)
    if jump is not None and gaps[0] <= FREE_GAP * height:
        found.append(jump / STANDALONE)
    return max(0.2 * height, STANDALONE * min(found))


def _blocks(entries: Sequence[Entry], gap: float) -> list[list[Entry]]:
    found: list[list[Entry]] = []
    for entry in entries:
        if found and entry.top - found[-1][-1].bottom < gap:
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _dealt(
    marks: Sequence[Anchor], entries: Sequence[Entry], texts: Sequence[int], *, height: float, align: str
) -> tuple[float, list[int]]:
    """Least cost and, for each anchor but the last, how many entries lie above the border under it.

    Entries between two anchors are split in order; entries above the first anchor are its own, and below the last likewise.
    """
    centres = [e.centre for e in entries]
    lows = [0]
    for mark in marks[1:]:
        low = lows[-1]
        while low < len(centres) and centres[low] < mark.centre - 0.3 * height:
            low += 1
        lows.append(low)
    # options[k]: the possible first entries of anchor k
    options = [[0]]
    for k in range(1, len(marks)):
        begin = options[-1][0]
        while begin < lows[k] and centres[begin] <= marks[k - 1].centre + 0.3 * height:
            begin += 1
        options.append(list(range(begin, lows[k] + 1)))
    options = [found if len(found) <= MOST_OPTIONS else found[: MOST_OPTIONS // 2] + found[-MOST_OPTIONS // 2 :] for found in options]
    options.append([len(entries)])
    costs = [0.0]
    came_from: list[list[int]] = []
    for k, mark in enumerate(marks):
        after: list[float] = []
        back: list[int] = []
        for end in options[k + 1]:
            ways = [
                (cost + _group_cost(mark, entries[start:end], texts, height=height, align=align), i)
                for i, (start, cost) in enumerate(zip(options[k], costs, strict=True))
                if start <= end
            ]
            least, way = min(ways, default=(float("inf"), 0))
            after.append(least)
            back.append(way)
        costs = after
        came_from.append(back)
    ends: list[int] = []
    at = 0
    for k in range(len(marks) - 1, 0, -1):
        at = came_from[k][at]
        ends.append(options[k][at])
    return costs[0], ends[::-1]


def _group_cost(mark: Anchor, group: Sequence[Entry], texts: Sequence[int], *, height: float, align: str) -> float:
    if mark.alone:
        return FORBIDDEN * sum(1 for entry in group if abs(entry.centre - mark.centre) > SAME_ANCHOR * height)
    cost = 0.0
    by_column: dict[int, list[TextLine]] = {}
    for entry in group:
        for column, line in entry.lines:
            by_column.setdefault(column, []).append(line)
    for column in texts:
        lines = by_column.get(column)
        if not lines:
            cost += EMPTY_COST * height
            continue
        spots = {MIDDLE: (lines[0].top + lines[-1].bottom) / 2, FIRST: lines[0].centre, LAST: lines[-1].centre}
        cost += abs(spots[align] - mark.centre)
        for a, b in pairwise(lines):
            cost += GAP_COST * max(0.0, b.top - a.bottom - FREE_GAP * height)
    return cost


def _borders(marks: Sequence[Anchor], entries: Sequence[Entry], ends: Sequence[int]) -> list[float]:
    """Halfway between the lowest part of one row and the highest of the next."""
    found: list[float] = []
    starts = [0, *ends]
    for k in range(len(marks) - 1):
        mine = entries[starts[k] : ends[k]]
        following = entries[ends[k] : starts[k + 2] if k + 2 < len(starts) else len(entries)]
        bottom = max([marks[k].bottom, *(e.bottom for e in mine)])
        top = min([marks[k + 1].top, *(e.top for e in following)])
        middle = (bottom + top) / 2
        found.append(max(middle, found[-1] + 0.1) if found else middle)
    return found
