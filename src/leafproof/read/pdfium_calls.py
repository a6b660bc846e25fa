"""Calls into pdfium that are made once for each character: without wrappers, with plain addresses in place of objects."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
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
    return ctypes.CFUNCTYPE(result, *arguments)(address)


def characters(text: Any, count: int) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Code points (n), loose boxes (n x 4: left, top, right, bottom), ink boxes (n x 4: left, right, bottom, top) and angles (n).

    Boxes are in points of the page's own coordinates; angles in radians, clockwise. `text` is a text page, `count` its characters.
    """
    pointer, index, address = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
    code_of = _plain("FPDFText_GetUnicode", ctypes.c_uint, pointer, index)
    loose_of = _plain("FPDFText_GetLooseCharBox", ctypes.c_int, pointer, index, address)
    ink_of = _plain("FPDFText_GetCharBox", ctypes.c_int, pointer, index, address, address, address, address)
    angle_of = _plain("FPDFText_GetCharAngle", ctypes.c_float, pointer, index)
    page = ctypes.cast(text, ctypes.c_void_p).value
    loose = np.zeros((count, FLOATS_IN_RECT), np.float32)
    ink = np.zeros((count, FLOATS_IN_RECT), np.float64)
    at_loose, at_ink = loose.ctypes.data, ink.ctypes.data
    codes = [code_of(page, i) for i in range(count)]
    angles = [angle_of(page, i) for i in range(count)]
    for i in range(count):
        loose_of(page, i, at_loose + 16 * i)
        at = at_ink + 32 * i
        ink_of(page, i, at, at + 8, at + 16, at + 24)
    return np.array(codes, np.int64), loose.astype(np.float64), ink, np.array(angles, np.float64)


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
    return sum(raw.FPDFText_HasUnicodeMapError(text, i) == 1 for i in indices)
