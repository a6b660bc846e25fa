"""Properties that every rule for registration numbers keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.values.found import Flaw
from leafproof.values.registration import (
    bic,
    cn_ric,
    cn_uscc,
    iban,
    imo,
    iso6346,
    lei,
    ru_account,
    ru_bik,
    ru_inn,
    ru_kpp,
    ru_ogrn,
    ru_okpo,
    ru_snils,
)
from leafproof.values.registration.identifier import Identifier

Rule = Callable[[str], Identifier | Flaw]
RULES: tuple[Rule, ...] = (
    bic.check,
    cn_ric.check,
    cn_uscc.check,
    iban.check,
    imo.check,
    iso6346.check,
    lei.check,
    ru_account.check,
    ru_bik.check,
    ru_inn.check,
    ru_kpp.check,
    ru_ogrn.check,
    ru_okpo.check,
    ru_snils.check,
)


@pytest.mark.parametrize("check", RULES)
@given(text=st.text(alphabet="0123456789ABXMАВ０ -.", max_size=40))
@settings(derandomize=True, max_examples=60)
def test_any_text_gives_a_number_or_a_flaw(check: Rule, text: str) -> None:
    result = check(text)
    if isinstance(result, Identifier):
        assert result.as_written == text
        assert result.value


@pytest.mark.parametrize("check", RULES)
def test_zeros_alone_are_refused_or_fail(check: Rule) -> None:
    for length in range(36):
        result = check("0" * length)
        assert isinstance(result, Flaw)


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (ru_inn.check, "9900000017"),
        (ru_inn.check, "990000000115"),
        (ru_ogrn.check, "1999900000560"),
        (cn_uscc.check, "91990000MA00QQ0189"),
        (iban.check, "GB82WEST12345698765432"),
        (lei.check, "5493001KJTIIGC8Y1R12"),
        (ru_snils.check, "99000079900"),
    ],
)
def test_a_changed_last_character_is_noticed(check: Rule, number: str) -> None:
    for other in "0123456789":
        result = check(number[:-1] + other)
        assert isinstance(result, Identifier)
        assert result.valid is (other == number[-1])
