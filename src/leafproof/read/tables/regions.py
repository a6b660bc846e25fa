"""Where a table without vertical rules may stand: runs of lines of several pieces, and the horizontal rules that go with them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from leafproof.read.tables.lines import Piece, TextLine, joined, pieces, usual_height
from leafproof.read.tables.model import Rule
from leafproof.read.tables.numeric import NUMERIC, Look, look
from leafproof.read.tables.spacing import closed_pieces, closing_gap

WIDE_GAP = 1.0
NEXT_LINE = 2.2
NEXT_ROW = 4.5
RULE_REACH = 6.0
SINGLE_LINES = 6
ALIGNED = 3.0
COMMON_WIDTH = 0.6
WRAPPED = 0.35
MARGIN = 12.0
CENTRED = 8.0
MOST_LABELS = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A text line with its pieces (parted by gaps of more than one text height), its finer pieces and how each of these looks."""

    line: TextLine
    pieces: tuple[Piece, ...]
    fine: tuple[Piece, ...]
    looks: tuple[Look, ...]

    @property
    def numbers(self) -> int:
        """How many pieces are numeric."""
        return sum(1 for kind in self.looks if kind in NUMERIC)

    @property
    def column_numbers(self) -> bool:
        """Whether it is the line `1 2 3 ...` under a header, which numbers the columns."""
        return len(self.fine) >= 3 and [joined(p.words) for p in self.fine] == [str(i + 1) for i in range(len(self.fine))]

    @property
    def labels_only(self) -> bool:
        """Whether no piece is a number: what a header line looks like. Bare years are labels here."""
        words = sum(1 for kind in self.looks if kind in {Look.TEXT, Look.YEAR})
        return words * 2 > len(self.looks) and all(kind in {Look.TEXT, Look.YEAR, Look.DASH} for kind in self.looks)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that may be a table, top to bottom, the horizontal rules that part them (y ascending), the usual height of text, the
    widest gap (points) that is a space within a cell, and the x of verticals that stand in it without making a grid."""

    lines: tuple[Marked, ...]
    rules: tuple[Rule, ...]
    height: float
    gap: float
    edges: tuple[float, ...] = ()


def open_regions(lines: Sequence[TextLine], rules: Sequence[Rule], verticals: Sequence[Rule] = ()) -> list[Region]:
    """The regions of these lines, top to bottom; none on a page of prose."""
    words = [w for line in lines for w in line.words]
    height = usual_height(words)
    if not _worth_a_look(lines, height):
        return []
    gap = closing_gap(lines, height)
    marked = [_marked(line, height, gap) for line in lines]
    places = {id(m): i for i, m in enumerate(marked)}
    parts = [part for run in _runs(marked, rules, height) for part in _parts(run, height)]
    found = []
    taken = -1
    for i, part in enumerate(parts):
        span = places[id(part[0])], places[id(part[-1])]
        limits = taken + 1, places[id(parts[i + 1][0])] - 1 if i + 1 < len(parts) else len(marked) - 1
        if _may_be_table(part):
            region = _with_rules(marked, span, limits, rules, sizes=(height, gap))
            found.append(_with_edges(region, verticals))
            span = places[id(region.lines[0])], places[id(region.lines[-1])]
        taken = max(taken, span[1])
    return found


def _worth_a_look(lines: Sequence[TextLine], height: float) -> bool:
    """Whether at least one line has three pieces, or three lines have two: without that, no table stands here."""
    pairs = 0
    reach = WIDE_GAP * height
    for line in lines:
        gaps = 0
        right = line.words[0].right
        for word in line.words:
            if word.left - right > reach:
                gaps += 1
            right = max(right, word.right)
        if gaps >= 2:
            return True
        pairs += gaps
    return pairs >= 3


def _marked(line: TextLine, height: float, gap: float) -> Marked:
    found = tuple(pieces(line.words, WIDE_GAP * height))
    if len(found) == 1 and len(line.words) > 4:
        return Marked(line, found, found, (Look.TEXT,))
    fine = tuple(closed_pieces(line.words, gap)) if len(found) > 1 else found
    return Marked(line, found, fine, tuple(look(joined(p.words)) for p in fine))


def _between(rules: Sequence[Rule], above: float, below: float, left: float, right: float) -> bool:
    """Whether a rule at least as wide as most of left..right lies between two heights."""
    wide = COMMON_WIDTH * (right - left)
    return any(above <= r.position <= below and min(r.end, right) - max(r.start, left) > wide for r in rules)


def _runs(marked: Sequence[Marked], rules: Sequence[Rule], height: float) -> list[list[Marked]]:
    """Runs of lines near each other that begin and end with a line of several pieces."""
    found: list[list[Marked]] = []
    run: list[Marked] = []
    singles = 0
    for now in marked:
        several = len(now.pieces) >= 2
        if run:
            gap = now.line.top - run[-1].line.bottom
            near = gap < NEXT_LINE * height
            if not near and gap < RULE_REACH * height:
                left, right = _extent(run[-8:])
                near = _between(rules, run[-1].line.centre, now.line.centre, left, right)
            if not near and several and gap < NEXT_ROW * height:
                near = _shared(now, run[-8:]) >= 2
            singles = 0 if several else singles + 1
            if near and singles <= SINGLE_LINES:
                run.append(now)
                continue
            found.append(run)
            run = []
        singles = 0
        if several:
            run = [now]
    if run:
        found.append(run)
    return [kept for kept in (_trimmed(run, height) for run in found) if len(kept) >= 2]


def _trimmed(run: list[Marked], height: float) -> list[Marked]:
    """The run without the lines under its last line of several pieces, but for those that follow it like a wrapped cell."""
    last = max(i for i, m in enumerate(run) if len(m.pieces) >= 2)
    while last + 1 < len(run) and run[last + 1].line.top - run[last].line.bottom <= WRAPPED * height:
        last += 1
    return run[: last + 1]


def _extent(lines: Sequence[Marked]) -> tuple[float, float]:
    return min(m.pieces[0].left for m in lines), max(p.right for m in lines for p in m.pieces)


def _shared(now: Marked, before: Sequence[Marked]) -> int:
    """How many pieces share their left or right x with a piece of the lines before."""
    lefts = sorted(p.left for m in before for p in m.fine if len(m.pieces) >= 2)
    rights = sorted(p.right for m in before for p in m.fine if len(m.pieces) >= 2)
    return sum(1 for p in now.fine if _near(p.left, lefts) or _near(p.right, rights))


def _near(x: float, ordered: Sequence[float]) -> bool:
    at = bisect_left(ordered, x - ALIGNED)
    return at < len(ordered) and ordered[at] <= x + ALIGNED


def _parts(run: list[Marked], height: float) -> list[list[Marked]]:
    """The run cut before each line of labels that begins a table of its own: the numbers under it stand elsewhere."""
    cuts = []
    numbers: list[Marked] = []
    for i, now in enumerate(run):
        apart = i > 0 and now.line.top - run[i - 1].line.bottom > 0.7 * height
        if apart and len(now.pieces) >= 3 and now.labels_only and (numbers or any(len(m.pieces) == 2 for m in run[:i])):
            following = next((m for m in run[i + 1 : i + 7] if m.numbers >= 2), None)
            if following is not None and _begins_anew(now, following, numbers[-8:], height):
                cuts.append(i)
        if now.numbers:
            numbers.append(now)
    bounds = [0, *cuts, len(run)]
    return [_trimmed(run[a:b], height) for a, b in pairwise(bounds) if any(len(m.pieces) >= 2 for m in run[a:b])]


def _begins_anew(labels: Marked, following: Marked, numbers: Sequence[Marked], height: float) -> bool:
    """Whether the labels head a table of their own: the numbers under them stand in other columns than those above."""
    shared, count = _shared(following, numbers), len(following.fine)
    if shared * 2 < count:
        return True
    padded = following.line.top - labels.line.bottom > 0.3 * height
    return padded and shared * 5 < count * 4 and len(labels.fine) * 5 >= count * 3


def _may_be_table(part: Sequence[Marked]) -> bool:
    """Whether the part has lines of several pieces enough."""
    strong = sum(1 for m in part if len(m.pieces) >= 3)
    pairs = sum(1 for m in part if len(m.pieces) == 2 and m.numbers)
    return strong >= 2 or pairs + strong >= 3


def _with_rules(
    marked: Sequence[Marked], span: tuple[int, int], limits: tuple[int, int], rules: Sequence[Rule], *, sizes: tuple[float, float]
) -> Region:
    """The lines of the span (first, last), grown within the limits to the rules that belong to them.

    `sizes` are the text height and the closing gap, in points.
    """
    height, gap = sizes
    first, last = span
    part = marked[first : last + 1]
    left, right = _extent(part)
    mine = [r for r in rules if min(r.end, right) - max(r.start, left) > COMMON_WIDTH * max(r.end - r.start, right - left)]
    top, bottom = part[0].line.top, part[-1].line.bottom
    heights = [r.position for r in mine]
    while first > limits[0] and _is_label_above(marked, first, height) and not _above_the_top_rule(marked, first, heights, height):
        first -= 1
    first = max(_grown_up(marked, first, [r.position for r in mine if r.position < top], height), min(first, limits[0]))
    last = min(_grown_down(marked, last, [r.position for r in mine if r.position > bottom - 0.2 * height], height), max(last, limits[1]))
    top, bottom = marked[first].line.top, marked[last].line.bottom
    kept = tuple(r for r in mine if top - RULE_REACH * height < r.position < bottom + 2 * height)
    return Region(tuple(marked[first : last + 1]), kept, height, gap)


def _above_the_top_rule(marked: Sequence[Marked], first: int, rules: Sequence[float], height: float) -> bool:
    """Whether a rule parts the line above from this one and none lies above that line: a title stands outside the table."""
    above = marked[first - 1].line
    parted = any(above.centre < y < marked[first].line.centre for y in rules)
    return parted and not any(above.top - RULE_REACH * height < y < above.centre for y in rules)


def _is_label_above(marked: Sequence[Marked], first: int, height: float) -> bool:
    """Whether the lone piece above this line stands over a group of its labels, or reaches down beside them."""
    above = marked[first - 1]
    gap = marked[first].line.top - above.line.bottom
    if gap < 0:
        return above.labels_only
    near = gap <= 2.0 * height
    return near and len(above.pieces) == 1 and above.labels_only and is_group_label(above, marked[first : first + 3])


def is_group_label(line: Marked, below: Sequence[Marked]) -> bool:
    """Whether a lone piece is centred over two or more of the labels in the lines under it, and not over the first."""
    label = line.pieces[0]
    middle = (label.left + label.right) / 2
    under = sorted((p for m in below if m.labels_only for p in m.fine), key=lambda p: (p.left, p.right))[:MOST_LABELS]
    for i in range(1, len(under)):
        right = under[i].right
        for j in range(i + 1, len(under)):
            right = max(right, under[j].right)
            centred = abs(middle - (under[i].left + right) / 2) <= CENTRED
            if centred and under[i].left <= label.left and label.right <= right:
                return True
    return False


def label_lines(lines: Sequence[Marked], height: float) -> list[Marked]:
    """The lines without those at their end that are one piece set off from what stands above: a section title, no label."""
    end = len(lines)
    while end > 1 and len(lines[end - 1].pieces) == 1 and any(len(m.pieces) > 1 for m in lines[: end - 1]):
        end -= 1
    for at in range(end, len(lines)):
        if at and lines[at].line.top - lines[at - 1].line.bottom > WRAPPED * height:
            return list(lines[:at])
    return list(lines)


def _with_edges(region: Region, verticals: Sequence[Rule]) -> Region:
    """The region with the verticals that stand between its words and cover its header or most of its height."""
    top, bottom = region.lines[0].line.top, region.lines[-1].line.bottom
    head = [m.line.centre for m in region.lines[:6] if m.labels_only]
    left, right = _extent(region.lines)
    found: list[float] = []
    for rule in verticals:
        inside = left - MARGIN <= rule.position <= right + MARGIN and min(rule.end, bottom) > max(rule.start, top)
        long = min(rule.end, bottom) - max(rule.start, top) > COMMON_WIDTH * (bottom - top)
        if inside and (long or any(rule.start <= y <= rule.end for y in head)) and (not found or rule.position - found[-1] > ALIGNED):
            found.append(rule.position)
    return replace(region, edges=tuple(found))


def _grown_up(marked: Sequence[Marked], first: int, above: list[float], height: float) -> int:
    """The first line under the topmost rule that still belongs to the table: header rules lie above the first line of it."""
    for y in sorted(above, reverse=True):
        if marked[first].line.top - y > RULE_REACH * height:
            break
        i = first
        while i > 0 and marked[i - 1].line.centre > y and marked[i].line.top - marked[i - 1].line.bottom < NEXT_LINE * height:
            i -= 1
        if first - i > 5 or _prose(marked[i:first], height):
            break
        first = i
    return first


def _grown_down(marked: Sequence[Marked], last: int, below: list[float], height: float) -> int:
    for y in sorted(below):
        if y - marked[last].line.bottom > RULE_REACH * height:
            break
        i = last
        while i + 1 < len(marked) and marked[i + 1].line.centre < y and marked[i + 1].line.top - marked[i].line.bottom < NEXT_LINE * height:
            i += 1
        if i - last > 4 or _prose(marked[last + 1 : i + 1], height):
            break
        last = i
    return last


def _prose(lines: Sequence[Marked], height: float) -> bool:
    """Whether two of the lines run on like a paragraph."""
    return sum(1 for m in lines if len(m.pieces) == 1 and m.pieces[0].right - m.pieces[0].left > 30 * height) >= 2
