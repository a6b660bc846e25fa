"""Marks of a currency beside an amount."""

from __future__ import annotations

import pytest

from leafproof.lang.currency_marks import mark_after, mark_ending


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("USD ", "USD"),
        ("US$", "USD"),
        ("U.S. $", "USD"),
        ("долл. США ", "USD"),
        ("RMB¥", "CNY"),
        ("人民币", "CNY"),
        ("约USD", "USD"),
        ("HK$", "HKD"),
        ("Chinese yuan ", "CNY"),
    ],
)
def test_the_longest_mark_before_a_figure_is_read(before: str, code: str) -> None:
    mark = mark_ending(f"{before}5", len(before))
    assert mark is not None
    assert (mark.code, mark.end <= len(before)) == (code, True)


@pytest.mark.parametrize(
    ("after", "code"),
    [
        (" долл. США", "USD"),
        ("долл.США", "USD"),
        (" р.", "RUB"),
        ("元", "CNY"),
        (" юаней\nКНР", "CNY"),
        (" Kč", "CZK"),
        (" of US dollars", "USD"),
    ],
)
def test_the_mark_after_a_figure_is_read(after: str, code: str) -> None:
    mark = mark_after(f"5{after}", 1)
    assert mark is not None
    assert mark.code == code


@pytest.mark.parametrize("after", [" рублёвый", "元素", " долларовый", " р.п.", " USDT", " единиц", "", " европейский"])
def test_another_word_is_no_mark(after: str) -> None:
    assert mark_after(f"5{after}", 1) is None
