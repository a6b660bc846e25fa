"""Brackets that say a number a second time."""

from __future__ import annotations

import pytest

from leafproof.lang.restatements import announced_at, bracket_at


@pytest.mark.parametrize(
    "text", ["37 (тридцать семь)", "37（叁拾柒）", "37\n(thirty-\nseven)", "37 /тридцать семь/", "37 (сто рублей 00 копеек)"]
)
def test_words_in_a_bracket_are_known(text: str) -> None:
    bracket = bracket_at(text, 2)
    assert bracket is not None
    assert bracket.in_words


@pytest.mark.parametrize("text", ["37 (без НДС)", "37 (over RMB 4 billion)", "37 (470 млн руб.)", "37 (см. п. 3)"])
def test_a_remark_is_no_number_in_words(text: str) -> None:
    bracket = bracket_at(text, 2)
    assert bracket is not None
    assert not bracket.in_words


@pytest.mark.parametrize("text", ["37 (не закрыта", "37", "37 сто", "37 (\f)", "37 км/ч и/или"])
def test_what_does_not_close_is_no_bracket(text: str) -> None:
    assert bracket_at(text, 2) is None


def test_the_other_form_is_announced_by_a_keyword() -> None:
    assert announced_at("37，大写：叁拾柒", 2) == 6
    assert announced_at("37, всего", 2) is None
