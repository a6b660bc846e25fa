"""The table of ISO 4217 codes."""

from __future__ import annotations

from leafproof.values.currencies import colliding_codes, is_currency_code, minor_digits


def test_codes_are_known_in_capitals_only() -> None:
    assert is_currency_code("CNY")
    assert not is_currency_code("cny")
    assert not is_currency_code("RMB")


def test_minor_units_have_none_two_or_three_decimals() -> None:
    assert (minor_digits()["JPY"], minor_digits()["USD"], minor_digits()["KWD"]) == (0, 2, 3)


def test_codes_that_are_words_are_codes() -> None:
    assert all(is_currency_code(code) for code in colliding_codes())
