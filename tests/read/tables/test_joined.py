"""Words of a line become text: white space between words is kept, however narrow the font makes it."""

from __future__ import annotations

import pytest

from leafproof.read.tables.lines import joined
from leafproof.read.tables.model import RawWord


def _word(text: str, left: float, right: float, *, top: float = 0.0, bottom: float = 10.0) -> RawWord:
    step = (right - left) / len(text)
    return RawWord(text, left, top, right, bottom, tuple(left + step * i for i in range(len(text) + 1)))


@pytest.mark.parametrize("texts", [("Acme", "beeswax"), ("1", "234"), ("Боевая", "машина"), ("1.00", "kg")])
def test_a_narrow_space_between_words_is_a_space(texts: tuple[str, str]) -> None:
    assert joined([_word(texts[0], 0, 20), _word(texts[1], 21, 40)]) == " ".join(texts)


def test_han_characters_that_touch_are_one_text() -> None:
    assert joined([_word("合", 0, 10), _word("同", 10, 20), _word("A-1", 20, 34)]) == "合同A-1"


def test_a_raised_mark_stays_with_its_word() -> None:
    assert joined([_word("м", 0, 8), _word("2", 8.5, 12, top=-1, bottom=4)]) == "м2"
