"""Multipliers beside a figure: тыс., млн, million, bn, 万, 亿."""

from __future__ import annotations

import re
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_pattern import LETTER, as_word, is_han, skip_gap
from leafproof.records_place import Record


class Scale(Record, frozen=True, gc=False):
    """A multiplier: text[start:end] says `value`; `language` is the one its word belongs to."""

    start: int
    end: int
    value: int
    language: str


@cache
def _words() -> tuple[re.Pattern[str], tuple[tuple[int, str], ...]]:
    rows = load("scales")["scale"]
    pattern = "|".join(f"(?P<s{index}>{as_word('|'.join(row['words']))})" for index, row in enumerate(rows))
    return re.compile(pattern), tuple((row["value"], row["language"]) for row in rows)


@cache
def _letters() -> tuple[re.Pattern[str], tuple[int, ...]]:
    rows = [row for row in load("scales")["scale"] if row["letters"]]
    # `M1`, `m2` and `K-52` are no multipliers
    pattern = "|".join(f"(?P<s{index}>(?:{'|'.join(row['letters'])})(?![{LETTER}0-9²³]|-[{LETTER}0-9]))" for index, row in enumerate(rows))
    return re.compile(pattern), tuple(row["value"] for row in rows)


@cache
def _han() -> tuple[re.Pattern[str], dict[str, int]]:
    table = load("scales")["han"]
    return re.compile("|".join(table["words"])), dict(zip(table["words"], table["values"], strict=True))


def _index(match: re.Match[str]) -> int:
    return int((match.lastgroup or "s0")[1:])


def scale_at(text: str, position: int, *, letters: bool = False) -> Scale | None:
    """The multiplier that stands at `position`, after white space or a hyphen; None where there is none.

    `letters` allows K, M, bn and the like, which are multipliers in amounts of money only.
    """
    start = skip_gap(text, position)
    if start < len(text) and text[start] in "-‐‑" and start == position:
        start += 1  # $584-million
    if start >= len(text):
        return None
    first = text[start]
    if is_han(first):
        pattern, values = _han()
        found = pattern.match(text, start)
        return Scale(start, found.end(), values[found[0]], "zh") if found else None
    if not first.isalpha():
        return None
    words, rows = _words()
    if found := words.match(text, start):
        value, language = rows[_index(found)]
        return Scale(start, found.end(), value, language)
    if letters and start - position <= 1:
        short, numbers = _letters()
        if found := short.match(text, start):
            return Scale(start, found.end(), numbers[_index(found)], "en")
    return None
