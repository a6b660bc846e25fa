"""Dates in a text: every printed form in Russian, Chinese and English, and full dates of the usual invoice languages."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from leafproof.lang.date_text import DateFound, month_numbers, prepare
from leafproof.lang.dates_day_month import find_blank, find_day_month, find_month_day, find_telegram
from leafproof.lang.dates_numeric import find_numeric
from leafproof.lang.dates_periods_en import find_periods_en
from leafproof.lang.dates_periods_ru import find_months, find_periods_ru
from leafproof.lang.dates_zh import find_chinese
from leafproof.records import DateRange
from leafproof.values.calendar_dates import months, one_day
from leafproof.values.found import Flaw, Found

MOST_CHARACTERS = 120
# How far a date reaches before and behind the digits of its year, in characters.
REACH_BACK, REACH_ON = 80, 50
_BRACKETS = " \"«»“”„'()[]（）【】"


@cache
def _lead() -> re.Pattern[str]:
    words = (
        "не позднее|не позже|от|до|с|по|к|на|в|дата|dated|date|on|from|by|until|the|datum|vom|am|den|le|fecha|data|dd|日期|签订日期|日|"
        "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
        "mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    )
    return re.compile(rf"(?:(?:{words})(?![^\W\d_])[.:,：]?|[:：]) {{0,4}}")


@cache
def _numeric_month() -> re.Pattern[str]:
    return re.compile(r"(?P<m>0?[1-9]|1[0-2])[./-](?P<y>(?:19|20)[0-9]{2})|(?P<y2>(?:19|20)[0-9]{2})[./-](?P<m2>0[1-9]|1[0-2])")


@cache
def _anchors() -> re.Pattern[str]:
    """What every date has: a year in four digits, or a form that two digits of a year can close, or 年."""
    return re.compile(
        r"(?=[0-9０-９年])(?:(?:19|20)[0-9]{2}|20 [0-9]{2} {0,2}г|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}(?![0-9])"
        r"|(?<=['’])[0-9]{2}(?![0-9])"
        r"|(?<=[^\W\d_][ .\n\u00a0‑–-])[0-9]{2}(?![0-9])|(?<=[Ff][Yy])[0-9]{2}|[０-９]|年)"
    )


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches of a text around its anchors, where a date can stand."""
    windows: list[tuple[int, int]] = []
    for match in _anchors().finditer(text):
        start, end = max(0, match.start() - REACH_BACK), min(len(text), match.end() + REACH_ON)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _names_month(window: str) -> bool:
    return not month_numbers("names").keys().isdisjoint(re.findall(r"[^\W\d_]{3,}", window))


def _candidates(prepared: str, original: str, language: str | None) -> list[DateFound]:
    finders = [find_numeric(prepared, language), find_blank(prepared), find_periods_ru(prepared), find_periods_en(prepared)]
    if _names_month(prepared):
        finders += [find_day_month(prepared, original), find_month_day(prepared), find_telegram(prepared), find_months(prepared)]
    if "年" in prepared:
        finders.append(find_chinese(prepared))
    return list(chain.from_iterable(finders))


def _apart(candidates: list[DateFound]) -> list[DateFound]:
    """Of candidates that overlap the longest, then the first; in order."""
    kept: list[DateFound] = []
    for date in sorted(candidates, key=lambda date: (date.start, -date.end)):
        if kept and date.start < kept[-1].end:
            if date.end - date.start > kept[-1].end - kept[-1].start:
                kept[-1] = date
            continue
        kept.append(date)
    return kept


def find_dates(text: str, language: str | None = None) -> tuple[Found[DateRange], ...]:
    """All dates of a text with a printed year, sorted, not overlapping.

    A date known to a month, quarter, half or year is a range; nothing is completed («14 октября» alone gives nothing), and days that no
    calendar has give nothing. Line ends are white space; no date runs over a page break. An ambiguous `10/11/2024` spans both readings,
    which `readings` lists.

    Args:
        text: any text; positions of the result are code points in it.
        language: "ru", "zh", "en" or None. It only decides whether two numbers parted by dashes may be month-day-year (English).
    """
    dates: list[Found[DateRange]] = []
    for start, end in _windows(text):
        window = text[start:end]
        for date in _apart(_candidates(prepare(window), window, language)):
            written = window[date.start : date.end]
            dates.append(Found(start + date.start, start + date.end, DateRange(date.days[0], date.days[1], written, date.readings)))
    return tuple(dates)


def parse_date(text: str, language: str | None = None) -> DateRange | Flaw:
    """The date that the whole text is, but for «от», «г.», "dated", a weekday or a label before a colon.

    Month and year in digits (`03.2025`, `2025-03`) are a date here, where nothing else stands beside them.
    """
    if len(text) > MOST_CHARACTERS:
        return Flaw("too_long", MOST_CHARACTERS)
    prepared = prepare(text)
    start = len(prepared) - len(prepared.lstrip())
    while (lead := _lead().match(prepared, start)) is not None and lead.end() > start:
        start = lead.end()
    end = len(prepared.rstrip())
    if end <= start:
        return Flaw("empty", start)
    body, written = prepared[start:end], text[start:end].strip()
    bare = body.strip(f"{_BRACKETS}.,;")
    if (match := _numeric_month().fullmatch(bare)) is not None:
        days = months(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), int(match["m"] or match["m2"]))
        return Flaw("not_a_date", start) if days is None else DateRange(days[0], days[1], written)
    if (match := re.fullmatch(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})", bare)) is not None:
        days = one_day(int(match[1]), int(match[2]), int(match[3]))
        return Flaw("not_a_date", start) if days is None else DateRange(days[0], days[1], written)
    found = find_dates(text[start:end], language)
    if len(found) != 1:
        return Flaw("no_date" if not found else "several_dates", start)
    rest = body[: found[0].start] + body[found[0].end :]
    if rest.strip(f" .,;:г{_BRACKETS}"):
        return Flaw("more_than_a_date", start)
    return found[0].value
