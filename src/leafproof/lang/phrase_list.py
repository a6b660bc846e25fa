"""Lists of fixed phrases in the language data as one pattern or as a set of beginnings, for texts in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDING = "[^\\W\\d_]{0,14}"
_GAP = "[ \\t\\n\\r\u00a0\u2009\u202f]{1,4}"


def lowered(text: str) -> str:
    """The text in lower case with ё as е and letters without a lower form of one character kept, so that positions stay the same."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(form if len(form := character.lower()) == 1 else character for character in text)
    return low.replace("ё", "е")


def pattern_of(phrase: str) -> str:
    """A phrase as a pattern: a space is white space, also a line end; a star any ending of the word; word boundaries but for Chinese."""
    words = [re.escape(word).replace("\\*", _ENDING) for word in phrase.split(" ") if word]
    before = "(?<![^\\W_])" if phrase[:1].isalnum() and phrase[0] < "\u2e80" else ""
    after = "(?![^\\W_])" if phrase[-1:].isalnum() and phrase[-1] < "\u2e80" else ""
    return before + _GAP.join(words) + after


def any_of(phrases: Iterable[str]) -> str:
    """All phrases as alternatives, the longest first, without a capturing group."""
    return "(?:" + "|".join(pattern_of(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) + ")"


def squeezed(low: str) -> str:
    """The words of a lowered text parted by single spaces, one before and one after; marks between words are dropped, № and % kept."""
    return " " + " ".join(re.sub("[^\\w№%]+", " ", low.replace("_", " ")).split()) + " "
