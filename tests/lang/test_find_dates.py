"""Dates as they are printed: every form, and what only looks like one."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.find_dates import find_dates, parse_date
from leafproof.records import DateRange
from leafproof.values.found import Flaw

DAY = ("2024-10-14", "2024-10-14")
OCTOBER = ("2024-10-01", "2024-10-31")
FOURTH = ("2024-10-01", "2024-12-31")
MAY = ("2024-05-13", "2024-05-17")


def only(text: str, language: str | None = None) -> DateRange:
    found = find_dates(text, language)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].value.as_written
    return found[0].value


@pytest.mark.parametrize(
    "text",
    [
        "«14» октября 2024 г.",
        "“14” октября 2024 года",
        '"14" октября 2024',
        "‘14’ октября 2024 г.",
        "« 14 » октября 2024 г.",
        "14 октября\n2024 года",
        "14 окт. 2024",
        "«14» октября 20 24 г.",
        "14-го октября 2024 года",
        "«14»октября2024г.",
        "14.10.2024",
        "14.10.24",
        "14.10.2024г.",
        "14/10/2024",
        "14-10-2024",
        "2024-10-14",
        "2024-10-14T12:30",
        "2024/10/14",
        "2024.10.14",
        "2024年10月14日",
        "2024 年 10 月 14 日",
        "２０２４年１０月１４日",
        "二〇二四年十月十四日",
        "二零二四年十月十四日",
        "二O二四年十月十四日",
        "贰零贰肆年零壹拾月壹拾肆日",
        "2024年10月14号",
        "Oct. 14, 2024",
        "October 14, 2024",
        "October 14th, 2024",
        "14 October 2024",
        "14th October 2024",
        "14th of October 2024",
        "this 14th day of October, 2024",
        "14-Oct-2024",
        "14-Oct-24",
        "14 OCT 24",
        "2024 October 14",
        "141730Z OCT 24",
        "14. Oktober 2024",
        "14 octobre 2024",
        "14 oktober 2024",
        "14 de octubre de 2024",
        "14 ottobre 2024",
        "14 października 2024 r.",
        "14 de outubro de 2024",
    ],
)
def test_a_full_date_is_one_day(text: str) -> None:
    value = only(text)
    assert (value.first, value.last, value.readings) == (*DAY, ())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("«__» октября 2024 г.", OCTOBER),
        ("«   » октября 2024 г.", OCTOBER),
        ('"___" ________ 2024 г.', ("2024-01-01", "2024-12-31")),
        ("октябрь 2024 г.", OCTOBER),
        ("в октябре 2024 года", OCTOBER),
        ("October 2024", OCTOBER),
        ("Oct-2024", OCTOBER),
        ("2024年10月", OCTOBER),
        ("2024年10月份", OCTOBER),
        ("IV кв. 2024", FOURTH),
        ("4 квартал 2024 г.", FOURTH),
        ("4-й квартал 2024 года", FOURTH),
        ("в четвёртом квартале 2024 года", FOURTH),
        ("2024 г., IV кв.", FOURTH),
        ("Q4 2024", FOURTH),
        ("4Q 2024", FOURTH),
        ("Q4/2024", FOURTH),
        ("fourth quarter of 2024", FOURTH),
        ("2024年第四季度", FOURTH),
        ("2024年四季度", FOURTH),
        ("I–III кв. 2024 г.", ("2024-01-01", "2024-09-30")),
        ("II полугодие 2025", ("2025-07-01", "2025-12-31")),
        ("в первом полугодии 2025 года", ("2025-01-01", "2025-06-30")),
        ("second half of 2025", ("2025-07-01", "2025-12-31")),
        ("H2 2025", ("2025-07-01", "2025-12-31")),
        ("2025年下半年", ("2025-07-01", "2025-12-31")),
        ("до конца 2025 г.", ("2025-01-01", "2025-12-31")),
        ("by the end of 2025", ("2025-01-01", "2025-12-31")),
        ("конец 2025 года", ("2025-09-01", "2025-12-31")),
        ("late 2025", ("2025-09-01", "2025-12-31")),
        ("2025年底", ("2025-09-01", "2025-12-31")),
        ("2025年初", ("2025-01-01", "2025-04-30")),
        ("начало октября 2024 г.", ("2024-10-01", "2024-10-10")),
        ("в середине октября 2024 г.", ("2024-10-11", "2024-10-20")),
        ("mid-October 2024", ("2024-10-11", "2024-10-20")),
        ("end of October 2024", ("2024-10-21", "2024-10-31")),
        ("третья декада февраля 2024 г.", ("2024-02-21", "2024-02-29")),
        ("2024年10月上旬", ("2024-10-01", "2024-10-10")),
        ("2024年2月下旬", ("2024-02-21", "2024-02-29")),
        ("2024 год", ("2024-01-01", "2024-12-31")),
        ("2023-2024 гг.", ("2023-01-01", "2024-12-31")),
        ("二〇二四年", ("2024-01-01", "2024-12-31")),
        ("FY2024", ("2024-01-01", "2024-12-31")),
        ("in 2024.", ("2024-01-01", "2024-12-31")),
        ("с 13 по 17 мая 2024 г.", MAY),
        ("13–17 мая 2024 года", MAY),
        ("13-17 May 2024", MAY),
        ("May 13-17, 2024", MAY),
        ("2024年5月13日至17日", MAY),
        ("с 28 апреля по 3 мая 2024 г.", ("2024-04-28", "2024-05-03")),
        ("13-17.05.2024", MAY),
        ("с 13 по 17.05.2024", MAY),
        ("28.04 - 03.05.2024", ("2024-04-28", "2024-05-03")),
        ("between 13 and 17 May 2024", MAY),
        ("end of Q3 2023", ("2023-09-01", "2023-09-30")),
        ("by the end of Q3 2023", ("2023-07-01", "2023-09-30")),
        ("ноябрь 2021 - март 2022", ("2021-11-01", "2022-03-31")),
        ("____ __________ 2021 г.", ("2021-01-01", "2021-12-31")),
        ("April 30 - May 2, 2024", ("2024-04-30", "2024-05-02")),
        ("2024年5月28日至6月2日", ("2024-05-28", "2024-06-02")),
        ("с октября по декабрь 2024 г.", FOURTH),
        ("October-December 2024", FOURTH),
    ],
)
def test_a_partial_date_is_the_range_it_may_be(text: str, days: tuple[str, str]) -> None:
    value = only(text)
    assert (value.first, value.last) == days


def test_a_slash_date_with_two_possible_months_keeps_both_readings() -> None:
    value = only("10/11/2024")
    assert value == DateRange("2024-10-11", "2024-11-10", "10/11/2024", ("2024-10-11", "2024-11-10"))
    assert only("10/10/2024").readings == ()
    assert only("10/14/2024").first == "2024-10-14"


def test_dashes_are_ambiguous_in_english_only() -> None:
    assert only("10-11-2024", "en").readings == ("2024-10-11", "2024-11-10")
    assert only("10-11-2024", "ru").first == "2024-11-10"


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2024",
        "30 февраля 2024 г.",
        "«31» июня 2024 г.",
        "February 30, 2024",
        "2024年2月30日",
        "2023-02-29",
        "14.13.2024",
        "14 октября",
        "October 14",
        "10月14日",
        "IV квартал",
        "ИНН 7700000016",
        "р/с 40702810300000000123",
        "тел. 8-495-123-45-67",
        "п. 3.4.2024 настоящего Контракта",
        "3.4.2024 Поставщик обязан",
        "clause 10.11.2024",
        "версия 1.2.2024",
        "version 12.10.24",
        "№ 12/10/2024",
        "№ 5-17.05.2024",
        "v. 2.10.2021",
        "ГОСТ 12.1.004-91",
        "ISO 9001:2015",
        "контракт № 2023-187321000000",
        "АБ-14-10-2024",
        "14.10.2024.5",
        "ОКПД2 26.30.11.120",
        "192.168.10.24",
        "в течение 30 дней с даты подписания",
        "не позднее 60 календарных дней",
        "2024 единицы",
        "in 2024 units",
        "масса 2000 г.",
        "1 024 шт.",
        "3-5 единиц",
        "may 24 units",
    ],
)
def test_what_only_looks_like_a_date_gives_nothing(text: str) -> None:
    assert find_dates(text) == ()


def test_a_day_that_does_not_exist_is_not_completed_to_its_month() -> None:
    for text in ("31 апреля 2024 г.", "31 April 2024", "«31» апреля 2024 года"):
        assert [f.value for f in find_dates(text) if f.value.last > "2024-04-30"] == []


def test_dates_in_running_text_are_found_in_order_with_their_places() -> None:
    text = "Контракт № Р/15-3 от 12.03.2024 с изменениями от «14» октября 2024 г., поставка в IV кв. 2025 г. и до 31.03.2026."
    found = find_dates(text, "ru")
    assert [f.value.as_written for f in found] == ["12.03.2024", "«14» октября 2024 г.", "IV кв. 2025 г.", "31.03.2026"]


def test_two_full_dates_with_a_dash_between_them_stay_two() -> None:
    assert [f.value.first for f in find_dates("01.01.2024-31.12.2024")] == ["2024-01-01", "2024-12-31"]


def test_no_date_runs_over_a_page_break() -> None:
    assert [f.value.as_written for f in find_dates("14 октября\n\f\n2024 г.")] == ["2024 г."]


@pytest.mark.parametrize(
    "text",
    [
        "от 14.10.2024 г.",
        "dated 14 October 2024",
        "Date: 14/10/2024",
        "Дата: «14» октября 2024 года",
        "Monday, October 14, 2024",
        "20241014",
        "（2024年10月14日）",
    ],
)
def test_parse_date_trims_what_announces_a_date(text: str) -> None:
    value = parse_date(text)
    assert isinstance(value, DateRange)
    assert value.first == value.last == "2024-10-14"


def test_month_and_year_in_digits_are_a_date_only_alone() -> None:
    assert parse_date("10.2024") == DateRange("2024-10-01", "2024-10-31", "10.2024")
    assert parse_date("2024-10") == DateRange("2024-10-01", "2024-10-31", "2024-10")
    assert find_dates("цена 10.2024 тыс.") == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("слово", "no_date"),
        ("14.10.2024, 15.10.2024", "several_dates"),
        ("14.10.2024 Москва", "more_than_a_date"),
        ("1" * 200, "too_long"),
    ],
)
def test_parse_date_says_why_a_text_is_no_date(text: str, reason: str) -> None:
    flaw = parse_date(text)
    assert isinstance(flaw, Flaw)
    assert flaw.reason == reason


MONTHS_RU = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(derandomize=True, max_examples=60)
def test_every_day_comes_back_from_every_form(day: date) -> None:
    forms = (
        f"«{day.day:02}» {MONTHS_RU[day.month - 1]} {day.year} г.",
        f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}",
        f"{MONTHS_EN[day.month - 1]} {day.day}, {day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
    )
    for form in forms:
        value = parse_date(form)
        assert isinstance(value, DateRange), form
        assert value.first == value.last == day.isoformat()


@given(st.text(alphabet="0123456789./-年月日 «»_гoктябрьOctMay第季", max_size=80))
@settings(derandomize=True, max_examples=150)
def test_any_text_gives_sorted_ranges_that_do_not_overlap(text: str) -> None:
    found = find_dates(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    for one in found:
        assert date.fromisoformat(one.value.first) - date.fromisoformat(one.value.last) <= timedelta(0)
        assert text[one.start : one.end] == one.value.as_written


@pytest.mark.parametrize("piece", ["1", "2024 ", "_", "« ", "14.10.", "20", "года ", "年", "二", "с 1 ", "may ", "' ", "q", "1-"])
def test_a_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    find_dates(text)
    assert time.process_time() - start < 4
