"""A Latin reading on a Cyrillic page: «ОКП» comes out as OKN, «ЛС» as JIC. Such cells are read once more in Russian alone."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

LEAST_SHARE = 0.9
LEAST_LETTERS = 60
LEAST_CONFIDENCE = 30
LEAST_OF_OTHER = 0.4
_LIKE_DIGITS = MappingProxyType({"З": "3", "з": "3", "О": "0", "о": "0", "б": "6", "Ч": "4", "ч": "4"})


def is_cyrillic(texts: Iterable[str]) -> bool:
    """Whether the words of a page are Cyrillic throughout, but for a code or a currency here and there."""
    cyrillic = latin = 0
    for text in texts:
        cyrillic += sum("Ѐ" <= c <= "ӿ" for c in text)
        latin += sum(c.isascii() and c.isalpha() for c in text)
    return cyrillic >= LEAST_LETTERS and cyrillic >= LEAST_SHARE * (cyrillic + latin)


def has_latin(text: str) -> bool:
    """Whether a reading holds Latin letters."""
    return any(c.isascii() and c.isalpha() for c in text)


def _same_figures(russian: str, other: str) -> bool:
    """Whether both readings have the same digits in the same order; a letter of the Russian one may stand for the digit it looks like."""
    left = [c for c in other if c.isdigit()]
    at = 0
    for char in russian:
        figure = char if char.isdigit() else _LIKE_DIGITS.get(char)
        if figure is not None and at < len(left) and left[at] == figure:
            at += 1
        elif char.isdigit():
            return False
    return at == len(left)


def is_better(russian: str, russian_confidence: int, other: str, other_confidence: int) -> bool:
    """Whether the reading in Russian alone is taken over one with Latin letters: it has none, the same figures, and is sure enough.

    Confidences are 0-100. The engine is surer of wrong Latin letters than of right Cyrillic ones, so far less will do.
    """
    if not russian or has_latin(russian) or russian_confidence < max(LEAST_CONFIDENCE, LEAST_OF_OTHER * other_confidence):
        return False
    return _same_figures(russian, other)
