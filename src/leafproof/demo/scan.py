"""Turns a set page into a scan: rendered at 200 dpi, turned a little, dirtied, stamped, compressed; tells where every word went."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from leafproof.demo.chance import Chance
from leafproof.demo.key import FractionBox
from leafproof.demo.pdf_sheet import PointBox

if TYPE_CHECKING:
    from numpy.typing import NDArray

DPI = 200


@dataclass(frozen=True)
class Treatment:
    """What a scanner did: skew in degrees (counter-clockwise), noise (standard deviation of gray levels), blur (pixels), JPEG quality,
    light fall-off (gray levels from side to side), stamp or none, colour or gray."""

    angle: float
    noise: float
    blur: float
    quality: int
    shade: float
    stamp: bool
    gray: bool


def clean(chance: Chance) -> Treatment:
    """A good office scan."""
    return Treatment(
        chance.share(-0.25, 0.25), chance.share(1, 4), chance.share(0.0, 0.4), chance.whole(82, 93), 0.0, stamp=False, gray=True
    )


def hard(chance: Chance) -> Treatment:
    """A poor scan: skewed, noisy, unevenly lit, stamped in colour, compressed."""
    side = 1 if chance.happens(0.5) else -1
    return Treatment(side * chance.share(0.4, 1.5), chance.share(5, 11), chance.share(0.4, 0.8), chance.whole(45, 70),
                     chance.share(8, 26), stamp=True, gray=False)  # fmt: skip


def turned(box: PointBox, size: tuple[float, float], angle: float) -> FractionBox:
    """The box that the corners of a box take on a page turned about its centre, as fractions of the page."""
    width, height = size
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    xs, ys = [], []
    for x in (box[0], box[2]):
        for y in (box[1], box[3]):
            dx, dy = x - width / 2, y - height / 2
            xs.append((width / 2 + dx * cos + dy * sin) / width)
            ys.append((height / 2 - dx * sin + dy * cos) / height)
    return (round(min(xs), 4), round(min(ys), 4), round(max(xs), 4), round(max(ys), 4))


def _stamp(image: Image.Image, chance: Chance) -> Image.Image:
    """A round seal in coloured ink over the middle of the page, as ink adds to what is under it."""
    width, height = image.size
    radius = chance.whole(130, 170)
    ink = chance.pick(((40, 60, 190), (170, 40, 60), (70, 50, 160)))
    layer = Image.new("RGB", (2 * radius, 2 * radius), "white")
    pen = ImageDraw.Draw(layer)
    for inset, thick in ((4, 7), (34, 3)):
        pen.ellipse((inset, inset, 2 * radius - inset, 2 * radius - inset), outline=ink, width=thick)
    font = ImageFont.load_default(26)
    for index in range(12):
        letter = Image.new("L", (34, 34), 0)
        ImageDraw.Draw(letter).text((8, 2), "SYNTHETIC * "[index], fill=255, font=font)
        turn = 360 / 12 * index
        x = radius + (radius - 22) * math.sin(math.radians(turn)) - 17
        y = radius - (radius - 22) * math.cos(math.radians(turn)) - 17
        layer.paste(ink, (int(x), int(y)), letter.rotate(-turn))
    x = chance.whole(int(width * 0.1), int(width * 0.75) - radius)
    y = chance.whole(int(height * 0.1), int(height * 0.5))
    patch = image.crop((x, y, x + 2 * radius, y + 2 * radius))
    mixed = np.minimum(np.asarray(patch), np.asarray(layer).astype(np.uint16) * 9 // 10 + 25).astype(np.uint8)
    out = image.copy()
    out.paste(Image.fromarray(mixed), (x, y))
    return out


def _dirtied(image: Image.Image, how: Treatment, chance: Chance) -> Image.Image:
    random = np.random.default_rng(chance.whole(0, 2**31 - 1))
    pixels: NDArray[np.float32] = np.asarray(image).astype(np.float32)
    height, width = pixels.shape[:2]
    noise = random.normal(0.0, how.noise, (height, width)).astype(np.float32)
    shade = np.linspace(0.0, how.shade, width, dtype=np.float32)[None, :]
    change = noise - shade
    pixels = pixels + (change if pixels.ndim == 2 else change[:, :, None])
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def page_images(data: bytes, how: Treatment, chance: Chance) -> list[Image.Image]:
    """The pages of a PDF as a scanner with this treatment gives them."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    out = []
    for number in range(len(document)):
        image = document[number].render(scale=DPI / 72, grayscale=how.gray).to_pil()
        image = image.convert("L" if how.gray else "RGB")
        if how.stamp:
            image = _stamp(image, chance)
        white = 255 if how.gray else (252, 251, 247)
        image = image.rotate(how.angle, resample=Image.Resampling.BICUBIC, fillcolor=white)
        if how.blur > 0.05:
            image = image.filter(ImageFilter.GaussianBlur(how.blur))
        out.append(_dirtied(image, how, chance))
    document.close()
    return out


def jpeg(image: Image.Image, how: Treatment) -> bytes:
    """The page as JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=how.quality, subsampling=2, optimize=False, dpi=(DPI, DPI))
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """The page as PNG."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6, dpi=(DPI, DPI))
    return out.getvalue()


def image_pdf(images: list[Image.Image], how: Treatment) -> bytes:
    """A PDF that holds nothing but the pages' images."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for image in images:
        width, height = image.width * 72 / DPI, image.height * 72 / DPI
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(image, how))), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
