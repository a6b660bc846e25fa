"""The picture of a page with its boxes drawn, as PNG: what a person compares with a statement."""

from __future__ import annotations

import io

from PIL import ImageDraw

from leafproof.engine.contract import Source
from leafproof.read.picture import render
from leafproof.records import Box

_MARGIN_POINTS = 36
_INK = (200, 30, 30)


def draw(source: Source, page: int, *, boxes: tuple[Box, ...], page_size: tuple[int, int], crop: bool, dpi: int) -> bytes:
    """PNG of one page (1-based) with the boxes outlined; with `crop`, only their surroundings (half an inch around).

    `boxes` and `page_size` are in 1/100 pt of the displayed page.
    """
    picture = render(source, page, dpi=dpi).convert("RGB")
    across, down = picture.width / max(page_size[0], 1), picture.height / max(page_size[1], 1)
    pen = ImageDraw.Draw(picture)
    marks = [(b.left * across - 2, b.top * down - 2, b.right * across + 2, b.bottom * down + 2) for b in boxes]
    for mark in marks:
        pen.rectangle(mark, outline=_INK, width=max(2, dpi // 75))
    if crop and marks:
        margin = _MARGIN_POINTS * 100 * across
        left, top = min(m[0] for m in marks) - margin, min(m[1] for m in marks) - margin
        right, bottom = max(m[2] for m in marks) + margin, max(m[3] for m in marks) + margin
        picture = picture.crop((max(0, int(left)), max(0, int(top)), min(picture.width, int(right)), min(picture.height, int(bottom))))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
