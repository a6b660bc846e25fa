"""The header of an open table: where it ends, and its levels where a label stands over a group of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leafproof.read.tables.columns import crossing
from leafproof.read.tables.layout import INSIDE, Span
from leafproof.read.tables.lines import Piece, TextLine, pieces, text_lines
from leafproof.read.tables.model import RawWord

LABEL_GAP = 0.5
MAJOR_SHARE = 0.75
STACKED = 0.35
SAME_LEVEL = 0.35
SAME_MIDDLE = 3.0
SIBLING = 4.0


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above the first numbers: the top (y), the line of numbers, tops and bottoms of crossing texts, rules (y), and the top of
    the first line that is surely no label (y)."""

    top: float
    numbers: TextLine
    crossings: tuple[tuple[float, float], ...]
    rules: tuple[float, ...]
    body_top: float


def header_bottom(columns: Sequence[Sequence[TextLine]], numeric: Sequence[bool], above: Above, height: float) -> float:
    """The y where the header ends: under the last line of the numeric columns above the first numbers, at a rule if there is one."""
    limit = above.numbers.top - 0.2 * height
    labels = [
        line
        for lines, is_numeric in zip(columns, numeric, strict=True)
        if is_numeric
        for line in lines
        if line.bottom <= limit + 0.4 * height and line.centre < limit
    ]
    if not labels:
        rules = [y for y in above.rules if above.top < y <= above.numbers.centre]
        return rules[-1] if rules else above.top
    bottom = max(line.bottom for line in labels)
    rules = [y for y in above.rules if bottom - 0.4 * height <= y <= above.numbers.centre]
    if rules:
        return rules[0]
    between = [span for span in above.crossings if (span[0] + span[1]) / 2 > bottom - 0.4 * height]
    between += [
        (line.top, line.bottom)
        for lines, is_numeric in zip(columns, numeric, strict=True)
        if not is_numeric
        for line in lines
        if bottom - 0.4 * height < line.centre < limit
    ]
    end = min(
        (line.top for lines, is_numeric in zip(columns, numeric, strict=True) if not is_numeric for line in lines if line.centre >= limit),
        default=above.numbers.top,
    )
    between = sorted(span for span in between if span[0] < above.body_top)
    return _widest_gap(bottom, between, min(end, above.numbers.top, above.body_top), height)


def _widest_gap(bottom: float, between: Sequence[tuple[float, float]], end: float, height: float) -> float:
    """The middle of the widest gap between the last certain label and the first numbers; the first one where none stands out."""
    gaps: list[tuple[float, float]] = []
    reach = bottom
    for a, b in between:
        gaps.append((a - reach, (a + reach) / 2))
        reach = max(reach, b)
    if not between:
        return (bottom + end) / 2
    if end > reach:
        gaps.append((end - reach, (end + reach) / 2))
    best = max(gap for gap, _ in gaps)
    if gaps[0][0] >= best - 0.25 * height:
        return gaps[0][1]
    return next(y for gap, y in gaps if gap == best)


def header_levels(head: Sequence[RawWord], borders: Sequence[float], height: float) -> tuple[list[float], list[Span]]:
    """Inner row borders of the header (none or one) and its spans: a label over several columns stands in a row above them."""
    width = len(borders) - 1
    labels = _stacked([p for line in text_lines(head) for p in pieces(line.words, LABEL_GAP * height)], height)
    groups = _groups(labels, borders, height)
    if not groups:
        return [], [Span(0, c) for c in range(width)]
    level = _level(groups, labels, borders)
    if level is None:
        return [], [Span(0, c) for c in range(width)]
    spans: list[Span] = []
    column = 0
    for a, b, _ in groups:
        spans += [Span(0, c, 2, 1) for c in range(column, a)]
        spans.append(Span(0, a, 1, b - a + 1))
        spans += [Span(1, c) for c in range(a, b + 1)]
        column = b + 1
    spans += [Span(0, c, 2, 1) for c in range(column, width)]
    return [level], spans


def _stacked(labels: Sequence[Piece], height: float) -> list[Piece]:
    """The labels, lines that stand right under each other on one middle and alone between their neighbours taken together."""
    found: list[Piece] = []
    for label in labels:
        for at, above in enumerate(found):
            if _goes_on(above, label, height) and not _has_siblings(above, label, labels, height):
                left, right = min(above.left, label.left), max(above.right, label.right)
                found[at] = Piece((*above.words, *label.words), left, above.top, right, max(above.bottom, label.bottom))
                break
        else:
            found.append(label)
    return found


def _goes_on(above: Piece, label: Piece, height: float) -> bool:
    close = -0.2 * height <= label.top - above.bottom <= STACKED * height
    return close and abs(label.left + label.right - above.left - above.right) <= 2 * SAME_MIDDLE


def _has_siblings(above: Piece, label: Piece, labels: Sequence[Piece], height: float) -> bool:
    """Whether labels at the same height stand under the one above as well, or close by on both sides: columns of one group."""
    left, right = min(above.left, label.left), max(above.right, label.right)
    beside = [p for p in labels if p is not label and abs(p.centre - label.centre) <= SAME_LEVEL * height]
    if any(p.right > left and p.left < right for p in beside):
        return True
    reach = SIBLING * height
    return any(0 <= left - p.right <= reach for p in beside) and any(0 <= p.left - right <= reach for p in beside)


