"""Codes of a Cyrillic page that came out in Latin letters («ЛМ-1009» as JIM-1009): each is read once more in Russian alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from leafproof.read.ocr import engine
from leafproof.read.ocr.engine import LINE, ReadWord
from leafproof.read.ocr.one_script import has_latin, is_better, is_cyrillic
from leafproof.read.ocr.prepared import Prepared
from leafproof.read.ocr.resize import scaled

READ_DPI = 300
MOST_CODES = 40


def codes_again(page: Prepared, words: Sequence[ReadWord], *, languages: tuple[str, ...]) -> list[ReadWord]:
    """The words, those codes in Latin letters replaced that Russian alone reads with the same figures; a page in two languages as it is."""
    if "rus" not in languages or "eng" not in languages or not is_cyrillic(word.text for word in words):
        return list(words)
    codes = [i for i, word in enumerate(words) if _is_code(word.text)]
    if len(codes) > MOST_CODES:
        return list(words)
    found = list(words)
    for i in codes:
        found[i] = _again(page, words[i])
    return found


def _is_code(text: str) -> bool:
    return has_latin(text) and any(c.isdigit() for c in text) and "@" not in text and "//" not in text


def _again(page: Prepared, word: ReadWord) -> ReadWord:
    margin = max(4, (word.bottom - word.top) // 2)
    height, width = page.clean.shape
    top, bottom = max(0, word.top - 2), min(height, word.bottom + 2)
    left, right = max(0, word.left - 2), min(width, word.right + 2)
    paper = int(np.median(page.clean[::8, ::8]))
    picture = np.full((bottom - top + 2 * margin, right - left + 2 * margin), paper, np.uint8)
    picture[margin:-margin, margin:-margin] = page.clean[top:bottom, left:right]
    read = engine.read(scaled(picture, READ_DPI / page.dpi), ("rus",), mode=LINE, dpi=READ_DPI)
    if len(read) != 1 or not is_better(read[0].text, read[0].confidence, word.text, word.confidence):
        return word
    text = read[0].text
    edges = tuple(float(edge) for edge in np.linspace(word.left, word.right, len(text) + 1))
    return replace(word, text=text, edges=edges, confidence=read[0].confidence)
