"""Spreadsheet cells are safe to open, and numbers stay numbers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from leafproof.publish.exports import csv_tables

PAYLOADS = ["=1+1", "+7 495", "-x", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u200b=1", "＝1", "＋1", "－1", "＠1"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(payload: str) -> None:
    assert csv_tables.protect(payload) == "'" + payload


@pytest.mark.parametrize("text", ["БМД-4М", "1-2", "", "a=b", "№ 5"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert csv_tables.protect(text) == text


def test_numbers_are_written_as_numbers_and_text_is_protected(tmp_path: Path) -> None:
    record = {
        "id": "s-a",
        "kind": "line_item",
        "fields": {"designation": "=cmd()", "quantity": "-5", "total": "1250.00", "currency": "USD"},
        "status": "unknown",
        "status_reason": "x",
        "modality": "asserted",
        "qualifier": None,
        "doubts": [],
        "state": "open",
        "cite": "c",
        "address": "/d/x",
        "confidence": {"source": "ocr", "lowest": 84},
        "anchors": [{"quote": "=cmd()"}, {"quote": "-5"}],
    }

    class OneStatement:
        case_name, release = "case", "0"

        def records(self, name: str) -> list[str]:
            return [json.dumps(record)] if name == "statements" else []

        def audit(self) -> object:
            return {}

    csv_tables.write(OneStatement(), tmp_path)
    with (tmp_path / "statements.csv").open(encoding="utf-8-sig", newline="") as lines:
        row = next(csv.DictReader(lines))
    assert (row["designation"], row["quantity"], row["total"], row["lowest_word_confidence"]) == ("'=cmd()", "-5", "1250.00", "84")
    assert row["quote"] == "'=cmd() | -5"
