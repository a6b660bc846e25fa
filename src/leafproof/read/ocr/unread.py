"""A second look at ink that no word was read from: page-level reading loses single figures and signs standing alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from leafproof.read.ocr import engine
from leafproof.read.ocr.drawn_lines import connected
from leafproof.read.ocr.engine import LINE, WORD, ReadWord
from leafproof.read.ocr.ink import Mask
from leafproof.read.ocr.prepared import Prepared
from leafproof.read.ocr.resize import scaled

CELL = 4
READ_DPI = 300
LOWEST, TALLEST, NARROWEST, WIDEST = 0.5, 1.7, 0.12, 10.0
"""Bounds of a blob in heights of the page's words."""

LEAST_FILL = 0.08
SURE = 60
CLOSE_INCHES, SHORT = 0.02, 2.5
"""A figure or two, cut close, is best read as one word; with paper around it, it falls apart."""

MOST_BLOBS = 60
Blob = tuple[int, int, int, int]


def second_look(page: Prepared, words: Sequence[ReadWord], *, languages: tuple[str, ...]) -> list[ReadWord]:
    """Words read from blobs of ink that stand outside all words; only those that are read surely.

    A page with more than MOST_BLOBS of them holds a picture or dirt: nothing is read.
    """
    if not words:
        return []
    heights = sorted(w.bottom - w.top for w in words)
    size = heights[len(heights) // 2]
    blobs = _blobs(page.ink, words, size)
    if len(blobs) > MOST_BLOBS:
        return []
    paper = int(np.median(page.clean[::8, ::8]))
    # In Chinese a sign alone is read best as a line with paper around it; figures and letters as one word, cut close.
    han = "chi_sim" in languages
    margin = max(4, size // 2 if han else round(CLOSE_INCHES * page.dpi))
    found: list[ReadWord] = []
    next_line = max(w.line for w in words) + 1
    scale = READ_DPI / page.dpi
    for left, top, right, bottom in blobs:
        picture = np.full((bottom - top + 2 * margin, right - left + 2 * margin), paper, np.uint8)
        picture[margin:-margin, margin:-margin] = page.clean[top:bottom, left:right]
        mode = WORD if not han and right - left <= SHORT * (bottom - top) else LINE
        for word in engine.read(scaled(picture, scale), languages, mode=mode, dpi=READ_DPI):
            if word.confidence >= SURE and any(c.isalnum() for c in word.text):
                found.append(_moved(word, scale, left - margin, top - margin, line=next_line))
        next_line += 1
    return found


def _blobs(ink: Mask, words: Sequence[ReadWord], size: int) -> list[Blob]:
    """Boxes of ink outside all words that are of the size of a word, top to bottom, left to right."""
    free = ink.copy()
    # Beside a word stands what the engine cut off it (the last stroke of ы): no word of its own.
    above, near_word = max(2, size // 8), max(2, size * 3 // 10)
    for word in words:
        # The box of «№» often leaves out its stem or its small o, which alone look like a 1 or a 2.
        beside = size if "№" in word.text else near_word
        free[max(0, word.top - above) : word.bottom + above, max(0, word.left - beside) : word.right + beside] = False
    height, width = free.shape[0] // CELL * CELL, free.shape[1] // CELL * CELL
    counts = free[:height, :width].reshape(height // CELL, CELL, width // CELL, CELL).sum(axis=(1, 3))
    coarse = counts > 1
    near = max(1, size // (2 * CELL))
    wide = coarse.copy()
    for step in range(1, near + 1):
        wide[:, step:] |= coarse[:, :-step]
    padded = np.zeros((wide.shape[0], wide.shape[1] + 2), np.int8)
    padded[:, 1:-1] = wide
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    if len(rows) > MOST_BLOBS * 200:
        return [(0, 0, 0, 0)] * (MOST_BLOBS + 1)
    found: list[Blob] = []
    for group in connected(rows, starts, ends):
        top, bottom = int(rows[group].min()) * CELL, (int(rows[group].max()) + 1) * CELL
        left, right = int(starts[group].min()) * CELL, int(ends[group].max()) * CELL - near * CELL
        right = min(max(right, left + CELL), width)
        fits = LOWEST * size <= bottom - top <= TALLEST * size and NARROWEST * size <= right - left <= WIDEST * size
        if fits and free[top:bottom, left:right].mean() >= LEAST_FILL:
            found.append((left, top, right, bottom))
    return sorted(found, key=lambda b: (b[1], b[0]))


def _moved(word: ReadWord, scale: float, across: int, down: int, *, line: int) -> ReadWord:
    return replace(
        word,
        left=round(word.left / scale) + across,
        top=round(word.top / scale) + down,
        right=round(word.right / scale) + across,
        bottom=round(word.bottom / scale) + down,
        edges=tuple(edge / scale + across for edge in word.edges),
        line=line,
    )
