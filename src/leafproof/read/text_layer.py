"""Whether the text layer of a page is what the page shows: trusted, or read again from the picture, and why."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from math import log2

import numpy as np
from numpy.typing import NDArray

from leafproof.read.pdf_rules import GRID, Drawn
from leafproof.read.pdf_words import TextLayer
from leafproof.read.word_shapes import PlacedWord

PICTURE_PAGE = 0.5
STRIP = 0.15
FEW_WORDS = 60
BAD_SHARE = 0.05
FEWEST_BAD = 4
UNMAPPED_SHARE = 0.2
FEWEST_LETTERS = 120
FEWEST_HAN = 30
MOST_SURPRISE = 5.6
"""Bits a letter. Text of any language in Latin or Cyrillic letters stays under 5.0; shifted or shuffled alphabets are above 6."""

PICTURE_WORTH_NAMING = 0.1
VOWELS = frozenset("aeiouyаеиоуыэюяєіїæøœ")
PUNCTUATION = ".,;:!?()[]«»\"'“”„-–—"
FEWEST_WORDS = 20
MOST_BARE = 0.12
MOST_PLAIN_SURPRISE = 5.2
MOST_MEASURED = 2_000

_LATIN = dict(zip("etaoinshrdlcumwfgypbvkjxqz", (12.7, 9.1, 8.2, 7.5, 7.0, 6.7, 6.3, 6.1, 6.0, 4.3, 4.0, 2.8, 2.8, 2.4, 2.4, 2.2, 2.0, 2.0, 1.9, 1.5, 1.0, 0.8, 0.2, 0.2, 0.1, 0.1), strict=True))
_CYRILLIC = dict(zip("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", (10.9, 8.5, 8.0, 7.4, 6.7, 6.3, 5.5, 4.7, 4.5, 4.4, 3.5, 3.2, 3.0, 2.8, 2.6, 2.0, 1.9, 1.7, 1.7, 1.6, 1.6, 1.4, 1.2, 1.0, 0.9, 0.7, 0.6, 0.5, 0.4, 0.3, 0.3, 0.1, 0.1), strict=True))


class Use(StrEnum):
    """What a page is read from."""

    LAYER = "layer"
    PICTURE = "picture"
    BOTH = "both"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to read, the reasons (short codes), and whether the layer may stand in where the picture cannot be read."""

    use: Use
    reasons: tuple[str, ...]
    layer_may_stand_in: bool = False


def decide(layer: TextLayer, shown: Drawn, *, height: float) -> Decision:
    """What a page is to be read from. `height` is the page's, in displayed points."""
    words = (*layer.words, *layer.turned)
    notes = _notes(layer, shown)
    if not words:
        if shown.images or shown.paths or shown.texts:
            return Decision(Use.PICTURE, ("no_text_layer", *notes))
        return Decision(Use.BLANK, ("blank", *notes))
    flaws = garbage(layer)
    if flaws:
        return Decision(Use.PICTURE, (*flaws, *notes))
    if layer.invisible:
        if shown.picture_share >= PICTURE_PAGE:
            return Decision(Use.PICTURE, ("invisible_layer_over_image", *notes), layer_may_stand_in=True)
        return Decision(Use.PICTURE, ("invisible_text", *notes))
    if shown.picture_share >= PICTURE_PAGE and len(words) <= FEW_WORDS and _extent(words, height) <= STRIP:
        return Decision(Use.BOTH, ("layer_covers_a_strip_only", *notes), layer_may_stand_in=True)
    if shown.picture_share >= PICTURE_WORTH_NAMING:
        notes = (*notes, f"picture_not_read:{_bare_share(shown, words, height=height)}")
    return Decision(Use.LAYER, ("visible_text", *notes))


def _notes(layer: TextLayer, shown: Drawn) -> tuple[str, ...]:
    notes = []
    if layer.hidden and not layer.invisible:
        notes.append(f"invisible_text_left_out:{layer.hidden}")
    if layer.outside:
        notes.append(f"text_off_the_page:{layer.outside}")
    if shown.over:
        notes.append("too_many_objects")
    return tuple(notes)


def _extent(words: tuple[PlacedWord, ...], height: float) -> float:
    """The share of the page's height that has text."""
    rows = np.zeros(GRID * 4, np.bool_)
    for word in words:
        rows[max(0, int(word.raw.top / height * len(rows))) : max(0, int(word.raw.bottom / height * len(rows)) + 1)] = True
    return float(rows.mean())


def _bare_share(shown: Drawn, words: tuple[PlacedWord, ...], *, height: float) -> str:
    return f"{shown.picture_share:.2f}" if words and height else "0"


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
    for char in text.lower():
        if not char.isalpha() or char >= "\u0530":
            continue
        plain = unicodedata.normalize("NFD", char)[0] if char not in "йё" else char
        share = _LATIN.get(plain) or _CYRILLIC.get(plain) or 0.1
        # An accented letter is a rarer one, as it is in every language that has it.
        total -= log2(share / (400 if plain != char else 100))
        letters += 1
    return total / letters if letters >= FEWEST_LETTERS else None


def _unlikely_letters(codes: NDArray[np.int64]) -> tuple[str, ...]:
    text = "".join(map(chr, codes[:20_000].tolist()))
    bits = surprise(text)
    if bits is not None and bits > MOST_SURPRISE:
        return ("improbable_letters",)
    letters = sum(c.isalpha() for c in text)
    western = sum("\u00c0" <= c <= "\u00ff" for c in text)
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
