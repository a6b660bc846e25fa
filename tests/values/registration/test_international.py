"""IBAN, BIC, IMO, container and LEI numbers."""

from __future__ import annotations

import pytest

from leafproof.values.found import Flaw
from leafproof.values.registration import bic, iban, imo, iso6346, lei
from leafproof.values.registration.identifier import Identifier


@pytest.mark.parametrize(
    "text", ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "FR14 2004 1010 0505 0001 3M02 606", "NL91 ABNA 0417 1643 00"]
)
def test_iban_holds(text: str) -> None:
    result = iban.check(text)
    assert isinstance(result, Identifier)
    assert result.valid is True


def test_iban_fails_by_digit_or_length() -> None:
    for text in ("DE89370400440532013001", "DE8937040044053201300"):
        result = iban.check(text)
        assert isinstance(result, Identifier)
        assert result.valid is False


def test_iban_of_no_country_is_none() -> None:
    assert iban.check("QQ89370400440532013000") == Flaw("country", 0)
    assert iban.check("слово") == Flaw("form")


@pytest.mark.parametrize("text", ["ABCDRUMM", "ABCDCNBJ123", "abcd de ff"])
def test_bic_is_letters_country_and_place(text: str) -> None:
    result = bic.check(text)
    assert isinstance(result, Identifier)
    assert result.valid is None


@pytest.mark.parametrize(("text", "reason"), [("ABCDQQMM", "country"), ("ABC1RUMM", "characters"), ("ABCDRUM", "length")])
def test_bic_says_what_is_wrong(text: str, reason: str) -> None:
    result = bic.check(text)
    assert isinstance(result, Flaw)
    assert result.reason == reason


@pytest.mark.parametrize("text", ["IMO 9074729", "9319466", "8814275"])
def test_imo_holds(text: str) -> None:
    result = imo.check(text)
    assert isinstance(result, Identifier)
    assert result.valid is True


@pytest.mark.parametrize("text", ["CSQU3054383", "CSQU 305438-3"])
def test_container_holds(text: str) -> None:
    result = iso6346.check(text)
    assert isinstance(result, Identifier)
    assert result.valid is True


def test_lei_holds() -> None:
    result = lei.check("5493001KJTIIGC8Y1R12")
    assert isinstance(result, Identifier)
    assert result.valid is True
