"""Units of count and measure, in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from leafproof.lang.data_file import load
from leafproof.lang.phrase_pattern import GAP, LETTER, is_han, is_letter, skip_gap, spaced

_LONGEST_TEXT = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its `code` in every language, whether it counts things one by one, and its `kind`.

    `kind`: piece, set, mass, length, time, person, other.
    """

    code: str
    countable: bool
    kind: str


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """text[start:end] is a unit as printed."""

    start: int
    end: int
    unit: Unit


def _units() -> tuple[tuple[Unit, dict[str, Any]], ...]:
    return tuple((Unit(row["code"], row["countable"], row["kind"]), row) for row in load("units")["unit"])


@cache
def _whole() -> tuple[re.Pattern[str], tuple[Unit, ...]]:
    """Every spelling, for a text that is nothing but a unit."""
    groups: list[str] = []
    units: list[Unit] = []
    # composite units first: «чел.-дн.» before «чел.»
    for unit, row in _units():
        spellings = [*(spaced(word) for word in (*row["words"], *row["loose"])), *row["han"]]
        groups.append(f"(?P<u{len(units)}>(?:{'|'.join(spellings)})\\.?)")
        units.append(unit)
    return re.compile("|".join(groups), re.IGNORECASE), tuple(units)


@cache
def _words() -> tuple[re.Pattern[str], tuple[Unit, ...]]:
    """Spellings that are found in running text, after white space."""
    groups: list[str] = []
    units: list[Unit] = []
    for unit, row in sorted(_units(), key=lambda pair: -max((len(word) for word in pair[1]["words"]), default=0)):
        if row["words"]:
            groups.append(f"(?P<u{len(units)}>{'|'.join(spaced(word) for word in row['words'])})")
            units.append(unit)
    return re.compile(f"(?i:{'|'.join(groups)})(?![{LETTER}]|-[{LETTER}0-9])\\.?"), tuple(units)


@cache
def _han() -> tuple[re.Pattern[str], dict[str, Unit], dict[str, str]]:
    table = {word: unit for unit, row in reversed(_units()) for word in row["han"]}
    pattern = "|".join(sorted(table, key=lambda word: (-len(word), word)))
    return re.compile(pattern), table, load("units")["after_han"]


def _unit_in(match: re.Match[str], units: tuple[Unit, ...]) -> Unit:
    return units[int((match.lastgroup or "u0")[1:])]


_LOOK_ALIKES = str.maketrans("аеорсухкмтвнАЕОРСУХКМТВН", "aeopcyxkmtbhAEOPCYXKMTBH")


def unit_of(text: str) -> Unit | None:
    """The unit that the whole text is, in any usual spelling and case («шт.», «К-т», ea., 辆, 台/套); None where it is none.

    Of two units parted by a slash or a bracket (台/套, 台（套）) the first is given; a unit said in two languages («ед. ea.») is one.
    """
    stripped = re.sub(rf"{GAP}\.$", ".", text.strip())
    if not stripped or len(stripped) > _LONGEST_TEXT:
        return None
    pattern, units = _whole()
    if found := pattern.fullmatch(stripped):
        return _unit_in(found, units)
    first = re.match(r"([^/(（]{1,20})[/(（][^/()（）]{1,20}[)）]?$", stripped)
    if first is not None:
        return unit_of(first[1])
    # «еа.» in Cyrillic letters: a reader of scans, or a typist, took the other alphabet's look-alikes
    latin = stripped.translate(_LOOK_ALIKES)
    retyped = pattern.fullmatch(latin) if latin != stripped and latin.isascii() else None
    return _unit_in(retyped, units) if retyped is not None else _said_twice(stripped)


def _said_twice(text: str) -> Unit | None:
    """The unit that two spellings beside each other both say; None where they differ or one is none."""
    words = text.split()
    pattern, units = _whole()
    for at in range(1, len(words)):
        left, right = pattern.fullmatch(" ".join(words[:at])), pattern.fullmatch(" ".join(words[at:]))
        if left is not None and right is not None and _unit_in(left, units).code == _unit_in(right, units).code:
            return _unit_in(left, units)
    return None


def unit_at(text: str, position: int, *, han_glued: bool = False) -> PlacedUnit | None:
    """The unit in running text that stands at `position`, after white space.

    `han_glued`: a Chinese measure word follows its number directly; a measure word that begins another word (台湾, 发展) is none.
    """
    start = skip_gap(text, position)
    first = text[start : start + 1]
    if is_han(first):
        if han_glued and start - position > 1:
            return None
        pattern, table, excluded = _han()
        found = pattern.match(text, start)
        if found is None or text[found.end() : found.end() + 1] in set(excluded.get(found[0], "")):
            return None
        end = found.end()
        if paired := re.compile(rf"[/／]{pattern.pattern}|[(（](?:{pattern.pattern})[)）]").match(text, end):
            end = paired.end()
        return PlacedUnit(start, end, table[found[0]])
    if not is_letter(first) or (start > 0 and is_letter(text[start - 1])):
        return _tonnes(text, start)
    words, units = _words()
    found = words.match(text, start)
    if found is None:
        return _tonnes(text, start)
    end = found.end() - (found[0].endswith(".") and not _is_abbreviation(found[0]))
    return PlacedUnit(start, end, _unit_in(found, units))


_SHORTENED = frozenset(
    {"шт", "ед", "экз", "компл", "комп-т", "чел", "мес", "нед", "дн", "сут", "к-т", "кт", "ea", "pcs", "pc", "nos", "hrs"}
)


def _is_abbreviation(printed: str) -> bool:
    """Whether the point after a unit belongs to it («ед.») and does not end a sentence ("vehicles.")."""
    word = printed.rstrip(".").lower()
    return "." in word or word in _SHORTENED


_TONNES = re.compile(rf"т(?![{LETTER}0-9-]|\.? ?(?:р|руб|е|д|п|ч|к|н|о)\.|\.р)|м(?![{LETTER}0-9²³-]|\.[{LETTER}])")


def _tonnes(text: str, start: int) -> PlacedUnit | None:
    """«12,5 т» and «500 м»: the only one-letter units that running text is read for, and never with a point."""
    found = _TONNES.match(text, start)
    if found is None or (start > 0 and is_letter(text[start - 1])):
        return None
    unit = unit_of(found[0])
    return PlacedUnit(start, found.end(), unit) if unit is not None else None
