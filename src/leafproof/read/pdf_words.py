"""The words of a digital page: characters of the text layer brought together by where they stand, as printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from leafproof.read.pdf_space import PageSpace
from leafproof.read.pdfium_calls import characters, map_errors, render_modes
from leafproof.read.tables.model import RawWord
from leafproof.read.word_shapes import HAN_GAP, LONGEST_WORD, PlacedWord, has_no_width, is_space, stands_alone

MOST_CHARACTERS = 400_000
"""A page with more is not a page of print."""

WORD_GAP = 0.22
BASELINE_JUMP = 0.5
TURNED = 0.05
RAISED_SIZE = 0.8
RAISED_BY = 0.12
SMALLEST = 0.5
BEARING = 1.1
"""No glyph stands farther inside its width than this share of its height: a wider one is stated wrongly."""

SAMPLE = 400
HIDDEN_MODES = (3, 7)
LINE_END_HYPHEN = 2
REPLACEMENT = 0xFFFD


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The visible words of a page (displayed points), the turned ones, and what the layer is made of.

    `codes` are the code points of the visible characters. `hidden` counts characters drawn in an invisible mode, which are left out
    unless all are (`invisible` then says so). `unmapped` is the share of sampled characters without a Unicode value in the file.
    """

    words: tuple[PlacedWord, ...]
    turned: tuple[PlacedWord, ...]
    codes: NDArray[np.int64]
    hidden: int
    outside: int
    unmapped: float
    invisible: bool
    cut_off: int = 0


@dataclass(frozen=True, slots=True)
class _Characters:
    """Characters in stream order, as displayed: code, box, ink (left, right), whether white space stood before."""

    codes: NDArray[np.int64]
    left: NDArray[np.float64]
    top: NDArray[np.float64]
    right: NDArray[np.float64]
    bottom: NDArray[np.float64]
    space_before: NDArray[np.bool_]

    def where(self, kept: NDArray[np.bool_]) -> _Characters:
        spaced = np.maximum.accumulate(np.where(self.space_before, np.arange(len(self.codes)), -1))
        chosen = np.flatnonzero(kept)
        before = np.concatenate(([-1], chosen[:-1]))
        # White space before a dropped character is white space before the next kept one.
        space = spaced[chosen] > before
        return _Characters(self.codes[kept], self.left[kept], self.top[kept], self.right[kept], self.bottom[kept], space)


