"""The parts that one page of a PDF gives: the page and its tables, from its text layer or from its picture, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2

from leafproof.read.ocr import engine
from leafproof.read.ocr.gaps import without_ocr
from leafproof.read.ocr.page import Seen, read_picture
from leafproof.read.page_bounds import bounded
from leafproof.read.page_layout import laid
from leafproof.read.pdf_rules import Drawn
from leafproof.read.pdf_space import PageSpace, size_of
from leafproof.read.pdf_words import TextLayer
from leafproof.read.picture import render_page
from leafproof.read.raised_figures import with_raised_apart
from leafproof.read.reading_order import page_words
from leafproof.read.tables.emit import table_records
from leafproof.read.tables.find import read_tables, too_much
from leafproof.read.text_layer import Decision, Use, decide
from leafproof.read.word_shapes import PlacedWord
from leafproof.records import Gap, GapReason, Page, ReadPart, Table, TextSource, Word
from leafproof.settings import ReadSettings


@dataclass(slots=True)
class Progress:
    """What one page hands on to the next: how many tables there were, and the languages it was read in."""

    tables: int = 0
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page (1-based number) with its text layer and what it draws."""

    document: pypdfium2.PdfDocument
    number: int
    space: PageSpace
    layer: TextLayer
    shown: Drawn
    settings: ReadSettings


def parts_of(opened: OpenedPage, progress: Progress) -> Iterator[ReadPart]:
    """The page, its tables, and gaps."""
    decision = decide(opened.layer, opened.shown, height=opened.space.height)
    match decision.use:
        case Use.BLANK:
            parts: list[ReadPart] = [_without_words(opened, decision.reasons)]
        case Use.LAYER:
            parts = _from_layer(opened, decision.reasons, first_table=progress.tables)
        case Use.PICTURE | Use.BOTH:
            parts = _from_picture(opened, decision, progress)
    kept = bounded(parts, opened.settings, number=opened.number, cut_off=opened.layer.cut_off)
    progress.tables += sum(1 for part in kept if isinstance(part, Table))
    yield from kept


def _without_words(opened: OpenedPage, reasons: tuple[str, ...]) -> Page:
    width, height = size_of(opened.space.width), size_of(opened.space.height)
    return Page(opened.number, width, height, TextSource.NONE, source_reasons=reasons)


def _turned(opened: OpenedPage) -> tuple[Word, ...]:
    box = opened.space.box
    words = [word.raw for word in opened.layer.turned]
    return tuple(Word(raw.text, box(raw.left, raw.top, raw.right, raw.bottom), line) for line, raw in enumerate(words))


def _from_layer(opened: OpenedPage, reasons: tuple[str, ...], *, first_table: int) -> list[ReadPart]:
    space, layer, rules = opened.space, opened.layer, opened.shown.rules
    raw = [word.raw for word in layer.words]
    gap: list[ReadPart] = []
    over = too_much(raw, rules)
    if over is not None:
        sentence = f"Tables were not sought on page {opened.number}: {over}."
        gap = [Gap(GapReason.OVER_LIMIT, sentence, "look at the page", f"tables of page {opened.number}", opened.number)]
    grids = read_tables(raw, rules, width=space.width, height=space.height)
    tables = table_records(grids, page=opened.number, to_page=space.box, source=TextSource.TEXT_LAYER, first_index=first_table)
    placed, lines = laid(layer.words, grids)
    page = Page(
        opened.number,
        size_of(space.width),
        size_of(space.height),
        TextSource.TEXT_LAYER,
        words=page_words(lines, placed, box=space.box),
        turned=_turned(opened),
        source_reasons=reasons,
    )
    return [page, *with_raised_apart(tables, grids, placed), *gap]


def _from_picture(opened: OpenedPage, decision: Decision, progress: Progress) -> list[ReadPart]:
    settings = opened.settings
    offered = tuple(code for code in settings.ocr_languages if engine.available((code,))) if settings.ocr else ()
    if not offered:
        return _without_ocr(opened, decision, settings.ocr_languages, first_table=progress.tables)
    try:
        picture, dpi = render_page(opened.document, opened.number - 1, dpi=settings.ocr_dpi)
    except pypdfium2.PdfiumError:
        sentence = f"Page {opened.number} cannot be drawn."
        gap = Gap(GapReason.DAMAGED, sentence, "ask for another copy", f"page {opened.number}", opened.number)
        return [_without_words(opened, decision.reasons), gap]
    known: Sequence[PlacedWord] = opened.layer.words if decision.use is Use.BOTH else ()
    seen = Seen(np.asarray(picture), opened.space.width, opened.space.height, opened.number)
    found = read_picture(seen, offered=offered, first_table=progress.tables, known=[w.raw for w in known], likely=progress.languages)
    if found.missing:
        return _without_ocr(opened, decision, found.missing, first_table=progress.tables)
    progress.languages = found.languages
    lowered = ("dpi_lowered",) if dpi < settings.ocr_dpi - 0.5 else ()
    page = Page(
        opened.number,
        size_of(opened.space.width),
        size_of(opened.space.height),
        TextSource.OCR if found.words or found.tables else TextSource.NONE,
        words=found.words,
        turned=_turned(opened) if known else (),
        source_reasons=(*decision.reasons, *found.reasons, *lowered),
        angle=found.angle,
    )
    return [page, *found.tables]


def _without_ocr(opened: OpenedPage, decision: Decision, missing: tuple[str, ...], *, first_table: int) -> list[ReadPart]:
    """What a page that needs OCR gives without it: its layer, unchecked, where that may stand in; else nothing but the gap."""
    if decision.layer_may_stand_in:
        reason = "invisible_layer_unchecked" if opened.layer.invisible else "picture_not_read"
        parts = _from_layer(opened, (*decision.reasons, reason), first_table=first_table)
        if opened.layer.invisible:
            return parts
    else:
        parts = [_without_words(opened, decision.reasons)]
    return [*parts, without_ocr(opened.number, opened.settings, missing)]
