"""Stray bytes become the text their writer meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.encodings import decode_short, guess_encoding, known

RUSSIAN = [
    "Договор поставки",
    "СПЕЦИФИКАЦИЯ К ДОГОВОРУ",
    "Счет на оплату от 12.03.2024 ООО Василек",
    "Приложение 1 к контракту.xlsx",
    "О ходе выполнения работ по состоянию на первый квартал",
    "акт приемки.pdf",
]
CHINESE = ["合同编号", "供货合同 第十二条 价款", "技术规格书.docx", "二〇二四年三月十五日"]


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "iso8859-5"])
@pytest.mark.parametrize("text", RUSSIAN)
def test_russian_is_found_in_each_of_its_code_pages(text: str, encoding: str) -> None:
    assert text.encode(encoding).decode(guess_encoding(text.encode(encoding)).encoding) == text


@pytest.mark.parametrize("text", CHINESE)
def test_chinese_is_found_in_gb18030(text: str) -> None:
    assert text.encode("gb18030").decode(guess_encoding(text.encode("gb18030")).encoding) == text


def test_traditional_chinese_is_found_in_big5() -> None:
    text = "供貨合同 第十二條 價款"
    assert text.encode("big5").decode(guess_encoding(text.encode("big5")).encoding) == text


@pytest.mark.parametrize("text", ["Müller GmbH", "Société générale", "café"])
def test_western_names_are_no_cyrillic(text: str) -> None:
    assert text.encode("cp1252").decode(guess_encoding(text.encode("cp1252")).encoding) == text


def test_mainframe_text_is_recognised() -> None:
    text = "THE CONTRACT IS IN FORCE FROM THE DAY OF ITS SIGNATURE " * 3
    assert guess_encoding(text.encode("cp500")).encoding == "cp500"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_recognised(encoding: str) -> None:
    assert guess_encoding("Договор поставки".encode(encoding)).encoding == encoding


def test_a_declaration_is_followed_where_it_fits_and_ignored_where_it_does_not() -> None:
    assert decode_short("Счет".encode("koi8-r"), declared="koi8-r") == "Счет"
    assert decode_short("Договор поставки".encode("cp1251"), declared="utf-8") == "Договор поставки"


@pytest.mark.parametrize("name", ["hex", "base64", "rot13", "idna", "unicode_escape", "no-such", ""])
def test_codecs_that_are_no_text_encodings_are_refused(name: str) -> None:
    assert not known(name)


@given(st.binary(max_size=200))
@settings(max_examples=200, derandomize=True)
def test_any_bytes_become_text_that_can_be_stored(data: bytes) -> None:
    decode_short(data).encode("utf-8")
