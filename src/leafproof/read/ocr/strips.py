"""The second reading of table cells: columns cut out of the page without rules and read as strips, header cells one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from leafproof.read.ocr import engine
from leafproof.read.ocr.choice import chosen, number_of
from leafproof.read.ocr.engine import BLOCK, LINE, WORD, ReadWord
from leafproof.read.ocr.ink import Gray, Mask, has_ink, solid
from leafproof.read.ocr.one_script import has_latin, is_better
from leafproof.read.ocr.resize import scaled
from leafproof.read.tables.cells import cell_text, lowest_confidence
from leafproof.read.tables.lines import text_lines
from leafproof.read.tables.model import Grid, GridCell, RawWord
from leafproof.records import Reading

POINTS = 72
STRIP_DPI = 300
INSET = 0.8
MARGIN_INCHES = 0.08
LEAST_INK = 0.6
"""Square points of ink: less is a speck."""

CLOSE_INCHES, SHORT = 0.02, 2.5
SIGNS_INCHES = 0.4
FEWEST_SIGNS = 3
STAMPED = 0.02
DIGITS = "0123456789 .,-"
MOST_CALLS = 150
MOST_AGAIN = 30
"""Cells of a table that are read alone because their strip gave nothing for them."""

MOST_PIXELS = 30_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A straightened page for reading parts of it: without rules, its ink, where coloured ink was; `dpi` of the picture."""

    clean: Gray
    ink: Mask
    paint: Mask
    dpi: float
    languages: tuple[str, ...]
    cyrillic: bool = False

    def pixels(self, points: float) -> int:
        """A length in points as pixels."""
        return round(points * self.dpi / POINTS)


def read_twice(grid: Grid, sheet: Sheet) -> Grid:
    """The grid with every cell's readings, the better of the two as its words, and doubts where they differ."""
    cells = list(grid.cells)
    head = grid.header_rows if grid.header_rows is not None else 0
    inked = [_has_ink(cell, sheet) for cell in cells]
    columns: dict[int, list[int]] = {}
    singles: list[int] = []
    for i, cell in enumerate(cells):
        if not inked[i]:
            cells[i] = _blank(cell)
        elif cell.row < head:
            singles.append(i)
        elif cell.column_span == 1 and cell.row_span == 1:
            columns.setdefault(cell.column, []).append(i)
    if len(columns) + len(singles) > MOST_CALLS:
        return replace(grid, cells=tuple(cells), doubts=(*grid.doubts, "read_once:too_many_cells"))
    again = MOST_AGAIN
    numeric = {column: _is_numeric([cells[i] for i in members]) for column, members in columns.items()}
    for column, members in sorted(columns.items()):
        held = [cells[i] for i in members]
        signs = not numeric[column] and _are_signs(held, sheet)
        found = _row_of_signs(held, sheet) if signs else _strip(held, sheet, numeric=numeric[column])
        for i, words in zip(members, found, strict=True):
            if not words and again:
                again -= 1
                words = _alone(cells[i], sheet, numeric=numeric[column])
            cells[i] = _with_second(cells[i], words, sheet, numeric=numeric[column])
        if sheet.cyrillic and not numeric[column]:
            _in_russian(cells, members, sheet)
    for i in singles:
        words = _strip([cells[i]], sheet, numeric=False)[0]
        cells[i] = _with_second(cells[i], words, sheet, numeric=False)
    return replace(grid, cells=tuple(cells))


def _in_russian(cells: list[GridCell], members: Sequence[int], sheet: Sheet) -> None:
    """Reads the cells that came out with Latin letters on a Cyrillic page once more in Russian alone, in place."""
    doubtful = [i for i in members if has_latin(cell_text(cells[i]))]
    if not doubtful or not engine.available(("rus",)):
        return
    russian = replace(sheet, languages=("rus",))
    for i, words in zip(doubtful, _strip([cells[i] for i in doubtful], russian, numeric=False), strict=True):
        second = _with(cells[i], lines=tuple(line.words for line in text_lines(words)))
        reading = Reading(cell_text(second), lowest_confidence(second) or 0, "strip_rus")
        if is_better(reading.text, reading.confidence, cell_text(cells[i]), lowest_confidence(cells[i]) or 0):
            doubts = tuple(dict.fromkeys((*cells[i].doubts, "two_readings")))
            cells[i] = _with(second, readings=(*cells[i].readings, reading), doubts=doubts)


def _cut(cell: GridCell, sheet: Sheet) -> tuple[int, int, int, int]:
    height, width = sheet.clean.shape
    left, top = max(0, sheet.pixels(cell.left + INSET)), max(0, sheet.pixels(cell.top + INSET))
    return left, top, min(width, sheet.pixels(cell.right - INSET)), min(height, sheet.pixels(cell.bottom - INSET))


