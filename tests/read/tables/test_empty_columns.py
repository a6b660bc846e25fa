"""Columns that only a label makes go; columns that are truly empty stay."""

from __future__ import annotations

from leafproof.read.tables.empty_columns import without_false_columns
from leafproof.read.tables.lines import Piece, TextLine, joined
from leafproof.read.tables.model import RawWord
from leafproof.read.tables.numeric import look
from leafproof.read.tables.regions import Marked


def row(top: float, *texts: tuple[str, float, float]) -> Marked:
    words = [RawWord(text, left, top, right, top + 8, ()) for text, left, right in texts]
    pieces = tuple(Piece((word,), word.left, word.top, word.right, word.bottom) for word in words)
    return Marked(TextLine(tuple(words), top, top + 8), pieces, pieces, tuple(look(joined(p.words)) for p in pieces))


def test_a_column_without_body_beside_one_without_label_is_one_with_it() -> None:
    body = [row(y, ("1", 0, 5), ("Engine", 20, 60), ("7", 200, 205)) for y in (20, 40)]
    header = [row(0, ("No.", 0, 12), ("Goods", 90, 120), ("Qty", 190, 206))]
    assert without_false_columns([0, 15, 75, 150, 210], body, header) == [0, 15, 150, 210]


def test_a_group_label_over_two_columns_makes_no_column() -> None:
    body = [row(y, ("Engine", 0, 40), ("12.00", 60, 90), ("84.00", 180, 210)) for y in (40, 60)]
    header = [row(0, ("Price", 120, 150)), row(16, ("Goods", 0, 30), ("each", 70, 90), ("all", 190, 205))]
    assert without_false_columns([0, 50, 105, 165, 210], body, header) == [0, 50, 135, 210]


def test_an_empty_column_with_a_label_beside_labelled_columns_stays() -> None:
    body = [row(y, ("Engine", 0, 40), ("12.00", 200, 230)) for y in (20, 40)]
    header = [row(0, ("Goods", 0, 30), ("Note", 110, 130), ("Price", 205, 230))]
    assert without_false_columns([0, 80, 160, 230], body, header) == [0, 80, 160, 230]


def test_a_line_of_column_numbers_has_the_last_word() -> None:
    body = [row(12, ("1", 20, 25), ("2", 100, 105), ("3", 200, 205)), row(30, ("Engine", 0, 40), ("12.00", 190, 210))]
    header = [row(0, ("Note", 90, 115))]
    assert without_false_columns([0, 80, 160, 230], body, header) == [0, 80, 160, 230]
