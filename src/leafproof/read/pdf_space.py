"""The displayed page of a PDF: how its own coordinates become points from the top left, rotation and crop applied."""

from __future__ import annotations

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

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box in displayed points as a record, rounded outward and kept on the page."""
        return outward(left, top, right, bottom, width=self.width, height=self.height)


def outward(left: float, top: float, right: float, bottom: float, *, width: float, height: float) -> Box:
    """A box in points from the top left as 1/100 pt, rounded outward and kept on a page of this size (points)."""
    across, down = size_of(width), size_of(height)
    # A hair's breadth of floating point must not widen a box that lies on a hundredth.
    first = min(max(floor(left * HUNDREDTHS + HAIR), 0), across - 1)
    above = min(max(floor(top * HUNDREDTHS + HAIR), 0), down - 1)
    last, below = ceil(right * HUNDREDTHS - HAIR), ceil(bottom * HUNDREDTHS - HAIR)
    return Box(first, above, min(max(last, first + 1), across), min(max(below, above + 1), down))


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
