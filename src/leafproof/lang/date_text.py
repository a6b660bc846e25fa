"""A text made ready for the search for dates, and what the parts of a printed date look like in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from leafproof.lang.data_file import load
from leafproof.values.calendar_dates import Days
from leafproof.values.scripts import DASHES

# White space between the parts of a date: every space and line end is one space in the prepared text; a page break is none.
GAP = " {0,4}"
SPACE = " {1,4}"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
YEAR = r"(?:19|20)[0-9]{2}"
QUOTE = '["«»“”„‟‘’‚`″]'
# «2024 г.», «2024 года», «2023-2024 гг.», Polish "2014 r."
YEAR_TAIL = r"(?: {0,3}(?:гг?(?![а-я])\.?|год(?:а|у|ом|е|ы|ов|ах|ам)?(?![а-я])|r\.(?![a-z])))"
THROUGH = r" {0,3}(?:-|~|по|до|to|till|until|through|thru|bis|au) {0,3}"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at text[start:end]: its first and last day, and the days of every reading of an ambiguous form."""

    start: int
    end: int
    days: Days
    readings: tuple[str, ...] = ()


DaysOf = Callable[[re.Match[str]], Days | None]


def matches(pattern: re.Pattern[str], text: str, days_of: DaysOf) -> Iterator[DateFound]:
    """A date for each match whose days exist."""
    for match in pattern.finditer(text):
        days = days_of(match)
        if days is not None:
            yield DateFound(match.start(), match.end(), days)


@cache
def _table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, "\t\n\r\v\u0085\u00a0\u2002\u2003\u2005\u2007\u2008\u2009\u200a\u2028\u202f\u3000"), " ")
    table |= dict.fromkeys(map(ord, DASHES), "-")
    table |= {0xFF10 + digit: str(digit) for digit in range(10)}
    table |= {0xFF0E: ".", 0xFF0C: ",", 0xFF0F: "/", 0xFF5E: "~", 0x301C: "~", 0x2053: "~", ord("ё"): "е"}
    return table


def prepare(text: str) -> str:
    """The text in lower case with one kind of space, dash and digit; every character keeps its position."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.translate(_table())


@cache
def month_numbers(table: str) -> dict[str, int]:
    """Every form of every month in `names` or `alone` of months.toml -> 1-12."""
    numbers: dict[str, int] = {}
    for lists in load("months")[table].values():
        for number, forms in enumerate(lists, 1):
            for form in forms:
                numbers.setdefault(form, number)
    return numbers


@cache
def month_pattern(table: str = "names") -> str:
    """A pattern for all month names, longest first, with no letter behind; an abbreviation may carry its point."""
    names = sorted(month_numbers(table), key=lambda name: (-len(name), name))
    return rf"(?:{'|'.join(map(re.escape, names))})(?![^\W\d_])\.?"


def month_of(text: str) -> int:
    """The month 1-12 that a matched name stands for."""
    name = text.rstrip(".")
    return month_numbers("names").get(name) or month_numbers("alone")[name]
