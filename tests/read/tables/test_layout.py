"""Words into cells: bands, cutting at edges, spans."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from page_builder import words_at

from leafproof.read.tables.cells import cell_text
from leafproof.read.tables.layout import Layout, Span, cut, fill
from leafproof.read.tables.model import RawWord
from leafproof.records import TableStyle


def _layout(*spans: Span) -> Layout:
    return Layout((0.0, 50.0, 100.0), (0.0, 20.0, 40.0), spans, TableStyle.RULED)


UNITS = (Span(0, 0), Span(0, 1), Span(1, 0), Span(1, 1))


def test_a_word_goes_to_the_band_of_its_middle_and_the_column_it_stands_in() -> None:
    grid, outside = fill(_layout(*UNITS), [*words_at("a", 5, 4), *words_at("b", 60, 24), *words_at("out", 120, 4)])
    assert {(c.row, c.column): cell_text(c) for c in grid.cells} == {(0, 0): "a", (0, 1): "", (1, 0): "", (1, 1): "b"}
    assert [w.text for w in outside] == ["out"]


def test_a_word_that_an_edge_goes_through_is_cut_between_its_characters() -> None:
    grid, _ = fill(_layout(*UNITS), words_at("12345678", 30, 4))
    assert [cell_text(c) for c in grid.cells[:2]] == ["1234", "5678"]
    assert grid.cells[1].lines[0][0].edges == (50.0, 55.0, 60.0, 65.0, 70.0)


def test_an_edge_that_is_not_drawn_in_this_band_cuts_nothing() -> None:
    grid, _ = fill(_layout(Span(0, 0, 1, 2), Span(1, 0), Span(1, 1)), [*words_at("12345678", 30, 4), *words_at("12345678", 30, 24)])
    assert [cell_text(c) for c in grid.cells] == ["12345678", "1234", "5678"]


def test_a_word_that_only_touches_an_edge_stays_whole() -> None:
    grid, _ = fill(_layout(*UNITS), words_at("1234", 31, 4))
    assert [cell_text(c) for c in grid.cells[:2]] == ["1234", ""]


def test_the_lines_of_a_cell_are_joined_by_a_space_and_a_hyphen_stays() -> None:
    layout = Layout((0.0, 100.0), (0.0, 40.0), (Span(0, 0),), TableStyle.RULED)
    grid, _ = fill(layout, [*words_at("само-", 5, 4), *words_at("ходный", 5, 19)])
    assert cell_text(grid.cells[0]) == "само- ходный"


def test_a_word_without_character_borders_is_never_cut() -> None:
    word = RawWord("12", 40, 4, 60, 16, ())
    assert cut(word, [50.0]) == [word]


@settings(derandomize=True, max_examples=100)
@given(st.text("абв123", min_size=1, max_size=12), st.lists(st.floats(0, 70), max_size=5))
def test_cutting_keeps_every_character_in_order(text: str, edges: list[float]) -> None:
    word = words_at(text, 0, 0)[0]
    assert "".join(part.text for part in cut(word, sorted(edges))) == text