def _has_ink(cell: GridCell, sheet: Sheet) -> bool:
    left, top, right, bottom = _cut(cell, sheet)
    if right <= left or bottom <= top:
        return False
    return has_ink(sheet.ink[top:bottom, left:right], least=LEAST_INK * (sheet.dpi / POINTS) ** 2)


def _with(
    cell: GridCell,
    *,
    lines: tuple[tuple[RawWord, ...], ...] | None = None,
    readings: tuple[Reading, ...] | None = None,
    doubts: tuple[str, ...] | None = None,
) -> GridCell:
    """The cell with these of its parts replaced."""
    return GridCell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        left=cell.left,
        top=cell.top,
        right=cell.right,
        bottom=cell.bottom,
        lines=cell.lines if lines is None else lines,
        readings=cell.readings if readings is None else readings,
        doubts=cell.doubts if doubts is None else doubts,
    )


def _blank(cell: GridCell) -> GridCell:
    """A cell without ink: what the engine read into it is not there. A dash is thin enough to be kept."""
    text = cell_text(cell)
    if not text or set(text) <= set("-–—−"):
        return cell
    return _with(cell, doubts=(*cell.doubts, "little_ink"))


def _is_numeric(cells: Sequence[GridCell]) -> bool:
    """Whether a column holds numbers: more digits than letters in most of the cells that were read."""
    texts = [text for cell in cells if (text := cell_text(cell).strip()) and not set(text) <= set("-–—−")]
    numbers = sum(1 for t in texts if sum(c.isdigit() for c in t) > 2 * sum(c.isalpha() for c in t))
    return bool(texts) and numbers * 10 >= 6 * len(texts)


def _strip(cells: Sequence[GridCell], sheet: Sheet, *, numeric: bool) -> list[list[RawWord]]:
    """The words of each cell, read from one picture of all of them, one under the other."""
    cuts = [_cut(cell, sheet) for cell in cells]
    margin = max(4, round(MARGIN_INCHES * sheet.dpi))
    width = max(right - left for left, _, right, _ in cuts) + 2 * margin
    height = margin + sum(bottom - top + margin for _, top, _, bottom in cuts)
    scale = STRIP_DPI / sheet.dpi
    if width * height * scale * scale > MOST_PIXELS:
        return [[] for _ in cells]
    languages, whitelist = (("eng",), DIGITS) if numeric and engine.available(("eng",)) else (sheet.languages, "")
    paper = int(np.median(sheet.clean[::8, ::8]))
    picture = np.full((height, width), paper, np.uint8)
    offsets: list[int] = []
    at = margin
    for left, top, right, bottom in cuts:
        offsets.append(at)
        picture[at : at + bottom - top, margin : margin + right - left] = sheet.clean[top:bottom, left:right]
        at += bottom - top + margin
    words = engine.read(scaled(picture, scale), languages, mode=BLOCK, dpi=STRIP_DPI, whitelist=whitelist)
    found: list[list[RawWord]] = [[] for _ in cells]
    for word in words:
        row = max(bisect_right(offsets, (word.top + word.bottom) / 2 / scale + margin / 2) - 1, 0)
        left, top, _, _ = cuts[row]
        found[row].append(_on_page(word, sheet, scale=scale, move=(left - margin, top - offsets[row])))
    return found


