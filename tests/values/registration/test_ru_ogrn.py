"""OGRN of 13 digits and OGRNIP of 15, every remainder."""

from __future__ import annotations

import pytest

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier
from leafproof.values.registration.ru_ogrn import check


@pytest.mark.parametrize("text", ["1999900000560", "1999900000770", "1037700255284"])
def test_thirteen_digits_hold(text: str) -> None:
    assert check(text) == Identifier("ru.ogrn", text, text, valid=True)


@pytest.mark.parametrize("text", ["399000000000779", "399000000000910", "399000000000141", "399000000000282"])
def test_fifteen_digits_hold_for_the_remainders_9_to_12(text: str) -> None:
    assert check(text) == Identifier("ru.ogrnip", text, text, valid=True)


def test_every_remainder_of_thirteen_has_one_check_digit() -> None:
    for serial in range(100, 140):
        body = f"39900000000{serial}"
        valid = [digit for digit in range(10) if isinstance(r := check(f"{body}{digit}"), Identifier) and r.valid]
        assert valid == [int(body) % 13 % 10]


@pytest.mark.parametrize(("text", "reason"), [("3999900000560", "first_digit"), ("199000000000779", "first_digit"), ("19999", "length")])
def test_what_is_no_number_says_why(text: str, reason: str) -> None:
    result = check(text)
    assert isinstance(result, Flaw)
    assert result.reason == reason
