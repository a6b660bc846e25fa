"""What a parser says is bounded: a page, a word, a cell, a text that cannot be is refused."""

from __future__ import annotations

import pytest

from leafproof.engine import bounds
from leafproof.engine.frames import BadReply
from leafproof.records import Box, Cell, Page, PagePlace, ReadPart, Table, TableStyle, Text, TextSource, Word
from leafproof.settings import ReadSettings

SETTINGS = ReadSettings()
GOOD = Word("слово", Box(100, 100, 900, 300), 0)


def _page(*words: Word, width: int = 59500, number: int = 1) -> Page:
    return Page(number, width, 84200, TextSource.TEXT_LAYER, words=words)


def _table(cell: Cell) -> Table:
    return Table(0, PagePlace(1, (Box(0, 0, 10, 10),)), 2, 2, (cell,), TableStyle.RULED, TextSource.TEXT_LAYER)


def test_an_ordinary_page_passes() -> None:
    assert bounds.check(_page(GOOD), SETTINGS, text_end=5) == 5


@pytest.mark.parametrize(
    "part",
    [
        _page(Word("x" * 1001, GOOD.box, 0)),
        _page(Word("x", Box(100, 100, 70000, 300), 0)),
        _page(Word("x", Box(-5000, 100, 900, 300), 0)),
        _page(Word("x", Box(900, 100, 100, 300), 0)),
        _page(Word("x", GOOD.box, 0, confidence=101)),
        _page(width=0),
        _page(number=0),
        _page(number=SETTINGS.page_budget + 1),
        _page(*[GOOD] * (SETTINGS.words_per_page + 1)),
        _table(Cell(2, 0, "x", PagePlace(1, (Box(0, 0, 1, 1),)))),
        _table(Cell(0, 1, "x", PagePlace(1, (Box(0, 0, 1, 1),)), column_span=2)),
        Text(7, "out of order"),
        Text(0, "x" * 1_000_001),
    ],
)
def test_what_cannot_be_is_refused(part: ReadPart) -> None:
    with pytest.raises(BadReply):
        bounds.check(part, SETTINGS, text_end=0)


def test_texts_follow_one_another() -> None:
    end = bounds.check(Text(0, "первый"), SETTINGS, text_end=0)
    assert bounds.check(Text(end, "второй"), SETTINGS, text_end=end) == 12
