"""Dates with the name of a month: «14» октября 2024 г., Oct. 14, 2024, 7. Mai 2014, с 13 по 17 мая 2024 г."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafproof.lang.date_text import DAY, GAP, QUOTE, THROUGH, YEAR, YEAR_TAIL, DateFound, month_of, month_pattern
from leafproof.values.calendar_dates import full_year, months, one_day, span, whole_year

# «1-го», "3rd", "1er", "2º", "7."
_ORDINAL = r"(?:-?(?:го|е|ое|ого|му|st|nd|rd|th|er|ème|º|°)(?![a-zа-я])|\.)?"
_EDGE = r"(?<![\w.,/№#-])"
_OF = r"(?: {1,3}(?:day )?(?:of|de|del|do|di))?"
_COMMA = r"(?: {0,2}(?:,|de|del))?"


@cache
def _day_month_year() -> re.Pattern[str]:
    """The day first; a range of days, or of days and months, may stand in its place."""
    month = month_pattern()
    day = rf"{QUOTE}?{GAP}(?P<d>{DAY}){_ORDINAL}{GAP}{QUOTE}?"
    first_year = rf"(?:,? {{0,3}}(?P<fy>{YEAR}){YEAR_TAIL}?)?"
    first = rf"{QUOTE}?{GAP}(?P<fd>{DAY}){_ORDINAL}{GAP}{QUOTE}?(?:{GAP}(?P<fm>{month}){first_year})?"
    # «по» and «до» part a range only after «с»: «5 по 17 мая» may be anything
    through = rf"(?:(?(from)(?:{THROUGH}|{GAP}and{GAP})|(?!))|{GAP}(?:-|~|to|through|thru|bis){GAP})"
    start = rf"(?:(?P<from>(?:с|со|from|between|vom|du|del) {{1,3}})?{first}{through})?"
    year = (
        rf"(?:(?P<y>{YEAR}|20 [0-9]{{2}}(?= {{0,2}}г))(?![0-9]){YEAR_TAIL}?|'?(?P<yy>[0-9]{{2}})(?![\w]|[.,:][0-9])(?P<tail>{YEAR_TAIL})?)"
    )
    middle = rf"(?P<of>{_OF})(?P<s1>{GAP}[-/.,]?{GAP})(?P<m>{month}){_COMMA}(?P<s2>{GAP}[-/,]?{GAP})"
    return re.compile(rf"(?:{_EDGE}|(?<=[a-zа-я]\.)){start}{day}{middle}{year}")


@cache
def _month_day_year() -> re.Pattern[str]:
    """The month first, as in English; a range may stand in the place of the day."""
    month = month_pattern()
    day = rf"(?P<d>{DAY})(?:st|nd|rd|th)?"
    last = rf"(?:(?:{THROUGH}|{GAP}(?:and|&){GAP})(?:(?P<lm>{month}){GAP})?(?P<l>{DAY})(?:st|nd|rd|th)?)?"
    return re.compile(rf"(?<![\w])(?P<m>{month}){GAP}{day}(?![0-9.:]){last}{GAP},?{GAP}(?P<y>{YEAR})(?![0-9]){YEAR_TAIL}?")


@cache
def _year_month_day() -> re.Pattern[str]:
    end = r"(?:st|nd|rd|th)?(?![\w]|[.,:/-][0-9])"
    return re.compile(rf"{_EDGE}(?P<y>{YEAR})(?P<s>[ ,.-]{{1,2}})(?P<m>{month_pattern()})(?P=s)(?P<d>{DAY}){end}")


@cache
def _blank_day() -> re.Pattern[str]:
    """A blank in place of the day: «__» октября 2024 г.; or of day and month: «___» ________ 2024 г."""
    blank = r"[_.… ]"
    day = rf"(?:{QUOTE}{blank}{{1,12}}{QUOTE}|_{{1,12}})"
    return re.compile(rf"(?<![\w_]){day}{GAP}(?:(?P<m>{month_pattern()})|_{{2,40}}){GAP}(?P<y>{YEAR}){GAP}{YEAR_TAIL}?")


@cache
def _date_time_group() -> re.Pattern[str]:
    """The date-time group of telegrams: 291730Z MAR 74."""
    return re.compile(
        rf"(?<![\w])(?P<d>{DAY})[0-2][0-9][0-5][0-9] ?z {{0,3}}(?P<m>{month_pattern()}) {{0,3}}(?P<y>{YEAR}|[0-9]{{2}})(?![\w])"
    )


def _two_digit_year_is_clear(match: re.Match[str], original: str) -> bool:
    """«14 октября 24 г.», 14-Oct-24, 29 MAR 74: the year in two digits needs its «г.», an apostrophe, dashes or capitals."""
    if match["tail"] is not None or original[match.start("yy") - 1] in "'’":
        return True
    joined = match["s1"].strip() in {"-", "/"} and match["s2"].strip() == match["s1"].strip()
    month = original[match.start("m") : match.end("m")]
    return joined or (month.isupper() and month.isascii() and not match["of"])


def _days(match: re.Match[str], year: int) -> tuple[str, str] | None:
    month, day = month_of(match["m"]), int(match["d"])
    if match["fd"] is None:
        return one_day(year, month, day)
    first_month = month if match["fm"] is None else month_of(match["fm"])
    first_year = year if match["fy"] is None else int(match["fy"])
    return span((first_year, first_month, int(match["fd"])), (year, month, day))


def find_day_month(text: str, original: str) -> Iterator[DateFound]:
    """Full dates that begin with the day, and ranges of days, in all alphabetic languages.

    Args:
        text: the prepared text.
        original: the text as printed, with the same positions (capitals count for years in two digits).
    """
    position = 0
    pattern = _day_month_year()
    while (match := pattern.search(text, position)) is not None:
        digits = (match["y"] or match["yy"]).replace(" ", "")  # forms print «20 24 г.»
        year = full_year(digits) if match["y"] is not None or _two_digit_year_is_clear(match, original) else None
        days = None if year is None else _days(match, year)
        if days is None:
            position = match.start() + 1
            continue
        start, end = match.span()
        quoted = re.match(QUOTE, text[match.start("d") - 1 : match.start("d")]) is not None
        if match["fd"] is None and not quoted:
            start = match.start("d")
        elif match["fd"] is None:
            start = match.start("d") - 1
        yield DateFound(start, end, days)
        position = end


def find_blank(text: str) -> Iterator[DateFound]:
    """Dates with a blank for the day, or for day and month: the month or the year as a range."""
    if "_" not in text and "…" not in text and re.search(rf"{QUOTE} {{1,12}}{QUOTE}", text) is None:
        return
    for match in _blank_day().finditer(text):
        month = None if match["m"] is None else month_of(match["m"])
        year = int(match["y"])
        days = whole_year(year) if month is None else months(year, month, month)
        if days is not None:
            yield DateFound(match.start(), match.end(), days)


def find_telegram(text: str) -> Iterator[DateFound]:
    """Dates of date-time groups."""
    for match in _date_time_group().finditer(text):
        year = full_year(match["y"])
        days = None if year is None else one_day(year, month_of(match["m"]), int(match["d"]))
        if days is not None:
            yield DateFound(match.start(), match.end(), days)


def find_month_day(text: str) -> Iterator[DateFound]:
    """Full dates that begin with the month (Oct. 14, 2024; April 30 - May 2, 2024) or with the year (2024 October 14, 2024-Oct-14)."""
    for match in _month_day_year().finditer(text):
        year, month, day = int(match["y"]), month_of(match["m"]), int(match["d"])
        if match["l"] is None:
            days = one_day(year, month, day)
        else:
            days = span((year, month, day), (year, month_of(match["lm"]) if match["lm"] else month, int(match["l"])))
        if days is not None:
            yield DateFound(match.start(), match.end(), days)
    for match in _year_month_day().finditer(text):
        days = one_day(int(match["y"]), month_of(match["m"]), int(match["d"]))
        if days is not None:
            yield DateFound(match.start(), match.end(), days)
