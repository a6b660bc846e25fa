"""Russian dates that are known to a period only: IV кв. 2024, II полугодие 2025, начало октября 2024 г., октябрь 2024, 2024 год."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafproof.lang.date_text import QUOTE, YEAR, YEAR_TAIL, DateFound, matches, month_numbers, month_of, month_pattern
from leafproof.values.calendar_dates import (
    Days,
    half,
    months,
    quarters,
    span,
    third_of_month,
    third_of_quarter,
    third_of_year,
    whole_year,
)

_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4}
_SUFFIX = r"(?:-?(?:й|го|ый|ий|ом|м|му|е|ое|я|ая|ей|ю))?"
_NUMBER = rf"(?:(?:перв|втор|трет|четв)[а-я]{{1,5}}|(?:iv|i{{1,3}}|і{{1,3}}|іv|[ⅰ-ⅳ]|[1-4]){_SUFFIX})(?![a-zа-я0-9])"
_PART = r"начал[аоеу]м?|середин[аеуы]|серединой|кон(?:ец|ца|це|цу|цом)"
_LEAD = rf"(?P<until>до {{1,3}})?(?P<part>{_PART}) {{1,3}}"


def _number(text: str) -> int:
    """1-4 from «первый», «II», «3-й»."""
    folded = text.replace("і", "i")
    if folded[:4] in _ORDINALS:
        return _ORDINALS[folded[:4]]
    head = folded.split("-")[0]
    roman = re.match(r"iv|i{1,3}|[ⅰ-ⅳ]", head)
    return _ROMAN[roman[0]] if roman is not None else int(head[0])


def _third(word: str) -> int:
    return 1 if word.startswith("нач") else 2 if word.startswith("сер") else 3


@cache
def _quarter() -> re.Pattern[str]:
    name = r"(?:кв(?![а-я])\.?|квартал(?:а|у|е|ом|ы|ов|ах)?(?![а-я]))"
    return re.compile(
        rf"(?<![\w-])(?:{_LEAD})?(?P<q>{_NUMBER})(?: {{0,2}}(?:-|и|по|,) {{0,2}}(?P<q2>{_NUMBER}))? {{0,3}}{name},? {{0,3}}"
        rf"(?P<y>{YEAR})(?![0-9]){YEAR_TAIL}?"
        rf"|(?<![\w-])(?P<y2>{YEAR}){YEAR_TAIL}?,? {{0,3}}(?P<q3>{_NUMBER}) {{0,3}}{name}(?! {{0,3}}{YEAR})"
    )


@cache
def _half() -> re.Pattern[str]:
    name = r"(?:полугоди[еяюи]м?|половин[аеуы])(?![а-я])"
    return re.compile(
        rf"(?<![\w-])(?P<h>{_NUMBER}) {{0,3}}{name},? {{0,3}}(?P<y>{YEAR})(?![0-9]){YEAR_TAIL}?"
        rf"|(?<![\w-])(?P<y2>{YEAR}){YEAR_TAIL}?,? {{0,3}}(?P<h2>{_NUMBER}) {{0,3}}{name}(?! {{0,3}}{YEAR})"
    )


@cache
def _half_of_month() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<n>{_NUMBER}) {{0,3}}(?P<what>декад[аеуы]|половин[аеуы]) {{1,3}}(?P<m>{month_pattern('alone')}),? {{0,3}}"
        rf"(?P<y>{YEAR})(?![0-9]){YEAR_TAIL}?"
    )


@cache
def _month() -> re.Pattern[str]:
    name = month_pattern("alone")
    return re.compile(
        rf"(?<![\w-])(?:{_LEAD})?"
        rf"(?:(?P<from>{name})(?:,? {{1,3}}(?P<fy>{YEAR}){YEAR_TAIL}?)? {{0,3}}(?:-|по|до|to|through|until) {{0,3}})?(?P<m>{name})"
        rf"(?:(?: {{1,3}}мес(?:\.|яц[аев]{{0,2}}))?,? {{0,3}}| ?[-/] ?)(?P<y>{YEAR})(?![0-9]){YEAR_TAIL}?"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./,№-])(?:{_LEAD})?(?:(?P<from>{YEAR}) {{0,2}}(?:-|по|и) {{0,2}})?(?P<y>{YEAR})(?P<tail>{YEAR_TAIL})")


def _of_part(part: str | None, until: str | None, whole: Days | None, third: Days | None) -> Days | None:
    """«конец октября» is a third; «до конца октября» bounds the whole."""
    return whole if part is None or until is not None else third


def _day_before(text: str, start: int) -> bool:
    day = rf"(?<![0-9])[0-9]{{1,2}}(?:-?(?:го|е|st|nd|rd|th)|\.)? {{0,3}}{QUOTE}?[ /.-]{{0,3}}$"
    return re.search(day, text[max(0, start - 14) : start]) is not None


def _quarter_days(match: re.Match[str]) -> Days | None:
    if match["y2"] is not None:
        number = _number(match["q3"])
        return quarters(int(match["y2"]), number, number)
    year, first = int(match["y"]), _number(match["q"])
    if match["q2"] is not None:
        return quarters(year, first, _number(match["q2"]))
    third = third_of_quarter(year, first, _third(match["part"])) if match["part"] else None
    return _of_part(match["part"], match["until"], quarters(year, first, first), third)


def _half_of_month_days(match: re.Match[str]) -> Days | None:
    year, month, number = int(match["y"]), month_of(match["m"]), _number(match["n"])
    if match["what"].startswith("декад"):
        return third_of_month(year, month, number)
    whole = months(year, month, month)
    if whole is None or number not in {1, 2}:
        return None
    return span((year, month, 1), (year, month, 15)) if number == 1 else span((year, month, 16), (year, month, int(whole[1][-2:])))


def _month_days(match: re.Match[str]) -> Days | None:
    year, month = int(match["y"]), month_of(match["m"])
    if match["from"] is not None:
        if match["fy"] is None:
            return months(year, month_of(match["from"]), month)
        first, last = months(int(match["fy"]), month_of(match["from"]), month_of(match["from"])), months(year, month, month)
        return None if first is None or last is None or first > last else (first[0], last[1])
    third = third_of_month(year, month, _third(match["part"])) if match["part"] else None
    return _of_part(match["part"], match["until"], months(year, month, month), third)


def _year_days(match: re.Match[str], text: str) -> Days | None:
    year = int(match["y"])
    if match["from"] is not None:
        return span((int(match["from"]), 1, 1), (year, 12, 31))
    before = text[max(0, match.start() - 18) : match.start()]
    if (word := re.search(r"([^\W\d_]{3,})\.?,? {0,3}$", before)) is not None and word[1] in month_numbers("names"):
        return None  # the year of a day or month that no calendar has
    if match["tail"].strip() in {"г", "г."} and re.search(r"масс|вес|нетто|брутто|weight", before) is not None:
        return None  # grams
    third = third_of_year(year, _third(match["part"])) if match["part"] else None
    return _of_part(match["part"], match["until"], whole_year(year), third)


def find_periods_ru(text: str) -> Iterator[DateFound]:
    """Quarters, halves, thirds of a month, months and years with a printed year, in the prepared text.

    «до конца 2025 г.» is the whole of 2025: the bound is known, the day is not; «конец 2025 г.» is its last third.
    """
    if "кв" in text:
        yield from matches(_quarter(), text, _quarter_days)
    if "полу" in text or "полов" in text:
        yield from matches(_half(), text, lambda m: half(int(m["y"] or m["y2"]), _number(m["h"] or m["h2"])))
    if "декад" in text or "полов" in text:
        yield from matches(_half_of_month(), text, _half_of_month_days)
    yield from matches(_year(), text, lambda m: _year_days(m, text))


def find_months(text: str) -> Iterator[DateFound]:
    """Months with a year, and ranges of months, in all languages whose month stands before the year.

    A number of one or two digits before the name is a day: then the whole is a full date, or no date where that day does not exist.
    """
    yield from matches(_month(), text, lambda match: None if _day_before(text, match.start()) else _month_days(match))
