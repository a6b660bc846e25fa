"""Text lines of a page or a cell, and the pieces of a line: runs of words with no wide gap between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from leafproof.read.tables.model import RawWord
from leafproof.records_place import Record

TOUCHING = 0.18
RAISED = 0.12
FIRST_OF_EAST_ASIA = "\u2e80"
"""From here on characters are set without white space between them."""

"""Words nearer than this share of their height are printed without a space between them."""

SAME_LINE = 0.45
FARTHEST = 100_000.0
ALIKE = 0.04
LINE_OF_INK = 1.2
_BY_PLACE = attrgetter("left", "right", "top", "text")


class Piece(Record, frozen=True, gc=False):
    """Words of one line, left to right, with no wide gap inside. Points."""

    words: tuple[RawWord, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2


class TextLine(Record, frozen=True, gc=False):
    """The words of one line, left to right. Points."""

    words: tuple[RawWord, ...]
    top: float
    bottom: float

    @property
    def centre(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2


def sound(words: Iterable[RawWord]) -> list[RawWord]:
    """The words that have letters and a real box; a box of nothing or of infinity stands nowhere."""
    # No comparison holds for what is not a number.
    return [
        word
        for word in words
        if -FARTHEST < word.left <= word.right < FARTHEST and -FARTHEST < word.top < word.bottom < FARTHEST and word.text.strip()
    ]


def usual_height(words: Sequence[RawWord]) -> float:
    """The usual height of a line of text, in points; 10 where there are no words.

    A text layer gives every word of a font one height: the median is it. Boxes drawn around the ink are as tall as the letters in
    them happen to be: then the tall ones tell, and a line is somewhat taller still.
    """
    if not words:
        return 10.0
    heights = sorted(word.bottom - word.top for word in words)
    middle = heights[len(heights) // 2]
    alike = bisect_right(heights, middle * (1 + ALIKE)) - bisect_left(heights, middle * (1 - ALIKE))
    return middle if alike * 2 >= len(heights) else heights[len(heights) * 4 // 5] * LINE_OF_INK


def text_lines(words: Iterable[RawWord]) -> list[TextLine]:
    """The words as lines, top to bottom. A raised or lowered small word stays in the line it belongs to."""
    ordered = [((w.top + w.bottom) / 2, w.left, i, w) for i, w in enumerate(words)]
    if len(ordered) <= 1:
        return [_line([word]) for _, _, _, word in ordered]
    ordered.sort()
    lines: list[TextLine] = []
    current: list[RawWord] = []
    total = 0.0
    height = 0.0
    for centre, _, _, word in ordered:
        tall = word.bottom - word.top
        if current:
            more, less = (tall, height) if tall > height else (height, tall)
            reach = 1.6 * less if 0.4 * more < less and 1.6 * less < more else more
            if centre - total / len(current) <= SAME_LINE * reach:
                current.append(word)
                total += centre
                height = more
                continue
            lines.append(_line(current))
        current, total, height = [word], centre, tall
    if current:
        lines.append(_line(current))
    return lines


def _line(words: list[RawWord]) -> TextLine:
    if len(words) == 1:
        return TextLine((words[0],), words[0].top, words[0].bottom)
    words.sort(key=_BY_PLACE)
    least = 0.7 * max([w.bottom - w.top for w in words])
    full = [w for w in words if w.bottom - w.top > least]
    return TextLine(tuple(words), sum([w.top for w in full]) / len(full), sum([w.bottom for w in full]) / len(full))


def pieces(words: Sequence[RawWord], reach: float) -> list[Piece]:
    """The words of one line (left to right) as pieces: a gap of more than `reach` points parts two of them."""
    found: list[Piece] = []
    start = 0
    right = words[0].right if words else 0.0
    for i in range(1, len(words) + 1):
        if i < len(words) and words[i].left - right <= reach:
            right = max(right, words[i].right)
            continue
        part = tuple(words[start:i])
        found.append(Piece(part, part[0].left, min([w.top for w in part]), right, max([w.bottom for w in part])))
        if i < len(words):
            start, right = i, words[i].right
    return found


def joined(words: Sequence[RawWord]) -> str:
    """The words of one line as text: a space between them unless they touch and are not parted by white space.

    Only Han characters and raised marks are words of their own without white space; between other words it is there, however narrow.
    """
    if len(words) == 1:
        return words[0].text
    parts: list[str] = []
    before: RawWord | None = None
    for word in words:
        if before is not None and not _goes_on_from(before, word):
            parts.append(" ")
        parts.append(word.text)
        before = word
    return "".join(parts)


def _goes_on_from(before: RawWord, word: RawWord) -> bool:
    """Whether a word touches the one before it and was not parted from it by white space."""
    tall = max(before.bottom - before.top, word.bottom - word.top)
    if word.left - before.right >= TOUCHING * tall:
        return False
    raised = abs((word.top + word.bottom) - (before.top + before.bottom)) > 2 * RAISED * tall
    return raised or before.text[-1:] >= FIRST_OF_EAST_ASIA or word.text[:1] >= FIRST_OF_EAST_ASIA
