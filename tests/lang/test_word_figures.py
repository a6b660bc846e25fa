"""Numbers in words and vague counts in running text."""

from __future__ import annotations

import pytest

from leafproof.lang.word_figures import all_figures, count_figures, word_figures


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("поставить тридцать семь машин", ["тридцать семь"]),
        ("twenty-five thousand units and two sets", ["twenty-five thousand", "two"]),
        ("half a million euros", ["half a million"]),
        ("миллион рублей", ["миллион"]),
        ("более миллиона рублей", ["миллиона"]),
        ("миллионы рублей, 5 миллион", []),
        ("сорока, стать, столица", ["сорока"]),
    ],
)
def test_runs_of_numerals_are_found(text: str, said: list[str]) -> None:
    assert [text[figure.start : figure.end] for figure in word_figures(text)] == said


def test_vague_counts_carry_their_bounds() -> None:
    (figure,) = count_figures("about several dozen vehicles")
    assert [figure.low, figure.high, figure.qualifier] == [24, 99, "vague"]


def test_all_figures_come_in_order_of_place() -> None:
    places = [figure.start for figure in all_figures("сто 5 несколько 三十 two 7")]
    assert places == sorted(places)
    assert len(places) == 6
