"""The OCR engine: what it says of itself, and the shape of the words it gives."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from drawn_paper import Scan
from leafproof.read.ocr import engine


def _gray(scan: Scan) -> NDArray[np.uint8]:
    return np.asarray(scan.picture().convert("L"))


def _line(text: str) -> NDArray[np.uint8]:
    scan = Scan(330, 50)
    scan.text(15, 15, text, size=13)
    return _gray(scan)


def test_the_version_names_every_language_with_the_size_of_its_data() -> None:
    assert engine.version().startswith("tesseract 5")
    assert all(f"{code}=" in engine.version() for code in engine.languages())


def test_a_language_that_is_not_installed_is_not_available() -> None:
    assert engine.available(("rus", "eng"))
    assert not engine.available(("rus", "xxx"))


def test_the_way_out_is_the_command_with_the_packages_names() -> None:
    assert engine.way_out(("rus", "chi_sim")) == "apt install tesseract-ocr-rus tesseract-ocr-chi-sim"


def test_a_word_has_a_border_for_each_character() -> None:
    words = engine.read(_line("Contract 1250"), ("eng",), dpi=200)
    assert [w.text for w in words] == ["Contract", "1250"]
    for word in words:
        assert len(word.edges) == len(word.text) + 1
        assert list(word.edges) == sorted(word.edges)
        assert (word.left, word.right) == (word.edges[0], word.edges[-1])


def test_han_characters_are_words_that_do_not_overlap() -> None:
    words = engine.read(_line("合同价格1250万元"), ("chi_sim", "eng"), dpi=200)
    assert [w.text for w in words] == ["合", "同", "价", "格", "1250", "万", "元"]
    assert all(a.right <= b.left for a, b in pairwise(words))


def test_a_whitelist_does_not_stay_for_the_next_call() -> None:
    picture = _line("Pump 37")
    engine.read(picture, ("eng",), dpi=200, whitelist="0123456789")
    assert [w.text for w in engine.read(picture, ("eng",), dpi=200)] == ["Pump", "37"]


def test_nothing_is_read_from_a_picture_without_pixels() -> None:
    assert engine.read(np.full((2, 400), 255, np.uint8), ("eng",), dpi=200) == []


def test_the_turn_that_sets_a_page_upright_is_found() -> None:
    scan = Scan(400, 400)
    for i in range(12):
        scan.text(30, 40 + 24 * i, "The parties agreed on the delivery of goods", size=12)
    upright = _gray(scan)
    for turns in range(4):
        found = engine.orientation(np.ascontiguousarray(np.rot90(upright, turns)), dpi=200)
        assert found is not None
        assert found.turns == turns
