"""Calls into pdfium that are made once for each character or drawn thing: without wrappers, plain addresses in place of objects."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

FLOATS_IN_RECT = 4


def float_rect() -> Any:
    """An empty rectangle of floats, to be filled by pdfium."""
    return raw.FS_RECTF()


@cache
def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., int | float]:
    # The declared prototypes convert and check every argument; at four calls a character this is most of the time of a page.
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    assert address is not None
    # PYFUNCTYPE keeps the interpreter's lock: a parser process has one thread, and letting go of it costs more than the call.
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: Any) -> int:
    """The plain address behind a handle of pdfium."""
    address = ctypes.cast(handle, ctypes.c_void_p).value
    assert address is not None
    return address


def characters(text: Any, count: int) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Code points (n), loose boxes (n x 4: left, top, right, bottom), ink boxes (n x 4: left, right, bottom, top) and angles (n).

    Boxes are in points of the page's own coordinates; angles in radians, clockwise. `text` is a text page, `count` its characters.
    """
    pointer, index, address = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
    code_of = _plain("FPDFText_GetUnicode", ctypes.c_uint, pointer, index)
    loose_of = _plain("FPDFText_GetLooseCharBox", ctypes.c_int, pointer, index, address)
    ink_of = _plain("FPDFText_GetCharBox", ctypes.c_int, pointer, index, address, address, address, address)
    angle_of = _plain("FPDFText_GetCharAngle", ctypes.c_float, pointer, index)
    page, indices = repeat(address_of(text)), range(count)
    loose = np.zeros((count, FLOATS_IN_RECT), np.float32)
    ink = np.zeros((count, FLOATS_IN_RECT), np.float64)
    at_loose, at_ink = loose.ctypes.data, ink.ctypes.data
    codes = np.fromiter(map(code_of, page, indices), np.int64, count)
    angles = np.fromiter(map(angle_of, page, indices), np.float64, count)
    deque(map(loose_of, page, indices, range(at_loose, at_loose + 16 * count, 16)), maxlen=0)
    corners = (range(at_ink + side, at_ink + side + 32 * count, 32) for side in (0, 8, 16, 24))
    deque(map(ink_of, page, indices, *corners), maxlen=0)
    return codes, loose.astype(np.float64), ink, angles


def render_modes(text: Any, count: int) -> NDArray[np.int64]:
    """The text render mode (0-7, -1 unknown) of each of the `count` characters of a text page."""
    modes: dict[int, int] = {}
    found = np.full(count, -1, np.int64)
    for i in range(count):
        item = raw.FPDFText_GetTextObject(text, i)
        address = ctypes.cast(item, ctypes.c_void_p).value if item else None
        if address is None:
            continue
        if address not in modes:
            modes[address] = raw.FPDFTextObj_GetTextRenderMode(item)
        found[i] = modes[address]
    return found


def map_errors(text: Any, indices: list[int]) -> int:
    """How many of these characters have no Unicode value in the file and were guessed."""
    wrong = _plain("FPDFText_HasUnicodeMapError", ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
    return list(map(wrong, repeat(address_of(text)), indices)).count(1)


class ObjectCalls:
    """Reads the objects that a page draws, each named by its address. One for each walk: its scratch memory serves every call."""

    def __init__(self) -> None:
        number, pointer = ctypes.c_int, ctypes.c_void_p
        self.page_count = _plain("FPDFPage_CountObjects", number, pointer)
        self.form_count = _plain("FPDFFormObj_CountObjects", number, pointer)
        self.page_item = _plain("FPDFPage_GetObject", pointer, pointer, number)
        self.form_item = _plain("FPDFFormObj_GetObject", pointer, pointer, ctypes.c_ulong)
        self.kind = _plain("FPDFPageObj_GetType", number, pointer)
        self.render_mode = _plain("FPDFTextObj_GetTextRenderMode", number, pointer)
        self.segment_count = _plain("FPDFPath_CountSegments", number, pointer)
        self.segment = _plain("FPDFPath_GetPathSegment", pointer, pointer, number)
        self.segment_kind = _plain("FPDFPathSegment_GetType", number, pointer)
        self.segment_closes = _plain("FPDFPathSegment_GetClose", number, pointer)
        self._matrix = _plain("FPDFPageObj_GetMatrix", number, pointer, pointer)
        self._mode = _plain("FPDFPath_GetDrawMode", number, pointer, pointer, pointer)
        self._point = _plain("FPDFPathSegment_GetPoint", number, pointer, pointer, pointer)
        self._numbers = (ctypes.c_int * 2)()
        self._floats = (ctypes.c_float * 6)()
        self._at_numbers, self._at_floats = ctypes.addressof(self._numbers), ctypes.addressof(self._floats)

    def matrix(self, item: int) -> tuple[float, float, float, float, float, float] | None:
        """The six numbers of the object's matrix; None where it has none."""
        if not self._matrix(item, self._at_floats):
            return None
        a, b, c, d, e, f = self._floats
        return a, b, c, d, e, f

    def draw_mode(self, path: int) -> tuple[bool, bool]:
        """Whether the path is filled, and whether its line is drawn."""
        at = self._at_numbers
        if not self._mode(path, at, at + 4):
            return False, False
        return self._numbers[0] != 0, self._numbers[1] != 0

    def point(self, segment: int) -> tuple[float, float] | None:
        """The end of the segment; None where it has none."""
        at = self._at_floats
        if not self._point(segment, at, at + 4):
            return None
        return self._floats[0], self._floats[1]
