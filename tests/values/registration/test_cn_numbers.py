"""Chinese organisation codes and personal numbers."""

from __future__ import annotations

import pytest

from leafproof.values.found import Flaw
from leafproof.values.registration import cn_ric, cn_uscc
from leafproof.values.registration.identifier import Identifier


def test_uscc_holds_with_both_rules() -> None:
    result = cn_uscc.check("91990000MA00QQ0189")
    assert isinstance(result, Identifier)
    assert result.valid is True
    assert cn_uscc.organisation_code_holds(result.value)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_uscc_refuses_the_letters_that_are_not_used(letter: str) -> None:
    assert cn_uscc.check(f"9199{letter}000MA00QQ0189") == Flaw("character", 4)


def test_ric_holds_and_its_date_exists() -> None:
    result = cn_ric.check("11010519491231002X")
    assert isinstance(result, Identifier)
    assert result.valid is True
    assert cn_ric.check("110105194902310021") == Flaw("date", 6)
