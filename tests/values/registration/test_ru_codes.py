"""KPP, BIK, OKPO and SNILS."""

from __future__ import annotations

import pytest

from leafproof.values.found import Flaw
from leafproof.values.registration import ru_bik, ru_kpp, ru_okpo, ru_snils
from leafproof.values.registration.identifier import Identifier


@pytest.mark.parametrize("text", ["770001001", "7700AB001", "7700 01 001"])
def test_kpp_has_no_check_digit(text: str) -> None:
    result = ru_kpp.check(text)
    assert isinstance(result, Identifier)
    assert result.valid is None


def test_kpp_with_a_cyrillic_look_alike_is_normalised_and_kept_as_written() -> None:
    assert ru_kpp.check("7700АВ001") == Identifier("ru.kpp", "7700AB001", "7700АВ001", None)


def test_kpp_refuses_other_shapes() -> None:
    assert isinstance(ru_kpp.check("77000100"), Flaw)
    assert isinstance(ru_kpp.check("A70001001"), Flaw)


def test_bik_is_nine_digits() -> None:
    assert ru_bik.check("044599999") == Identifier("ru.bik", "044599999", "044599999", None)
    assert isinstance(ru_bik.check("04459999"), Flaw)


@pytest.mark.parametrize("body", ["0003253", "1234567", "9900000", "0000001"])
def test_every_okpo_has_one_check_digit(body: str) -> None:
    valid = [digit for digit in "0123456789" if isinstance(r := ru_okpo.check(body + digit), Identifier) and r.valid]
    assert len(valid) == 1


def test_okpo_of_a_public_body_holds() -> None:
    result = ru_okpo.check("00032537")
    assert isinstance(result, Identifier)
    assert result.valid is True


@pytest.mark.parametrize("text", ["990-000-799 00", "112-233-445 95"])
def test_snils_holds(text: str) -> None:
    result = ru_snils.check(text)
    assert isinstance(result, Identifier)
    assert result.valid is True


def test_old_snils_have_no_check_digits() -> None:
    result = ru_snils.check("001-001-998 12")
    assert isinstance(result, Identifier)
    assert result.valid is None
