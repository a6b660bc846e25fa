"""The one file that may start the OCR engine (Tesseract): what it can read here, and words with their characters from a picture."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leafproof.read.word_shapes import HAN_GAP, is_alone

_FOLDERS = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/usr/local/share/tesseract-ocr",
    "/opt/homebrew/share/tessdata",
)
SUFFIX = ".traineddata"
SCRIPT_DATA = "osd"
PAGE, BLOCK, LINE, WORD = 3, 6, 7, 8
"""Page segmentation modes: a whole page, one block of lines, one line, one word."""

NOTHING = frozenset("|_[]{}~‘’`¦")
"""Words made only of these come from specks and the rests of rules. A dash is none of them: in a cell it says that there is nothing."""

_Symbol = tuple[str, tuple[int, int, int, int], int]
"""A character as read, its box (left, top, right, bottom), its confidence."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word read from a picture: text, box in pixels, x borders of its characters (len(text) + 1), confidence 0-100.

    `space_before` is false where the engine saw no gap to the word before it in the line.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    edges: tuple[float, ...]
    confidence: int
    line: int = 0
    space_before: bool = True


@cache
def data_folder() -> Path | None:
    """The folder of language data: TESSDATA_PREFIX, or the first usual place that has any."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    for place in map(Path, _FOLDERS):
        places += [place, *sorted(place.glob("*/tessdata"), reverse=True)]
    for place in places:
        if any(place.glob(f"*{SUFFIX}")):
            return place
    return None


@cache
def _library() -> Any:
    """The binding, None where it is not installed. One thread: pages are read side by side, and more threads make one page slower."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError:
        return None
    return tesserocr


def languages() -> tuple[str, ...]:
    """The languages installed, sorted; none where the engine itself is missing."""
    folder = data_folder()
    if folder is None or _library() is None:
        return ()
    return tuple(sorted(path.name.removesuffix(SUFFIX) for path in folder.glob(f"*{SUFFIX}")))


def available(wanted: tuple[str, ...]) -> bool:
    """Whether the engine is here with all these languages."""
    return _library() is not None and set(wanted) <= set(languages())


def version() -> str:
    """The engine and its languages in one line, each with the size of its data: what a reading depends on."""
    library, folder = _library(), data_folder()
    if library is None:
        return "no OCR engine"
    name = str(library.tesseract_version()).split("\n", 1)[0].strip()
    if folder is None:
        return f"{name}, no languages"
    return " ".join([f"{name},", *(f"{code}={(folder / (code + SUFFIX)).stat().st_size}" for code in languages())])


def way_out(missing: tuple[str, ...]) -> str:
    """The command that installs what is missing."""
    if _library() is None:
        return "pip install tesserocr, then apt install tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-chi-sim"
    return "apt install " + " ".join(f"tesseract-ocr-{code.replace('_', '-')}" for code in missing)


@cache
def _api(wanted: tuple[str, ...]) -> Any:
    """One engine object for each language set, kept for the life of the process: loading it costs as much as a short page."""
    library, folder = _library(), data_folder()
    if library is None or folder is None:
        raise LookupError("the OCR engine is not installed")
    api = library.PyTessBaseAPI(path=f"{folder}{os.sep}", lang="+".join(wanted), psm=PAGE)
    api.SetVariable("debug_file", os.devnull)
    return api


def _loaded(picture: NDArray[np.uint8], wanted: tuple[str, ...], *, mode: int, dpi: int, whitelist: str) -> Any:
    api = _api(wanted)
    api.SetPageSegMode(mode)
    # A whitelist stays on the object: it is set at every call.
    api.SetVariable("tessedit_char_whitelist", whitelist)
    height, width = picture.shape
    data = np.ascontiguousarray(picture)
    api.SetImageBytes(data.tobytes(), width, height, 1, width)
    api.SetSourceResolution(dpi)
    return api


def read(picture: NDArray[np.uint8], wanted: tuple[str, ...], *, mode: int = PAGE, dpi: int, whitelist: str = "") -> list[ReadWord]:
    """The words of a gray picture (height x width, black on white) in the engine's order.

    Han characters are words of their own; words made of nothing but specks are left out.
    """
    if min(picture.shape) < 3:
        return []
    api = _loaded(picture, wanted, mode=mode, dpi=dpi, whitelist=whitelist)
    library = _library()
    try:
        api.Recognize()
        found = api.GetIterator()
        words = [] if found is None else _met(list(_words(found, library)))
    finally:
        api.Clear()
    return words


