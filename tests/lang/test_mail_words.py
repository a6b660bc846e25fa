"""Mail headers as a person reads them."""

from __future__ import annotations

import base64
from email.header import Header

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.mail_words import decode_header, decode_parameter


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251", "iso-8859-5"])
def test_encoded_words_are_decoded_in_any_charset(charset: str) -> None:
    text = "О поставке изделий по договору от 3 марта, приложение на двух листах"
    assert decode_header(Header(text, charset).encode()) == text


def test_a_character_cut_between_two_words_is_joined() -> None:
    data = "поставка".encode()
    words = " ".join(f"=?utf-8?B?{base64.b64encode(piece).decode()}?=" for piece in (data[:5], data[5:]))
    assert decode_header(words) == "поставка"


def test_words_and_plain_text_keep_the_space_between_them() -> None:
    assert decode_header("=?utf-8?Q?=D0=90?= plain =?utf-8?Q?=D0=91?=") == "А plain Б"


def test_a_folded_header_is_one_line() -> None:
    assert decode_header("one\r\n two") == "one two"


def test_an_unknown_charset_does_not_lose_the_header() -> None:
    assert decode_header("=?x-nonsense?B?0JDQkQ==?=") == "АБ"


def test_a_broken_word_stays_as_it_stands() -> None:
    assert decode_header("=?utf-8?B?!!") == "=?utf-8?B?!!"


def test_raw_bytes_are_decoded() -> None:
    assert decode_header("Договор поставки".encode("cp1251").decode("utf-8", "surrogateescape")) == "Договор поставки"


def test_extended_parameters_are_decoded() -> None:
    assert decode_parameter(("utf-8", "", "%D0%90.pdf")) == "А.pdf"
    assert decode_parameter("UTF-8''%D0%90.pdf") == "А.pdf"
    assert decode_parameter(None) is None


@given(st.text(max_size=200))
@settings(max_examples=200, derandomize=True)
def test_any_header_becomes_text_that_can_be_stored(raw: str) -> None:
    decode_header(raw).encode("utf-8")
