"""A number broken over lines is one number of one row; rows under each other stay rows."""

from __future__ import annotations

from leafproof.read.tables.lines import TextLine
from leafproof.read.tables.model import RawWord
from leafproof.read.tables.wrapped_numbers import number_spots

HEIGHT = 8.0


def line(text: str, right: float, top: float) -> TextLine:
    left = right - 4.0 * len(text)
    step = (right - left) / len(text)
    word = RawWord(text, left, top, right, top + HEIGHT, tuple(left + step * i for i in range(len(text) + 1)))
    return TextLine((word,), top, top + HEIGHT)


def spots(*columns: list[TextLine]) -> list[float]:
    numeric = [all(found.words[0].text[0].isdigit() for found in lines) for lines in columns]
    return [round(centre) for centre, _, _ in number_spots(columns, numeric, HEIGHT)]


def test_a_number_broken_around_the_middle_of_its_row_counts_beside_the_row() -> None:
    assert spots([line("15", 50, 105)], [line("1660", 100, 100), line("807.35", 100, 110)]) == [109, 109]


def test_a_number_broken_from_the_first_line_of_its_row_counts_beside_the_row() -> None:
    assert spots([line("15", 50, 100)], [line("1660", 100, 100), line("807.35", 100, 110)]) == [104, 104]


def test_a_number_broken_over_three_lines_is_one() -> None:
    column = [line("178", 100, 100), line("583", 100, 110), line("040,00", 100, 120)]
    assert spots([line("46", 50, 100)], column) == [104, 104]


def test_numbers_beside_both_lines_are_two_rows() -> None:
    assert spots([line("15", 50, 100), line("16", 50, 110)], [line("1660", 100, 100), line("807.35", 100, 110)]) == [104, 104, 114, 114]


def test_a_sum_whose_label_begins_on_its_line_is_a_row_of_its_own() -> None:
    column = [line("1660", 100, 100), line("807.35", 100, 110)]
    assert spots([line("15", 50, 100)], [line("Motor", 30, 100), line("Total", 30, 112)], column)[-1] == 114


def test_a_number_that_would_fit_on_one_line_is_not_joined() -> None:
    column = [line("12345678901.00", 100, 60), line("1660", 100, 100), line("807.35", 100, 110)]
    assert spots([line("7", 50, 60), line("15", 50, 100)], column) == [64, 64, 104, 104, 114]
