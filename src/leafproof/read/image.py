"""Reads images (scans and photographs of papers): each page of the file is read by OCR."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from PIL import Image

from leafproof.engine.contract import Source
from leafproof.read.ocr import engine
from leafproof.read.ocr.gaps import without_ocr
from leafproof.read.ocr.page import Seen, read_picture
from leafproof.read.page_bounds import bounded
from leafproof.read.pdf_space import size_of
from leafproof.read.picture import BROKEN, LONGEST_SIDE, MOST_PIXELS, broken_image, frames, opened_image
from leafproof.records import Gap, GapReason, Metadata, Page, ReadPart, Table, TextSource
from leafproof.settings import ReadSettings

MEDIA_TYPES = ("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/gif", "image/webp")

POINTS = 72
PAPER_INCHES = 11.69
"""The long side of A4: what a scan without a stated resolution is taken to show."""

LEAST_STATED, MOST_STATED = 75, 1300
SCREENS = (96.0,)
LEAST_INCHES = 1.0
LEAST_GUESSED, MOST_GUESSED = 96.0, 600.0
LEAST_READ, MOST_READ = 150, 320
SMALLEST_SIDE = 16
_EXIF_NAMES = ((271, "camera maker"), (272, "camera model"), (305, "software"), (306, "date"), (315, "artist"), (270, "description"))
LONGEST_VALUE = 4_000


def read(source: Source) -> Iterator[ReadPart]:
    """What the file says about itself, then each page with its tables after it.

    Raises:
        Unreadable: damaged, or larger than any scan.
    """
    settings = source.settings
    with opened_image(source) as image:
        number = tables = 0
        pages = frames(image)
        while True:
            try:
                frame = next(pages, None)
            except BROKEN as error:
                if number == 0:
                    raise broken_image(error) from error
                where = f"page {number + 1}"
                yield Gap(GapReason.DAMAGED, f"Page {number + 1} of the image is broken.", "ask for another copy", where, number + 1)
                return
            if frame is None:
                return
            if number == 0:
                yield from _metadata(image)
            number += 1
            if number > settings.page_budget:
                sentence = f"Pages of the image from {number} on are over the page budget and were not read."
                yield Gap(GapReason.OVER_LIMIT, sentence, "raise page_budget under [read]", f"pages {number}-")
                return
            parts = bounded(_page(frame, number, settings, first_table=tables), settings, number=number)
            tables += sum(1 for part in parts if isinstance(part, Table))
            yield from parts


def _metadata(image: Image.Image) -> Iterator[Metadata]:
    yield Metadata("pixels", f"{image.width} x {image.height}", "image header")
    stated = image.info.get("dpi")
    if isinstance(stated, tuple) and len(stated) == 2:
        yield Metadata("dots per inch", f"{float(stated[0]):g} x {float(stated[1]):g}", "image header")
    exif = image.getexif()
    for tag, name in _EXIF_NAMES:
        value = exif.get(tag)
        if isinstance(value, str) and value.strip("\0 "):
            yield Metadata(name, value.strip("\0 ")[:LONGEST_VALUE], "exif")


def resolution(frame: Image.Image) -> float:
    """Dots per inch of a scan: as stated where a scanner could have stated it, else as if its long side were that of a sheet of A4."""
    stated = frame.info.get("dpi")
    if isinstance(stated, tuple) and len(stated) == 2:
        across = float(stated[0])
        if LEAST_STATED < across <= MOST_STATED and across not in SCREENS and max(frame.size) / across >= LEAST_INCHES:
            return across
    return min(max(max(frame.size) / PAPER_INCHES, LEAST_GUESSED), MOST_GUESSED)


def _page(frame: Image.Image, number: int, settings: ReadSettings, *, first_table: int) -> list[ReadPart]:
    dpi = resolution(frame)
    width, height = frame.width * POINTS / dpi, frame.height * POINTS / dpi
    across, down = size_of(width), size_of(height)
    if min(frame.size) < SMALLEST_SIDE:
        return [Page(number, across, down, TextSource.NONE, source_reasons=("too_small_for_text",))]
    offered = tuple(code for code in settings.ocr_languages if engine.available((code,))) if settings.ocr else ()
    if not offered:
        return [
            Page(number, across, down, TextSource.NONE, source_reasons=("image",)),
            without_ocr(number, settings, settings.ocr_languages),
        ]
    picture = _readable(frame, dpi, settings)
    found = read_picture(Seen(np.asarray(picture), width, height, number), offered=offered, first_table=first_table)
    source = TextSource.OCR if found.words or found.tables else TextSource.NONE
    page = Page(number, across, down, source, words=found.words, source_reasons=("image", *found.reasons), angle=found.angle)
    if found.missing:
        return [page, without_ocr(number, settings, found.missing)]
    return [page, *found.tables]


def _readable(frame: Image.Image, dpi: float, settings: ReadSettings) -> Image.Image:
    """The picture at a resolution the engine reads well, within the caps."""
    factor = 1.0
    if dpi < LEAST_READ:
        factor = settings.ocr_dpi / dpi
    elif dpi > MOST_READ:
        factor = settings.ocr_dpi * 1.5 / dpi
    factor = min(factor, LONGEST_SIDE / max(frame.size), math.sqrt(MOST_PIXELS / (frame.width * frame.height)))
    if abs(factor - 1) < 0.02:
        return frame
    size = max(1, round(frame.width * factor)), max(1, round(frame.height * factor))
    return frame.resize(size, Image.Resampling.LANCZOS if factor < 1 else Image.Resampling.BICUBIC)
