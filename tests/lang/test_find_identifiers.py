"""Labelled registration numbers in a text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.find_identifiers import find_identifiers


def found(text: str) -> list[tuple[str, str, bool | None]]:
    return [(hit.value.scheme, hit.value.value, hit.value.valid) for hit in find_identifiers(text)]


INN, KPP = ("ru.inn", "7700000016", True), ("ru.kpp", "770001001", None)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ИНН 7700000016", [INN]),
        ("ИНН: 77 0000 0016", [INN]),
        ("ИНН получателя 7700000016", [INN]),
        ("ИНН/КПП 7700000016/770001001", [INN, KPP]),
        ("ИНН 7700000016 / КПП 770001001", [INN, KPP]),
        ("ИНН КПП 7700000016 770001001", [INN, KPP]),
        ("ИНН\n7700000016\nKПП\n770001001", [INN, KPP]),
        ("ОГРН 1999900000560", [("ru.ogrn", "1999900000560", True)]),
        ("ОГРНИП 399000000000779", [("ru.ogrnip", "399000000000779", True)]),
        ("БИК 044599999", [("ru.bik", "044599999", None)]),
        ("ОКПО 00032537", [("ru.okpo", "00032537", True)]),
        ("СНИЛС 990-000-799 00", [("ru.snils", "99000079900", True)]),
        ("统一社会信用代码：91990000MA00QQ0189", [("cn.uscc", "91990000MA00QQ0189", True)]),
        ("纳税人识别号 91990000MA00QQ0189", [("cn.uscc", "91990000MA00QQ0189", True)]),
        ("91990000MA00QQ0189", [("cn.uscc", "91990000MA00QQ0189", True)]),
        ("GB82 WEST 1234 5698 7654 32", [("iban", "GB82WEST12345698765432", True)]),
        ("IBAN DE89370400440532013001", [("iban", "DE89370400440532013001", False)]),
        ("IBAN\nNL91ABNA0417164300 BIC ABNANL2A", [("iban", "NL91ABNA0417164300", True), ("bic", "ABNANL2A", None)]),
        ("SWIFT: ABCDRUMM", [("bic", "ABCDRUMM", None)]),
        ("IMO 9074729", [("imo", "9074729", True)]),
    ],
)
def test_a_labelled_number_is_found(text: str, numbers: list[tuple[str, str, bool | None]]) -> None:
    assert found(text) == numbers


def test_a_number_that_fails_is_still_a_number_as_printed() -> None:
    assert found("ИНН 7700000017") == [("ru.inn", "7700000017", False)]
    assert found("ИНН 0000000000") == [("ru.inn", "0000000000", False)]
    assert found("ИНН 770000001") == [("ru.inn", "770000001", False)]


def test_an_account_is_tested_against_the_bik_of_its_bank() -> None:
    text = "р/с 40702810300000000123 в банке «Пример», БИК 044599999"
    assert found(text)[0] == ("ru.account", "40702810300000000123", True)
    assert found(text.replace("300000000123", "400000000123"))[0][2] is False
    assert found("Расчётный счёт № 40702810300000000123") == [("ru.account", "40702810300000000123", None)]


@pytest.mark.parametrize(
    "text",
    [
        "7700000016",
        "тел. 7700000016",
        "инновация 7700000016",
        "91990000MA00QQ0188",
        "GB82 WEST 1234 5698 7654 33",
        "BIC ABCDEFGH",
        "договор № 40702810300000000123",
        "swift delivery of goods",
        "ИНН не указан",
    ],
)
def test_without_label_or_number_there_is_nothing(text: str) -> None:
    assert found(text) == []


def test_places_are_those_of_the_numbers() -> None:
    text = "Продавец: ИНН 7700000016, КПП 770001001."
    assert [text[hit.start : hit.end] for hit in find_identifiers(text)] == ["7700000016", "770001001"]


@given(st.text(alphabet="ИНКПБР/с0123456789 :IBANDE-", max_size=100))
@settings(derandomize=True, max_examples=100)
def test_any_text_gives_numbers_that_do_not_overlap(text: str) -> None:
    hits = find_identifiers(text)
    for one, other in pairwise(hits):
        assert one.end <= other.start


@pytest.mark.parametrize("piece", ["ИНН ", "1 ", "AA11", "IBAN GB82 ", "р/с ", "к", "(", "БИК 044599999 р/с 40702810300000000123 "])
def test_a_hostile_text_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    find_identifiers(piece * (40_000 // len(piece)))
    assert time.process_time() - start < 4
