"""Numbers and dates as a reader of the sheet sees them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.read.number_format import ENGLISH, RUSSIAN, is_date, render


def shown(value: str, code: str) -> str:
    return render(value, code, ENGLISH, from_1904=False)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("1234567", "#,##0", "1,234,567"),
        ("12", "000", "012"),
        ("0.1234", "0.0%", "12.3%"),
        ("-12.5", "0.00;[Red]-0.00", "-12.50"),
        ("-5", '"$"#,##0.00_);("$"#,##0.00)', "($5.00)"),
        ("1234567", "#,##0,", "1,235"),
        ("5", '0" шт."', "5 шт."),
        ("1234.5", "#,##0.00\\ [$₽-419]", "1,234.50 ₽"),
        ("0", '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-', "-"),
        ("100", "#,##0.##", "100"),
        ("1.005", "0.00", "1.01"),
        ("2.5", "0", "3"),
        ("-0.001", "0.00", "0.00"),
        ("771234567890", "General", "771234567890"),
        ("123456789.12", "General", "123456789.12"),
        ("33.333333333333336", "General", "33.33333333"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("40817810099910004312", "0", "40817810099910004312"),
    ],
)
def test_plain_formats_are_shown_as_excel_shows_them(value: str, code: str, expected: str) -> None:
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("45000", "dd.mm.yyyy", "15.03.2023"),
        ("45000", "yyyy-mm-dd", "2023-03-15"),
        ("45000", "m/d/yy", "3/15/23"),
        ("45000", 'yyyy"年"m"月"d"日"', "2023年3月15日"),
        ("45000", '[$-FC19]dd mmmm yyyy "г."', "15 марта 2023 г."),
        ("45000", "[$-419]mmmm yyyy;@", "Март 2023"),
        ("45000", "d-mmm-yy", "15-Mar-23"),
        ("45000.75", "h:mm AM/PM", "6:00 PM"),
        ("45000.520833333336", "dd.mm.yyyy hh:mm:ss", "15.03.2023 12:30:00"),
        ("1.5", "[h]:mm", "36:00"),
    ],
)
def test_dates_are_shown_as_their_format_says(value: str, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_a_workbook_that_counts_from_1904_shows_its_own_dates() -> None:
    assert render("43538", "dd.mm.yyyy", ENGLISH, from_1904=True) == "15.03.2023"


def test_russian_readers_see_a_decimal_comma_and_spaces() -> None:
    assert render("1234567.891", "#,##0.00", RUSSIAN, from_1904=False) == "1\u00a0234\u00a0567,89"


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", '[>1000]0,"k";0'])
def test_a_format_that_is_not_rendered_shows_the_number_itself(code: str) -> None:
    assert shown("1234.5", code) == "1234.5"


@pytest.mark.parametrize("value", ["nan", "1e999", "-Infinity", "x", "1e-400"])
def test_a_value_that_is_no_number_stays_as_stored(value: str) -> None:
    assert shown(value, "#,##0.00") == value


def test_a_colour_is_no_date() -> None:
    assert not is_date("[Red]0.00")
    assert is_date("[$-409]d mmm")


@given(st.text(alphabet='0#?.,%;"\\_*[]$-@ymdhsGE+/ :АM', max_size=24), st.decimals(allow_nan=False, allow_infinity=False, places=4))
@settings(max_examples=400, derandomize=True)
def test_any_format_code_shows_something_and_never_fails(code: str, value: object) -> None:
    assert isinstance(shown(str(value), code), str)


@given(st.integers(-(10**12), 10**12))
@settings(max_examples=200, derandomize=True)
def test_digits_are_never_lost_to_grouping(number: int) -> None:
    assert shown(str(number), "#,##0").replace(",", "") == str(number)