def text_layer(text: Any, space: PageSpace, *, some_hidden: bool) -> TextLayer:
    """The text layer of a page. `text` is its text page; `some_hidden` says that text is drawn in an invisible mode somewhere."""
    total = max(raw.FPDFText_CountChars(text), 0)
    count = min(total, MOST_CHARACTERS)
    if count == 0:
        return TextLayer((), (), np.zeros(0, np.int64), 0, 0, 0.0, invisible=False)
    codes, loose, ink, angles = characters(text, count)
    for i in np.flatnonzero(codes == LINE_END_HYPHEN).tolist():
        if raw.FPDFText_IsHyphen(text, i) == 1:
            codes[i] = ord("-")
    spaces = is_space(codes)
    printed = ~spaces & ~has_no_width(codes)
    invisible, hidden = False, 0
    if some_hidden:
        unseen = np.isin(render_modes(text, count), HIDDEN_MODES) & printed
        hidden = int(unseen.sum())
        invisible = bool(hidden) and hidden >= 0.9 * int(printed.sum())
        printed = printed if invisible else printed & ~unseen
    found = _placed(codes, loose, ink, space=space)
    on_page = (found.right > 0) & (found.left < space.width) & (found.bottom > 0) & (found.top < space.height)
    sized = (found.right > found.left) & (found.bottom - found.top > SMALLEST)
    kept = printed & on_page & sized
    turn = np.mod(angles + space.turns * np.pi / 2 + np.pi, 2 * np.pi) - np.pi
    upright = np.abs(turn) <= TURNED
    marked = _Characters(found.codes, found.left, found.top, found.right, found.bottom, spaces)
    words = _words(marked.where(kept & upright), turned=False)
    turned = _words(marked.where(kept & ~upright), turned=True)
    chosen = np.flatnonzero(kept)
    sample = chosen[:: max(1, len(chosen) // SAMPLE)].tolist()
    unmapped = map_errors(text, sample) / max(len(sample), 1)
    outside = int((printed & ~on_page).sum())
    return TextLayer(words, turned, codes[kept], hidden, outside, unmapped, invisible, total - count)


def _placed(codes: NDArray[np.int64], loose: NDArray[np.float64], ink: NDArray[np.float64], *, space: PageSpace) -> _Characters:
    # Type 3 fonts and damaged ones give no loose box: the ink stands in.
    flat = (np.abs(loose[:, 1] - loose[:, 3]) < SMALLEST) | (np.abs(loose[:, 2] - loose[:, 0]) < 0.01) | ~np.isfinite(loose).all(axis=1)
    box = np.where(flat[:, None], ink[:, [0, 3, 1, 2]], loose)
    box = np.nan_to_num(box, nan=-1e6, posinf=-1e6, neginf=-1e6)
    x0, y0 = space.shown(box[:, 0], box[:, 1])
    x1, y1 = space.shown(box[:, 2], box[:, 3])
    ink_x = (
        space.shown(np.nan_to_num(ink[:, 0]), np.nan_to_num(ink[:, 2]))[0],
        space.shown(np.nan_to_num(ink[:, 1]), np.nan_to_num(ink[:, 3]))[0],
    )
    left, right = np.minimum(x0, x1), np.maximum(x0, x1)
    has_ink = np.abs(ink[:, 1] - ink[:, 0]) > 0.01
    # An advance width that the file states wrongly must not swallow the next word or open a gap: ink bounds it.
    ink_left, ink_right = np.minimum(*ink_x), np.maximum(*ink_x)
    height = np.abs(y1 - y0)
    right = np.where(has_ink & (right - ink_right > BEARING * height), ink_right, right)
    right = np.where(has_ink, np.maximum(right, np.minimum(ink_right, right + 0.3 * height)), right)
    left = np.where(has_ink & (ink_left - left > BEARING * height), ink_left, left)
    return _Characters(codes, left, np.minimum(y0, y1), right, np.maximum(y0, y1), np.zeros(len(codes), np.bool_))


def _words(chars: _Characters, *, turned: bool) -> tuple[PlacedWord, ...]:
    count = len(chars.codes)
    if count == 0:
        return ()
    left, top, right, bottom = chars.left, chars.top, chars.right, chars.bottom
    tall = bottom - top
    before, after = slice(0, count - 1), slice(1, count)
    reach = np.maximum(tall[before], tall[after])
    least = np.minimum(tall[before], tall[after])
    gap = left[after] - right[before]
    alone = stands_alone(chars.codes)
    if turned:
        # The line runs any way: what follows in the stream and touches belongs to the word.
        size = np.maximum(reach, np.maximum(right[before] - left[before], right[after] - left[after]))
        apart = (gap > WORD_GAP * size) | (left[before] - right[after] > WORD_GAP * size)
        apart |= (top[after] - bottom[before] > WORD_GAP * size) | (top[before] - bottom[after] > WORD_GAP * size)
        raised = np.zeros(count - 1, np.bool_)
        breaks = chars.space_before[after] | apart
    else:
        middle = (top + bottom) / 2
        jump = np.abs(bottom[after] - bottom[before]) > BASELINE_JUMP * reach
        raised = (least < RAISED_SIZE * reach) & (np.abs(middle[after] - middle[before]) > RAISED_BY * reach)
        breaks = chars.space_before[after] | (gap > WORD_GAP * reach) | (left[after] < left[before] - 0.5 * reach) | jump | raised
        breaks |= alone[after] | alone[before]
        _close(left, right, (gap > 0) & (gap <= HAN_GAP * reach) & alone[after] & alone[before] & ~chars.space_before[after] & ~jump)
    starts = [0, *(np.flatnonzero(breaks) + 1).tolist(), count]
    small = np.concatenate(([False], raised & (tall[after] < tall[before])))
    return tuple(_built(chars, starts, small))


def _close(left: NDArray[np.float64], right: NDArray[np.float64], pairs: NDArray[np.bool_]) -> None:
    """Lets characters meet that are set apart without a space between them, as justified Chinese is."""
    first = np.flatnonzero(pairs)
    middle = (right[first] + left[first + 1]) / 2
    right[first] = middle
    left[first + 1] = middle


def _built(chars: _Characters, starts: list[int], small: NDArray[np.bool_]) -> list[PlacedWord]:
    text = _text(chars.codes)
    firsts = np.array(starts[:-1])
    tops, bottoms = np.minimum.reduceat(chars.top, firsts).tolist(), np.maximum.reduceat(chars.bottom, firsts).tolist()
    left, right = _with_ligatures_shared(chars)
    middles = np.concatenate((left[:1], (right[:-1] + left[1:]) / 2))
    lefts, rights, between = left.tolist(), right.tolist(), middles.tolist()
    spaced, raised = chars.space_before.tolist(), small.tolist()
    words: list[PlacedWord] = []
    for index, (first, end) in enumerate(pairwise(starts)):
        for start in range(first, end, LONGEST_WORD):
            stop = min(end, start + LONGEST_WORD)
            edges = _ascending([lefts[start], *between[start + 1 : stop], rights[stop - 1]])
            word = RawWord(text[start:stop], edges[0], tops[index], edges[-1], bottoms[index], edges)
            words.append(PlacedWord(word, space_before=spaced[start] and start == first, raised=raised[start]))
    return words


def _text(codes: NDArray[np.int64]) -> str:
    sound = (codes > 0) & (codes < 0x110000) & ~((codes >= 0xD800) & (codes < 0xE000))
    return np.where(sound, codes, REPLACEMENT).astype("<u4").tobytes().decode("utf-32-le")


def _with_ligatures_shared(chars: _Characters) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The borders with the letters of a ligature, which pdfium gives one box for all of them, beside each other in it."""
    left, right, top = chars.left, chars.right, chars.top
    # Characters set one under the other share their sides, but not their height.
    same = np.concatenate(([False], (left[1:] == left[:-1]) & (right[1:] == right[:-1]) & (top[1:] == top[:-1])))
    if not same.any():
        return left, right
    left, right = left.copy(), right.copy()
    firsts = np.flatnonzero(~same)
    for first, end in pairwise([*firsts.tolist(), len(same)]):
        if end - first > 1:
            borders = np.linspace(left[first], right[first], end - first + 1)
            left[first:end], right[first:end] = borders[:-1], borders[1:]
    return left, right


def _ascending(borders: list[float]) -> tuple[float, ...]:
    """The borders, none left of the one before: letters drawn over each other must not turn a word inside out."""
    for i in range(1, len(borders)):
        if borders[i] < borders[i - 1]:
            borders[i] = borders[i - 1]
    return tuple(borders)
