"""What a word is made of: which characters end one, which stand alone, and when two words have no space between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from leafproof.read.tables.model import RawWord
from leafproof.records_place import Record

LONGEST_WORD = 1000
_SPACES = np.array([9, 10, 11, 12, 13, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
_NO_WIDTH = np.array([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF])
_FULL_WIDTH_RUNS = ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
_ALONE = ((0x2E80, 0xA000), (0xF900, 0xFB00), (0xFE30, 0xFE50), (0xFF00, 0xFFE7), (0x20000, 0x32000))
TOUCHING_GAP = 0.22
HAN_GAP = 0.6


class PlacedWord(Record, frozen=True, gc=False):
    """A word where it stands (points of the displayed page), whether white space stands before it, whether it is small and raised."""

    raw: RawWord
    space_before: bool = True
    raised: bool = False


def is_space(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which code points are white space: they end a word. Other controls do not: they stand for glyphs without a character."""
    return np.isin(codes, _SPACES)


def has_no_width(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which code points print nothing and part nothing: joiners, marks of direction."""
    return np.isin(codes, _NO_WIDTH)


def stands_alone(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which characters are words of their own: Han, kana and their punctuation; full-width digits and letters form runs."""
    found = np.zeros(len(codes), np.bool_)
    if len(codes) and codes.max() >= _ALONE[0][0]:
        for first, end in _ALONE:
            found |= (codes >= first) & (codes < end)
        for first, end in _FULL_WIDTH_RUNS:
            found &= ~((codes >= first) & (codes < end))
    return found


def is_alone(text: str) -> bool:
    """Whether a word is one character that stands alone."""
    if len(text) != 1 or ord(text) < _ALONE[0][0]:
        return False
    code = ord(text)
    return any(first <= code < end for first, end in _ALONE) and not any(first <= code < end for first, end in _FULL_WIDTH_RUNS)


def glued(before: PlacedWord, after: PlacedWord) -> bool:
    """Whether no white space parts two neighbours of one line.

    A raised figure after a number never touches it: a footnote mark must not become a digit.
    """
    if after.space_before and not (before.raw.text == "" or after.raw.text == ""):
        return False
    if (after.raised or before.raised) and before.raw.text[-1:].isdigit() and after.raw.text[:1].isdigit():
        return False
    height = max(before.raw.bottom - before.raw.top, after.raw.bottom - after.raw.top)
    wide = before.raw.text[-1:] >= "\u2e80" or after.raw.text[:1] >= "\u2e80"
    return -height < after.raw.left - before.raw.right <= (HAN_GAP if wide else TOUCHING_GAP) * height
