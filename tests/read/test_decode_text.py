"""Encodings of whole files: marks, declarations, validity, likelihood; bounded reading."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.read.decode_text import Decoded, find_encoding, lines_of

RUSSIAN = "Поставщик обязуется передать покупателю изделия в срок до 1 июня.\n"


def read(data: bytes, *, declared: str | None = None, limit: int = 1 << 20) -> tuple[str, str]:
    encoding = find_encoding(io.BytesIO(data), limit=limit, declared=declared)
    return encoding.name, "".join(Decoded(io.BytesIO(data), encoding, limit=limit))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "cp866", "koi8-r"])
def test_russian_in_any_encoding_reads_the_same(encoding: str) -> None:
    assert read((RUSSIAN * 40).encode(encoding))[1] == RUSSIAN * 40


def test_legacy_bytes_far_behind_an_ascii_start_are_found() -> None:
    data = b"ascii line\n" * 20_000 + (RUSSIAN * 50).encode("cp1251")
    assert read(data)[1].endswith(RUSSIAN)


def test_a_false_declaration_is_not_believed() -> None:
    assert read(RUSSIAN.encode(), declared="koi8-r")[1] != ""
    assert read(RUSSIAN.encode("cp1251"), declared="utf-8")[1] == RUSSIAN


def test_a_declaration_decides_where_the_bytes_allow_it() -> None:
    assert read("ОК".encode("koi8-r"), declared="koi8-r") == ("koi8-r", "ОК")


def test_gb2312_is_read_as_its_larger_successor() -> None:
    assert read("镕基".encode("gb18030"), declared="gb2312")[1] == "镕基"


def test_what_is_over_the_limit_is_said() -> None:
    encoding = find_encoding(io.BytesIO(b"x" * 100), limit=10)
    decoded = Decoded(io.BytesIO(b"x" * 100), encoding, limit=10)
    assert "".join(decoded) == "x" * 10
    assert "10 of 100 bytes" in next(decoded.gaps(100)).sentence


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_becomes_one_line_feed(end: str) -> None:
    text = end.join(["a", "", "b", "c"]) + end
    for size in range(1, 8):
        pieces = [text[i : i + size] for i in range(0, len(text), size)]
        assert list(lines_of(pieces, longest=100)) == ["a\n", "\n", "b\n", "c\n"]


def test_a_line_without_end_comes_in_pieces() -> None:
    assert list(lines_of(["x" * 25], longest=10)) == ["x" * 10, "x" * 10, "x" * 5]


@given(st.binary(max_size=300))
@settings(max_examples=200, derandomize=True)
def test_any_bytes_become_text_that_can_be_stored(data: bytes) -> None:
    read(data)[1].encode("utf-8")
