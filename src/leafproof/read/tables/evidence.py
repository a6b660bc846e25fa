"""Whether lines that could be a table are one: numbers in columns under labels, and none of the look-alikes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from leafproof.read.tables.lines import TextLine, joined
from leafproof.read.tables.numeric import NUMERIC, Look, look
from leafproof.read.tables.regions import Marked

LONG_NUMBER = 9
RULED_ROWS = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a table: its lines, the first with numbers, the body's lines by column, and the rules that part it (y, ascending)."""

    lines: Sequence[Marked]
    first: int
    columns: tuple[tuple[TextLine, ...], ...]
    numeric: tuple[bool, ...]
    head_end: float
    borders: tuple[float, ...]
    rules: tuple[float, ...]


def is_table(found: Evidence) -> bool:
    """Whether at least two columns are numeric, or one is under a header line; forms, contents and prose are not."""
    if _runs_across(found):
        return False
    amounts = [c for c, lines in enumerate(found.columns) if found.numeric[c] and _has_amounts(lines)]
    numeric = [c for c, yes in enumerate(found.numeric) if yes]
    rows = max((sum(1 for line in found.columns[c] if look(joined(line.words)) in NUMERIC) for c in numeric), default=0)
    header = _has_header(found)
    if not amounts or _is_contents(found, numeric, header=header) or _is_form(found, numeric):
        return header and len(found.borders) >= 4 and _has_ruled_rows(found)
    if len(found.borders) == 3:
        return header and rows >= 2
    if len(numeric) >= 2:
        return rows >= 2 or header
    return header and rows >= 2


def _runs_across(found: Evidence) -> bool:
    """Whether text runs across at least half of the columns in many lines: sections do so now and then, prose all the time."""
    inner = found.borders[1:-1]
    body = [m for m in found.lines if m.line.centre >= found.head_end]
    across = sum(1 for m in body if any(sum(p.left < x < p.right for x in inner) * 2 > len(inner) for p in m.fine))
    return len(inner) >= 2 and across * 5 > len(body) * 2


def _has_ruled_rows(found: Evidence) -> bool:
    """Whether rules part at least three rows under the header, and most of these fill at least half of the columns."""
    borders = [found.head_end, *(y for y in found.rules if y > found.head_end + 2.0)]
    if len(borders) < RULED_ROWS:
        return False
    filled: list[set[int]] = [set() for _ in borders]
    for column, lines in enumerate(found.columns):
        for line in lines:
            filled[max(bisect_right(borders, line.centre) - 1, 0)].add(column)
    rows = filled[: len(borders) - 1]
    full = sum(1 for columns in rows if len(columns) * 2 >= len(found.borders) - 1)
    return full * 5 >= len(rows) * 3


def _has_amounts(lines: Sequence[TextLine]) -> bool:
    """Whether most of the numbers of a column could be amounts: not dates, not account or telephone numbers."""
    texts = [joined(line.words) for line in lines]
    numbers = [t for t in texts if look(t) in NUMERIC]
    good = sum(1 for t in numbers if look(t) in {Look.NUMBER, Look.ORDINAL, Look.YEAR} and not _is_long(t))
    return good * 2 > len(numbers)


def _is_long(text: str) -> bool:
    """An unbroken run of many digits, or a leading zero: the number of something, not an amount."""
    return (text.isdigit() and len(text) >= LONG_NUMBER) or (text[:1] == "0" and text.isdigit() and len(text) > 2)


def _has_header(found: Evidence) -> bool:
    """Whether labels stand over most columns, numbers in none of them."""
    above = [m for m in found.lines if m.line.centre < found.head_end]
    if not above or not all(m.labels_only for m in above):
        return False
    over = {
        c
        for m in above
        for p in m.pieces
        for c in range(len(found.borders) - 1)
        if min(p.right, found.borders[c + 1]) - max(p.left, found.borders[c]) > 1.2
    }
    return len(over) * 2 > len(found.borders) - 1 and max(len(m.pieces) for m in above) >= 2


def _is_contents(found: Evidence, numeric: Sequence[int], *, header: bool) -> bool:
    """Whether it is a list with page numbers: dot leaders, or nothing but plain numbers that never go down."""
    leaders = sum(1 for m in found.lines for p in m.pieces if _is_leader(joined(p.words)))
    if leaders * 3 >= len(found.lines):
        return True
    if header and len(found.borders) > 3:
        return False
    for c in numeric:
        texts = [joined(line.words).rstrip(".") for line in found.columns[c]]
        plain = [t for t in texts if all(part.isdigit() and len(part) <= 4 for part in t.split("."))]
        if len(plain) != len(texts):
            return False
        keys = [tuple(int(part) for part in t.split(".")) for t in plain]
        if keys != sorted(keys):
            return False
    rows = max((len(found.columns[c]) for c in numeric), default=0)
    return rows >= 3


def _is_leader(text: str) -> bool:
    return "....." in text or "·····" in text or ". . . ." in text or "_____" in text or "……" in text


def _is_form(found: Evidence, numeric: Sequence[int]) -> bool:
    """Whether the numbers stand behind labels that end in a colon."""
    labels = colons = 0
    for c in numeric:
        if c == 0 or found.numeric[c - 1]:
            continue
        for line in found.columns[c - 1]:
            labels += 1
            colons += joined(line.words).rstrip().endswith((":", "："))
    return labels > 0 and colons * 2 > labels
