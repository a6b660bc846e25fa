"""Deskew: the angle from the lines of the page, and every box back on the displayed page."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_paper import Scan
from leafproof.read.ocr.ink import binarised
from leafproof.read.ocr.straighten import skew, straightened


def _lines() -> Scan:
    scan = Scan(400, 300, dpi=100)
    for i in range(10):
        scan.text(40, 30 + 24 * i, "The parties agreed on the delivery of goods", size=12)
    return scan


@pytest.mark.parametrize("angle", [-2.4, -0.5, 0.3, 1.5, 2.9])
def test_the_skew_of_a_page_of_text_is_found(angle: float) -> None:
    gray = np.asarray(_lines().picture(angle=angle).convert("L"))
    assert skew(binarised(gray, dpi=100), dpi=100) == pytest.approx(angle, abs=0.1)


def test_a_straight_page_has_no_skew() -> None:
    assert skew(binarised(np.asarray(_lines().picture().convert("L")), dpi=100), dpi=100) == 0.0


def test_an_empty_page_has_no_skew() -> None:
    assert skew(np.zeros((300, 300), np.bool_), dpi=100) == 0.0


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.integers(0, 3), st.floats(-3, 3), st.integers(0, 199), st.integers(0, 299))
def test_a_point_goes_to_the_straightened_page_and_back(turns: int, angle: float, x: int, y: int) -> None:
    straight = straightened(np.full((300, 200), 255, np.uint8), angle, turns=turns)
    u, v = straight.straight_point(x, y)
    height, width = straight.picture.shape
    assert -1 <= u <= width + 1
    assert -1 <= v <= height + 1
    left, top, right, bottom = straight.displayed(u, v, u, v)
    assert (left, top) == pytest.approx((x, y), abs=1e-6)
    assert (right, bottom) == pytest.approx((x, y), abs=1e-6)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_mark_stands_where_the_matrix_says(turns: int) -> None:
    gray = np.full((300, 200), 255, np.uint8)
    gray[100:106, 50:56] = 0
    straight = straightened(gray, 1.0, turns=turns)
    u, v = straight.straight_point(53, 103)
    assert straight.picture[round(v) - 1, round(u) - 1] < 100
