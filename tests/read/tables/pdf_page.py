"""Words and rules of a page of a PDF for end-to-end checks of the table geometry: as the handbook of the house has them, and no more."""

from __future__ import annotations

import ctypes
import math

import pypdfium2
import pypdfium2.raw as raw

from leafproof.read.tables.model import RawWord, Rule


def page_of(data: bytes, number: int = 0) -> tuple[list[RawWord], list[Rule], float, float]:
    """Words, rules, width and height (points, origin top left) of one page without rotation."""
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number]
        width, height = page.get_size()
        text = page.get_textpage()
        words = _words(text, height)
        rules = _rules(page, height)
        text.close()
        page.close()
    finally:
        document.close()
    return words, rules, width, height


def _words(text: pypdfium2.PdfTextPage, height: float) -> list[RawWord]:
    words: list[RawWord] = []
    current: list[tuple[str, float, float, float, float]] = []

    def end() -> None:
        if current:
            edges = (*(c[1] for c in current), current[-1][3])
            words.append(
                RawWord(
                    "".join(c[0] for c in current),
                    current[0][1],
                    min(c[2] for c in current),
                    current[-1][3],
                    max(c[4] for c in current),
                    edges,
                )
            )
            current.clear()

    box = raw.FS_RECTF()
    for i in range(raw.FPDFText_CountChars(text)):
        char = chr(raw.FPDFText_GetUnicode(text, i))
        raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box))
        left, top, right, bottom = box.left, height - box.top, box.right, height - box.bottom
        if char.isspace() or bottom - top < 0.5 or not char.isprintable():
            end()
            continue
        if current:
            tall = bottom - top
            before = current[-1]
            if left - before[3] > 0.22 * tall or left < before[1] - tall or abs(bottom - before[4]) > 0.5 * tall:
                end()
        if ord(char) > 0x2E80:
            end()
        current.append((char, left, top, right, bottom))
        if ord(char) > 0x2E80:
            end()
    end()
    return words


def _rules(page: pypdfium2.PdfPage, height: float) -> list[Rule]:
    rules: list[Rule] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = item.get_matrix().get()
        points: list[tuple[float, float]] = []
        lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
        start = (0.0, 0.0)
        for i in range(raw.FPDFPath_CountSegments(item)):
            segment = raw.FPDFPath_GetPathSegment(item, i)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            a, b, c, d, e, f = matrix
            spot = (a * x.value + c * y.value + e, height - (b * x.value + d * y.value + f))
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                start = spot
            elif raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
                lines.append((points[-1], spot))
            points.append(spot)
            if raw.FPDFPathSegment_GetClose(segment):
                lines.append((spot, start))
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if stroke.value:
            rules += [_rule(a, b) for a, b in lines if _straight(a, b)]
        elif points and mode.value and min(max(xs) - min(xs), max(ys) - min(ys)) < 2.5:
            wide = max(xs) - min(xs) >= max(ys) - min(ys)
            middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            rules.append(Rule(True, middle_y, min(xs), max(xs)) if wide else Rule(False, middle_x, min(ys), max(ys)))
    return rules


def _straight(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= 0.8 and math.dist(a, b) > 4.0


def _rule(a: tuple[float, float], b: tuple[float, float]) -> Rule:
    if abs(a[0] - b[0]) >= abs(a[1] - b[1]):
        return Rule(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    return Rule(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
