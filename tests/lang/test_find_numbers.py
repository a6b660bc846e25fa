"""Where numbers in digits begin and end in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.find_numbers import figures, find_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("сумма 1 234 567,89 и 5", ["1234567.89", "5"]),
        ("1710 000,00", ["1710000.00"]),
        ("37 215 000", ["37215000"]),
        ("в 2024 150 000 долларов", ["2024", "150000"]),
        ("100,50 200,00", ["100.50", "200.00"]),
        ("1 234 56 789", ["1234", "56789"]),
        ("от 14.10.2024 в 12:30", []),
        ("Т-90, БМД-4М, 12/345, №123, a1", []),
        ("584¹", ["584"]),
        ("+7 495 123-45-67", ["7495123"]),
    ],
)
def test_numbers_are_cut_where_they_end(text: str, values: list[str]) -> None:
    assert [found.value.value for found in find_numbers(text, "ru")] == [Decimal(value) for value in values]


def test_an_account_number_is_no_number() -> None:
    assert find_numbers("40702810300000000123") == ()


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 .,-/№万一\u00a0\n５", max_size=60))
def test_figures_are_sorted_and_do_not_overlap(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
