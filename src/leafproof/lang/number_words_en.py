"""English numbers in words: "one hundred and twenty-three thousand", "half a million", "one point five million"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from leafproof.values.found import Flaw

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES: tuple[tuple[str, int], ...] = (
    ("thousand", 10**3), ("million", 10**6), ("billion", 10**9), ("trillion", 10**12), ("lakh", 10**5), ("crore", 10**7),
)  # fmt: skip


@cache
def small_words() -> dict[str, int]:
    """Word -> value below a hundred."""
    table = {word: value for value, word in enumerate(_UNITS.split())}
    return table | {word: 10 * (index + 2) for index, word in enumerate(_TENS.split())} | {"fourty": 40, "nought": 0}


@cache
def scale_words() -> dict[str, int]:
    """Word -> thousand, million, billion, trillion, lakh, crore; in plural as well."""
    return {word + ending: value for word, value in _SCALES for ending in ("", "s")}


def is_numeral(word: str) -> bool:
    """Whether a word (hyphens allowed) is an English numeral or scale word."""
    return all(
        part in small_words() or part in scale_words() or part in {"hundred", "hundreds"}
        for part in word.lower().replace("‑", "-").split("-")
    )


def _fits_below(group: Decimal, value: int) -> bool:
    if group == 0:
        return True
    if value == 0:
        return False
    if value >= 10:
        return group % 100 == 0
    return group % 10 == 0 and group % 100 != 10


def _decimals_after_point(words: list[str]) -> str:
    """The digits said one by one from the front of `words`; they are taken off the list."""
    digits = ""
    while words and small_words().get(words[0], 10) < 10:
        digits += str(small_words()[words.pop(0)])
    return digits


class _Reading:
    """What has been said so far: the total of closed groups, and the open group below the last scale word."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group = Decimal(0)
        self.ceiling = 10**15
        self.open = False

    def small(self, value: int) -> bool:
        if (self.open and self.group == 0) or not _fits_below(self.group, value) or self.group != self.group.to_integral_value():
            return False
        self.group, self.open = self.group + value, True
        return True

    def hundred(self) -> bool:
        if self.group >= 100 or (self.open and self.group == 0):
            return False
        self.group, self.open = (self.group if self.open else Decimal(1)) * 100, True
        return True

    def scale(self, value: int) -> bool:
        if value >= self.ceiling or (self.open and self.group == 0):
            return False
        self.total += (self.group if self.open else Decimal(1)) * value
        self.group, self.open, self.ceiling = Decimal(0), False, value
        return True

    def point(self, digits: str) -> bool:
        if not digits or not self.open:
            return False
        self.group += Decimal(f"0.{digits}")
        return True


def _rewrite(text: str) -> list[str]:
    """The words in lower case, hyphens opened, "and", "a" and "an" left out; "half a million" starts with `half`."""
    words = re.findall(r"[a-z]+", text.lower())
    return [word for word in words if word not in {"and", "a", "an"}]


def parse_english(text: str) -> Decimal | Flaw:
    """The number that English words say; a flaw where a word is no numeral or stands where it cannot."""
    if strange := re.search(r"[^A-Za-z\s,\-‐‑–]", text):
        return Flaw("not_a_numeral", strange.start())
    words = _rewrite(text)
    if not words:
        return Flaw("empty")
    if words[0] == "half" and len(words) == 2 and words[1] in scale_words():
        return Decimal(scale_words()[words[1]]) / 2
    reading = _Reading()
    while words:
        word = words.pop(0)
        if word in small_words():
            fits = reading.small(small_words()[word])
        elif word in {"hundred", "hundreds"}:
            fits = reading.hundred()
        elif word in scale_words():
            fits = reading.scale(scale_words()[word])
        elif word == "point":
            fits = reading.point(_decimals_after_point(words))
        else:
            return Flaw("not_a_numeral", max(0, text.lower().find(word)))
        if not fits:
            return Flaw("order", max(0, text.lower().find(word)))
    return reading.total + reading.group
