"""A page read from its picture: words, tables with both readings of their cells, all on the page as it is displayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from leafproof.read.ocr import engine
from leafproof.read.ocr.codes import codes_again
from leafproof.read.ocr.coloured import coloured_words
from leafproof.read.ocr.engine import ReadWord
from leafproof.read.ocr.ink import Mask, has_ink, is_blank
from leafproof.read.ocr.languages import Choice, choose, sureness_by_area
from leafproof.read.ocr.one_script import is_cyrillic
from leafproof.read.ocr.prepared import Prepared, prepared
from leafproof.read.ocr.straighten import Straight, straightened
from leafproof.read.ocr.strips import Sheet, read_twice
from leafproof.read.ocr.unread import second_look
from leafproof.read.page_layout import laid
from leafproof.read.pdf_space import outward
from leafproof.read.reading_order import page_words
from leafproof.read.tables.emit import table_records
from leafproof.read.tables.find import read_tables, too_much
from leafproof.read.tables.model import RawWord, Rule
from leafproof.read.word_shapes import PlacedWord, is_alone
from leafproof.records import Box, Table, TextSource, Word

POINTS = 72
LEAST_SOLID = 3
"""Pixels of a stroke in a word: with fewer, the engine made it up."""

UNSURE_SHARE = 0.3
DEEP = frozenset("gjpqyруцщфДЦЩQ,;()/")
CAPITAL, SMALL, HAN = 0.72, 0.85, 0.95
"""Heights of ink as shares of the size of the font: capitals and figures, words of small letters, Han characters."""

ABOVE, BELOW = 0.82, 0.2


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture of a page as displayed: pixels (height x width, or x 3), the page's size in points, its 1-based number."""

    picture: NDArray[np.uint8]
    width: float
    height: float
    number: int


