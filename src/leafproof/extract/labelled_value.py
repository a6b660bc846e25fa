"""Values that stand beside or beneath their label: on its line, below it in the same column, on the line that follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic

from leafproof.extract.text_lines import Line, line_index, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.records import PageAnchor
from leafproof.values.found import Found, V

LINES_BELOW = 2
MOST_LABELS = 400

# Reads the value that begins at a position, at most up to an end; None where none begins there.
Read = Callable[[int, int], Found[V] | None]


@dataclass(frozen=True, slots=True)
class ByLabel(Generic[V]):
    """A value and its label. `beside` is true where it stands on the label's line."""

    label: tuple[int, int]
    found: Found[V]
    beside: bool


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"[ \t\u00a0.:：=#№°º]{0,12}")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")


def _sides(view: DocumentView, start: int, end: int) -> tuple[int, int] | None:
    """Left and right of a range on its page, in 1/10000 of its width; None where there is no geometry."""
    anchor = view.anchor(start, end)
    if not isinstance(anchor, PageAnchor):
        return None
    return min(box.left for box in anchor.boxes), max(box.right for box in anchor.boxes)


def _below(view: DocumentView, label: tuple[int, int], line: Line, read: Read[V]) -> Found[V] | None:
    """The value in the label's column on one of the next lines; without geometry, at the beginning of the next line."""
    every = lines(view)
    at = line_index(view, label[0])
    sides = _sides(view, *label)
    text = prose(view)
    for below in every[at + 1 : at + 1 + (LINES_BELOW if sides is not None else 1)]:
        if below.page != line.page:
            return None
        if sides is None:
            return read(below.start, below.end) if label[1] >= line.end - 2 else None
        for word in _word().finditer(text, below.start, below.end):
            place = _sides(view, *word.span())
            if place is not None and place[0] < sides[1] and place[1] > sides[0] and (found := read(word.start(), below.end)) is not None:
                # A value that hangs out far to the left of its label belongs to another column.
                return found if place[0] >= sides[0] - 400 else None
    return None


def labelled_values(
    view: DocumentView, pattern: re.Pattern[str], read: Read[V], *, zone: tuple[int, int], below: bool = True
) -> Iterator[ByLabel[V]]:
    """The values of all labels that a pattern finds in a zone of the lowered text, in order of the labels."""
    text = low(view)
    every = lines(view)
    for number, match in enumerate(pattern.finditer(text, *zone)):
        if number >= MOST_LABELS:
            return
        label = match.span()
        line = every[max(0, line_index(view, label[0]))]
        gap = _gap().match(text, label[1])
        beside = read(gap.end() if gap is not None else label[1], line.end)
        if beside is not None:
            yield ByLabel(label, beside, beside=True)
        elif below and (under := _below(view, label, line, read)) is not None:
            yield ByLabel(label, under, beside=False)
