"""A page set straight: its skew from the profile of its lines, and the way back to the page as it is displayed."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from leafproof.read.ocr.ink import Gray, Mask

STEEPEST = 3.0
STEPS = ((0.25, STEEPEST), (0.05, 0.25), (0.01, 0.05))
"""Step and reach in degrees of each search, coarse to fine."""

PROFILE_DPI = 100
LEAST_INK = 150
LEAST_SKEW = 0.03
CLEARER = 1.02


def skew(ink: Mask, *, dpi: int) -> float:
    """The angle of the lines in degrees, positive where they fall to the right; 0 where the page says nothing.

    The best angle is the one at which row sums differ most from one row to the next.
    """
    factor = max(1, round(dpi / PROFILE_DPI))
    y, x = np.nonzero(ink[factor // 2 :: factor, factor // 2 :: factor])
    if len(y) < LEAST_INK:
        return 0.0
    x = x - x.mean()
    level = _clearness(y, x, 0.0)
    best, top = 0.0, level
    for step, reach in STEPS:
        centre = best
        count = round(reach / step)
        for i in range(-count, count + 1):
            angle = centre + i * step
            if abs(angle) > STEEPEST + 0.5:
                continue
            value = _clearness(y, x, angle)
            if value > top:
                best, top = angle, value
    return round(best, 2) if top > CLEARER * level and abs(best) >= LEAST_SKEW else 0.0


def _clearness(y: NDArray[np.int64], x: NDArray[np.float64], angle: float) -> float:
    rows = np.floor(y - x * tan(radians(angle)) + 0.5).astype(np.int64)
    profile = np.bincount(rows - rows.min())
    return float((np.diff(profile) ** 2).sum())


@dataclass(frozen=True, slots=True)
class Straight:
    """A straightened picture and where its pixels stand on the displayed one: x = a*u + b*v + c, y = d*u + e*v + f."""

    picture: Gray
    matrix: tuple[float, float, float, float, float, float]

    def displayed(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """The box (straightened pixels) as the smallest upright box around it on the displayed picture (pixels)."""
        a, b, c, d, e, f = self.matrix
        xs = [a * u + b * v + c for u in (left, right) for v in (top, bottom)]
        ys = [d * u + e * v + f for u in (left, right) for v in (top, bottom)]
        return min(xs), min(ys), max(xs), max(ys)

    def straight_point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the displayed picture (pixels) on the straightened one."""
        a, b, c, d, e, f = self.matrix
        scale = a * e - b * d
        return (e * (x - c) - b * (y - f)) / scale, (a * (y - f) - d * (x - c)) / scale


def straightened(gray: Gray, angle: float, *, turns: int = 0, paper: int = 255, smooth: bool = True) -> Straight:
    """The picture turned upright: first by `turns` quarter turns clockwise, then by the skew `angle` (degrees).

    `paper` fills the corners; without `smooth` pixels are taken as they are.
    """
    height, width = gray.shape
    turned = np.ascontiguousarray(np.rot90(gray, -turns)) if turns else gray
    quarter = {
        0: (1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        1: (0.0, 1.0, 0.0, -1.0, 0.0, float(height)),
        2: (-1.0, 0.0, float(width), 0.0, -1.0, float(height)),
        3: (0.0, -1.0, float(width), 1.0, 0.0, 0.0),
    }[turns % 4]
    if angle == 0.0:
        return Straight(turned, quarter)
    tall, wide = turned.shape
    c, s = cos(radians(angle)), sin(radians(angle))
    out_wide, out_tall = int(wide * c + tall * abs(s)) + 1, int(tall * c + wide * abs(s)) + 1
    # Output (u, v) comes from input: one step along the output runs along the text line.
    across = (c, -s, wide / 2 - c * out_wide / 2 + s * out_tall / 2)
    down = (s, c, tall / 2 - s * out_wide / 2 - c * out_tall / 2)
    picture = Image.fromarray(turned).transform(
        (out_wide, out_tall),
        Image.Transform.AFFINE,
        (*across, *down),
        resample=Image.Resampling.BICUBIC if smooth else Image.Resampling.NEAREST,
        fillcolor=paper,
    )
    g, h, i, j, k, m = quarter
    matrix = (
        g * across[0] + h * down[0],
        g * across[1] + h * down[1],
        g * across[2] + h * down[2] + i,
        j * across[0] + k * down[0],
        j * across[1] + k * down[1],
        j * across[2] + k * down[2] + m,
    )
    return Straight(np.asarray(picture), matrix)
