"""Whether the text layer of a page is what the page shows: trusted, or read again from the picture, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leafproof.read.pdf_rules import GRID, Drawn
from leafproof.read.pdf_words import TextLayer
from leafproof.read.unlikely_text import garbage
from leafproof.read.word_shapes import PlacedWord

PICTURE_PAGE = 0.5
STRIP = 0.15
FEW_WORDS = 60
PICTURE_WORTH_NAMING = 0.1


class Use(StrEnum):
    """What a page is read from."""

    LAYER = "layer"
    PICTURE = "picture"
    BOTH = "both"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to read, the reasons (short codes), and whether the layer may stand in where the picture cannot be read."""

    use: Use
    reasons: tuple[str, ...]
    layer_may_stand_in: bool = False


def decide(layer: TextLayer, shown: Drawn, *, height: float) -> Decision:
    """What a page is to be read from. `height` is the page's, in displayed points."""
    words = (*layer.words, *layer.turned)
    notes = _notes(layer, shown)
    if not words:
        if shown.images or shown.paths or shown.texts:
            return Decision(Use.PICTURE, ("no_text_layer", *notes))
        return Decision(Use.BLANK, ("blank", *notes))
    flaws = garbage(layer)
    if flaws:
        return Decision(Use.PICTURE, (*flaws, *notes))
    if layer.invisible:
        if shown.picture_share >= PICTURE_PAGE:
            return Decision(Use.PICTURE, ("invisible_layer_over_image", *notes), layer_may_stand_in=True)
        return Decision(Use.PICTURE, ("invisible_text", *notes))
    if shown.picture_share >= PICTURE_PAGE and len(words) <= FEW_WORDS and _extent(words, height) <= STRIP:
        return Decision(Use.BOTH, ("layer_covers_a_strip_only", *notes), layer_may_stand_in=True)
    if shown.picture_share >= PICTURE_WORTH_NAMING:
        notes = (*notes, f"picture_not_read:{shown.picture_share:.2f}")
    return Decision(Use.LAYER, ("visible_text", *notes))


def _notes(layer: TextLayer, shown: Drawn) -> tuple[str, ...]:
    notes = []
    if layer.hidden and not layer.invisible:
        notes.append(f"invisible_text_left_out:{layer.hidden}")
    if layer.outside:
        notes.append(f"text_off_the_page:{layer.outside}")
    if shown.over:
        notes.append("too_many_objects")
    return tuple(notes)


def _extent(words: tuple[PlacedWord, ...], height: float) -> float:
    """The share of the page's height that has text."""
    rows = np.zeros(GRID * 4, np.bool_)
    for word in words:
        rows[max(0, int(word.raw.top / height * len(rows))) : max(0, int(word.raw.bottom / height * len(rows)) + 1)] = True
    return float(rows.mean())
