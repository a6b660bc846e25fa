"""Behaviour of the keys for names, of script detection and of the terminal-safe form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.values.scripts import fold, has_han, is_mixed, look_key, nf, script_of, scripts, sound_key, visible


def keys(text: str) -> set[str]:
    return {look_key(text), sound_key(text)}


def test_nf_joins_dashes_width_and_yo() -> None:
    assert nf("Солнцепёк–２") == "Солнцепек-2"
    assert nf("БМД‑4М") == nf("БМД—4М") == "БМД-4М"


@pytest.mark.parametrize("text", ["BMD-4M", "BMD4M", "BMD 4M", "bmd-4m", "BМД-4М", "бмд 4м", "БМД–4М", "БМД‑4М", "БМД-4M", "«БМД-4М»"])
def test_every_spelling_of_one_name_shares_a_key_with_the_accepted_name(text: str) -> None:
    assert keys(text) & keys("БМД-4М")


def test_look_alike_and_transliterated_spellings_meet_in_the_accepted_name() -> None:
    assert look_key("С-400") == look_key("C-400") == "C400"
    assert sound_key("С-400") == sound_key("S-400") == "S400"
    assert look_key("Р-77") == look_key("P-77")
    assert sound_key("Р-77") == sound_key("R-77")


def test_a_wrong_letter_that_looks_right_shares_the_look_of_the_mixed_form_only() -> None:
    assert look_key("ВМД-4М") == look_key("BМД-4М")
    assert not keys("ВМД-4М") & keys("БМД-4М")


def test_an_ocr_confusion_shares_no_key() -> None:
    assert not keys("6МД-4М") & keys("БМД-4М")


def test_latin_c_and_cyrillic_es_share_the_look_and_s_meets_the_sound_of_the_cyrillic_one() -> None:
    assert look_key("C-802") == look_key("С-802")
    assert sound_key("С-802") == sound_key("S-802")
    assert sound_key("C-802") != sound_key("S-802")


def test_ze_looks_like_three_so_that_the_key_may_be_digits_alone() -> None:
    assert look_key("З-5") == "35"
    assert sound_key("З-5") == "Z5"


def test_letter_o_looks_like_zero() -> None:
    assert look_key("ПО-9") == look_key("П0-9")


@pytest.mark.parametrize(
    ("text", "key"),
    [("Жужа-1", "ZHUZHA1"), ("Хо-2", "KHO2"), ("Щит", "SHCHIT"), ("Ключ", "KLYUCH"), ("Объект", "OBEKT"), ("Цапля", "TSAPLYA")],
)
def test_sound_key_transliterates(text: str, key: str) -> None:
    assert sound_key(text) == key


def test_fold_makes_retyped_names_equal() -> None:
    assert fold("ООО «Вектор»") == fold("OOO «ВЕКТОР»")
    assert fold("Запчасти") == fold("Зaпчaсти")
    assert fold("Ｕｎｉｔ—ｐｒｉｃｅ") == "unit-price"
    assert fold("Счёт") == fold("СЧЕТ")


def test_fold_keeps_english_as_it_is() -> None:
    assert fold("Unit Price") == "unit price"


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", "latin"),
        ("é", "latin"),
        ("ж", "cyrillic"),
        ("战", "han"),
        ("Ω", "greek"),
        ("7", None),
        ("-", None),
        ("Ａ", "latin"),
        ("〇", "han"),
    ],
)
def test_script_of(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


def test_scripts_are_listed_in_alphabetical_order() -> None:
    assert scripts("BMD-4M空降 战车, БМД") == ("cyrillic", "han", "latin")
    assert scripts("12, 34") == ()


@pytest.mark.parametrize("token", ["БМД-4M", "BМД-4М", "сyмма", "Т-72БЗM", "БТР-MДМ"])
def test_a_token_of_two_scripts_is_mixed(token: str) -> None:
    assert is_mixed(token)


@pytest.mark.parametrize("token", ["USB-накопитель", "БМД-4М", "BMD-4M", "5G-сеть", "IT-отдел", "12", "", "战车A"])
def test_compounds_and_pure_tokens_are_not_mixed(token: str) -> None:
    assert not is_mixed(token)


def test_visible_writes_out_what_hides_or_turns_text() -> None:
    assert visible("a\u202eb\u200bc") == "a\\u202eb\\u200bc"
    assert visible("\x1b[31m\x9b\r\n\t") == "\\u001b[31m\\u009b\\u000d\\u000a\\u0009"
    assert visible("\U000e0041") == "\\U000e0041"
    assert visible("\ud800") == "\\ud800"
    assert visible("«БМД-4М» — 战车 é") == "«БМД-4М» — 战车 é"


@given(st.text(max_size=60))
@settings(derandomize=True, max_examples=200)
def test_visible_text_is_stable_and_holds_no_control_character(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert all(ord(c) >= 32 for c in shown)


@given(st.text(max_size=60))
@settings(derandomize=True, max_examples=200)
def test_keys_and_folds_take_any_text(text: str) -> None:
    assert " " not in look_key(text)
    assert "-" not in sound_key(text)
    fold(text)
    is_mixed(text)
    scripts(text)


def test_has_han() -> None:
    assert has_han("ZBD-03式")
    assert has_han("二〇")
    assert not has_han("БМД-4М")
