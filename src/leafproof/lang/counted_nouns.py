"""The noun a number counts: its unit directly after it, or beyond adjectives and designations («37 боевых машин», "37 BMD-4M vehicles")."""

from __future__ import annotations

import re
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_pattern import GAP_CHARACTERS, LETTER, skip_gap
from leafproof.lang.units import PlacedUnit, unit_at

_GAP = f"[{GAP_CHARACTERS}]"
_DESIGNATION = re.compile(
    rf"[«\"“]?(?=[{LETTER}0-9./-]{{0,20}}[0-9A-ZА-ЯЁ])[{LETTER}0-9][{LETTER}0-9./-]{{1,20}}[»\"”]?(?={_GAP}|$|[,.;)])"
)
_RUSSIAN_ADJECTIVE = re.compile(r"[а-яё-]{2,20}(?:ых|их|ые|ие|ый|ий|ая|яя|ую|юю|ой|ей|ого|его|ым|им|ыми|ими)(?![а-яё])")
_ENGLISH_WORD = re.compile(r"[a-z][a-z-]{1,20}(?![A-Za-z])", re.IGNORECASE)


@cache
def _adjectives() -> tuple[frozenset[str], frozenset[str]]:
    table = load("units")["between"]
    return frozenset(table["english"]), frozenset(table["russian_not"])


def _adjective_at(text: str, position: int) -> int | None:
    """The end of an adjective of the field that stands at `position`."""
    english, russian_not = _adjectives()
    if found := _RUSSIAN_ADJECTIVE.match(text, position):
        return None if found[0] in russian_not else found.end()
    found = _ENGLISH_WORD.match(text, position)
    return found.end() if found is not None and found[0].lower() in english else None


def counted_unit(text: str, position: int) -> PlacedUnit | None:
    """The unit after a number, with up to two adjectives and up to three designation-like words between."""
    if (direct := unit_at(text, position, han_glued=True)) is not None:
        return direct
    adjectives = designations = 0
    while adjectives + designations < 5:
        start = skip_gap(text, position, 2)
        if start == position:
            return None
        end = _adjective_at(text, start) if adjectives < 4 else None
        if end is not None:
            adjectives += 1
        elif (
            designations < 3
            and (found := _DESIGNATION.match(text, start)) is not None
            and found[0][-1] not in ".-/"
            and not found[0][0].isdecimal()
        ):
            designations, end = designations + 1, found.end()
        else:
            return None
        position = end
        if (unit := unit_at(text, position)) is not None and unit.start > position:
            return unit if unit.unit.kind in {"piece", "set", "person", "other"} else None
    return None
