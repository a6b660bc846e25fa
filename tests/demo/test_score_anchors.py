"""Anchors are checked against the file: cells of sheets, words drawn on scans."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from leafproof.demo.folding import same_designation
from leafproof.demo.key import DrawnWord
from leafproof.demo.score_anchors import _scan_holds, _sheet_holds


def book() -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Лист1"
    sheet["B2"] = "Лось-4М"
    sheet["C2"] = 1250.5
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "quote", "holds"),
    [
        ("B2", "Лось-4М", True),
        ("B2", "Лось-4", False),
        ("C2", "1250.5", True),
        ("C2", "1 250,50", True),
        ("C2", "1 251,50", False),
        ("B2:C2", "Лось-4М", True),
        ("D9", "Лось-4М", False),
    ],
)
def test_a_cell_holds_its_quote_as_text_or_as_the_same_number(cells: str, quote: str, holds: bool) -> None:
    assert _sheet_holds(book(), "a.xlsx", {"sheet": "Лист1", "cells": cells, "quote": quote}) == holds


def test_a_sheet_that_is_not_there_holds_nothing() -> None:
    assert not _sheet_holds(book(), "a.xlsx", {"sheet": "Лист9", "cells": "B2", "quote": "Лось-4М"})


def test_a_cell_of_separated_values_is_found_by_its_address() -> None:
    data = "№;Шифр\r\n1;Лось-4М\r\n".encode("cp1251")
    assert _sheet_holds(data, "a.csv", {"sheet": "", "cells": "B2", "quote": "Лось-4М"})
    assert not _sheet_holds(data, "a.csv", {"sheet": "", "cells": "A2", "quote": "Лось-4М"})


WORDS = [
    DrawnWord(1, "Лось-4М", (0.1, 0.1, 0.2, 0.12)),
    DrawnWord(1, "37", (0.5, 0.1, 0.53, 0.12)),
    DrawnWord(2, "99", (0.5, 0.1, 0.53, 0.12)),
]


@pytest.mark.parametrize(
    ("anchor", "holds"),
    [
        ({"page": 1, "boxes": [[0.49, 0.09, 0.54, 0.13]], "quote": "37"}, True),
        ({"page": 2, "boxes": [[0.49, 0.09, 0.54, 0.13]], "quote": "37"}, False),
        ({"page": 1, "boxes": [[0.7, 0.7, 0.8, 0.8]], "quote": "37"}, False),
        ({"page": 1, "boxes": [[0.09, 0.09, 0.21, 0.13]], "quote": "Лосъ-4M"}, True),
        ({"page": 1, "boxes": [[0.09, 0.09, 0.21, 0.13]], "quote": "37"}, False),
    ],
)
def test_on_a_scan_the_words_drawn_in_the_box_must_be_those_of_the_quote(anchor: dict[str, Any], holds: bool) -> None:
    assert _scan_holds(WORDS, anchor) == holds


@pytest.mark.parametrize(
    ("value", "answers", "scan", "same"),
    [
        ("Лось- 4М", ("Лось-4М",), False, True),
        ("Лось-4M", ("Лось-4М",), False, False),
        ("лось-4M", ("Лось-4М",), True, True),
        ("Лось-5М", ("Лось-4М",), True, False),
        ("Боевая мащина «Лось-4М»", ("Боевая машина «Лось-4М»", "Лось-4М"), True, True),
        ("Боевая машина «Лось-5М»", ("Боевая машина «Лось-4М»", "Лось-4М"), True, False),
        (None, ("Лось-4М",), True, False),
    ],
)
def test_designations_are_exact_on_digital_pages_and_folded_on_scans(
    value: str | None, answers: tuple[str, ...], scan: bool, same: bool
) -> None:
    assert same_designation(value, answers, scan=scan) == same