@dataclass(frozen=True, slots=True)
class PictureReading:
    """What a picture of a page gave. `missing` are languages that the page needs and that are not installed."""

    words: tuple[Word, ...]
    tables: tuple[Table, ...]
    angle: int
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a page in points, straightened, the languages they were read in, and what there is to say of it."""

    words: list[PlacedWord]
    languages: tuple[str, ...]
    reasons: tuple[str, ...]


def read_picture(
    seen: Seen, *, offered: tuple[str, ...], first_table: int, known: Sequence[RawWord] = (), likely: tuple[str, ...] = ()
) -> PictureReading:
    """The words and tables of a page's picture.

    `offered` are the languages that may be used and are installed; at least one. `known` are words of a text layer (displayed points)
    that stand on the picture too: they are kept as they are, in place of what is read there. `likely` are the languages of the page
    before.
    """
    dpi = _dpi(seen)
    page = prepared(seen.picture, dpi=dpi)
    if is_blank(page.ink) and not known:
        return PictureReading((), (), 0, ("blank",))
    choice = choose(page.clean, page.ink, dpi=page.dpi, offered=offered, likely=likely)
    if choice.turns:
        page = prepared(seen.picture, dpi=dpi, turns=choice.turns)
        choice = choose(page.clean, page.ink, dpi=page.dpi, offered=offered, looked=True)
    if choice.missing:
        return PictureReading((), (), 0, (f"needs:{'+'.join(choice.missing)}",), choice.missing)
    found, languages = _read(page, choice, offered)
    found += second_look(page, found, languages=languages)
    found = codes_again(page, found, languages=languages)
    painted = coloured_words(seen.picture, page, found, languages=languages)
    words = [*_placed(found, dpi=dpi, ink=page.ink), *_placed(painted, dpi=dpi, ink=None)]
    reasons = _reasons(page, languages, coloured=len(painted))
    read = _Words(_with_known(words, known, page, dpi=dpi), languages, reasons)
    return _laid_out(seen, page, read, first_table=first_table)


def _reasons(page: Prepared, languages: tuple[str, ...], *, coloured: int) -> tuple[str, ...]:
    reasons = [f"ocr:{'+'.join(languages)}", f"dpi:{page.dpi}"]
    if page.turns:
        reasons.append(f"turned:{page.turns * 90}")
    if coloured:
        reasons.append(f"coloured_words:{coloured}")
    if page.faded.kept:
        reasons.append("coloured_text")
    if page.lines.too_many:
        reasons.append("too_many_lines")
    return tuple(reasons)


def _dpi(seen: Seen) -> float:
    return float(seen.picture.shape[1]) * POINTS / seen.width


def _read(page: Prepared, choice: Choice, offered: tuple[str, ...]) -> tuple[list[ReadWord], tuple[str, ...]]:
    """The page in the chosen languages, and once more in all offered ones where much of it stayed unsure."""
    found = engine.read(page.clean, choice.languages, dpi=page.dpi)
    unsure = sureness_by_area(found)
    if unsure > UNSURE_SHARE and set(offered) > set(choice.languages):
        again = engine.read(page.clean, offered, dpi=page.dpi)
        if sureness_by_area(again) < unsure - 0.1:
            return again, offered
    return found, choice.languages


def _placed(found: Sequence[ReadWord], *, dpi: float, ink: Mask | None) -> list[PlacedWord]:
    """The words in points, each as high as the letters of its line."""
    scale = POINTS / dpi
    by_line: dict[int, list[ReadWord]] = {}
    for word in found:
        # The boxes of Han characters are shared out roughly: a wrong one may miss the ink of its character.
        if ink is None or is_alone(word.text) or has_ink(ink[word.top : word.bottom, word.left : word.right], least=LEAST_SOLID):
            by_line.setdefault(word.line, []).append(word)
    words: list[PlacedWord] = []
    for line in by_line.values():
        above, below = line_extent(line)
        for i, word in enumerate(line):
            raw = RawWord(
                word.text,
                word.left * scale,
                min(word.top, above) * scale,
                word.right * scale,
                max(word.bottom, below) * scale,
                tuple(edge * scale for edge in word.edges),
                word.confidence,
            )
            # The engine parts Han characters as it likes; whether there is a space is for the gap to say.
            han = is_alone(word.text) or (i > 0 and is_alone(line[i - 1].text))
            words.append(PlacedWord(raw, space_before=word.space_before and not han))
    return words


def line_extent(line: Sequence[ReadWord]) -> tuple[float, float]:
    """Top and bottom (pixels) of the letters' bodies in a line: ink alone would make `a` and `–` lines of their own.

    A text layer's boxes reach from the ascent to the descent of the font; these are made to do the same.
    """
    upright = [w for w in line if any(c.isdigit() or c.isupper() for c in w.text) and not DEEP.intersection(w.text)]
    if upright:
        height, base, share = median(w.bottom - w.top for w in upright), median(w.bottom for w in upright), CAPITAL
    elif any(is_alone(w.text) for w in line):
        height, base, share = max(w.bottom - w.top for w in line), max(w.bottom for w in line), HAN
    else:
        height, base, share = median(w.bottom - w.top for w in line), median(w.bottom for w in line), SMALL
    size = height / share
    return base - ABOVE * size, base + BELOW * size


def _with_known(words: list[PlacedWord], known: Sequence[RawWord], page: Prepared, *, dpi: float) -> list[PlacedWord]:
    """The words read, with those of the text layer in the place of what was read over them."""
    if not known:
        return words
    moved = [_straight_word(word, page.straight, POINTS / dpi) for word in known]
    kept = []
    for word in words:
        raw = word.raw
        x, y = (raw.left + raw.right) / 2, (raw.top + raw.bottom) / 2
        if not any(k.left <= x <= k.right and k.top <= y <= k.bottom for k in moved):
            kept.append(word)
    return [*kept, *(PlacedWord(word) for word in moved)]


def _straight_word(word: RawWord, straight: Straight, scale: float) -> RawWord:
    corners = [straight.straight_point(x / scale, y / scale) for x in (word.left, word.right) for y in (word.top, word.bottom)]
    left, right = min(x for x, _ in corners) * scale, max(x for x, _ in corners) * scale
    top, bottom = min(y for _, y in corners) * scale, max(y for _, y in corners) * scale
    width = max(word.right - word.left, 0.01)
    edges = tuple(left + (edge - word.left) / width * (right - left) for edge in word.edges)
    return RawWord(word.text, left, top, right, bottom, edges, word.confidence)


def _laid_out(seen: Seen, page: Prepared, read: _Words, *, first_table: int) -> PictureReading:
    dpi = _dpi(seen)
    scale = POINTS / dpi
    tall, wide = page.clean.shape
    words, reasons = read.words, read.reasons
    raw = [word.raw for word in words]
    rules: Sequence[Rule] = page.lines.rules
    over = too_much(raw, rules)
    if over is not None:
        reasons = (*reasons, "no_tables_sought")
    found = read_tables(raw, rules, width=wide * scale, height=tall * scale)
    grids = found
    if found:
        paint = straightened(page.faded.paint.astype(np.uint8) * 255, page.angle, turns=page.turns, paper=0, smooth=False).picture > 127
        sheet = Sheet(page.clean, page.ink, paint, dpi, read.languages, cyrillic=is_cyrillic(word.text for word in raw))
        grids = [read_twice(grid, sheet) for grid in found]

    def to_page(left: float, top: float, right: float, bottom: float) -> Box:
        box = page.straight.displayed(left / scale, top / scale, right / scale, bottom / scale)
        # Pixels are squares of the displayed page; its points are a little finer than the rounded size of the picture.
        across, down = seen.width / seen.picture.shape[1], seen.height / seen.picture.shape[0]
        return outward(box[0] * across, box[1] * down, box[2] * across, box[3] * down, width=seen.width, height=seen.height)

    tables = table_records(grids, page=seen.number, to_page=to_page, source=TextSource.OCR, first_index=first_table)
    placed, lines = laid(words, grids, as_found=found)
    angle = round(page.angle * 100) if words else 0
    return PictureReading(page_words(lines, placed, box=to_page), tuple(tables), angle, reasons, languages=read.languages)
