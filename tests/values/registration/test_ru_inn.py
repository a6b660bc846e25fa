"""INN: ten digits and twelve."""

from __future__ import annotations

import pytest

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier
from leafproof.values.registration.ru_inn import check


@pytest.mark.parametrize("text", ["9900000017", "9900000000", "7700000016", "99 0000 0017", "９９０００００017"])
def test_ten_digits_hold(text: str) -> None:
    result = check(text)
    assert isinstance(result, Identifier)
    assert result.valid is True


@pytest.mark.parametrize("text", ["990000000115", "990012345668", "990198765009"])
def test_twelve_digits_hold(text: str) -> None:
    result = check(text)
    assert isinstance(result, Identifier)
    assert result.valid is True


def test_a_wrong_digit_is_a_number_that_fails() -> None:
    assert check("9900000018") == Identifier("ru.inn", "9900000018", "9900000018", valid=False)


@pytest.mark.parametrize(
    ("text", "reason"), [("0000000000", "all_equal"), ("99000000", "length"), ("99O0000017", "not_a_digit"), ("", "length")]
)
def test_what_is_no_number_says_why(text: str, reason: str) -> None:
    result = check(text)
    assert isinstance(result, Flaw)
    assert result.reason == reason


def test_nine_digits_that_hold_with_a_zero_in_front_have_lost_it() -> None:
    ten = next(n for n in (f"01000000{i:02}" for i in range(100)) if isinstance(r := check(n), Identifier) and r.valid)
    assert check(ten[1:]) == Flaw("lost_zero", 0)
