"""The language data of the package."""

from __future__ import annotations

import pytest

from leafproof.lang.data_file import load


@pytest.mark.parametrize(
    ("name", "key"), [("currencies", "mark"), ("scales", "scale"), ("qualifiers", "qualifier"), ("counts", "count"), ("units", "unit")]
)
def test_each_file_is_read(name: str, key: str) -> None:
    assert load(name)[key]


def test_a_file_is_read_once() -> None:
    assert load("units") is load("units")


def test_a_missing_file_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        load("no_such_file")
