"""Accounts in Russian banks, with and without the BIK."""

from __future__ import annotations

import pytest

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier
from leafproof.values.registration.ru_account import check


def valid(account: str, bik: str | None) -> bool | None:
    result = check(account, bik)
    assert isinstance(result, Identifier)
    return result.valid


def keyed(before: str, after: str, bik: str) -> str:
    """The one account among ten keys in the ninth place that holds for the bank."""
    found = [account for key in range(10) if valid(account := f"{before}{key}{after}", bik)]
    assert len(found) == 1
    return found[0]


def test_a_client_account_is_tested_with_the_last_three_digits_of_the_bik() -> None:
    assert valid("40702810300000000123", "044599999") is True
    assert valid("40702810400000000123", "044599999") is False
    assert keyed("40702810", "00000000123", "044599999") == "40702810300000000123"


@pytest.mark.parametrize(("before", "bik"), [("30101810", "044599999"), ("40702810", "044599000"), ("40702810", "044599002")])
def test_correspondent_accounts_and_cash_centres_use_the_region(before: str, bik: str) -> None:
    account = keyed(before, "00000000123", bik)
    assert valid(account, bik[:6] + bik[6:]) is True
    assert valid(account, bik[:4] + "98" + bik[6:]) is False


@pytest.mark.parametrize("account", ["03100643000000019999", "40102810000000000123", "03211643000000000001"])
def test_treasury_accounts_are_never_a_failure(account: str) -> None:
    assert valid(account, "044599999") is None


def test_without_a_bik_nothing_is_said() -> None:
    assert valid("40702810300000000123", None) is None
    assert valid("40702810300000000123", "0445") is None


def test_a_letter_in_the_sixth_place_stands_for_a_digit() -> None:
    assert valid("40702А10300000000123", None) is None
    assert valid("40702P10300000000123", "044599999") is not None


@pytest.mark.parametrize(
    ("text", "reason"), [("4070281030000000012", "length"), ("40702Z10300000000123", "characters"), ("0" * 20, "all_equal")]
)
def test_what_is_no_account_says_why(text: str, reason: str) -> None:
    result = check(text)
    assert isinstance(result, Flaw)
    assert result.reason == reason
