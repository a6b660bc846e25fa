"""A page's picture made ready for reading: colour faded, set straight, rules found and taken out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leafproof.read.ocr.drawn_lines import Lines, lines_of, without_lines
from leafproof.read.ocr.ink import Faded, Gray, Mask, binarised, faded
from leafproof.read.ocr.straighten import Straight, skew, straightened

LEAST_DPI = 30


@dataclass(frozen=True, slots=True)
class Prepared:
    """A straightened page without rules, and everything needed to read it and to find the way back.

    `clean` and `ink` are of the straightened page; `faded` is as displayed; `angle` in degrees, `turns` quarter turns clockwise.
    """

    straight: Straight
    clean: Gray
    ink: Mask
    lines: Lines
    faded: Faded
    angle: float
    turns: int
    dpi: int


def prepared(picture: NDArray[np.uint8], *, dpi: float, turns: int = 0) -> Prepared:
    """The picture (height x width, or x 3) at this resolution, turned clockwise by `turns` quarters, then straightened."""
    pale = faded(picture)
    paper = int(np.median(pale.gray[::8, ::8]))
    whole = max(round(dpi), LEAST_DPI)
    half = max(whole // 2, LEAST_DPI)
    upright = np.rot90(pale.gray, -turns) if turns else pale.gray
    angle = skew(binarised(np.ascontiguousarray(upright[::2, ::2]), dpi=half), dpi=half)
    straight = straightened(pale.gray, angle, turns=turns, paper=paper)
    ink = binarised(straight.picture, dpi=whole)
    lines = lines_of(ink, dpi=whole)
    clean = without_lines(straight.picture, lines)
    return Prepared(straight, clean, ink & ~lines.mask, lines, pale, angle, turns, whole)
