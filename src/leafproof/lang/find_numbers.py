"""Figures in running text: where a number in digits or Chinese numerals begins and ends, and what is none (dates, codes, phone numbers)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal

from leafproof.lang.number_words_zh import BIG_UNITS, DIGITS, SMALL_UNITS
from leafproof.lang.phrase_pattern import is_letter
from leafproof.records_place import Record
from leafproof.values.found import Found
from leafproof.values.number import Number, parse_number

_SPACES = " \u00a0\u2002\u2005\u2007\u2009\u200a\u202f"
_MARKS = ".,'’\u066c\u2032"
HAN_NUMERAL = f"[{DIGITS}{SMALL_UNITS}{BIG_UNITS}]"
_YEAR_BEFORE = re.compile(r"(?:^|[\s(«\"])(?i:в|за|на|с|по|до|от|in|of|for|since|by|until|to|year)\s{1,2}$")
MOST_PLAIN_DIGITS = 15
_DIGITS = re.compile(r"[0-9０-９]+")


class Figure(Record, frozen=True, gc=False):
    """text[start:end] may be a number: `kind` is digits, han (Chinese numerals), words, or vague («несколько»: `low` to `high`)."""

    start: int
    end: int
    kind: Literal["digits", "han", "words", "vague"] = "digits"
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    qualifier: str = "exact"


@cache
def _run() -> re.Pattern[str]:
    digits = rf"[0-9]+(?:[{_SPACES}{_MARKS}][0-9]+)*"
    wide = rf"[０-９]+(?:[，．{_SPACES}{_MARKS}][０-９]+)*"
    return re.compile(f"{digits}|{wide}|{HAN_NUMERAL}+")


def _first_is_year(text: str, start: int, first: str) -> bool:
    """«в 2024 150 000 долл.»: a year after a preposition begins no number."""
    return len(first) == 4 and first[:2] in {"19", "20"} and _YEAR_BEFORE.search(text[max(0, start - 8) : start]) is not None


def _split(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The numbers in a run of digits: a space joins only before exactly three digits, and never after a decimal."""
    if run[0].isdecimal():
        yield run.span()
        return
    pieces = list(_DIGITS.finditer(run[0]))
    offset = run.start()
    start, end, marked = pieces[0].start(), pieces[0].end(), False
    first = pieces[0][0]
    for index, piece in enumerate(pieces[1:], 1):
        between = run[0][piece.start() - 1]
        length = piece.end() - piece.start()
        if between in _SPACES:
            joins = length == 3 and not marked and not (index == 1 and _first_is_year(text, offset, first))
            # `1 234 567` goes on only while the groups before it are groups as well
            joins = joins and (start == pieces[index - 1].start() or pieces[index - 1].end() - pieces[index - 1].start() == 3)
            if not joins:
                yield offset + start, offset + end
                start, marked = piece.start(), False
        else:
            marked = True
        end = piece.end()
    yield offset + start, offset + end


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the digits are no part of a code, a date, a time, a fraction or a phone number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in "/\\_@#№":
        return False
    if before == ":" and text[start - 2 : start - 1].isdigit():
        return False
    if before and before in "-‐‑–" and start > 1 and (text[start - 2].isdigit() or is_letter(text[start - 2])):
        return False  # Т-90, 12-345
    if after and after in "/\\_@" and text[end + 1 : end + 2].isdigit():
        return False
    return not (after == ":" and text[end + 1 : end + 2].isdigit())


def figures(text: str) -> Iterator[Figure]:
    """Every run of digits or Chinese numerals that may be a number, in order of place.

    Codes, times and fractions are left out; what the number means is for the caller to decide.
    """
    for run in _run().finditer(text):
        first = run[0][0]
        if not first.isdecimal():
            yield Figure(run.start(), run.end(), "han")
            continue
        for start, end in _split(text, run):
            plain = text[start:end].isdecimal()
            if _stands_free(text, start, end) and not (plain and end - start > MOST_PLAIN_DIGITS):
                yield Figure(start, end)


def find_numbers(text: str, language: str | None = None) -> tuple[Found[Number], ...]:
    """Every number in digits that is no part of a word or code, sorted, not overlapping. Dates with points are no numbers."""
    found = []
    for figure in figures(text):
        before = text[figure.start - 1 : figure.start]
        if figure.kind == "han" or is_letter(before):
            continue
        if isinstance(number := parse_number(text[figure.start : figure.end], language=language), Number):
            found.append(Found(figure.start, figure.end, number))
    return tuple(found)
