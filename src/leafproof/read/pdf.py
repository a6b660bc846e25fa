"""Reads PDF: every page from its text layer where that is what the page shows, else from its picture."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as raw

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.pdf_page import OpenedPage, Progress, parts_of
from leafproof.read.pdf_rules import drawn
from leafproof.read.pdf_space import page_space
from leafproof.read.pdf_words import text_layer
from leafproof.read.picture import opened_pdf
from leafproof.records import Gap, GapReason, Metadata, ReadPart
from leafproof.settings import ReadSettings

MEDIA_TYPES = ("application/pdf",)

LONGEST_VALUE = 4_000
MOST_LABELS = 2_000
MOST_ANNOTATIONS = 20_000
DRAWN_ANNOTATIONS = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_ANOTHER_COPY = "ask for another copy; a viewer may still show this page"


def read(source: Source) -> Iterator[ReadPart]:
    """Metadata, then each page with its tables after it.

    Raises:
        Unreadable: encrypted, damaged, or without pages.
    """
    with opened_pdf(source) as document:
        count = len(document)
        if count == 0:
            raise Unreadable(GapReason.EMPTY, "The PDF has no pages.", "ask for another copy")
        yield from _metadata(document, min(count, source.settings.page_budget))
        progress = Progress()
        for index in range(min(count, source.settings.page_budget)):
            yield from _page(document, index, source.settings, progress)
        if count > source.settings.page_budget:
            first = source.settings.page_budget + 1
            sentence = f"The PDF has {count} pages; pages {first} to {count} are over the page budget and were not read."
            yield Gap(GapReason.OVER_LIMIT, sentence, "raise page_budget under [read], or split the file", f"pages {first}-{count}")


def _metadata(document: pypdfium2.PdfDocument, pages: int) -> Iterator[Metadata]:
    for name, value in sorted(document.get_metadata_dict(skip_empty=True).items()):
        yield Metadata(name, value[:LONGEST_VALUE], "pdf info")
    version = document.get_version()
    if version is not None:
        yield Metadata("version", f"{version // 10}.{version % 10}", "pdf header")
    signatures = raw.FPDF_GetSignatureCount(document.raw)
    if signatures > 0:
        yield Metadata("signatures", str(signatures), "pdf signatures")
    for index in range(min(pages, MOST_LABELS)):
        label = document.get_page_label(index)
        if label and label != str(index + 1):
            yield Metadata(f"page label {index + 1}", label[:LONGEST_VALUE], "pdf page labels")


def _damaged(number: int) -> Gap:
    return Gap(GapReason.DAMAGED, f"Page {number} cannot be loaded.", _ANOTHER_COPY, f"page {number}", number)


def _page(document: pypdfium2.PdfDocument, index: int, settings: ReadSettings, progress: Progress) -> Iterator[ReadPart]:
    number = index + 1
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        yield _damaged(number)
        return
    try:
        if _flattened(page):
            page.close()
            page = document[index]
        space = page_space(page.raw)
        if space is None:
            yield _damaged(number)
            return
        shown = drawn(page.raw, space)
        text = page.get_textpage()
        try:
            layer = text_layer(text.raw, space, some_hidden=shown.hidden)
        finally:
            text.close()
    except pypdfium2.PdfiumError:
        yield _damaged(number)
        return
    finally:
        page.close()
    yield from parts_of(OpenedPage(document, number, space, layer, shown, settings), progress)


def _flattened(page: pypdfium2.PdfPage) -> bool:
    """Draws the values of form fields, typed notes and stamps into the page, which alone has no text of them; says if there were any."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    for i in range(min(count, MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, i)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in DRAWN_ANNOTATIONS:
            return bool(raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)
    return False
