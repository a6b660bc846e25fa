"""Which languages a text is written in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.language import languages_of

RU = "Настоящий Контракт заключён между сторонами о поставке изделий в сроки, указанные в приложении. "
EN = "This Contract is made between the parties and shall enter into force on the date of its signing. "
ZH = "本合同由甲乙双方友好协商签订，自双方签字之日起生效，有关交付事宜另行约定。"


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        (RU, ("ru",)),
        (EN, ("en",)),
        (EN.upper(), ("en",)),
        (ZH, ("zh",)),
        ("Договір укладено між сторонами про постачання виробів і послуг українською мовою.", ("uk",)),
        ("Rechnung Nummer 12345 vom 7. Mai 2014, zahlbar innerhalb von 14 Tagen ohne Abzug", ("de",)),
        ("Акт № 5", ("ru",)),
        ("", ()),
        ("12 345,67 — № %", ()),
    ],
)
def test_a_text_in_one_language(text: str, languages: tuple[str, ...]) -> None:
    assert languages_of(text) == languages


def test_designations_and_names_do_not_make_a_second_language() -> None:
    assert languages_of(RU + "BMD-4M, Vestmark Trading, KX-12") == ("ru",)
    assert languages_of(ZH + "BMD-4M, ZK-77A") == ("zh",)


def test_a_bilingual_text_has_both_the_more_used_first() -> None:
    assert languages_of(RU * 3 + EN) == ("ru", "en")
    assert languages_of(EN * 3 + RU) == ("en", "ru")
    assert set(languages_of(RU + ZH)) == {"ru", "zh"}


def test_a_long_text_is_sampled_to_its_end() -> None:
    assert languages_of(RU * 200 + EN * 200) == ("ru", "en")


@given(st.text(max_size=200))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_any_text_gives_the_same_answer_twice(text: str) -> None:
    assert languages_of(text) == languages_of(text)
