from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.phrase_list import any_of, lowered, squeezed


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("аванс*", "авансовый платеж", True),
        ("аванс", "авансовый платеж", False),
        ("total contract value", "the total\ncontract  value is", True),
        ("act", "contract", False),
        ("合同总价", "合同\n总价为", True),
        ("合同总价", "合同其总价", False),
        ("/s/", "/s/ john", True),
    ],
)
def test_a_phrase_matches_whole_words_over_line_ends(phrase: str, text: str, found: bool) -> None:
    assert (re.search(any_of([phrase]), text) is not None) is found


def test_the_longest_phrase_wins() -> None:
    match = re.search(any_of(["total", "total amount", "to"]), "total amount 5")
    assert match is not None
    assert match[0] == "total amount"


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=60))
def test_lowering_keeps_positions(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_squeezed_words_stand_between_single_spaces() -> None:
    assert squeezed("исх. № 5/7 —  от ___") == " исх № 5 7 от "
    assert squeezed("以下简\n称“卖方”") == " 以下简称卖方 "
