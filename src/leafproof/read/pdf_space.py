"""The displayed page of a PDF: how its own coordinates become points from the top left, rotation and crop applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, isfinite

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from leafproof.read.pdfium_calls import float_rect
from leafproof.records import Box

HUNDREDTHS = 100
HAIR = 1e-4
LARGEST_SIDE = 72_000.0
"""Points (1,000 inches): no paper is larger, and a larger page box is a flaw of the file."""


@dataclass(frozen=True, slots=True)
class PageSpace:
    """The visible box of a page in its own coordinates (points, y upwards) and how many quarter turns clockwise it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Points, as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Points, as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def shown(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Points of the page's own coordinates as displayed: x from the left, y from the top."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def shown_point(self, x: float, y: float) -> tuple[float, float]:
        """One point as displayed."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    @property
    def box(self) -> Callable[[float, float, float, float], Box]:
        """Makes a box in displayed points (left, top, right, bottom) a record, rounded outward and kept on the page."""
        across, down = size_of(self.width), size_of(self.height)
        return lambda left, top, right, bottom: _kept(left, top, right, bottom, across, down)


def outward(left: float, top: float, right: float, bottom: float, *, width: float, height: float) -> Box:
    """A box in points from the top left as 1/100 pt, rounded outward and kept on a page of this size (points)."""
    return _kept(left, top, right, bottom, size_of(width), size_of(height))


def _kept(left: float, top: float, right: float, bottom: float, across: int, down: int) -> Box:
    # A hair's breadth of floating point must not widen a box that lies on a hundredth.
    first, above = floor(left * HUNDREDTHS + HAIR), floor(top * HUNDREDTHS + HAIR)
    last, below = ceil(right * HUNDREDTHS - HAIR), ceil(bottom * HUNDREDTHS - HAIR)
    if not 0 <= first < across:
        first = 0 if first < 0 else across - 1
    if not 0 <= above < down:
        above = 0 if above < 0 else down - 1
    if not first < last <= across:
        last = min(max(last, first + 1), across)
    if not above < below <= down:
        below = min(max(below, above + 1), down)
    return Box(first, above, last, below)


def size_of(points: float) -> int:
    """A width or height in points as 1/100 pt, at least 1."""
    return max(1, round(points * HUNDREDTHS))


def page_space(page: raw.FPDF_PAGE) -> PageSpace | None:
    """The space of a loaded page; None where its box is empty, endless or not a number."""
    box = float_rect()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return None
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    sides = right - left, top - bottom
    if not all(isfinite(side) and 0.01 <= side <= LARGEST_SIDE for side in sides):
        return None
    return PageSpace(left, bottom, right, top, raw.FPDFPage_GetRotation(page) % 4)