def _groups(labels: Sequence[Piece], borders: Sequence[float], height: float) -> list[tuple[int, int, float]]:
    """First column, last column and bottom of each label that stands over columns which have labels of their own under it."""
    found: list[tuple[int, int, float]] = []
    for label in sorted(labels, key=lambda p: (p.top, p.left)):
        a, b = crossing(label, borders, INSIDE)
        below = _columns_below(label, labels, borders, height)
        if not all(c in below for c in range(a, b + 1)):
            continue
        if a == b:
            if {a - 1, a, a + 1} <= below and not _tight(label, labels, height):
                low, high = _centred(label, borders, a, b, below)
                if low < a and high > a and all(high < x or y < low for x, y, _ in found):
                    found.append((low, high, label.bottom))
            elif a in below and not _tight(label, labels, height):
                pair = _pair(label, labels, borders, below)
                if pair is not None and all(pair[1] < x or y < pair[0] for x, y, _ in found):
                    found.append((*pair, label.bottom))
            continue
        if _mostly_in_one(label, borders, a, b) and _tight(label, labels, height):
            continue
        a, b = _centred(label, borders, a, b, below)
        if all(b < x or y < a for x, y, _ in found):
            found.append((a, b, label.bottom))
    return sorted(found)


def _pair(label: Piece, labels: Sequence[Piece], borders: Sequence[float], below: set[int]) -> tuple[int, int] | None:
    """The two columns over whose labels a label that stands in one of them is centred; None where there are none."""
    middle = (label.left + label.right) / 2
    own, _ = crossing(label, borders, INSIDE)
    for a in (own - 1, own):
        if not {a, a + 1} <= below:
            continue
        under = [p for p in labels if p.centre > label.bottom and crossing(p, borders, INSIDE) in {(a, a), (a + 1, a + 1)}]
        over = [p for p in under if p.left < label.right and p.right > label.left]
        if len(over) < len(under):
            spread = min(p.left for p in under) + max(p.right for p in under)
            if abs(middle - spread / 2) <= SAME_MIDDLE:
                return a, a + 1
    return None


def _mostly_in_one(label: Piece, borders: Sequence[float], a: int, b: int) -> bool:
    most = max(min(label.right, borders[c + 1]) - max(label.left, borders[c]) for c in range(a, b + 1))
    return most >= MAJOR_SHARE * (label.right - label.left)


def _tight(label: Piece, labels: Sequence[Piece], height: float) -> bool:
    """Whether a line of text follows right under the label, as the next line of the same label does."""
    return any(
        other.centre > label.bottom - 0.1 * height
        and other.top - label.bottom <= STACKED * height
        and min(other.right, label.right) > max(other.left, label.left)
        for other in labels
        if other is not label
    )


def _columns_below(label: Piece, labels: Sequence[Piece], borders: Sequence[float], height: float) -> set[int]:
    """Columns whose labels all stand under this one, as low as those right under it: taller labels beside stand halfway up."""
    spans: dict[int, tuple[float, float]] = {}
    beside: set[int] = set()
    for other in labels:
        if other is label:
            continue
        a, b = crossing(other, borders, INSIDE)
        if other.centre <= label.bottom - 0.1 * (label.bottom - label.top):
            beside.update(range(a, b + 1))
            continue
        for column in range(a, b + 1):
            top, bottom = spans.get(column, (other.top, other.bottom))
            spans[column] = (min(top, other.top), max(bottom, other.bottom))
    first, last = crossing(label, borders, INSIDE)
    middles = {column: (top + bottom) / 2 for column, (top, bottom) in spans.items() if column not in beside}
    low = max((middles[column] for column in range(first, last + 1) if column in middles), default=0.0) - SAME_LEVEL * height
    return {column for column, middle in middles.items() if middle >= low}


def _centred(label: Piece, borders: Sequence[float], a: int, b: int, below: set[int]) -> tuple[int, int]:
    """The widest run of columns around a..b over which the label is centred."""
    middle = (label.left + label.right) / 2
    low, high = a, b
    while low - 1 in below:
        low -= 1
    while high + 1 in below:
        high += 1
    best = (a, b)
    least = abs(middle - (borders[a] + borders[b + 1]) / 2)
    for x in range(low, a + 1):
        for y in range(b, high + 1):
            off = abs(middle - (borders[x] + borders[y + 1]) / 2)
            if off < least - 4.0 or (off <= least + 4.0 and y - x > best[1] - best[0]):
                best, least = (x, y), min(off, least)
    return best


def _level(groups: Sequence[tuple[int, int, float]], labels: Sequence[Piece], borders: Sequence[float]) -> float | None:
    """The y between the group labels and the labels under them; None where no line parts them."""
    above = max(bottom for _, _, bottom in groups)
    tops = []
    for label in labels:
        a, b = crossing(label, borders, INSIDE)
        if label.centre > above and any(x <= a and b <= y for x, y, _ in groups):
            tops.append(label.top)
    return (above + min(tops)) / 2 if tops else None
