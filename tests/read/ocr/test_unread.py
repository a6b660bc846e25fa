"""Ink that no word was read from is looked at once more."""

from __future__ import annotations

import numpy as np

from drawn_paper import Scan
from leafproof.read.ocr import engine
from leafproof.read.ocr.prepared import prepared
from leafproof.read.ocr.unread import second_look


def test_figures_that_stand_outside_all_words_are_read() -> None:
    scan = Scan(400, 200)
    for i, figure in enumerate(("2", "6", "37")):
        scan.text(30, 30 + 40 * i, "Pump of steel", size=12)
        scan.text(300, 30 + 40 * i, figure, size=12)
    page = prepared(np.asarray(scan.picture()), dpi=200)
    words = [w for w in engine.read(page.clean, ("eng",), dpi=200) if w.text.isalpha()]
    assert sorted(w.text for w in second_look(page, words, languages=("eng",))) == ["2", "37", "6"]


def test_nothing_is_read_twice() -> None:
    scan = Scan(400, 200)
    for i in range(4):
        scan.text(30, 30 + 40 * i, "Pump of steel for water", size=12)
    page = prepared(np.asarray(scan.picture()), dpi=200)
    assert second_look(page, engine.read(page.clean, ("eng",), dpi=200), languages=("eng",)) == []


def test_a_picture_full_of_blobs_is_not_read() -> None:
    scan = Scan(400, 400)
    scan.text(30, 30, "Pump of steel for water", size=12)
    for i in range(20):
        for j in range(10):
            scan.ring(40 + 18 * i, 100 + 28 * j, 5, colour=(20, 20, 20))
    page = prepared(np.asarray(scan.picture()), dpi=200)
    words = [w for w in engine.read(page.clean, ("eng",), dpi=200) if w.text in {"Pump", "of", "steel", "for", "water"}]
    assert second_look(page, words, languages=("eng",)) == []
