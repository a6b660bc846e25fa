"""A table without vertical rules: columns from the white between the numbers, rows from the numbers, header from what stands above."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from leafproof.read.tables.columns import column_borders, crossing
from leafproof.read.tables.empty_columns import without_false_columns
from leafproof.read.tables.evidence import Evidence, is_table
from leafproof.read.tables.header import Above, header_bottom, header_levels
from leafproof.read.tables.layout import INSIDE, Layout, Span
from leafproof.read.tables.lines import Piece, joined, pieces, text_lines
from leafproof.read.tables.model import RawWord
from leafproof.read.tables.numeric import Look, look
from leafproof.read.tables.regions import Marked, Region, is_group_label, label_lines
from leafproof.read.tables.rows import anchors, numeric_columns, row_borders, sure_rows
from leafproof.records import TableStyle

TIGHT = 1.1
MARGIN = 2.0
RIM = 6.0
TITLE_HEIGHT = 1.15


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an open table: column borders, words of each column, which are numeric, and texts that cross borders."""

    borders: tuple[float, ...]
    words: tuple[tuple[RawWord, ...], ...]
    numeric: tuple[bool, ...]
    spanning: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Top, bottom and header end of an open table (y), the rules that part its rows, and the style it is given."""

    top: float
    bottom: float
    head_end: float
    hard: tuple[float, ...]
    how: TableStyle


def open_layout(region: Region) -> Layout | None:
    """The layout of the region, or None where it is no table."""
    first, last = _body_range(region.lines)
    if first is None or last is None:
        return None
    height = region.height
    rules = [r.position for r in region.rules]
    head = _head_start(region.lines, first, rules, height)
    lines = region.lines[head:]
    first, last = first - head, last - head
    left = min(m.pieces[0].left for m in lines[: last + 1])
    right = max(p.right for m in lines[: last + 1] for p in m.pieces)
    gap = region.gap
    labels = label_lines(lines[:first], height)
    borders = column_borders(lines[len(labels) : last + 1], labels, left=left, right=right, gap=gap)
    borders = without_false_columns(borders, lines[first : last + 1], labels)
    drawn = _drawn(region.edges, lines[first : last + 1], left=left, right=right)
    borders = drawn if len(drawn) >= len(borders) else borders
    if len(borders) < 3:
        return None
    lines = lines[: last + 1 + _tail(lines, last, borders, rules=rules, height=height)]
    words = [w for m in lines for w in m.line.words]
    borders[-1] = max(borders[-1], *(w.right + 1.0 for w in words))
    top, bottom = min(w.top for w in lines[0].line.words) - MARGIN, max(w.bottom for w in words) + MARGIN
    hard = [y for y in rules if top < y < bottom]
    head_end = _header_end(region, lines, first, borders, hard)
    body = _body(words, borders, head_end, gap)
    evidence = Evidence(
        lines=lines,
        first=first,
        columns=tuple(tuple(text_lines(found)) for found in body.words),
        numeric=body.numeric,
        head_end=head_end,
        borders=tuple(borders),
        rules=tuple(rules),
    )
    if not is_table(evidence):
        return None
    above = [w for w in words if (w.top + w.bottom) / 2 < head_end]
    frame = Frame(top, bottom, head_end, tuple(hard), TableStyle.LINES if rules else TableStyle.OPEN)
    return _laid_out(body, above, frame, height=height)


def _drawn(edges: Sequence[float], body: Sequence[Marked], *, left: float, right: float) -> list[float]:
    """The borders that verticals draw, where they part the columns of the body with hardly any text across them; none elsewhere."""
    inner = [x for x in edges if left + RIM < x < right - RIM]
    if len(inner) < 2:
        return []
    borders = [min(left - 1.0, *edges), *inner, max(right + 1.0, *edges)]
    found = [crossing(piece, borders, INSIDE) for m in body if len(m.fine) > 2 for piece in m.fine]
    across = sum(1 for a, b in found if a != b)
    return borders if found and across * 10 <= len(found) else []


def _body_range(lines: Sequence[Marked]) -> tuple[int | None, int | None]:
    """First and last line with at least two numeric pieces (one, where no line has two)."""
    wanted = 2 if any(m.numbers >= 2 for m in lines) else 1
    found = [i for i, m in enumerate(lines) if m.numbers >= wanted and not (i == 0 and m.labels_only) and not m.labels_only]
    if not found:
        return None, None
    last = found[-1]
    for i in range(last + 1, len(lines)):
        if lines[i].numbers and len(lines[i].pieces) >= 2:
            last = i
    first = found[0]
    while first > 0 and lines[first - 1].numbers and lines[first - 1].line.bottom > lines[first].line.top:
        first -= 1  # a number broken over two lines begins above the rest of its row
    return first, last


def _tail(lines: Sequence[Marked], last: int, borders: Sequence[float], *, rules: Sequence[float], height: float) -> int:
    """How many lines under the last number still belong to the table: those that a rule closes in, or that wrap its last cells."""
    count = 0
    for i in range(last + 1, len(lines)):
        now, above = lines[i], lines[i - 1]
        closed = any(now.line.centre < y < now.line.bottom + 2 * height for y in rules)
        tight = now.line.top - above.line.bottom <= 0.35 * height
        if not closed and not (tight and all(_goes_on(piece, lines[last:i], borders) for piece in now.fine)):
            break
        count = i - last
    return count


def _goes_on(piece: Piece, above: Sequence[Marked], borders: Sequence[float]) -> bool:
    """Whether the piece stands in one column, under text of the last row in that column."""
    a, b = crossing(piece, borders, INSIDE)
    if a != b:
        return False
    over = [p for m in above for p in m.fine if p.bottom <= piece.bottom and crossing(p, borders, INSIDE) == (a, a)]
    if piece.right > borders[-1] + 3.0:
        over = [p for p in over if abs(p.left - piece.left) <= 3.0]
    return bool(over)


def _head_start(lines: Sequence[Marked], first: int, rules: Sequence[float], height: float) -> int:
    """Where the header begins: lines above the first numbers that follow each other closely or that rules hold together."""
    start = first
    seen_labels = False
    for i in range(first - 1, -1, -1):
        gap = lines[i + 1].line.top - lines[i].line.bottom
        ruled = any(lines[i].line.centre < y < lines[i + 1].line.centre for y in rules)
        covered = any(y < lines[i].line.centre for y in rules)
        if not lines[i].labels_only or (seen_labels and ruled and not covered):
            break
        if seen_labels and not covered and _is_larger(lines[i], lines[i + 1 : first]):
            break
        group = len(lines[i].pieces) == 1 and is_group_label(lines[i], lines[i + 1 : min(first, i + 4)])
        if seen_labels and gap > (2.0 if group else 0.9) * height and not (ruled and covered):
            break
        if len(lines[i].pieces) == 1 and seen_labels and not covered and not group and gap >= 0:
            break
        start = i
        seen_labels = seen_labels or len(lines[i].pieces) >= 2
    return start


def _is_larger(line: Marked, below: Sequence[Marked]) -> bool:
    """Whether the line is printed larger than all labels under it: a title."""
    least = min(word.bottom - word.top for word in line.line.words)
    most = max(word.bottom - word.top for m in below for word in m.line.words)
    return least >= TITLE_HEIGHT * most


def _header_end(region: Region, lines: Sequence[Marked], first: int, borders: Sequence[float], hard: Sequence[float]) -> float:
    """The y where the header ends. Texts over several columns are no labels of a numeric column: a section may come first."""
    columns: list[list[RawWord]] = [[] for _ in range(len(borders) - 1)]
    below: list[list[RawWord]] = [[] for _ in range(len(borders) - 1)]
    crossings: list[Piece] = []
    height = region.height
    limit = lines[first].line.top - 0.2 * height
    titles = range(len(label_lines(lines[:first], height)), first)
    body_top = lines[titles.start].line.top
    for at, m in enumerate(lines):
        for piece in pieces(m.line.words, TIGHT * region.gap):
            a, b = crossing(piece, borders, INSIDE)
            if (at in titles and piece.centre < limit) or (a != b and (piece.bottom > limit or len(m.pieces) == 1)):
                crossings.append(piece)
                continue
            for word in piece.words:
                column = _column(borders, word)
                columns[column].append(word)
                if word.top >= limit:
                    below[column].append(word)
    numeric = numeric_columns([text_lines(found) for found in below])
    others = [(p.top, p.bottom) for p in crossings if p.centre < limit]
    labels = [text_lines(found) for found in columns]
    above = Above(lines[0].line.top, lines[first].line, tuple(others), tuple(hard), body_top)
    return header_bottom(labels, numeric, above, height)


def _column(borders: Sequence[float], word: RawWord) -> int:
    return min(max(bisect_right(borders, (word.left + word.right) / 2) - 1, 0), len(borders) - 2)


def _body(words: Sequence[RawWord], borders: Sequence[float], head_end: float, gap: float) -> Body:
    inside = [w for w in words if (w.top + w.bottom) / 2 >= head_end]
    held: list[list[RawWord]] = [[] for _ in range(len(borders) - 1)]
    crossings: list[Piece] = []
    for line in text_lines(inside):
        for piece in pieces(line.words, TIGHT * gap):
            a, b = crossing(piece, borders, INSIDE)
            if a == b:
                held[a] += piece.words
            else:
                crossings.append(piece)
    numeric = numeric_columns([text_lines(found) for found in held])
    spanning: list[Piece] = []
    for piece in crossings:
        parts = _parted(piece, borders, numeric, gap)
        if parts is None:
            spanning.append(piece)
        else:
            for column, part in parts:
                held[column] += part
    return Body(tuple(borders), tuple(tuple(found) for found in held), tuple(numeric), tuple(spanning))


def _parted(piece: Piece, borders: Sequence[float], numeric: Sequence[bool], gap: float) -> list[tuple[int, tuple[RawWord, ...]]] | None:
    """The piece as words of its columns, where each border falls between two words far enough apart; None where it is one text."""
    parts: list[tuple[int, list[RawWord]]] = []
    for word in piece.words:
        a, b = crossing(Piece((word,), word.left, word.top, word.right, word.bottom), borders, INSIDE)
        if a != b:
            return None
        if parts and parts[-1][0] == a:
            parts[-1][1].append(word)
        else:
            parts.append((a, [word]))
    for (left, before), (right, after) in pairwise(parts):
        space = after[0].left - before[-1].right
        numbers = numeric[left] and numeric[right] and look(joined(before)) is not Look.TEXT and look(joined(after)) is not Look.TEXT
        if space < (0.4 if numbers else 0.8) * gap:
            return None
    return [(column, tuple(found)) for column, found in parts]


def _laid_out(body: Body, head: Sequence[RawWord], frame: Frame, *, height: float) -> Layout:
    levels, head_spans = header_levels(head, body.borders, height) if head else ([], [])
    start = frame.head_end if head else frame.top
    rows = [frame.top, *levels, start] if head else [start]
    separators = [y for y in frame.hard if start + 0.3 * height < y < frame.bottom - 0.3 * height]
    for a, b in pairwise([start, *separators, frame.bottom]):
        columns = [[w for w in found if a <= (w.top + w.bottom) / 2 < b] for found in body.words]
        crossings = [p for p in body.spanning if a <= p.centre < b]
        if any(columns) or crossings:
            if rows[-1] < a:
                rows.append(a)
            rows += _inner(columns, body.numeric, crossings, whole=len(separators) < 3, height=height)
    rows.append(frame.bottom)
    header_rows = len(levels) + 1 if head else 0
    spans = [*head_spans, *_body_spans(body, rows, header_rows)]
    return Layout(tuple(body.borders), tuple(rows), tuple(sorted(spans)), frame.how, cut=False, header_rows=header_rows)


def _inner(
    columns: Sequence[Sequence[RawWord]], numeric: Sequence[bool], crossings: Sequence[Piece], *, whole: bool, height: float
) -> list[float]:
    """Inner borders of one band. Where rules part the rows, a band is parted again only if it surely holds several."""
    lines = [text_lines(found) for found in columns]
    if not whole and sure_rows(lines, numeric, height) < 2:
        marks = anchors(lines, numeric, height)
        if not any(all(not mark.top < piece.centre < mark.bottom for mark in marks) for piece in crossings):
            return []
    return row_borders(columns, numeric, crossings, height=height)


def _body_spans(body: Body, rows: Sequence[float], first: int) -> list[Span]:
    """Spans of the body rows: unit cells, and one cell where a text crosses borders into columns that are empty beside it."""
    width, height = len(body.borders) - 1, len(rows) - 1
    used: list[set[int]] = [set() for _ in range(height)]
    for column, words in enumerate(body.words):
        for word in words:
            used[min(max(bisect_right(rows, (word.top + word.bottom) / 2) - 1, 0), height - 1)].add(column)
    wide: list[list[tuple[int, int]]] = [[] for _ in range(height)]
    for piece in body.spanning:
        row = min(max(bisect_right(rows, piece.centre) - 1, 0), height - 1)
        a, b = crossing(piece, body.borders, INSIDE)
        if sum(1 for c in range(a, b + 1) if c in used[row]) <= 1:
            wide[row].append((a, b))
    spans: list[Span] = []
    for row in range(first, height):
        column = 0
        for a, b in _disjoint(wide[row]):
            spans += [Span(row, c) for c in range(column, a)]
            spans.append(Span(row, a, 1, b - a + 1))
            column = b + 1
        spans += [Span(row, c) for c in range(column, width)]
    return spans


def _disjoint(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for a, b in sorted(ranges):
        if found and a <= found[-1][1]:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found
