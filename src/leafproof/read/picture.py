"""Pictures of pages: a PDF page or an image file as it is displayed, never larger than a cap."""

from __future__ import annotations

import math
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageOps, UnidentifiedImageError

from leafproof.engine.contract import Source, Unreadable
from leafproof.records import GapReason

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 10_000
LEAST_DPI = 18
POINTS = 72
MOST_FILE_PIXELS = 400_000_000
"""An image file that states more is a bomb or a map: its pixels are never unpacked."""

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, struct.error)
"""What Pillow raises for a broken file."""

_PIECE = 1 << 20
_OVERLAP = 64
_ENCRYPT = re.compile(rb"/Encrypt\b")
_NO_PAGES = re.compile(rb"/Count\s{1,4}0\b")
_PAGE = re.compile(rb"/Type\s{0,4}/Page\b")
_DAMAGED = "ask for another copy; a viewer may still show part of it"


def fitting_dpi(width: float, height: float, dpi: float, *, most_pixels: int = MOST_PIXELS) -> float:
    """The resolution, not over `dpi`, at which a page (points) stays within the caps."""
    inches = max(width, 1) / POINTS, max(height, 1) / POINTS
    return min(dpi, LONGEST_SIDE / max(inches), math.sqrt(most_pixels / (inches[0] * inches[1])))


def render(source: Source, page: int, *, dpi: float, most_pixels: int = MOST_PIXELS) -> Image.Image:
    """The picture of one page (1-based), as displayed. A page too large for `dpi` comes at a lower one.

    Raises:
        Unreadable: the file cannot be opened, or has no such page.
    """
    if source.media_type == "application/pdf":
        with opened_pdf(source) as document:
            if not 1 <= page <= len(document):
                raise Unreadable(GapReason.DAMAGED, f"The document has no page {page}.", "look at the page count")
            return render_page(document, page - 1, dpi=dpi, most_pixels=most_pixels)[0]
    with opened_image(source) as image:
        for number, frame in enumerate(frames(image), 1):
            if number == page:
                return _within(frame, most_pixels)
    raise Unreadable(GapReason.DAMAGED, f"The image has no page {page}.", "look at the page count")


@contextmanager
def opened_pdf(source: Source) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed again at the end.

    Raises:
        Unreadable: encrypted or damaged.
    """
    with source.open() as file:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            raise _not_opened(error, source) from error
        try:
            # Values typed into a form are drawn only once its fields are set up.
            if document.get_formtype() != raw.FORMTYPE_NONE:
                document.init_forms()
            yield document
        finally:
            document.close()


def _holds(source: Source, pattern: re.Pattern[bytes]) -> bool:
    """Whether the bytes of the file match; a long file is looked at in overlapping pieces."""
    before = b""
    with source.open() as file:
        while piece := file.read(_PIECE):
            if pattern.search(before + piece):
                return True
            before = piece[-_OVERLAP:]
    return False


def _not_opened(error: pypdfium2.PdfiumError, source: Source) -> Unreadable:
    """Why a PDF does not open. PDFium's error code may be left over from another document, so the file itself is asked too."""
    code = getattr(error, "err_code", None)
    encrypted = _holds(source, _ENCRYPT)
    if not encrypted and _holds(source, _NO_PAGES) and not _holds(source, _PAGE):
        return Unreadable(GapReason.EMPTY, "The PDF has no pages.", "ask for another copy")
    if not encrypted:
        return Unreadable(GapReason.DAMAGED, "The PDF cannot be opened: its structure is broken.", _DAMAGED)
    if code == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return Unreadable(
            GapReason.ENCRYPTED,
            "The PDF is encrypted and asks for a password.",
            "ask for the password, save a copy without it, and open that",
        )
    if code == raw.FPDF_ERR_SECURITY or "security" in str(error).lower():
        return Unreadable(
            GapReason.ENCRYPTED, "The PDF is protected by a scheme that is not supported.", "open it where it was made and print it to PDF"
        )
    return Unreadable(GapReason.DAMAGED, "The PDF cannot be opened: its structure is broken.", _DAMAGED)


def render_page(document: Any, index: int, *, dpi: float, most_pixels: int = MOST_PIXELS) -> tuple[Image.Image, float]:
    """The picture of a page (0-based) and the resolution it was drawn at.

    Raises:
        pypdfium2.PdfiumError: the page cannot be loaded or drawn.
    """
    page = document[index]
    try:
        width, height = page.get_size()
        used = fitting_dpi(width, height, dpi, most_pixels=most_pixels)
        bitmap = page.render(scale=used / POINTS, rev_byteorder=True, prefer_bgrx=False)
        try:
            return bitmap.to_pil().convert("RGB"), used
        finally:
            bitmap.close()
    finally:
        page.close()


@contextmanager
def opened_image(source: Source) -> Iterator[Image.Image]:
    """The image file, closed again at the end; its pixels are not unpacked yet.

    Raises:
        Unreadable: damaged, or larger than any scan.
    """
    with source.open() as file:
        image = _identified(file)
        try:
            if image.width * image.height > MOST_FILE_PIXELS:
                sentence = f"The image states {image.width} x {image.height} pixels, more than is unpacked."
                raise Unreadable(GapReason.OVER_LIMIT, sentence, "save it smaller and open that too")
            yield image
        finally:
            image.close()


def _identified(file: BinaryIO) -> Image.Image:
    # Pillow warns of a bomb at a number of pixels that scans of plans reach; our own limit is looked at before anything is unpacked.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(file, formats=FORMATS)
        except BROKEN as error:
            raise broken_image(error) from error


def broken_image(error: Exception) -> Unreadable:
    """What is said of an image file that Pillow gives up."""
    if isinstance(error, Image.DecompressionBombError):
        sentence = "The image states more pixels than are unpacked."
        return Unreadable(GapReason.OVER_LIMIT, sentence, "save it smaller and open that too")
    return Unreadable(GapReason.DAMAGED, "The image cannot be opened: it breaks off or its data is broken.", _DAMAGED)


def frames(image: Image.Image) -> Iterator[Image.Image]:
    """The pages of an image file as displayed, one after the other; a moving picture gives its first."""
    yield _shown(image)
    number = 1
    while image.format == "TIFF":
        try:
            image.seek(number)
        except EOFError:
            return
        if image.width * image.height > MOST_FILE_PIXELS:
            raise Image.DecompressionBombError
        yield _shown(image)
        number += 1


def _shown(frame: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in {"L", "RGB"}:
        return upright
    if upright.mode in {"1", "I;16", "I", "F"}:
        return _gray(upright)
    if "A" in upright.getbands() or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, clear).convert("RGB")
    return upright.convert("RGB")


def _gray(image: Image.Image) -> Image.Image:
    if image.mode == "1":
        return image.convert("L")
    low, high = image.getextrema()
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    if image.mode == "F" or high > 255:
        span = max(float(high) - min(float(low), 0.0), 1.0)
        return image.convert("F").point(lambda value: value * (255.0 / span)).convert("L")
    return image.convert("L")


def _within(picture: Image.Image, most_pixels: int) -> Image.Image:
    factor = min(1.0, LONGEST_SIDE / max(picture.size), math.sqrt(most_pixels / (picture.width * picture.height)))
    if factor == 1.0:
        return picture
    return picture.resize((max(1, int(picture.width * factor)), max(1, int(picture.height * factor))), Image.Resampling.LANCZOS)
