"""English dates that are known to a period only: Q4 2024, FY2024, second half of 2025, mid-October 2024, in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafproof.lang.date_text import YEAR, DateFound, matches, month_of, month_pattern
from leafproof.values.calendar_dates import (
    Days,
    full_year,
    half,
    months,
    quarters,
    span,
    third_of_month,
    third_of_quarter,
    third_of_year,
    whole_year,
)

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_WORD = rf"(?:{'|'.join(_ORDINALS)})"
_EARLY, _MIDDLE = ("early", "begin", "start"), ("mid", "middle")
_PART = r"(?:early|mid|late|(?:the )?(?:beginning|start|middle|end) of)"
_YEAR_OR_SHORT = rf"(?:{YEAR}|'[0-9]{{2}})"


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<by>by |before |until )?(?:(?P<part>{_PART}) )?q(?P<q>[1-4])(?: ?- ?q?(?P<q2>[1-4]))?"
        rf"(?: {{0,3}}| ?[-/.,] ?| of )(?:(?:cy|fy) ?)?(?P<y>{_YEAR_OR_SHORT})(?![\w])"
        rf"|(?<![\w-])(?P<q3>[1-4])q {{0,2}}(?P<y3>{_YEAR_OR_SHORT})(?![\w])"
        rf"|(?<![\w-])(?P<y4>{YEAR})(?: {{0,2}}|-)q(?P<q4>[1-4])(?![\w])"
        rf"|(?<![\w-])(?P<word>{_WORD})[ -]quarter(?: of)?,? {{1,3}}(?P<y5>{YEAR})(?![0-9])"
    )


@cache
def _half() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])h(?P<h>[12])(?: {{0,3}}| ?[-/] ?| of )(?P<y>{YEAR})(?![\w])|(?<![\w-])(?P<h3>[12])h {{0,2}}(?P<y3>{YEAR})(?![\w])"
        rf"|(?<![\w-])(?P<word>first|second|1st|2nd)[ -]half(?: of)? {{1,3}}"
        rf"(?:(?P<m>{month_pattern('alone')}),? {{1,3}})?(?P<y5>{YEAR})(?![0-9])"
    )


@cache
def _fiscal() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:fy|fiscal year|financial year) {{0,2}}(?P<y>{YEAR}|'?[0-9]{{2}})"
        rf"(?: ?[/-] ?(?P<y2>{YEAR}|[0-9]{{2}}))?(?![\w]|[.,/-][0-9])"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<by>by |before |until )?(?P<part>{_PART})[ -]{{1,2}}"
        rf"(?:(?P<m>{month_pattern('alone')}),? {{1,3}})?(?P<y>{YEAR})(?![\w]|[.,/-][0-9])"
    )


@cache
def _year() -> re.Pattern[str]:
    """A bare year after a preposition, where what follows is no noun that it could count."""
    stop = "the|and|to|or|at|by|with|for|as|it|is|was|were|are|after|when|while|under|from|on|through|but|that|which|a|an|there|has|had"
    return re.compile(
        rf"(?<![\w-])(?:in|during|since|year|years)(?: the)?(?: year)? {{1,3}}(?:(?P<from>{YEAR}) ?(?:-|and|to) ?)?(?P<y>{YEAR})"
        rf"(?= {{0,2}}(?:$|[.;:)\]»\"”]|,(?! ?[0-9]{{3}}(?![0-9]))|(?:{stop})(?![\w])))(?!\.[0-9])"
    )


def _digits(text: str) -> int | None:
    return full_year(text.lstrip("'"))


def _quarter_days(match: re.Match[str]) -> Days | None:
    year = _digits(match["y"] or match["y3"] or match["y4"] or match["y5"])
    if year is None:
        return None
    number = _ORDINALS[match["word"]] if match["word"] else int(match["q"] or match["q3"] or match["q4"])
    if match["part"] is not None and match["q2"] is None and match["by"] is None:
        return third_of_quarter(year, number, _third(match["part"]))
    return quarters(year, number, int(match["q2"] or number))


def _half_days(match: re.Match[str]) -> Days | None:
    year = int(match["y"] or match["y3"] or match["y5"])
    number = _ORDINALS[match["word"]] if match["word"] else int(match["h"] or match["h3"])
    if match["m"] is None:
        return half(year, number)
    whole = months(year, month_of(match["m"]), month_of(match["m"]))
    if whole is None:
        return None
    month = month_of(match["m"])
    return span((year, month, 1), (year, month, 15)) if number == 1 else span((year, month, 16), (year, month, int(whole[1][-2:])))


def _fiscal_days(match: re.Match[str]) -> Days | None:
    """The fiscal year's own limits are not printed: the calendar years it names stand for it."""
    first = _digits(match["y"])
    last = first if match["y2"] is None else _digits(match["y2"])
    if first is None or last is None or last - first not in {0, 1}:
        return None
    return span((first, 1, 1), (last, 12, 31))


def _third(part: str) -> int:
    bare = part.removeprefix("the ")
    return 1 if bare.startswith(_EARLY) else 2 if bare.startswith(_MIDDLE) else 3


def _part_days(match: re.Match[str]) -> Days | None:
    year = int(match["y"])
    month = None if match["m"] is None else month_of(match["m"])
    if match["by"] is not None and match["part"].endswith("end of"):
        return whole_year(year) if month is None else months(year, month, month)
    return third_of_year(year, _third(match["part"])) if month is None else third_of_month(year, month, _third(match["part"]))


def _year_days(match: re.Match[str]) -> Days | None:
    return span((int(match["from"] or match["y"]), 1, 1), (int(match["y"]), 12, 31))


def find_periods_en(text: str) -> Iterator[DateFound]:
    """Quarters, halves, fiscal years, thirds and bare years, in the prepared text.

    "by the end of 2025" is the whole of 2025: the bound is known, the day is not; "late 2025" is its last third.
    """
    if "q" in text:
        yield from matches(_quarter(), text, _quarter_days)
    if "half" in text or re.search("h[12]|[12]h", text) is not None:
        yield from matches(_half(), text, _half_days)
    if "fy" in text or "year" in text:
        yield from matches(_fiscal(), text, _fiscal_days)
    if "ear" in text or "mid" in text or "late" in text or " of" in text:
        yield from matches(_part(), text, _part_days)
    for match in _year().finditer(text):
        days = _year_days(match)
        if days is not None:  # the preposition is no part of the date
            yield DateFound(match.start("from") if match["from"] else match.start("y"), match.end(), days)
