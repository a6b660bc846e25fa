"""How wide a space between words is on this page, and so which gap parts two cells: measured, not assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from leafproof.read.tables.lines import Piece, TextLine
from leafproof.read.tables.model import RawWord

USUAL_CLOSED = 0.45
LEAST_CLOSED, MOST_CLOSED = 0.36, 0.55
LEAST_SPACE, MOST_SPACE = 0.12, 0.5
SPACES = 1.45
ENOUGH = 8
GLUED = 1.35
_HEAD = re.compile(r"(?:.*\D)?\d{1,3}")
_THOUSANDS = re.compile(r"\d{3}(?:\D.*)?")


def closing_gap(lines: Sequence[TextLine], height: float) -> float:
    """The widest gap (points) that is still a space between words of one cell: from the usual space of these lines."""
    gaps = [b.left - a.right for line in lines for a, b in pairwise(line.words)]
    spaces = sorted(gap for gap in gaps if LEAST_SPACE * height < gap < MOST_SPACE * height)
    if len(spaces) < ENOUGH:
        return USUAL_CLOSED * height
    return min(max(SPACES * spaces[len(spaces) * 3 // 10], LEAST_CLOSED * height), MOST_CLOSED * height)


def closed_pieces(words: Sequence[RawWord], gap: float) -> list[Piece]:
    """Runs of words of one line with no gap over `gap` points; groups of thousands are glued over a somewhat wider one."""
    found: list[Piece] = []
    start = 0
    right = words[0].right if words else 0.0
    for i in range(1, len(words) + 1):
        if i < len(words):
            space = words[i].left - right
            glue = space < GLUED * gap and _HEAD.fullmatch(words[i - 1].text[-8:]) and _THOUSANDS.fullmatch(words[i].text[:8])
            if space <= gap or glue:
                right = max(right, words[i].right)
                continue
        part = tuple(words[start:i])
        found.append(Piece(part, part[0].left, min(w.top for w in part), right, max(w.bottom for w in part)))
        if i < len(words):
            start, right = i, words[i].right
    return found
