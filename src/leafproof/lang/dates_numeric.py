"""Dates in digits alone: 14.10.2024, 2024-10-14, 10/11/2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafproof.lang.date_text import DateFound
from leafproof.values.calendar_dates import Days, full_year, one_day, span


@cache
def _pattern() -> re.Pattern[str]:
    edge = r"(?<![\w.,/№#-])"
    day_first = r"(?P<a>[0-9]{1,2})(?P<s>[./-])(?P<b>[0-9]{1,2})(?P=s)(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})"
    spaced = r"(?P<sa>[0-9]{2})\. ?(?P<sb>[0-9]{2})\. ?(?P<sy>(?:19|20)[0-9]{2})"
    year_first = r"(?P<iy>(?:19|20)[0-9]{2})(?P<t>[./-])(?P<im>[0-9]{1,2})(?P=t)(?P<id>[0-9]{1,2})"
    tail = r"(?: {0,2}(?:г(?:\.|(?![а-я]))|года(?![а-я])))?"
    end = r"(?![0-9]|(?!г)[^\W\d_]|-(?![0-9]{1,2}[./-][0-9])[\w]|/[\w]|[.,][0-9])"
    # A time may follow directly: 2024-10-14t12:30
    after_date = r"(?<=[./][0-9]{2}-)|(?<=[12][0-9]{3}-)|(?<=г\.-)"
    return re.compile(f"(?:{edge}|{after_date})(?:{year_first}(?:(?=t[0-9])|{end})|(?:{day_first}|{spaced})(?:{end}){tail})")


@cache
def _range() -> re.Pattern[str]:
    """Days of one month or two with the year printed once: 13-17.05.2024, 28.04 - 03.05.2024, с 13 по 17.05.2024."""
    first = r"(?P<a>[0-9]{1,2})(?:\.(?P<am>[0-9]{2}))?"
    last = r"(?P<b>[0-9]{1,2})\.(?P<bm>[0-9]{2})\.(?P<y>(?:19|20)[0-9]{2})"
    edge = r"(?<![\w.,/№#-])"
    return re.compile(rf"{edge}(?P<from>с {{1,3}})?{first}(?: ?- ?|(?(from) {{1,3}}по {{1,3}}|(?!))){last}(?![0-9]|[.,][0-9])")


def _find_ranges(text: str) -> Iterator[DateFound]:
    for match in _range().finditer(text):
        if _number_context(text, match.start("a")):
            continue
        year, month = int(match["y"]), int(match["bm"])
        days = span((year, int(match["am"] or month), int(match["a"])), (year, month, int(match["b"])))
        if days is not None and days[0] < days[1]:
            yield DateFound(match.start(), match.end(), days)


# What makes digits with points a clause, a version, a code or a number of a paper and no date.
@cache
def _not_a_date() -> re.Pattern[str]:
    words = (
        r"пп?\.|п\.п\.|пункт\w{0,3}|подпункт\w{0,3}|ст\.|стать\w{1,2}|раздел\w{0,2}|гл\.|глав\w|§|верси\w|вер\.|ред\.|"
        r"табл\.|рис\.|прил\.|"
        r"окпд-?2?|оквэд-?2?|окп|тн вэд|код|ип|№|no\.?|nr\.?|number|#|clause|section|sec\.|article|art\.|para\.?|paragraph|item|"
        r"version|ver\.|v\.?|"
        r"release|rev\.?|build|firmware|ip|figure|fig\.|table|annex|第|版本|条款|номер\w{0,2}|артикул|парт\.|серия"
    )
    return re.compile(rf"(?:^|[^\w])(?:{words}):? {{0,2}}$")


def _number_context(text: str, start: int) -> bool:
    return _not_a_date().search(text, max(0, start - 16), start) is not None


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[^\w])(?:от|дата|date|dated|datum|datums|fecha|data|le|vom|am|den|du|on|from|с|по|до|на|к|не позднее|"
        r"until|by|since|日期|ab|bis|"
        r"fällig\w{0,3}|due|issued|paid|дат\w{1,3})[:.]? {0,3}$"
    )


def _is_heading(text: str, start: int, end: int) -> bool:
    """`3.4.2024 Поставщик ...`: single digits parted by points may number a clause; a word that announces a date says it is one."""
    if _cue().search(text, max(0, start - 20), start) is not None:
        return False
    before = text[max(0, start - 3) : start]
    begins_text = not before.strip() or before.strip().endswith((".", ";", "\f"))
    return begins_text and re.match(r" {1,4}[^\W\d_]", text[end : end + 6]) is not None


def _ambiguous(year: int, left: int, right: int) -> tuple[Days, tuple[str, ...]] | None:
    """Both readings of two numbers that may each be a month, as the range they span."""
    readings = [days[0] for days in (one_day(year, left, right), one_day(year, right, left)) if days is not None]
    if not readings:
        return None
    readings = sorted(set(readings))
    return (readings[0], readings[-1]), tuple(readings) if len(readings) > 1 else ()


def _day_first(match: re.Match[str], language: str | None) -> tuple[Days, tuple[str, ...]] | None:
    left, mark, right, digits = match["a"] or match["sa"], match["s"] or ".", match["b"] or match["sb"], match["y"] or match["sy"]
    if len(digits) == 2 and (len(left) == 1 or len(right) == 1) and mark != "/":
        return None  # 1.2.24 numbers a clause or a version
    year = full_year(digits)
    if year is None:
        return None
    if mark == "/" or (mark == "-" and language == "en"):
        return _ambiguous(year, int(left), int(right))
    days = one_day(year, int(right), int(left))
    return None if days is None else (days, ())


def find_numeric(text: str, language: str | None) -> Iterator[DateFound]:
    """Dates in digits. With a slash (or a dash in English) two numbers up to 12 are read both ways.

    Two-digit years need two-digit days and months beside points; numbers after «п.», «№», "version" and the like are no dates, nor are
    single digits with points at the start of a clause.
    """
    yield from _find_ranges(text)
    for match in _pattern().finditer(text):
        start, end = match.span()
        if _number_context(text, start):
            continue
        if match["iy"] is not None:
            days = one_day(int(match["iy"]), int(match["im"]), int(match["id"]))
            if days is not None:
                yield DateFound(start, end, days)
            continue
        found = _day_first(match, language)
        if found is None:
            continue
        short = match["s"] == "." and (len(match["a"]) == 1 or len(match["b"]) == 1)
        if short and _is_heading(text, start, end):
            continue
        yield DateFound(start, end, found[0], found[1])