def _words(found: Any, library: Any) -> Iterator[ReadWord]:
    word_level, symbol_level, line_level = library.RIL.WORD, library.RIL.SYMBOL, library.RIL.TEXTLINE
    symbols: list[_Symbol] = []
    confidence, line = 0, -1
    for item in library.iterate_level(found, symbol_level):
        if item.IsAtBeginningOf(word_level):
            yield from _parted(symbols, confidence, line)
            symbols = []
            confidence = _percent(item.Confidence(word_level))
            line += item.IsAtBeginningOf(line_level)
        text = _text_of(item, symbol_level)
        box = item.BoundingBox(symbol_level)
        if text and box is not None:
            symbols.append((text.strip(), box, _percent(item.Confidence(symbol_level))))
    yield from _parted(symbols, confidence, line)


def _text_of(item: Any, level: int) -> str:
    try:
        return str(item.GetUTF8Text(level))
    except RuntimeError:
        # The binding raises where the engine has a box but no text for it: a picture in the page.
        return ""


def _met(words: list[ReadWord]) -> list[ReadWord]:
    """The words with neighbouring Han characters of a line meeting halfway: their boxes are ink, and the ink of 一 is far from all."""
    for i in range(1, len(words)):
        before, after = words[i - 1], words[i]
        if before.line != after.line or not is_alone(before.text):
            continue
        if before.left < after.left < before.right:
            # The engine often gives the first character of a run the box of all of it.
            words[i - 1] = replace(before, right=after.left, edges=(before.edges[0], float(after.left)))
            continue
        if not is_alone(after.text):
            continue
        size = max(before.bottom - before.top, after.bottom - after.top, before.right - before.left, after.right - after.left)
        if 0 < after.left - before.right <= HAN_GAP * size:
            middle = (before.right + after.left) // 2
            words[i - 1] = replace(before, right=middle, edges=(before.edges[0], float(middle)))
            words[i] = replace(after, left=middle, edges=(float(middle), after.edges[-1]))
    return words


def _percent(value: float) -> int:
    return max(0, min(100, int(value)))


def _parted(symbols: list[_Symbol], confidence: int, line: int) -> Iterator[ReadWord]:
    """One word of the engine as words of ours: each Han character by itself, what stands between them whole."""
    parts: list[list[_Symbol]] = []
    alone = True
    for symbol in symbols:
        if not symbol[0]:
            continue
        if alone or is_alone(symbol[0]):
            parts.append([symbol])
        else:
            parts[-1].append(symbol)
        alone = is_alone(symbol[0])
    for i, part in enumerate(parts):
        sure = part[0][2] if is_alone(part[0][0]) else confidence
        word = _word(part, sure, line, first=i == 0)
        if not NOTHING.issuperset(word.text):
            yield word


def _word(symbols: list[_Symbol], confidence: int, line: int, *, first: bool) -> ReadWord:
    borders = [float(symbols[0][1][0])]
    for i, (text, box, _) in enumerate(symbols):
        end = (box[2] + symbols[i + 1][1][0]) / 2 if i + 1 < len(symbols) else float(box[2])
        start = borders[-1]
        end = max(end, start)
        borders += [start + (end - start) * step / len(text) for step in range(1, len(text) + 1)]
    top = min(box[1] for _, box, _ in symbols)
    # The engine gives a sign it is unsure of a box of no height at times.
    return ReadWord(
        "".join(text for text, _, _ in symbols),
        symbols[0][1][0],
        top,
        max(symbols[0][1][0] + 1, *(box[2] for _, box, _ in symbols)),
        max(top + 1, *(box[3] for _, box, _ in symbols)),
        tuple(borders),
        confidence,
        line,
        first,
    )


@dataclass(frozen=True, slots=True)
class Orientation:
    """How a page lies: quarter turns clockwise that set it upright, how sure that is, and its script (Latin, Cyrillic, Han ...)."""

    turns: int
    sure: float
    script: str
    script_sure: float


def orientation(picture: NDArray[np.uint8], *, dpi: int) -> Orientation | None:
    """How the page of a gray picture lies; None where too little is on it, or the data for this is not installed."""
    if not available((SCRIPT_DATA,)) or min(picture.shape) < 100:
        return None
    api = _loaded(picture, (SCRIPT_DATA,), mode=0, dpi=dpi, whitelist="")
    try:
        found = api.DetectOrientationScript()
    finally:
        api.Clear()
    if not found:
        return None
    # The engine says how far the page was turned; it is set upright by turning the rest of the way.
    turns = -round(found["orient_deg"] / 90) % 4
    return Orientation(turns, float(found["orient_conf"]), str(found["script_name"]), float(found["script_conf"]))
