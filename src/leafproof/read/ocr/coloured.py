"""Coloured ink read by itself: it is faded for the reading of the page, and a heading in blue or a stamped line must not be lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from leafproof.read.ocr import engine
from leafproof.read.ocr.engine import ReadWord
from leafproof.read.ocr.ink import Mask, is_blank, luminance
from leafproof.read.ocr.prepared import Prepared
from leafproof.read.ocr.straighten import straightened

SURE = 75
SHORTEST = 2


def coloured_words(picture: NDArray[np.uint8], page: Prepared, words: Sequence[ReadWord], *, languages: tuple[str, ...]) -> list[ReadWord]:
    """Words read surely from the coloured ink of a page (pixels of the straightened page) where no other word stands.

    Round stamps give nothing sure; a straight stamped line, a coloured heading or figure does.
    """
    pale = page.faded
    if pale.kept or not pale.paint.any() or is_blank(pale.paint):
        return []
    paper = int(np.median(pale.gray[::8, ::8]))
    layer = np.where(_grown(pale.paint), luminance(picture), np.uint8(paper))
    straight = straightened(layer, page.angle, turns=page.turns, paper=paper).picture
    found = engine.read(straight, languages, dpi=page.dpi)
    known = [(w.left, w.top, w.right, w.bottom) for w in words]
    first_line = max((w.line for w in words), default=-1) + 1
    kept = [w for w in found if w.confidence >= SURE and len(w.text) >= SHORTEST and not _stands_on(w, known)]
    return [_on_line(word, first_line + word.line) for word in kept]


def _grown(mask: Mask) -> Mask:
    """The mask with the pixels beside it: the edge of a coloured stroke is paler than the stroke."""
    grown = mask.copy()
    grown[1:] |= mask[:-1]
    grown[:-1] |= mask[1:]
    grown[:, 1:] |= mask[:, :-1]
    grown[:, :-1] |= mask[:, 1:]
    return grown


def _stands_on(word: ReadWord, boxes: Sequence[tuple[int, int, int, int]]) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _on_line(word: ReadWord, line: int) -> ReadWord:
    return replace(word, line=line)
