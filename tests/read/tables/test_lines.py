"""Text lines and pieces."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st
from page_builder import words_at

from leafproof.read.tables.lines import joined, pieces, sound, text_lines
from leafproof.read.tables.model import RawWord


def _word(text: str, left: float, top: float, right: float, bottom: float) -> RawWord:
    return RawWord(text, left, top, right, bottom, ())


def test_words_at_one_height_are_one_line_left_to_right() -> None:
    found = text_lines([*words_at("b c", 50, 10), *words_at("a", 10, 10.5)])
    assert [[w.text for w in line.words] for line in found] == [["a", "b", "c"]]


def test_a_number_centred_between_two_lines_is_a_line_of_its_own() -> None:
    found = text_lines([*words_at("upper", 10, 0), *words_at("lower", 10, 14.4), *words_at("7", 90, 7.2)])
    assert [line.words[0].text for line in found] == ["upper", "7", "lower"]


def test_a_raised_footnote_digit_stays_in_its_line() -> None:
    found = text_lines([*words_at("584", 10, 10), _word("1", 26, 9, 29, 16), *words_at("млн", 33, 10)])
    assert [w.text for w in found[0].words] == ["584", "1", "млн"]
    assert len(found) == 1


def test_a_gap_wider_than_the_reach_parts_pieces() -> None:
    found = pieces([*words_at("a b", 0, 0), *words_at("c", 40, 0)], 12.0)
    assert [[w.text for w in p.words] for p in found] == [["a", "b"], ["c"]]


def test_words_that_touch_are_joined_without_a_space() -> None:
    assert joined(words_at("数量 8", 0, 0)) == "数量 8"
    assert joined([_word("8", 0, 0, 5, 12), _word("辆", 5.5, 0, 15, 12)]) == "8辆"


def test_boxes_of_nothing_and_of_infinity_stand_nowhere() -> None:
    bad = [
        _word("a", math.nan, 0, 5, 5),
        _word("b", 0, 0, math.inf, 5),
        _word("c", 0, 5, 5, 5),
        _word(" ", 0, 0, 5, 5),
        _word("d", 0, 0, 1e9, 5),
    ]
    assert sound([*bad, *words_at("x", 0, 0)]) == words_at("x", 0, 0)


@settings(derandomize=True, max_examples=100)
@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500), st.floats(0.5, 40), st.floats(0.5, 30)), max_size=40))
def test_lines_lose_no_word_and_add_none(boxes: list[tuple[float, float, float, float]]) -> None:
    words = [_word(str(i), x, y, x + w, y + h) for i, (x, y, w, h) in enumerate(boxes)]
    found = [w.text for line in text_lines(words) for w in line.words]
    assert sorted(found, key=int) == [w.text for w in words]
