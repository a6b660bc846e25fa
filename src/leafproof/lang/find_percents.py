"""Percentages in a text: «30 % (тридцать процентов)», "30 (thirty) percent", 百分之三十."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from leafproof.lang.amounts import shape_at, worth
from leafproof.lang.find_numbers import HAN_NUMERAL, Figure
from leafproof.lang.number_words_zh import parse_chinese
from leafproof.lang.phrase_pattern import LETTER, is_letter, skip_gap
from leafproof.lang.restatements import bracket_at
from leafproof.lang.word_figures import all_figures
from leafproof.values.found import Found


@cache
def _sign() -> re.Pattern[str]:
    words = r"процент(?:а|у|ом|е|ы|ов|ам|ами|ах)?|проц\.|per ?cent|pct"
    return re.compile(rf"[%％﹪]|(?i:{words})(?!ные|ный|ных|ная|age|[{LETTER}])")


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(rf"百分之({HAN_NUMERAL}{{1,12}}(?:点{HAN_NUMERAL}{{1,6}})?|[0-9]{{1,3}}(?:\.[0-9]{{1,4}})?)")


def _chinese_value(said: str) -> Decimal | None:
    if said[0].isdecimal():
        return Decimal(said)
    whole, _, part = said.partition("点")
    value = parse_chinese(whole)
    if not isinstance(value, Decimal):
        return None
    digits = parse_chinese(part) if part else Decimal(0)
    return value + digits / Decimal(10) ** len(part) if isinstance(digits, Decimal) else None


def _end(text: str, figure: Figure, position: int) -> int | None:
    """Where the percentage that begins with a figure ends, its words in brackets included; None where no sign follows."""
    bracket = bracket_at(text, position)
    if bracket is not None and bracket.in_words and figure.kind == "digits":
        position = bracket.end
        bracket = None
    found = _sign().match(text, skip_gap(text, position))
    if found is None:
        return None
    after = bracket_at(text, found.end())
    if (after is not None and after.in_words and bracket is None) or (after is not None and after.in_words and _sign().search(after.inner)):
        return after.end
    return found.end()


def find_percents(text: str, language: str | None = None) -> tuple[Found[Decimal], ...]:
    """Every percentage, as the number of hundredths printed (30 for «30 %»), sorted, not overlapping; percentage points are left out.

    The range found covers the number, the sign and the words in brackets beside them.
    """
    found: list[Found[Decimal]] = []
    for match in _chinese().finditer(text):
        if (value := _chinese_value(match[1])) is not None:
            found.append(Found(match.start(), match.end(), value))
    if re.search("[%％﹪]|(?i:процент|проц|percent|per cent|pct)", text) is None:
        return tuple(found)
    floor = 0
    for figure in all_figures(text):
        if figure.start < floor or figure.kind == "vague" or is_letter(text[figure.start - 1 : figure.start]):
            continue
        shape = shape_at(text, figure)
        end = _end(text, figure, shape.end)
        number = worth(text, shape, language) if end is not None else None
        if end is not None and number is not None:
            found.append(Found(figure.start, end, number.amount))
            floor = end
    return _once(text, sorted(found, key=lambda one: one.start))


def _once(text: str, found: list[Found[Decimal]]) -> tuple[Found[Decimal], ...]:
    """The percentages with those that a bracket says again taken once: "Twenty-five per cent (25%)", 百分之三十（30%）."""
    kept: list[Found[Decimal]] = []
    for one in found:
        before = kept[-1] if kept else None
        if before is not None and before.value == one.value and re.fullmatch(r"\s{0,2}[(（]\s?", text[before.end : one.start]) is not None:
            closed = re.compile(r"\s?[)）]").match(text, one.end)
            kept[-1] = Found(before.start, closed.end() if closed is not None else one.end, one.value)
        else:
            kept.append(one)
    return tuple(kept)
