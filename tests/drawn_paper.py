"""Papers for tests of the PDF and image readers: drawn here, so that what is printed on them is known."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from leafproof.engine.contract import Source
from leafproof.records import Gap, Page, ReadPart, Table
from leafproof.settings import ReadSettings

WESTERN = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
HAN = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
PAPER = 236
INK = 28


def source(data: bytes, media_type: str = "application/pdf", **settings: Any) -> Source:
    """A document of these bytes, with these settings of [read]."""
    return Source(open=lambda: io.BytesIO(data), size=len(data), name="paper", media_type=media_type, settings=ReadSettings(**settings))


def pdf(*pages: Callable[[Canvas], None], size: tuple[float, float] = (595.0, 842.0)) -> bytes:
    """A PDF with one page for each function that draws one. The font `Western` has Latin and Cyrillic letters, `Han` Chinese ones."""
    pdfmetrics.registerFont(TTFont("Western", WESTERN))
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for draw in pages:
        canvas.setFont("Western", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def at(*texts: tuple[float, float, str], size: float = 10) -> Callable[[Canvas], None]:
    """Draws these texts, each with the left end of its baseline at x, y (points from the bottom left)."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Western", size)
        for x, y, text in texts:
            canvas.drawString(x, y, text)

    return draw


class Scan:
    """A sheet of paper to draw on, in points from the top left, that becomes a scanned picture."""

    def __init__(self, width: float = 595.0, height: float = 842.0, dpi: int = 200) -> None:
        self.dpi = dpi
        self._scale = dpi / 72
        self._image = Image.new("RGB", (round(width * self._scale), round(height * self._scale)), (PAPER,) * 3)
        self._pen = ImageDraw.Draw(self._image)

    def text(self, x: float, y: float, text: str, *, size: float = 11, colour: tuple[int, int, int] = (INK,) * 3) -> None:
        """Text with its top left corner here."""
        path = HAN if any(c >= "\u2e80" for c in text) else WESTERN
        if not Path(path).exists():
            pytest.skip(f"font missing: {path} (make setup installs it where apt is allowed)")
        font = ImageFont.truetype(path, round(size * self._scale))
        self._pen.text((x * self._scale, y * self._scale), text, font=font, fill=colour)

    def line(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.7) -> None:
        """A rule."""
        s = self._scale
        self._pen.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=(INK,) * 3, width=max(1, round(width * s)))

    def ring(self, x: float, y: float, radius: float, *, colour: tuple[int, int, int] = (70, 70, 200)) -> None:
        """A round stamp."""
        s = self._scale
        box = ((x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s)
        self._pen.ellipse(box, outline=colour, width=round(2 * s))

    def table(self, xs: list[float], top: float, rows: list[list[str]], *, height: float = 20.0, size: float = 9) -> None:
        """A ruled table; the cells of its rows from left to right."""
        for i, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                self.text(x + 4, top + i * height + 4, text, size=size)
        bottom = top + height * len(rows)
        for i in range(len(rows) + 1):
            self.line(xs[0], top + i * height, xs[-1], top + i * height)
        for x in xs:
            self.line(x, top, x, bottom)

    def picture(self, *, angle: float = 0.0, noise: float = 6.0, turns: int = 0) -> Image.Image:
        """The scan: turned clockwise by `angle` degrees and `turns` quarters, blurred and noisy, always the same."""
        image = self._image.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=(PAPER,) * 3) if angle else self._image
        pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.5)), np.float32)
        pixels += np.random.default_rng(7).normal(0, noise, pixels.shape[:2]).astype(np.float32)[..., None]
        scan = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
        return scan.rotate(-90 * turns, expand=True) if turns else scan

    def png(self, *, angle: float = 0.0, turns: int = 0) -> bytes:
        """The scan as a PNG that states its resolution."""
        out = io.BytesIO()
        self.picture(angle=angle, turns=turns).save(out, "PNG", dpi=(self.dpi, self.dpi))
        return out.getvalue()


def pages_of(parts: list[ReadPart]) -> list[Page]:
    """The pages among the parts."""
    return [part for part in parts if isinstance(part, Page)]


def tables_of(parts: list[ReadPart]) -> list[Table]:
    """The tables among the parts."""
    return [part for part in parts if isinstance(part, Table)]


def gaps_of(parts: list[ReadPart]) -> list[Gap]:
    """The gaps among the parts."""
    return [part for part in parts if isinstance(part, Gap)]


def lines_of(page: Page) -> list[str]:
    """The lines of a page as text, a space between words that are not glued."""
    lines: list[str] = []
    number = None
    for word in page.words:
        if word.line != number:
            lines.append("")
            number = word.line
        lines[-1] += word.text if word.glued else word.text + " "
    return [line.strip() for line in lines]


def rows_of(table: Table) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.row_count)]
