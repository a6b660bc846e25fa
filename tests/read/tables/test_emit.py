"""Grids become records."""

from __future__ import annotations

from page_builder import grid_rules, words_at

from leafproof.read.tables.emit import table_records
from leafproof.read.tables.find import read_tables
from leafproof.records import Box, PagePlace, Table, TableStyle, TextSource


def _to_page(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left * 100), round(top * 100), round(right * 100), round(bottom * 100))


def _records(confidence: int | None, source: TextSource) -> list[Table]:
    words = [
        *words_at("Name", 15, 12, confidence=confidence),
        *words_at("Qty", 65, 12, confidence=confidence),
        *words_at("Long", 15, 32),
        *words_at("name", 15, 47, confidence=71 if confidence else None),
    ]
    grids = read_tables(words, grid_rules([10, 60, 100], [10, 30, 62]), width=600, height=800)
    return table_records(grids, page=3, to_page=_to_page, source=source, first_index=5)


def test_a_cell_has_one_box_for_each_line_and_an_empty_cell_its_own() -> None:
    table, *_ = _records(None, TextSource.TEXT_LAYER)
    assert (table.index, table.row_count, table.column_count, table.how) == (5, 2, 2, TableStyle.RULED)
    assert table.edges == (1000, 6000, 10000)
    assert table.place == PagePlace(3, (Box(1000, 1000, 10000, 6200),))
    by_place = {(c.row, c.column): c for c in table.cells}
    assert by_place[1, 0].text == "Long name"
    assert by_place[1, 0].place == PagePlace(3, (Box(1500, 3200, 3500, 4400), Box(1500, 4700, 3500, 5900)))
    assert by_place[1, 1].text == ""
    assert by_place[1, 1].place == PagePlace(3, (Box(6000, 3000, 10000, 6200),))
    assert by_place[1, 0].confidence is None


def test_a_cell_read_by_ocr_carries_its_lowest_word_confidence() -> None:
    table, *_ = _records(90, TextSource.OCR)
    assert {c.text: c.confidence for c in table.cells} == {"Name": 90, "Qty": 90, "Long name": 71, "": None}
