"""Lists of fixed phrases in the language data as one pattern or as a set of beginnings, for texts in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ENDING = "[^\\W\\d_]{0,14}"
# A line may end between any two Chinese characters.
_BREAK = re.compile("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_GAP = "[ \\t\\n\\r\u00a0\u2009\u202f]{1,4}"


def lowered(text: str) -> str:
    """The text in lower case with ё as е and letters without a lower form of one character kept, so that positions stay the same."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(form if len(form := character.lower()) == 1 else character for character in text)
    return low.replace("ё", "е")


def _begins_word(phrase: str) -> bool:
    return phrase[:1].isalnum() and phrase[0] < "\u2e80"


def _body(phrase: str) -> str:
    """A phrase without the boundary before it: a space is white space, also a line end; a star any ending of the word."""
    words = [_BREAK.sub("\\n?", re.escape(word)).replace("\\*", _ENDING) for word in phrase.split(" ") if word]
    after = "(?![^\\W_])" if phrase[-1:].isalnum() and phrase[-1] < "\u2e80" else ""
    return _GAP.join(words) + after


def any_of(phrases: Iterable[str]) -> str:
    """All phrases as one pattern without a capturing group, the longest first; whole words but for Chinese.

    The boundary before a word is tested once for all phrases: most positions of a text fail there.
    """
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    words = "|".join(_body(phrase) for phrase in ordered if _begins_word(phrase))
    others = "|".join(_body(phrase) for phrase in ordered if not _begins_word(phrase))
    parts = [rf"(?<![^\W_])(?:{words})" if words else "", others]
    return "(?:" + "|".join(part for part in parts if part) + ")"


def squeezed(low: str) -> str:
    """The words of a lowered text parted by single spaces, one before and one after; marks between words are dropped, № and % kept."""
    words = " ".join(re.sub("[^\\w№%]+", " ", low.replace("_", " ")).split())
    return " " + re.sub("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", words) + " "
