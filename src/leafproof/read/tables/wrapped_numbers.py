"""Numbers that a narrow column breaks over lines: each is one number of one row, where nothing else stands beside its rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from leafproof.read.tables.lines import TextLine, joined
from leafproof.read.tables.numeric import Look, look

SAME_ROW = 0.45
TIGHT = 0.35
MOST_LINES = 4
_REST = re.compile(r"\d{3}(?:\D|$)")

Spot = tuple[float, float, float]
"""Centre, top and bottom (y) of a number."""


def number_spots(columns: Sequence[Sequence[TextLine]], numeric: Sequence[bool], height: float) -> list[Spot]:
    """Where the numbers of the numeric columns stand, in order; one that is broken over lines counts once, beside its row."""
    chains: list[list[TextLine]] = []
    whole: list[TextLine] = []
    for column, lines in enumerate(columns):
        if not numeric[column]:
            continue
        broken = _broken(lines, height)
        parts = {id(line) for chain in broken for line in chain}
        whole += [line for line in lines if id(line) not in parts]
        chains += broken
    spots = [(line.centre, line.top, line.bottom) for line in whole]
    if not chains:
        return sorted(spots)
    centres = sorted(line.centre for line in whole)
    reach = SAME_ROW * height
    begun = _begun([lines for lines, is_numeric in zip(columns, numeric, strict=True) if not is_numeric], height)
    for chain in chains:
        head, last = chain[0], chain[-1]
        middle = (head.top + last.bottom) / 2
        outer = [line for line in chain if abs(line.centre - middle) > reach]
        if _near(middle, centres, reach) and not any(_near(line.centre, centres, reach) for line in outer):
            spots.append((middle, head.top, last.bottom))
        elif _near(head.centre, centres, reach) and not any(_near(line.centre, ys, reach) for line in chain[1:] for ys in (centres, begun)):
            spots.append((head.centre, head.top, last.bottom))
        else:
            spots += [(line.centre, line.top, line.bottom) for line in chain]
    return sorted(spots)


def _broken(lines: Sequence[TextLine], height: float) -> list[list[TextLine]]:
    """Runs of lines right under each other that read as one number and are together wider than any number of the column."""
    found: list[list[TextLine]] = []
    text = ""
    for at, line in enumerate(lines):
        now = joined(line.words)
        close = at > 0 and line.top - lines[at - 1].bottom <= TIGHT * height
        goes_on = close and text[-1:].isdigit() and _REST.match(now) and look(text) is look(f"{text} {now}") is Look.NUMBER
        if goes_on and len(found[-1]) < MOST_LINES:
            found[-1].append(line)
            text = f"{text} {now}"
        else:
            found.append([line])
            text = now
    widest = max((_width(line) for line in lines if look(joined(line.words)) is Look.NUMBER), default=0.0)
    return [chain for chain in found if len(chain) > 1 and sum(_width(line) for line in chain) > widest]


def _width(line: TextLine) -> float:
    return line.words[-1].right - line.words[0].left


def _begun(columns: Sequence[Sequence[TextLine]], height: float) -> list[float]:
    """Centres (y, ascending) of the lines of text that do not go on from a line right above them."""
    found: list[float] = []
    for lines in columns:
        bottom = float("-inf")
        for line in lines:
            if line.top - bottom > TIGHT * height:
                found.append(line.centre)
            bottom = line.bottom
    return sorted(found)


def _near(y: float, ordered: Sequence[float], reach: float) -> bool:
    at = bisect_left(ordered, y - reach)
    return at < len(ordered) and ordered[at] <= y + reach
