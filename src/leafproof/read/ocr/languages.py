"""Which languages a scanned page is read in: a few of its lines are read first, and the rest in what those lines turned out to be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leafproof.read.ocr import engine
from leafproof.read.ocr.engine import BLOCK, ReadWord
from leafproof.read.ocr.ink import Gray, Mask
from leafproof.read.word_shapes import is_alone

SAMPLE_LINES = 5
SAMPLE_INCHES = 2.8
LEAST_LINE, TALLEST_LINE = 0.05, 0.4
"""Heights of a text line in inches."""

GOOD, POOR = 75.0, 50.0
CLEARLY = 12.0
SURE_WORD = 80
UNREAD_SHARE = 0.15
FEWEST_HAN = 5
SURE_TURN = 2.0
SURE_SCRIPT = 0.4
LEAST_CYRILLIC = 0.03
_BY_SCRIPT = (("Cyrillic", "rus"), ("Han", "chi_sim"), ("HanS", "chi_sim"), ("HanT", "chi_sim"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The languages to read a page in, the quarter turns that set it upright, languages it needs that are not installed."""

    languages: tuple[str, ...]
    turns: int = 0
    missing: tuple[str, ...] = ()


def choose(clean: Gray, ink: Mask, *, dpi: int, offered: tuple[str, ...], likely: tuple[str, ...] = (), looked: bool = False) -> Choice:
    """The languages of a straightened page without rules.

    `offered` are those installed and wanted; `likely` those of the page before, tried first; `looked` skips the turn.
    """
    sample = _sample(clean, ink, dpi=dpi)
    if sample is not None and "chi_sim" in likely and set(likely) <= set(offered):
        first = engine.read(sample, likely, mode=BLOCK, dpi=dpi)
        if _sureness(first) >= GOOD and _has_han(first):
            return Choice(likely)
    western = tuple(code for code in offered if code in {"rus", "eng"}) or tuple(code for code in offered if code != "chi_sim")
    if sample is None:
        return _unread(clean, dpi=dpi, offered=offered, fallback=western or offered, looked=looked)
    words = engine.read(sample, western, mode=BLOCK, dpi=dpi) if western else []
    sure = _sureness(words)
    if sure >= GOOD and sureness_by_area(words) < UNREAD_SHARE:
        return Choice(_western(words, western))
    if "chi_sim" in offered:
        eastern = tuple(code for code in ("chi_sim", "eng") if code in offered)
        other = engine.read(sample, eastern, mode=BLOCK, dpi=dpi)
        mixed = sum(1 for w in words if w.confidence >= SURE_WORD and len(w.text) >= 4 and _is_cyrillic(w.text)) >= 2
        if mixed and "rus" in offered and _has_han(other):
            return Choice(("rus", *eastern))
        if _sureness(other) >= max(sure + CLEARLY, POOR) and _has_han(other):
            return Choice(eastern)
    if sure >= GOOD:
        return Choice(_western(words, western))
    fallback = _western(words, western) if sure >= POOR else western or offered
    return _unread(clean, dpi=dpi, offered=offered, fallback=fallback, looked=looked)


def _unread(clean: Gray, *, dpi: int, offered: tuple[str, ...], fallback: tuple[str, ...], looked: bool) -> Choice:
    """Nothing was read well: the page may lie on its side, or be in a script whose language is not installed."""
    if looked:
        return Choice(fallback)
    found = engine.orientation(clean, dpi=dpi)
    if found is None:
        return Choice(fallback)
    needed = dict(_BY_SCRIPT).get(found.script)
    missing = (needed,) if needed is not None and needed not in offered and found.script_sure >= SURE_SCRIPT else ()
    turns = found.turns if found.sure >= SURE_TURN else 0
    languages = offered if needed in offered and needed not in fallback else fallback
    return Choice(languages, turns, missing)


def sureness_by_area(words: list[ReadWord]) -> float:
    """The share of the width of all words that was read with a confidence under POOR, 0-1."""
    total = sum(w.right - w.left for w in words)
    return sum(w.right - w.left for w in words if w.confidence < POOR) / total if total else 0.0


def _sureness(words: list[ReadWord]) -> float:
    """The mean confidence, each word weighted by its width.

    Single letters count as not read: that is what text on its side falls into.
    """
    total = sum(w.right - w.left for w in words)
    known = [w for w in words if len(w.text) > 1 or is_alone(w.text)]
    return sum(w.confidence * (w.right - w.left) for w in known) / total if total else 0.0


def _western(words: list[ReadWord], western: tuple[str, ...]) -> tuple[str, ...]:
    """Russian is left out where next to nothing of the sample is: it only turns Latin letters into look-alikes."""
    letters = sum(c.isalpha() for w in words for c in w.text)
    cyrillic = sum(len(w.text) for w in words if w.confidence >= POOR and _is_cyrillic(w.text))
    return ("eng",) if letters and cyrillic < LEAST_CYRILLIC * letters and "eng" in western else western


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= c < "\u0530" for c in text)


def _has_han(words: list[ReadWord]) -> bool:
    return sum("\u4e00" <= c < "\ua000" for w in words for c in w.text if w.confidence >= SURE_WORD) >= FEWEST_HAN


def _sample(clean: Gray, ink: Mask, *, dpi: int) -> NDArray[np.uint8] | None:
    """A few lines of text from all over the page, one under the other; None where no line stands out."""
    profile = ink.sum(axis=1)
    busy = profile > max(2, int(profile.max()) // 12) if len(profile) else profile
    steps = np.diff(np.concatenate(([0], busy.astype(np.int8), [0])))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    tall = ends - starts
    fits = (tall >= LEAST_LINE * dpi) & (tall <= TALLEST_LINE * dpi)
    lines = list(zip(starts[fits].tolist(), ends[fits].tolist(), strict=True))
    if not lines:
        return None
    # Lines with words in them, spread over the page: its two halves may be in two languages.
    amounts = [int(profile[top:bottom].sum()) for top, bottom in lines]
    full = [line for line, amount in zip(lines, amounts, strict=True) if amount * 4 >= max(amounts)]
    count = min(SAMPLE_LINES, len(full))
    chosen = [full[i * (len(full) - 1) // max(count - 1, 1)] for i in range(count)]
    margin = max(3, dpi // 25)
    paper, width = int(np.median(clean[::8, ::8])), int(SAMPLE_INCHES * dpi)
    blank = np.full((margin, width), paper, np.uint8)
    parts = [blank]
    for top, bottom in sorted(set(chosen)):
        part = clean[max(0, top - margin // 2) : bottom + margin // 2]
        inked = np.flatnonzero(ink[top:bottom].any(axis=0))
        first = max(0, int(inked[0]) - margin) if len(inked) else 0
        piece = np.full((part.shape[0], width), paper, np.uint8)
        cut = part[:, first : first + width - margin]
        piece[:, margin : margin + cut.shape[1]] = cut
        parts += [piece, blank]
    return np.concatenate(parts)
