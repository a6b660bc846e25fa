"""Percentages in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leafproof.lang.find_percents import find_percents


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30 %", "30"),
        ("30%", "30"),
        ("0,05 %", "0.05"),
        ("12.5%", "12.5"),
        ("30 % (тридцать процентов)", "30"),
        ("30 (тридцать) процентов", "30"),
        ("30 (thirty) per cent", "30"),
        ("thirty percent", "30"),
        ("百分之三十", "30"),
        ("百分之十二点五", "12.5"),
        ("３０％", "30"),
        ("Twenty-five per cent (25%)", "25"),
        ("百分之三十（30%）", "30"),
    ],
)
def test_a_percentage_is_read_whole(text: str, value: str) -> None:
    (found,) = find_percents(f"в размере {text}", "ru")
    assert (found.value, found.end - found.start) == (Decimal(value), len(text))


@pytest.mark.parametrize("text", ["5 процентных пунктов", "30 единиц", "процент", "%", "Т-90%", ""])
def test_what_is_no_percentage_is_not_found(text: str) -> None:
    assert find_percents(text) == ()


def test_percentages_come_in_order_of_place() -> None:
    assert [one.value for one in find_percents("30 % аванс, 百分之五, 65 % остаток")] == [30, 5, 65]


def test_two_different_percentages_side_by_side_are_two() -> None:
    assert [one.value for one in find_percents("twenty per cent (25%)")] == [20, 25]
