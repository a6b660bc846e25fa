"""The order of the words of a page whose tables hold prose."""

from __future__ import annotations

from leafproof.read.page_layout import laid
from leafproof.read.tables.model import Grid, GridCell, RawWord
from leafproof.read.word_shapes import PlacedWord
from leafproof.records import TableStyle


def _lines(text: str, left: float, top: float) -> tuple[tuple[RawWord, ...], ...]:
    lines = []
    for at, line in enumerate(text.split("|")):
        words, x = [], left
        for token in line.split():
            edges = tuple(x + 5.0 * i for i in range(len(token) + 1))
            words.append(RawWord(token, x, top + 14.0 * at, edges[-1], top + 14.0 * at + 10.0, edges))
            x = edges[-1] + 3.0
        lines.append(tuple(words))
    return tuple(lines)


def _grid(rows: list[list[str]]) -> Grid:
    cells = [
        GridCell(r, c, 1, 1, 50.0 + 250 * c, 100.0 + 60 * r, 300.0 + 250 * c, 160.0 + 60 * r, _lines(text, 52.0 + 250 * c, 102.0 + 60 * r))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    columns = tuple(50.0 + 250 * c for c in range(len(rows[0]) + 1))
    return Grid(columns, tuple(100.0 + 60 * r for r in range(len(rows) + 1)), tuple(cells), TableStyle.RULED)


def _read(grid: Grid, *more: RawWord) -> list[str]:
    words = [PlacedWord(word) for cell in grid.cells for line in cell.lines for word in line]
    _, lines = laid([*words, *(PlacedWord(word) for word in more)], [grid])
    return [" ".join(word.text for word in line) for line in lines]


def test_sentences_side_by_side_are_read_cell_by_cell() -> None:
    left = "Продавец обязуется поставить|Покупателю имущество, которое|названо в приложении"
    right = "The Seller shall deliver to|the Buyer the property that|is named in the annex"
    assert _read(_grid([[left, right]])) == [*left.split("|"), *right.split("|")]


def test_values_side_by_side_are_read_row_by_row() -> None:
    assert _read(_grid([["Пульт|малый", "2"], ["Кабель", "4"]])) == ["Пульт 2", "малый", "Кабель 4"]


def test_a_word_in_no_cell_is_read_once() -> None:
    left = "Продавец обязуется поставить|Покупателю имущество, которое|названо в приложении"
    right = "The Seller shall deliver to|the Buyer the property that|is named in the annex"
    lost = RawWord("x", 295.0, 150.0, 300.0, 158.0, (295.0, 300.0))
    assert sum(line.split().count("x") for line in _read(_grid([[left, right]]), lost)) == 1
