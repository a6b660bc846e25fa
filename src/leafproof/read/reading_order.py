"""The order in which a page is read: lines from top to bottom, columns of prose one after the other, tables whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leafproof.read.tables.lines import TextLine, text_lines
from leafproof.read.tables.model import RawWord
from leafproof.read.word_shapes import PlacedWord, glued
from leafproof.records import Box, Word

MOST_LINES = 1500
"""A page with more lines is read straight down: columns are sought in steps that grow with its square."""

GUTTER = 1.2
FEWEST_LINES = 3
SURE_LINES = 8
NARROW = 6.0
NARROW_WHEN_FEW = 9.0
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Area:
    """A table on the page, in points. `lines` are given where it lays out prose: those of its cells, one cell after the other."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[tuple[RawWord, ...], ...] = ()

    def holds(self, word: RawWord) -> bool:
        """Whether the middle of the word stands in it."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def reading_lines(words: Iterable[RawWord], tables: Sequence[Area]) -> list[tuple[RawWord, ...]]:
    """All words as lines in reading order, each line from left to right."""
    free = list(words)
    held: list[list[RawWord]] = []
    tables = sorted(tables, key=lambda t: (t.top, t.left))
    for table in tables:
        inside: list[RawWord] = []
        outside: list[RawWord] = []
        for word in free:
            (inside if table.holds(word) else outside).append(word)
        held.append(inside)
        free = outside
    lines: list[tuple[RawWord, ...]] = []
    for table, inside in zip(tables, held, strict=True):
        above = [w for w in free if (w.top + w.bottom) / 2 < table.top]
        free = [w for w in free if (w.top + w.bottom) / 2 >= table.top]
        lines += _prose(above)
        lines += _inside(table, inside)
    return lines + _prose(free)


def _inside(table: Area, words: Sequence[RawWord]) -> list[tuple[RawWord, ...]]:
    """The lines of a table: row by row across its cells, or cell by cell where they hold prose. Every word comes once."""
    known = {id(word) for word in words}
    own = [line for found in table.lines if (line := tuple(word for word in found if id(word) in known))]
    taken = {id(word) for line in own for word in line}
    return own + [line.words for line in text_lines([word for word in words if id(word) not in taken])]


def _prose(words: Sequence[RawWord], depth: int = 0) -> list[tuple[RawWord, ...]]:
    lines = text_lines(words)
    if len(lines) > MOST_LINES or depth >= DEEPEST:
        return [line.words for line in lines]
    found: list[tuple[RawWord, ...]] = []
    at = 0
    while at < len(lines):
        end, gutter = _run(lines, at)
        run = lines[at:end]
        if gutter is not None and _are_columns(run, gutter):
            inside = [w for line in run for w in line.words]
            found += _prose([w for w in inside if w.right <= gutter], depth + 1)
            found += _prose([w for w in inside if w.right > gutter], depth + 1)
            at = end
        else:
            found.append(lines[at].words)
            at += 1
    return found


def _run(lines: Sequence[TextLine], first: int) -> tuple[int, float | None]:
    """Where the longest run of lines from `first` ends that one gap goes through, and the x in that gap."""
    best: tuple[int, float | None] = (first + 1, None)
    for gap in _inner_gaps(lines[first]):
        left, right = gap
        end = first + 1
        while end < len(lines):
            width = GUTTER * (lines[end].bottom - lines[end].top)
            wider = [(max(left, a), min(right, b)) for a, b in _gaps(lines[end])]
            wider = [(a, b) for a, b in wider if b - a >= width]
            if not wider:
                break
            left, right = max(wider, key=lambda g: g[1] - g[0])
            end += 1
        if end > best[0]:
            best = end, (left + right) / 2
    return best


def _inner_gaps(line: TextLine) -> list[tuple[float, float]]:
    wide = GUTTER * (line.bottom - line.top)
    gaps: list[tuple[float, float]] = []
    right = line.words[0].right
    for word in line.words[1:]:
        if word.left - right >= wide:
            gaps.append((right, word.left))
        right = max(right, word.right)
    return gaps


def _gaps(line: TextLine) -> list[tuple[float, float]]:
    right = max(w.right for w in line.words)
    return [(-1e6, line.words[0].left), *_inner_gaps(line), (right, 1e6)]


def _are_columns(run: Sequence[TextLine], gutter: float) -> bool:
    """Whether the text on both sides of a gap is text of its own, and not labels with their values or a list with numbers."""
    left = [part for line in run if (part := [w for w in line.words if w.right <= gutter])]
    right = [part for line in run if (part := [w for w in line.words if w.right > gutter])]
    fewest = min(len(left), len(right))
    if fewest < FEWEST_LINES or fewest * 4 < max(len(left), len(right)):
        return False
    height = sorted(line.bottom - line.top for line in run)[len(run) // 2]
    narrowest = (NARROW if fewest >= SURE_LINES else NARROW_WHEN_FEW) * height
    if min(_mean_width(left), _mean_width(right)) < narrowest:
        return False
    colons = sum(1 for part in left if part[-1].text.endswith((":", "：")))
    return colons * 2 < len(left) and _lettered(left) and _lettered(right)


def _mean_width(parts: Sequence[Sequence[RawWord]]) -> float:
    return sum(max(w.right for w in part) - part[0].left for part in parts) / len(parts)


def _lettered(parts: Sequence[Sequence[RawWord]]) -> bool:
    letters = sum(c.isalpha() for part in parts for w in part for c in w.text)
    others = sum(c.isdigit() for part in parts for w in part for c in w.text)
    return letters > others


def page_words(
    lines: Iterable[Sequence[RawWord]], placed: dict[int, PlacedWord], *, box: Callable[[float, float, float, float], Box]
) -> tuple[Word, ...]:
    """The words of a page as records. `placed` has what is known beside the box, by the identity of the raw word."""
    found: list[Word] = []
    for number, line in enumerate(lines):
        known = [placed[id(word)] for word in line]
        touches = [glued(a, b) for a, b in pairwise(known)]
        for entry, touching in zip(known, [*touches, False], strict=True):
            word = entry.raw
            found.append(Word(word.text, box(word.left, word.top, word.right, word.bottom), number, touching, word.confidence))
    return tuple(found)
