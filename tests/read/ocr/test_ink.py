"""Ink and paper: coloured stamps fade, coloured text stays, grain is no ink."""

from __future__ import annotations

import numpy as np

from drawn_paper import Scan
from leafproof.read.ocr.ink import background, binarised, faded, has_ink, is_blank


def test_a_coloured_stamp_fades_and_black_text_stays() -> None:
    scan = Scan(300, 200, dpi=100)
    for i in range(6):
        scan.text(20, 20 + 24 * i, "Black text on the paper", size=12)
    scan.ring(220, 120, 40)
    pale = faded(np.asarray(scan.picture()))
    assert not pale.kept
    assert pale.paint.any()
    assert pale.gray[pale.paint].min() > 200
    assert pale.gray.min() < 80


def test_a_page_printed_in_blue_keeps_its_colour() -> None:
    scan = Scan(300, 200, dpi=100)
    for i in range(6):
        scan.text(20, 20 + 24 * i, "Blue text on the paper", size=12, colour=(30, 40, 170))
    pale = faded(np.asarray(scan.picture()))
    assert pale.kept
    assert pale.gray.min() < 120


def test_grain_is_blank_and_one_figure_is_not() -> None:
    assert is_blank(binarised(np.asarray(Scan(300, 200).picture(noise=8).convert("L")), dpi=200))
    scan = Scan(300, 200)
    scan.text(140, 90, "7", size=12)
    assert not is_blank(binarised(np.asarray(scan.picture(noise=8).convert("L")), dpi=200))


def test_ink_under_uneven_light_is_found() -> None:
    scan = Scan(300, 100, dpi=100)
    scan.text(20, 40, "dark corner", size=12)
    light = np.linspace(0.4, 1.0, 417)[None, :]
    picture = (np.asarray(scan.picture().convert("L")) * light).astype(np.uint8)
    mask = binarised(picture, dpi=100)
    assert has_ink(mask, least=50)
    assert mask[:20].mean() < 0.05


def test_a_speck_is_no_ink() -> None:
    mask = np.zeros((20, 20), np.bool_)
    mask[5, 5] = mask[9, 12] = True
    assert not has_ink(mask, least=1)
    assert not has_ink(np.zeros((0, 5), np.bool_), least=1)


def test_the_background_is_the_paper_behind_the_letters() -> None:
    scan = Scan(300, 100, dpi=100)
    scan.text(20, 40, "letters", size=12)
    assert background(np.asarray(scan.picture(noise=0).convert("L"))).min() > 220
