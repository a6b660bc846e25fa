"""Ranges of amounts: 15–20, 5至10, «от 15 до 20», "between 5 and 10"; and what only looks like one (a label, a code, a phone number)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.lang.currency_marks import Mark, mark_starting
from leafproof.lang.find_numbers import HAN_NUMERAL, Figure, figures
from leafproof.lang.phrase_pattern import GAP_CHARACTERS, LETTER, skip_gap

_LONGEST_FIGURE = 32


@dataclass(frozen=True, slots=True)
class RangeEnd:
    """The figure after a range mark at `mark_start`; `spaced`: white space around the mark; `prefix`: a currency before the figure."""

    mark_start: int
    mark: str
    figure: Figure
    prefix: Mark | None
    spaced: bool


@cache
def _separator() -> re.Pattern[str]:
    words = "до|to|and|и|или|or"
    return re.compile(rf"[{GAP_CHARACTERS}]{{0,2}}(?:([-‐‑‒–—−~～÷]|\.\.\.?|…|至|到)|(?<=\s)((?i:{words}))(?=\s))[{GAP_CHARACTERS}]{{0,2}}")


@cache
def _opened() -> re.Pattern[str]:
    words = r"от|между|between|ranging from|range of|диапазоне(?: от)?|в пределах(?: от)?"
    return re.compile(rf"(?:(?<![{LETTER}])(?i:{words})|介于|从)\s{{0,2}}$")


@cache
def _label() -> re.Pattern[str]:
    """Words whose number is a label: «этап 1 – 5 млн», "phase 2 - 10 units"."""
    words = (
        "этап[ауе]?|пункт[ауе]?|подпункт[ауе]?|п|пп|стать[яией]|ст|раздел[ауе]?|приложени[еяю]|таблиц[аые]|табл|рис|лот[ау]?|позици[яию]|поз|"
        "вариант[ау]?|год[ау]?|лист[ау]?|стр|№|No|stage|phase|item|lot|annex|appendix|clause|article|table|section|step|page|option|"
        "кв|квартал[ае]?|q"
    )
    return re.compile(rf"(?:(?<![{LETTER}])(?i:{words})\.?|[№#]|第)[{GAP_CHARACTERS}]{{0,2}}$")


def is_labelled(text: str, start: int) -> bool:
    """Whether the figure that begins at `start` is the number of a stage, clause, table and the like."""
    return _label().search(text[max(0, start - 16) : start]) is not None


def opens_range(text: str, start: int) -> int | None:
    """Where the word that opens a range (от, between) begins, directly before `start`; None without one."""
    low = max(0, start - 20)
    found = _opened().search(text[low:start])
    return low + found.start() if found else None


def range_end(text: str, position: int, *, opened: bool, currency: bool = False) -> RangeEnd | None:
    """The second figure of a range whose first amount ends at `position`.

    Words («до», "and") part a range only after a word that opened it; «или» and "or" always do. `currency` lets a mark precede the figure.
    """
    found = _separator().match(text, position)
    if found is None:
        return None
    word = (found[2] or "").lower()
    if word and not opened and word not in {"или", "or"}:
        return None
    start, prefix = found.end(), None
    if currency and (prefix := mark_starting(text, start)) is not None:
        start = skip_gap(text, prefix.end)
    if start >= len(text) or not re.match(rf"[0-9０-９]|{HAN_NUMERAL}", text[start]):
        return None
    window = text[start : start + _LONGEST_FIGURE]
    first = next(figures(window), None)
    if first is None or first.start != 0:
        return None
    spaced = bool(re.search(rf"[{GAP_CHARACTERS}]", found[0]))
    return RangeEnd(position, found[1] or word, Figure(start, start + first.end, first.kind), prefix, spaced)
