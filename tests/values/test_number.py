"""Numbers in digits: separators, decimals, language, doubts, flaws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.values.found import Flaw
from leafproof.values.number import Number, parse_number, render_number


def value(text: str, language: str | None = None) -> Decimal | str:
    found = parse_number(text, language=language)
    return found.value if isinstance(found, Number) else found.reason


@pytest.mark.parametrize(
    "text",
    [
        "1234567,89",
        "1 234 567,89",
        "1\u00a0234\u00a0567,89",
        "1\u202f234\u202f567,89",
        "1\u2009234\u2009567,89",
        "1.234.567,89",
        "1,234,567.89",
        "1'234'567,89",
        "1’234’567.89",
        "12,34,567.89",
        "１，２３４，５６７．８９",
    ],
)
@pytest.mark.parametrize("language", ["ru", "en", "zh", None])
def test_shapes_that_leave_no_choice_read_alike_in_every_language(text: str, language: str | None) -> None:
    found = parse_number(text, language=language)
    assert isinstance(found, Number)
    assert found.decimals == 2
    assert found.value == Decimal("1234567.89")
    assert found.doubts == ()


def test_one_comma_before_three_digits_is_decimal_in_russian_and_thousands_elsewhere() -> None:
    assert value("1,234", "ru") == Decimal("1.234")
    assert value("1,234", "en") == 1234
    assert value("1,234", "zh") == 1234


def test_without_a_language_the_same_comma_is_a_doubt() -> None:
    found = parse_number("1,234")
    assert isinstance(found, Number)
    assert found.doubts == ("ambiguous_separator",)


def test_one_point_before_three_digits_is_a_doubt_in_russian() -> None:
    found = parse_number("1.234", language="ru")
    assert isinstance(found, Number)
    assert found.doubts == ("ambiguous_separator",)


def test_a_zero_before_the_mark_makes_decimals() -> None:
    assert value("0,123", "en") == Decimal("0.123")


def test_lost_spaces_are_accepted_with_a_doubt() -> None:
    found = parse_number("1710 000,00", language="ru")
    assert isinstance(found, Number)
    assert (found.value, found.doubts) == (Decimal("1710000.00"), ("irregular_spacing",))


@pytest.mark.parametrize("text", ["1 234 567, 89", "1 234  567,89", "1 234 567 ,89"])
def test_stray_spaces_are_accepted_with_a_doubt(text: str) -> None:
    found = parse_number(text, language="ru")
    assert isinstance(found, Number)
    assert found.value == Decimal("1234567.89")
    assert found.doubts == ("irregular_spacing",)


def test_one_mark_for_groups_and_decimals_is_accepted_with_a_doubt() -> None:
    found = parse_number("1.234.56")
    assert isinstance(found, Number)
    assert (found.value, found.doubts) == (Decimal("1234.56"), ("irregular_separator",))


def test_footnote_digits_are_no_digits() -> None:
    assert value("584¹") == "not_a_digit"


@pytest.mark.parametrize(("text", "expected"), [("-5", -5), ("−5", -5), ("–5", -5), ("+5", 5), ("- 5", -5)])
def test_signs_are_read(text: str, expected: int) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "  ", "14.10.2024", "1.2.3", "192.168.10.1", "26.51.66", "12 34", "5, 6", "1,", "1..2", "--5", "1e5", "5 шт", "½", "٣", "1" * 65],
)
def test_what_is_no_number_gives_a_flaw(text: str) -> None:
    assert isinstance(parse_number(text), Flaw)


def test_leading_zeros_are_a_doubt() -> None:
    found = parse_number("007")
    assert isinstance(found, Number)
    assert found.doubts == ("leading_zeros",)


def test_text_is_kept_as_written() -> None:
    found = parse_number(" 1 234,50 ", language="ru")
    assert isinstance(found, Number)
    assert (found.as_written, found.decimals) == ("1 234,50", 2)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.integers(-(10**12), 10**12), st.integers(0, 99), st.sampled_from(["ru", "en", "zh"]))
def test_a_rendered_number_reads_as_itself(whole: int, cents: int, language: str) -> None:
    number = Decimal(f"{whole}.{cents:02d}")
    assert value(render_number(number, language=language), language) == number


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.text(alphabet="0123456789 .,'’-+\u00a0０５，．¹一a", max_size=80), st.sampled_from(["ru", "en", "zh", None]))
def test_garbage_gives_a_number_or_a_flaw(text: str, language: str | None) -> None:
    found = parse_number(text, language=language)
    assert isinstance(found, Number | Flaw)
    if isinstance(found, Number):
        digits = [c for c in found.as_written if c.isdecimal()]
        assert len(digits) >= found.decimals
