"""Rules in pixels: drawn ones are found, letters are none, and the page without them keeps its letters."""

from __future__ import annotations

import numpy as np

from drawn_paper import Scan
from leafproof.read.ocr.drawn_lines import lines_of, without_lines
from leafproof.read.ocr.ink import Gray, binarised


def _gray(scan: Scan) -> Gray:
    return np.asarray(scan.picture().convert("L"))


def _table() -> Scan:
    scan = Scan(400, 200)
    scan.table([40, 120, 240, 360], 40, [["Item", "Qty", "Total"], ["Pump", "37", "1 250,00"], ["Valve", "12", "418,50"]])
    return scan


def test_the_rules_of_a_table_are_found_where_they_stand() -> None:
    lines = lines_of(binarised(_gray(_table()), dpi=200), dpi=200)
    across = [r for r in lines.rules if r.horizontal]
    down = [r for r in lines.rules if not r.horizontal]
    assert [round(r.position / 20) * 20 for r in across] == [40, 60, 80, 100]
    assert [round(r.position / 40) * 40 for r in down] == [40, 120, 240, 360]
    assert all(abs(r.start - 40) < 2 and abs(r.end - 360) < 2 for r in across)


def test_a_page_of_prose_has_no_rules() -> None:
    scan = Scan(400, 200)
    for i, text in enumerate(("ТЕНДЕР НА ПОСТАВКУ ПЕЧЕЙ ШИПИТ", "————— TEFLTH —————", "合同一二三工王土五正")):
        scan.text(20, 30 + 40 * i, text, size=14)
    rules = lines_of(binarised(_gray(scan), dpi=200), dpi=200).rules
    assert [r for r in rules if not r.horizontal] == []
    assert len(rules) <= 2


def test_the_page_without_its_rules_keeps_the_letters() -> None:
    gray = _gray(_table())
    lines = lines_of(binarised(gray, dpi=200), dpi=200)
    clean = without_lines(gray, lines)
    assert (clean[lines.mask] > 200).all()
    assert (clean[~lines.mask] == gray[~lines.mask]).all()


def test_a_broken_rule_is_one_rule() -> None:
    scan = Scan(400, 100)
    scan.line(40, 50, 150, 50)
    scan.line(153, 50, 300, 50)
    rules = lines_of(binarised(_gray(scan), dpi=200), dpi=200).rules
    assert len(rules) == 1
    assert rules[0].end - rules[0].start > 250


def test_a_page_full_of_strokes_is_given_up_and_says_so() -> None:
    ink = np.zeros((3000, 3000), np.bool_)
    for start in range(0, 2900, 70):
        ink[::2, start : start + 62] = True
    assert lines_of(ink, dpi=200).too_many


def test_an_all_black_page_has_no_rules() -> None:
    assert lines_of(np.ones((400, 400), np.bool_), dpi=200).rules == ()
