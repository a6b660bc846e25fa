"""Numbers are written as independent libraries write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.demo.numerals import DigitStyle, digits, noun_form, words_en, words_ru, words_zh

NUMBERS = st.one_of(st.integers(0, 2000), st.integers(0, 10**11))


@given(NUMBERS)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_russian_words_are_those_of_an_independent_library(number: int) -> None:
    from num2words import num2words

    expected = num2words(number, lang="ru")
    # The library leaves "one" out before a thousand and a million at the head; both ways are written.
    leading = ("тысяча", "миллион", "миллиард")
    if expected.startswith(leading):
        expected = ("одна " if expected.startswith("тысяча") else "один ") + expected
    ours = words_ru(number)
    assert ("одна " + ours if ours.startswith("тысяча") else ours) == expected


@given(NUMBERS)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_english_words_are_those_of_an_independent_library(number: int) -> None:
    from num2words import num2words

    assert words_en(number) == num2words(number, lang="en").replace(",", "").replace(" and ", " ")


@given(NUMBERS)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_chinese_bank_numerals_are_read_back_by_an_independent_library(number: int) -> None:
    from cn2an import cn2an

    assert cn2an(words_zh(number), "smart") == number


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        ("1234567.5", DigitStyle("\u00a0", ",", 2), "1\u00a0234\u00a0567,50"),
        ("1234567.5", DigitStyle(",", ".", 2), "1,234,567.50"),
        ("1234567.5", DigitStyle(".", ",", 2), "1.234.567,50"),
        ("999", DigitStyle(" ", ",", 0), "999"),
        ("1250", DigitStyle(".", ",", 0), "1250"),
    ],
)
def test_figures_are_written_with_their_separators(value: str, style: DigitStyle, expected: str) -> None:
    assert digits(Decimal(value), style) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "единица"), (3, "единицы"), (11, "единиц"), (22, "единицы"), (37, "единиц"), (112, "единиц")]
)
def test_the_russian_noun_agrees_with_its_number(number: int, expected: str) -> None:
    assert noun_form(number, ("единица", "единицы", "единиц")) == expected
