"""Plain text: every character kept, tables found only where columns are plain to see."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.plain_text import read
from leafproof.records import Gap, GapReason, Metadata, ReadPart, Table, Text, TextPlace
from leafproof.settings import ReadSettings


def parts_of(data: str | bytes, **limits: int) -> list[ReadPart]:
    stored = data.encode() if isinstance(data, str) else data
    settings_ = ReadSettings(**limits)  # type: ignore[arg-type]
    return list(read(Source(open=lambda: io.BytesIO(stored), size=len(stored), name="x.txt", media_type="text/plain", settings=settings_)))


def text_of(parts: Iterable[ReadPart]) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text))


def grids_of(parts: Iterable[ReadPart]) -> list[list[list[str]]]:
    parts = list(parts)
    whole = text_of(parts)
    grids = []
    for table in (p for p in parts if isinstance(p, Table)):
        grid = [[""] * table.column_count for _ in range(table.row_count)]
        for cell in table.cells:
            assert isinstance(cell.place, TextPlace)
            assert whole[cell.place.start : cell.place.end] == cell.text
            grid[cell.row][cell.column] = cell.text
        grids.append(grid)
    return grids


def test_the_encoding_is_said_and_line_ends_are_one_kind() -> None:
    parts = parts_of("Договор\r\nпоставки\r\n".encode("cp1251"))
    assert text_of(parts) == "Договор\nпоставки\n"
    assert [p.value for p in parts if isinstance(p, Metadata)] == ["cp1251 (likeliest by its letters)"]


def test_long_text_comes_in_stretches_that_join_up() -> None:
    text = "строка текста\n" * 40_000
    parts = parts_of(text)
    assert text_of(parts) == text
    assert all(len(p.text) <= 200_000 for p in parts if isinstance(p, Text))


def test_text_over_the_limit_is_said_in_bytes() -> None:
    parts = parts_of("x" * 5000, text_bytes=1000)
    assert len(text_of(parts)) == 1000
    assert "1,000 of 5,000 bytes" in next(p.sentence for p in parts if isinstance(p, Gap))


def test_binary_is_no_text() -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(bytes(range(32)) * 20)
    assert caught.value.gap.reason is GapReason.UNSUPPORTED


def test_pipes_make_a_table() -> None:
    text = "Price list\n\n| No | Item | Price |\n|----|------|-------|\n| 1 | bolt | 12.50 |\n| 2 | nut | 3.10 |\nend\n"
    assert grids_of(parts_of(text)) == [[["No", "Item", "Price"], ["1", "bolt", "12.50"], ["2", "nut", "3.10"]]]


def test_tabs_make_a_table() -> None:
    assert grids_of(parts_of("a\tb\n1\t2\n3\t4\n")) == [[["a", "b"], ["1", "2"], ["3", "4"]]]


def test_numbers_under_one_another_make_a_table() -> None:
    text = (
        "Item            Qty     Price\n"
        "bolt M12         40     12.50\n"
        "long nut         80      3.10\n"
        "washer          120      0.75\n"
    )  # fmt: skip
    assert grids_of(parts_of(text))[0][1:] == [["bolt M12", "40", "12.50"], ["long nut", "80", "3.10"], ["washer", "120", "0.75"]]


def test_wide_characters_take_two_places() -> None:
    text = "名称      数量    单价\n螺栓        40   12.50\n长螺母      80    3.10\n垫圈       120    0.75\n"
    assert grids_of(parts_of(text))[0][2] == ["长螺母", "80", "3.10"]


def test_a_long_table_comes_in_pieces() -> None:
    text = "".join(f"{n}\t" + "x\t" * 9 + "y\n" for n in range(1900))
    grids = grids_of(parts_of(text))
    assert len(grids) > 1
    assert [row[0] for grid in grids for row in grid] == [str(n) for n in range(1900)]


@pytest.mark.parametrize(
    "text",
    [
        "This is a letter.  It has two  blanks here\nand there,  in 2021  and in 2022\nbut no  columns  at all.\n",
        "СОГЛАСОВАНО          УТВЕРЖДАЮ\nДиректор             Начальник\nИванова              Орлов\n",
        "a|b\n",
    ],
)
def test_prose_and_signatures_make_no_table(text: str) -> None:
    assert grids_of(parts_of(text)) == []


@given(st.text("аб 1|\t.-\n", max_size=200))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_every_character_is_kept_and_every_cell_stands_where_it_says(text: str) -> None:
    parts = parts_of(text)
    assert text_of(parts) == text
    grids_of(parts)
