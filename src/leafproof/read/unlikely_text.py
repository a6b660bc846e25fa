"""Whether characters can be what a page prints: glyphs without a character, letters shuffled, text in another encoding."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from leafproof.read.pdf_words import TextLayer

BAD_SHARE = 0.05
FEWEST_BAD = 4
UNMAPPED_SHARE = 0.2
FEWEST_LETTERS = 120
FEWEST_HAN = 30
MOST_SURPRISE = 5.6
"""Bits a letter. Text of any language in Latin or Cyrillic letters stays under 5.0; shifted or shuffled alphabets are above 6."""


VOWELS = frozenset("aeiouyаеиоуыэюяєіїæøœ")
PUNCTUATION = ".,;:!?()[]«»\"'“”„-–—"
FEWEST_WORDS = 20
MOST_BARE = 0.12
MOST_PLAIN_SURPRISE = 5.2
MOST_MEASURED = 2_000

_LATIN = ("etaoinshrdlcumwfgypbvkjxqz", "127 91 82 75 70 67 63 61 60 43 40 28 28 24 24 22 20 20 19 15 10 8 2 2 1 1")
_CYRILLIC = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "109 85 80 74 67 63 55 47 45 44 35 32 30 28 26 20 19 17 17 16 16 14 12 10 9 7 6 5 4 3 3 1 1",
)
"""Letters and how often each stands in a thousand, of English and of Russian (usual tables of letter frequencies)."""


@cache
def _shares() -> dict[str, float]:
    return {
        letter: int(share) / 1000 for letters, shares in (_LATIN, _CYRILLIC) for letter, share in zip(letters, shares.split(), strict=True)
    }


def garbage(layer: TextLayer) -> tuple[str, ...]:
    """Why the characters of a layer cannot be what is printed; empty where nothing speaks against them."""
    codes = layer.codes
    if len(codes) == 0:
        return ()
    bad = _bad(codes)
    count = int(bad.sum())
    if count >= FEWEST_BAD and count >= BAD_SHARE * len(codes):
        return (f"unmapped_glyphs:{count}",)
    if count and count * 2 > len(codes):
        return (f"unmapped_glyphs:{count}",)
    if layer.unmapped >= UNMAPPED_SHARE:
        return ("glyphs_without_unicode",)
    flaws = (*_unlikely_letters(codes), *_unlikely_han(codes))
    return flaws or _unlikely_words([word.raw.text for word in layer.words])


def _bad(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    control = (codes < 0x20) | ((codes >= 0x7F) & (codes < 0xA0)) | (codes == 0xFFFD) | (codes >= 0xFFFE) & (codes <= 0xFFFF)
    # Word processors map the bullets of symbol fonts to F020-F0FF: they are signs, not lost letters, as long as they are few.
    symbols = (codes >= 0xF020) & (codes <= 0xF0FF)
    private = (codes >= 0xE000) & (codes <= 0xF8FF) & ~symbols | (codes >= 0xF0000)
    bad = control | private | ((codes >= 0xD800) & (codes < 0xE000)) | (codes > 0x10FFFF)
    if symbols.sum() > 0.2 * len(codes):
        bad |= symbols
    odd = np.unique(codes[~bad & (codes >= 0x0250)])
    unassigned = [c for c in odd[:5000].tolist() if unicodedata.category(chr(c)) == "Cn"]
    return np.asarray(bad | np.isin(codes, unassigned))


def surprise(text: str) -> float | None:
    """Bits a letter of Latin and Cyrillic text under usual letter frequencies; None where there are too few letters to say.

    Each letter is measured against its own alphabet; letters of neither (accents apart) count as rare ones.
    """
    total = 0.0
    letters = 0
    for char, count in Counter(text.lower()).items():
        if not char.isalpha() or char >= "\u0530":
            continue
        plain = unicodedata.normalize("NFD", char)[0] if char not in "йё" else char
        # An accented letter is a rarer one, as it is in every language that has it.
        total -= count * log2(_shares().get(plain, 0.001) / (4 if plain != char else 1))
        letters += count
    return total / letters if letters >= FEWEST_LETTERS else None


def _unlikely_letters(codes: NDArray[np.int64]) -> tuple[str, ...]:
    text = "".join(map(chr, codes[:20_000].tolist()))
    bits = surprise(text)
    if bits is not None and bits > MOST_SURPRISE:
        return ("improbable_letters",)
    western = int(((codes >= 0xC0) & (codes <= 0xFF)).sum())
    letters = sum(map(str.isalpha, text)) if western * 2 > FEWEST_LETTERS else 0
    if letters >= FEWEST_LETTERS and western * 2 > letters:
        return ("letters_of_another_encoding",)
    return ()


def _unlikely_words(words: list[str]) -> tuple[str, ...]:
    """Whether too many long words in small letters have no vowel: letters that were shifted or shuffled."""
    plain = [w for w in (word.strip(PUNCTUATION) for word in words) if len(w) >= 4 and w.isalpha() and w[1:].islower() and w < "\u0530"]
    bare = sum(1 for w in plain if not VOWELS.intersection(unicodedata.normalize("NFD", w.lower())))
    if len(plain) >= FEWEST_WORDS and bare > MOST_BARE * len(plain):
        return ("words_without_vowels",)
    text = "".join(plain[:MOST_MEASURED])
    accented = sum("\u00c0" <= c < "\u0400" for c in text)
    bits = surprise(text) if accented * 50 < len(text) else None
    return ("improbable_letters",) if bits is not None and bits > MOST_PLAIN_SURPRISE else ()


def _unlikely_han(codes: NDArray[np.int64]) -> tuple[str, ...]:
    han = codes[(codes >= 0x4E00) & (codes < 0xA000)][:20_000]
    if len(han) < FEWEST_HAN:
        return ()
    text = "".join(map(chr, han.tolist()))
    usual = max(len(text.encode("gb2312", "ignore")), len(text.encode("big5", "ignore"))) / 2
    # Two of three characters taken at random are in neither of the two sets of everyday characters.
    return ("improbable_characters",) if usual < 0.75 * len(text) else ()
