"""Ink on a scanned page: coloured stamps faded, black told from paper, rules found and taken out. Numpy and Pillow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Gray = NDArray[np.uint8]
Mask = NDArray[np.bool_]

WINDOW_INCHES = 0.2
DARKER = 14
COLOUR, COLOUR_LIGHT = 45, 95
COLOURED_TEXT = 0.5
BLOCK = 16
DENSE, FILLED, FEWEST_FILLED = 4, 10, 8


@dataclass(frozen=True, slots=True)
class Faded:
    """A gray picture with coloured ink gone, and where it was. Height x width; `kept` says that colour was left in."""

    gray: Gray
    paint: Mask
    kept: bool = False


def faded(picture: NDArray[np.uint8]) -> Faded:
    """The picture (height x width, or x 3) as gray without coloured stamps.

    Where most of the ink is coloured (a page printed or signed in blue), colour is what is to be read, and stays.
    """
    if picture.ndim == 2:
        return Faded(picture, np.zeros(picture.shape, np.bool_))
    red, green, blue = (picture[:, :, i] for i in range(3))
    brightest = np.maximum(np.maximum(red, green), blue)
    spread = brightest - np.minimum(np.minimum(red, green), blue)
    paint = (spread > COLOUR) & (brightest > COLOUR_LIGHT)
    if not paint.any():
        return Faded(brightest, paint)
    paper = np.uint8(np.median(brightest[::8, ::8]))
    # A coloured ground (letterhead, shaded header) is no ink: only what is darker than the paper counts.
    dull = luminance(picture)
    inked = paint & (dull < max(int(paper) - 40, 0))
    black = (brightest < max(int(paper) - 60, 0)) & ~paint
    if int(inked.sum()) > COLOURED_TEXT * (int(inked.sum()) + int(black.sum())):
        return Faded(dull, paint & False, kept=True)
    gray = brightest.copy()
    gray[paint] = np.maximum(gray[paint], paper)
    return Faded(gray, inked)


def luminance(picture: NDArray[np.uint8]) -> Gray:
    """The picture (height x width x 3) as gray, as the eye weighs its colours."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(picture)).convert("L"))


def binarised(gray: Gray, *, dpi: int) -> Mask:
    """Where the picture is darker than its surroundings: height x width, true = ink."""
    blurred = Image.fromarray(np.ascontiguousarray(gray)).filter(ImageFilter.BoxBlur(max(3, int(dpi * WINDOW_INCHES / 2))))
    around = np.asarray(blurred)
    limit = np.where(around > DARKER, around, DARKER) - np.uint8(DARKER)
    return np.asarray(gray < limit)


def background(gray: Gray) -> Gray:
    """The paper behind the ink, height x width: the brighter part of each block of BLOCK x BLOCK pixels."""
    height, width = gray.shape
    rows, columns = -(-height // BLOCK), -(-width // BLOCK)
    padded = np.pad(gray, ((0, rows * BLOCK - height), (0, columns * BLOCK - width)), mode="edge")
    blocks = padded.reshape(rows, BLOCK, columns, BLOCK).transpose(0, 2, 1, 3).reshape(rows, columns, BLOCK * BLOCK)
    bright = np.partition(blocks, BLOCK * BLOCK * 3 // 4, axis=2)[:, :, BLOCK * BLOCK * 3 // 4]
    return np.repeat(np.repeat(bright, BLOCK, axis=0), BLOCK, axis=1)[:height, :width]


def is_blank(mask: Mask) -> bool:
    """Whether a page has no ink but grain: hardly a block of DENSE x DENSE pixels is filled as a stroke fills it."""
    height, width = mask.shape[0] // DENSE * DENSE, mask.shape[1] // DENSE * DENSE
    blocks = mask[:height, :width].reshape(height // DENSE, DENSE, width // DENSE, DENSE).sum(axis=(1, 3))
    return int((blocks >= FILLED).sum()) < FEWEST_FILLED


def solid(mask: Mask) -> Mask:
    """Where ink has ink to its right and below it: strokes, not grain. One row and column smaller than the mask."""
    return np.asarray(mask[:-1, :-1] & mask[1:, :-1] & mask[:-1, 1:])


def has_ink(mask: Mask, *, least: float) -> bool:
    """Whether there is ink that is more than specks: at least `least` pixels of strokes."""
    return mask.size > 0 and int(solid(mask).sum()) >= least
