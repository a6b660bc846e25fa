"""Parts of a page at the resolution the engine reads best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def scaled(picture: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    """The gray picture `scale` times as wide and high."""
    if abs(scale - 1) < 0.02:
        return picture
    height, width = picture.shape
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC))