def _alone(cell: GridCell, sheet: Sheet, *, numeric: bool) -> list[RawWord]:
    """The words of one cell, cut close around its ink: a figure or sign as one word, more as one line."""
    left, top, right, bottom = _inked_part(_cut(cell, sheet), sheet)
    rows = np.flatnonzero(solid(sheet.ink[top:bottom, left:right]).any(axis=1))
    margin = max(4, round(CLOSE_INCHES * sheet.dpi))
    if len(rows):
        top, bottom = max(top, top + int(rows[0]) - margin), min(bottom, top + int(rows[-1]) + 2 + margin)
    scale = STRIP_DPI / sheet.dpi
    han = "chi_sim" in sheet.languages and not numeric
    short = right - left <= SHORT * (bottom - top) and not han
    if han:
        margin = max(margin, (bottom - top) // 2)
    languages, whitelist = (("eng",), DIGITS) if numeric and engine.available(("eng",)) else (sheet.languages, "")
    picture = np.pad(sheet.clean[top:bottom, left:right], margin, constant_values=int(np.median(sheet.clean[::8, ::8])))
    words = engine.read(scaled(picture, scale), languages, mode=WORD if short else LINE, dpi=STRIP_DPI, whitelist=whitelist)
    return [_on_page(word, sheet, scale=scale, move=(left - margin, top - margin)) for word in words]


def _row_of_signs(cells: Sequence[GridCell], sheet: Sheet) -> list[list[RawWord]]:
    """The words of narrow cells, read as one line of all of them: one above the other, the parts of 台 become lines of their own."""
    cuts = [_inked_part(_cut(cell, sheet), sheet) for cell in cells]
    margin = max(4, round(MARGIN_INCHES * sheet.dpi))
    height = max(bottom - top for _, top, _, bottom in cuts) + 2 * margin
    width = margin + sum(right - left + margin for left, _, right, _ in cuts)
    scale = STRIP_DPI / sheet.dpi
    if width * height * scale * scale > MOST_PIXELS:
        return [[] for _ in cells]
    picture = np.full((height, width), int(np.median(sheet.clean[::8, ::8])), np.uint8)
    offsets: list[int] = []
    at = margin
    for left, top, right, bottom in cuts:
        offsets.append(at)
        picture[margin : margin + bottom - top, at : at + right - left] = sheet.clean[top:bottom, left:right]
        at += right - left + margin
    found: list[list[RawWord]] = [[] for _ in cells]
    for word in engine.read(scaled(picture, scale), sheet.languages, mode=LINE, dpi=STRIP_DPI):
        column = max(bisect_right(offsets, (word.left + word.right) / 2 / scale + margin / 2) - 1, 0)
        left, top, _, _ = cuts[column]
        found[column].append(_on_page(word, sheet, scale=scale, move=(left - offsets[column], top - margin)))
    return found


def _inked_part(cut: tuple[int, int, int, int], sheet: Sheet) -> tuple[int, int, int, int]:
    """The part of a cell from its first to its last stroke; grain is no stroke."""
    left, top, right, bottom = cut
    columns = np.flatnonzero(solid(sheet.ink[top:bottom, left:right]).any(axis=0))
    if len(columns) == 0:
        return cut
    margin = max(2, round(CLOSE_INCHES * sheet.dpi))
    return max(left, left + int(columns[0]) - margin), top, min(right, left + int(columns[-1]) + 2 + margin), bottom


def _are_signs(cells: Sequence[GridCell], sheet: Sheet) -> bool:
    """Whether the cells of a column hold a character or two each, on a page in Chinese."""
    if "chi_sim" not in sheet.languages or len(cells) < FEWEST_SIGNS:
        return False
    widths = sorted(right - left for left, _, right, _ in (_inked_part(_cut(cell, sheet), sheet) for cell in cells))
    return widths[len(widths) * 3 // 4] <= SIGNS_INCHES * sheet.dpi


def _on_page(word: ReadWord, sheet: Sheet, *, scale: float, move: tuple[float, float]) -> RawWord:
    def x(pixels: float) -> float:
        return (pixels / scale + move[0]) * POINTS / sheet.dpi

    def y(pixels: float) -> float:
        return (pixels / scale + move[1]) * POINTS / sheet.dpi

    edges = tuple(x(edge) for edge in word.edges)
    return RawWord(word.text, x(word.left), y(word.top), x(word.right), y(word.bottom), edges, word.confidence)


def _with_second(cell: GridCell, words: list[RawWord], sheet: Sheet, *, numeric: bool) -> GridCell:
    lines = tuple(line.words for line in text_lines(words))
    second = _with(cell, lines=lines)
    readings = []
    if cell.lines:
        readings.append(Reading(cell_text(cell), lowest_confidence(cell) or 0, "page"))
    if lines:
        readings.append(Reading(cell_text(second), lowest_confidence(second) or 0, "strip"))
    if not readings:
        return _with(cell, doubts=(*cell.doubts, "ink_not_read"))
    source, doubts = chosen(readings, numeric=numeric)
    better = second if source == "strip" else cell
    if _is_stamped(better, sheet):
        doubts = (*doubts, "covered_by_stamp")
    if numeric:
        value = number_of(cell_text(better))
        if value is not None and "irregular_spacing" in value.doubts:
            doubts = (*doubts, "irregular_spacing")
    return _with(better, readings=tuple(readings), doubts=(*cell.doubts, *doubts))


def _is_stamped(cell: GridCell, sheet: Sheet) -> bool:
    """Whether coloured ink stands where the words of the cell do: what was under it may be gone."""
    words = [word for line in cell.lines for word in line]
    left, right = sheet.pixels(min(w.left for w in words)), sheet.pixels(max(w.right for w in words))
    top, bottom = sheet.pixels(min(w.top for w in words)), sheet.pixels(max(w.bottom for w in words))
    covered = sheet.paint[max(0, top) : bottom, max(0, left) : right]
    return covered.size > 0 and float(covered.mean()) >= STAMPED
