"""CSV: delimiter and quotes found, every cell with its place, long files bounded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source
from leafproof.read.csv_table import read
from leafproof.records import Gap, GapReason, ReadPart, Table, Text, TextPlace
from leafproof.settings import ReadSettings


def parts_of(text: str, *, encoding: str = "utf-8", **limits: int) -> list[ReadPart]:
    data = text.encode(encoding)
    settings_ = ReadSettings(**limits)  # type: ignore[arg-type]
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.csv", media_type="text/csv", settings=settings_)))


def grid_of(parts: Iterable[ReadPart]) -> list[list[str]]:
    """The cells of all tables, once each is seen to stand where it says."""
    parts = list(parts)
    whole = "".join(p.text for p in parts if isinstance(p, Text))
    grid: list[list[str]] = []
    for table in (p for p in parts if isinstance(p, Table)):
        piece = [[""] * table.column_count for _ in range(table.row_count)]
        for cell in table.cells:
            assert isinstance(cell.place, TextPlace)
            assert whole[cell.place.start : cell.place.end] == cell.text
            piece[cell.row][cell.column] = cell.text
        grid += piece
    return grid


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_table_is_read_whatever_parts_its_cells(delimiter: str, encoding: str) -> None:
    lines = [["№", "Наименование", "Цена"], ["1", "болт", "12.50"], ["2", "гайка", "3.10"]]
    assert grid_of(parts_of("\r\n".join(delimiter.join(line) for line in lines), encoding=encoding)) == lines


def test_a_decimal_comma_does_not_part_cells_where_semicolons_do() -> None:
    assert grid_of(parts_of("a;12,50\nb;3,10\nc;7,00\n")) == [["a", "12,50"], ["b", "3,10"], ["c", "7,00"]]


def test_quotes_hold_a_cell_together() -> None:
    text = 'a,b\n"x, y","say ""no"""\n"two\nlines",z\n'
    assert grid_of(parts_of(text)) == [["a", "b"], ["x, y", 'say "no"'], ["two lines", "z"]]


def test_a_quote_that_is_never_closed_costs_no_other_line() -> None:
    lines = ["a;b"] * 5 + ['12" pipe;"open'] + ["c;d"] * 1000
    grid = grid_of(parts_of("\n".join(lines)))
    assert grid[5] == ['12" pipe', '"open']
    assert grid[6:] == [["c", "d"]] * 1000


def test_a_stated_separator_is_believed() -> None:
    assert grid_of(parts_of("sep=;\na,b;c\nd,e;f\n")) == [["a,b", "c"], ["d,e", "f"]]


def test_lines_without_columns_are_plain_text() -> None:
    parts = parts_of("one\ntwo\nthree\n")
    assert "".join(p.text for p in parts if isinstance(p, Text)) == "one\ntwo\nthree\n"
    assert not grid_of(parts)


def test_a_long_table_comes_in_pieces_and_rows_over_the_limit_are_counted() -> None:
    parts = parts_of("".join(f"{n};x\n" for n in range(5000)), table_rows=4500)
    assert [p.row_count for p in parts if isinstance(p, Table)] == [2000, 2000, 500]
    (gap,) = [p for p in parts if isinstance(p, Gap)]
    assert gap.reason is GapReason.OVER_LIMIT
    assert "500 more" in gap.sentence


def test_a_row_of_very_many_cells_is_bounded() -> None:
    assert all(len(p.cells) <= 8000 for p in parts_of((";".join("x" * 50_000) + "\n") * 3) if isinstance(p, Table))


_CELL = st.text('аб1", \n', max_size=5).filter(lambda text: not text.startswith('"') and not text.endswith('"'))


@given(st.lists(st.lists(_CELL, min_size=2, max_size=2), min_size=2, max_size=6))
@settings(max_examples=100, derandomize=True)
def test_what_a_program_writes_is_read_back(grid: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows(grid)
    shown = [[cell.replace("\n", " ").strip(" ") for cell in row] for row in grid]
    assert grid_of(parts_of(out.getvalue())) == [row for row in shown if any(row)] or not any(map(any, shown))
