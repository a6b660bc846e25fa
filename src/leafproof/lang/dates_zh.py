"""Chinese dates: 2024年10月14日, 二〇二四年十月十四日, 贰零贰肆年零壹拾月壹拾肆日, 2024年第四季度, 2024年底, 10月上旬."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafproof.lang.date_text import YEAR, DateFound, matches
from leafproof.values.calendar_dates import (
    Days,
    half,
    months,
    one_day,
    quarters,
    span,
    third_of_month,
    third_of_quarter,
    third_of_year,
    whole_year,
)

_DIGITS = "〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸兩两"
_VALUES = dict(zip(_DIGITS, [0, 0, 0, *range(1, 10), *range(1, 10), 2, 3, 6, 2, 2], strict=True)) | {"o": 0, "о": 0, "0": 0}
_S = r" {0,2}"
# 〇, 零, the circle and the letter O are confused in print
_YEAR = rf"(?:{YEAR}|[12][0-9oо〇]{{3}}|[{_DIGITS}oо0]{{4}})"
_NUMBER = r"(?:[0-9]{1,2}|[〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾貳參陸廿]{1,5})"
_TO = r" {0,2}(?:至|到|-|~|—|――){1,2} {0,2}"


def _year(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    return int("".join(character if character.isdigit() else str(_VALUES[character]) for character in text))


def _number(text: str) -> int:
    """A month or day in digits, Chinese numerals (二十五, 廿五) or bill style (零壹拾, 贰拾伍); 0 where it is none."""
    if text.isascii():
        return int(text)
    plain = text.replace("拾", "十").replace("廿", "二十").lstrip("〇零")
    tens, ten, ones = plain.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "〇" in plain or "零" in plain:
        return 0
    high = (_VALUES[tens] if tens else 1) if ten else 0
    return high * 10 + (_VALUES[ones] if ones else 0)


@cache
def _day() -> re.Pattern[str]:
    """A day, or a range of days; the year is printed once."""
    end = rf"(?:{_TO}(?:(?:(?P<y2>{_YEAR}){_S}年{_S})?(?P<m2>{_NUMBER}){_S}月{_S})?(?P<d2>{_NUMBER}){_S}[日号號])?"
    return re.compile(
        rf"(?<![0-9])(?P<y>{_YEAR}){_S}年{_S}(?P<m>{_NUMBER}){_S}月{_S}(?P<d>{_NUMBER}){_S}(?:[日号號](?!元)|(?={_TO}{_NUMBER}{_S}[日号號])){end}"
    )


@cache
def _month() -> re.Pattern[str]:
    part = r"上旬|中旬|下旬|底|初|中(?!国|方|俄|央|心|的|标)|末|份"
    return re.compile(
        rf"(?<![0-9])(?P<y>{_YEAR}){_S}年{_S}(?P<m>{_NUMBER}){_S}月?(?:{_TO}(?P<m2>{_NUMBER}){_S}月|(?<=月))(?:{_S}(?P<part>{part}))?"
        rf"(?!{_S}{_NUMBER}{_S}[日号號])"
    )


@cache
def _period() -> re.Pattern[str]:
    quarter = rf"第?{_S}(?P<q>[1-4一二三四]){_S}(?:{_TO}第?(?P<q2>[1-4一二三四]){_S})?季度?(?P<qpart>初|末|底)?"
    part = r"上半年|下半年|年?底|年?末|年?初|年?中(?=[,。、前旬以之 ]|$)|年?中期"
    return re.compile(
        rf"(?<![0-9])(?:(?P<from>{_YEAR}){_S}年?{_TO})?(?P<y>{_YEAR}){_S}年?"
        rf"(?:(?<=年)(?!{_S}{_NUMBER}{_S}月){_S}度?(?:{quarter}|(?P<part>{part}))?|(?P<p2>底|末|初))"
    )


def _day_days(match: re.Match[str]) -> Days | None:
    year, month, day = _year(match["y"]), _number(match["m"]), _number(match["d"])
    if match["d2"] is None:
        return one_day(year, month, day)
    last_year = year if match["y2"] is None else _year(match["y2"])
    return span((year, month, day), (last_year, _number(match["m2"]) if match["m2"] else month, _number(match["d2"])))


def _month_days(match: re.Match[str]) -> Days | None:
    year, month, part = _year(match["y"]), _number(match["m"]), match["part"]
    if match["m2"] is not None:
        return months(year, month, _number(match["m2"]))
    if part is None or part == "份":
        return months(year, month, month)
    which = 1 if part in {"上旬", "初"} else 2 if part in {"中旬", "中"} else 3
    return third_of_month(year, month, which)


def _period_days(match: re.Match[str]) -> Days | None:
    year = _year(match["y"])
    if match["from"] is not None:
        return span((_year(match["from"]), 1, 1), (year, 12, 31))
    part = (match["part"] or match["p2"] or "").removeprefix("年")
    if match["q"] is not None:
        first, last = _number(match["q"]), _number(match["q2"] or match["q"])
        if match["qpart"] is not None:
            return third_of_quarter(year, first, 1 if match["qpart"] == "初" else 3)
        return quarters(year, first, last)
    if part.endswith("半年"):
        return half(year, 1 if part == "上半年" else 2)
    if not part:
        return whole_year(year)
    return third_of_year(year, 1 if part == "初" else 2 if part.startswith("中") else 3)


def find_chinese(text: str) -> Iterator[DateFound]:
    """Chinese dates with a printed year, in the prepared text: days, ranges, thirds of a month, months, quarters, halves, years."""
    yield from matches(_day(), text, _day_days)
    yield from matches(_month(), text, _month_days)
    yield from matches(_period(), text, _period_days)
