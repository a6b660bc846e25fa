"""Which of two readings is taken: the rules, and that no third text ever comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.read.ocr.choice import chosen
from leafproof.records import Reading


def _readings(page: tuple[str, int], strip: tuple[str, int]) -> tuple[Reading, Reading]:
    return Reading(*page, "page"), Reading(*strip, "strip")


@pytest.mark.parametrize(
    ("page", "strip", "expected"),
    [
        (("37", 90), ("37", 95), ("page", ())),
        (("1250 000,00", 90), ("1 250 000,00", 80), ("strip", ())),
        (("35)", 40), ("35", 95), ("strip", ())),
        (("З7", 90), ("37", 60), ("strip", ("two_readings",))),
        (("SH]", 40), ("33", 95), ("strip", ("two_readings",))),
        (("37", 90), ("", 0), ("page", ("two_readings",))),
        (("37", 80), ("31", 80), ("strip", ("two_readings",))),
        (("37", 95), ("31", 80), ("page", ("two_readings",))),
        (("12 500 руб.", 90), ("12 500", 95), ("page", ())),
        (("шт.", 90), ("7.", 10), ("page", ("two_readings",))),
        (("–", 90), ("-", 90), ("page", ())),
    ],
)
def test_numbers(page: tuple[str, int], strip: tuple[str, int], expected: tuple[str, tuple[str, ...]]) -> None:
    assert chosen(_readings(page, strip), numeric=True) == expected


@pytest.mark.parametrize(
    ("page", "strip", "expected"),
    [
        (("Насос", 90), ("Насос", 95), ("strip", ())),
        (("Насос", 95), ("Насос", 90), ("page", ())),
        (("Насос", 90), ("Hacoc", 90), ("strip", ("two_readings",))),
        (("Насос", 91), ("Hacoc", 90), ("page", ("two_readings",))),
    ],
)
def test_texts(page: tuple[str, int], strip: tuple[str, int], expected: tuple[str, tuple[str, ...]]) -> None:
    assert chosen(_readings(page, strip), numeric=False) == expected


def test_a_single_reading_is_marked_but_a_dash_is_not() -> None:
    assert chosen([Reading("2", 90, "strip")], numeric=True) == ("strip", ("read_once",))
    assert chosen([Reading("–", 90, "page")], numeric=True) == ("page", ())


_TEXTS = st.text(alphabet="0123456789 ,.-–руб", min_size=1, max_size=14)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(_TEXTS, _TEXTS, st.integers(0, 100), st.integers(0, 100), st.booleans())
def test_readings_of_different_digits_are_never_unmarked(one: str, other: str, sure: int, surer: int, numeric: bool) -> None:
    source, doubts = chosen(_readings((one, sure), (other, surer)), numeric=numeric)
    assert source in {"page", "strip"}
    digits = ["".join(c for c in text if c.isdigit()).strip("0") for text in (one, other)]
    if digits[0] != digits[1]:
        assert doubts


def test_a_word_read_surely_is_not_replaced_by_the_digits_a_whitelist_makes_of_it() -> None:
    assert chosen([Reading("б/п", 88, "page"), Reading("1", 40, "strip")], numeric=True) == ("page", ("two_readings",))
    assert chosen([Reading("free", 91, "page"), Reading("0", 30, "strip")], numeric=True) == ("page", ("two_readings",))


def test_letters_that_look_like_digits_are_still_read_as_digits() -> None:
    assert chosen([Reading("ЗО", 75, "page"), Reading("30", 80, "strip")], numeric=True) == ("strip", ("two_readings",))
