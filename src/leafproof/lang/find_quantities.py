"""Every counted or measured quantity in a text: number, words beside it, unit, range, qualifier."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from decimal import Decimal

from leafproof.lang.amounts import Shape, Worth, shape_at, worth
from leafproof.lang.counted_nouns import counted_unit
from leafproof.lang.find_numbers import Figure, figures
from leafproof.lang.find_percents import find_percents
from leafproof.lang.number_words import parse_words
from leafproof.lang.phrase_pattern import GAP_CHARACTERS, LETTER, is_letter, skip_gap
from leafproof.lang.qualifiers import qualifier_after, qualifier_before
from leafproof.lang.ranges import is_labelled, opens_range, range_end
from leafproof.lang.restatements import Bracket, bracket_at, words_in
from leafproof.lang.units import PlacedUnit, unit_at
from leafproof.lang.word_figures import all_figures
from leafproof.records import Qualifier
from leafproof.values.found import Found
from leafproof.values.quantity import Quantity

__all__ = ["find_percents", "find_quantities"]

_WIDEST_RANGE = 10
_GAP = f"[{GAP_CHARACTERS}]"
_STRICT_DESIGNATION = re.compile(
    rf"[«\"“]?(?:[A-ZА-ЯЁ]{{1,6}}-?[0-9]{{1,4}}[A-ZА-ЯЁ0-9]{{0,4}}(?:-[A-ZА-ЯЁ0-9]{{1,5}})?|[A-ZА-ЯЁ]{{2,6}}-[A-ZА-ЯЁ]{{1,6}})s?[»\"”]?(?![{LETTER}0-9-])"
)
_COUNT_LABEL = re.compile(r"(?:(?i:в количестве|количеств(?:о|ом)|кол-во|qty\.?|quantity(?: of)?)|数量(?:为|是)?)\s{0,2}[:：=–-]?\s{0,2}$")
_CLOCK = re.compile(r"(?<!\w)(?i:в|с|до|к|после)\s{1,2}$")
_LATIN_NAME = re.compile(rf"(?<![{LETTER}])[A-ZА-ЯЁ][{LETTER}]{{0,4}}\s$")


@dataclass(frozen=True, slots=True)
class _Count:
    """A quantity as far as it has been read."""

    start: int
    end: int
    shape: Shape
    worth: Worth
    unit: PlacedUnit | None
    words: str | None = None
    words_amount: Decimal | None = None
    doubts: tuple[str, ...] = ()


def _words_read(bracket: Bracket) -> tuple[str, Decimal | None, tuple[str, ...]]:
    """The words in a bracket, their value, and the doubt where they cannot be read; a unit may stand after them (тридцать семь единиц)."""
    words = words_in(bracket)
    value = parse_words(words)
    if isinstance(value, Decimal):
        return words, value, ()
    shorter = re.sub(rf"{_GAP}+[{LETTER}.]+$|[^\W\d_]$", "", words)
    again = parse_words(shorter) if shorter else value
    return words, again if isinstance(again, Decimal) else None, () if isinstance(again, Decimal) else ("words_unread",)


def _digits_in(text: str, bracket: Bracket, language: str | None) -> tuple[Shape, Worth] | None:
    """The number in digits that is all a bracket holds: «тридцать семь (37) единиц»."""
    first = next(figures(bracket.inner), None)
    if first is None or first.kind != "digits" or bracket.inner[: first.start].strip() or bracket.inner[first.end :].strip():
        return None
    shape = shape_at(text, Figure(bracket.inner_start + first.start, bracket.inner_start + first.end))
    found = worth(text, shape, language)
    return (shape, found) if found is not None else None


def _read(text: str, figure: Figure, language: str | None) -> _Count | None:
    """The quantity that a figure begins: unit directly after it, or after its words in brackets; None without a unit."""
    shape = shape_at(text, figure)
    found = worth(text, shape, shape.language or language)
    if found is None:
        return None
    end, words, value = shape.end, None, None
    doubts: tuple[str, ...] = ()
    bracket = bracket_at(text, end)
    if bracket is not None:
        if figure.kind == "digits" and bracket.in_words:
            words, value, doubts = _words_read(bracket)
            end = bracket.end
        elif figure.kind in {"words", "han"} and (digits := _digits_in(text, bracket, language)) is not None:
            words, value, end = text[figure.start : figure.end], found.amount, bracket.end
            shape, found = digits
    unit = counted_unit(text, end)
    if unit is None:
        count = _Count(figure.start, end, shape, found, None, words, value, doubts)
        return _without_unit(text, figure, count)
    if unit.unit.code == "hour" and found.amount <= 24 and _CLOCK.search(text[max(0, figure.start - 8) : figure.start]):
        return None  # «в 15 часов» is a time of day
    end, found = unit.end, _whole_things(text, shape, found, unit)
    if words is None and figure.kind == "digits" and (after := bracket_at(text, end)) is not None and after.in_words:
        words, value, doubts = _words_read(after)
        end = after.end
    return _Count(figure.start, end, shape, found, unit, words, value, doubts)


def _whole_things(text: str, shape: Shape, found: Worth, unit: PlacedUnit) -> Worth:
    """Things are counted whole: `1,234 шт.` is 1234, with the doubt that its comma could be a decimal one."""
    printed = text[shape.parts[0][0] : shape.parts[0][1]]
    if (
        unit.unit.kind not in {"piece", "set", "person"}
        or found.scale != 1
        or found.decimals != 3
        or not re.fullmatch("[1-9][0-9]{0,2}[.,][0-9]{3}", printed)
    ):
        return found
    value = Decimal(re.sub("[.,]", "", printed))
    return Worth(value, value, 1, 0, tuple(dict.fromkeys((*found.doubts, "ambiguous_separator"))))


def _without_unit(text: str, figure: Figure, count: _Count) -> _Count | None:
    """A count whose unit is not printed: «в количестве 37», or a number directly before a designation («31 БМД-4М»)."""
    if _COUNT_LABEL.search(text[max(0, figure.start - 20) : figure.start]):
        following = text[(after := skip_gap(text, count.end)) : after + 1]
        return None if following.isdigit() or following in {"%", "％"} else count
    printed = text[figure.start : figure.end]
    line_start = text.rfind("\n", max(0, figure.start - 4), figure.start) + 1
    if figure.kind == "vague" or len(printed) > 4 or figure.start < 4 or not text[line_start : figure.start].strip():
        return None  # a number that begins a line is the number of a row
    if figure.kind == "digits" and (not printed.isdecimal() or re.fullmatch("(?:19|20)[0-9]{2}", printed)):
        return None
    start = skip_gap(text, count.end, 2)
    if start == count.end or "\n" in text[count.end : start] or (found := _STRICT_DESIGNATION.match(text, start)) is None:
        return None
    return dataclasses.replace(count, end=found.end(), doubts=(*count.doubts, "no_unit"))


def _is_number_of_something_else(text: str, figure: Figure, end: int) -> bool:
    """Whether a figure is glued to letters, labelled (№ 5, стр. 3), or a percentage."""
    before = text[figure.start - 1 : figure.start]
    if is_letter(before) or before in set("№#") or (figure.kind != "vague" and is_labelled(text, figure.start)):
        return True
    return text[(after := skip_gap(text, end, 2)) : after + 1] in {"%", "％", "°"}


def _range(text: str, figure: Figure, language: str | None) -> tuple[Decimal, _Count] | None:
    """The lower end and the quantity at the upper end, where this figure begins a range: 15–20 машин, 15至20辆, "15 to 20 vehicles"."""
    lead = opens_range(text, figure.start)
    shape = shape_at(text, figure)
    other = range_end(text, shape.end, opened=lead is not None)
    if other is None and (unit := unit_at(text, shape.end, han_glued=True)) is not None:
        other = range_end(text, unit.end, opened=lead is not None)
    to = re.compile(rf"{_GAP}to{_GAP}(?=[0-9])").match(text, shape.end) if other is None else None
    if to is not None and not re.search(r"(?i:\bfrom\b|increas|rais|r[oi]se)", text[max(0, figure.start - 30) : figure.start]):
        other = range_end(text, to.start(), opened=True)
    if other is None:
        return None
    low, high = worth(text, shape, language), _read(text, other.figure, language)
    if low is None or high is None or high.unit is None:
        return None
    amount = low.amount * high.worth.scale if low.scale == 1 and shape.figure.kind == "digits" else low.amount
    if not 0 < amount < high.worth.amount:
        return None
    if lead is None and other.spaced and other.mark not in {"или", "or", "to", "至", "到"}:
        line_start = not text[text.rfind("\n", max(0, figure.start - 80), figure.start) + 1 : figure.start].strip()
        named = _LATIN_NAME.search(text[max(0, figure.start - 7) : figure.start])
        if line_start or named or high.worth.amount > amount * _WIDEST_RANGE:
            return None  # «Ка 52 – 60 ед.», row number and quantity
    return amount, high


def _quantity(text: str, count: _Count, language: str | None, low: Decimal | None = None, start: int | None = None) -> Found[Quantity]:
    begin = count.start if start is None else start
    figure = count.shape.figure
    qualifier, _ = qualifier_before(text, begin, language)
    if qualifier is Qualifier.EXACT:
        qualifier, _ = qualifier_after(text, count.end)
    upper: Decimal | None = None
    amount = count.worth.amount
    if figure.kind == "vague" and figure.qualifier != "exact":
        if figure.qualifier == "vague":
            upper, qualifier = (figure.high or amount) * count.worth.scale, Qualifier.VAGUE
        elif qualifier is Qualifier.EXACT:
            qualifier = Qualifier(figure.qualifier)
    if count.shape.more:
        qualifier = Qualifier.MORE_THAN
    if low is not None:
        amount, upper, qualifier = low, count.worth.amount, Qualifier.RANGE
    unit = count.unit
    quantity = Quantity(
        amount,
        text[unit.start : unit.end] if unit is not None else None,
        unit.unit.code if unit is not None else None,
        text[begin : count.end],
        count.words,
        count.words_amount,
        qualifier,
        upper,
        tuple(sorted({*count.doubts, *count.worth.doubts})),
    )
    return Found(begin, count.end, quantity)


def _may_be_counted(text: str, figure: Figure) -> bool:
    """A quick test: whether anything that can lead to a unit stands after a figure."""
    following = text[(after := skip_gap(text, figure.end)) : after + 1]
    return (
        bool(following) and (is_letter(following) or following > "\u2e80" or following in '(（[-‐‑‒–—−~÷….«"“*' or not following.isascii())
    ) or bool(_COUNT_LABEL.search(text[max(0, figure.start - 20) : figure.start]))


def find_quantities(text: str, language: str | None = None) -> tuple[Found[Quantity], ...]:
    """Every quantity in a text, sorted, not overlapping: counts with a unit or a class noun, measures, durations in days and months.

    Years, ages, dates, percentages, page, clause and phone numbers and money are none. The range found covers number, words and unit
    (with a designation between them), not the phrase that bounds it. A vague count (several, десятки) has its lower bound as `amount` and
    its upper as `upper`.
    """
    found: list[Found[Quantity]] = []
    floor = 0
    for figure in all_figures(text):
        if figure.start < floor or not _may_be_counted(text, figure):
            continue
        if _is_number_of_something_else(text, figure, figure.end):
            continue
        if (pair := _range(text, figure, language)) is not None:
            found.append(_quantity(text, pair[1], language, pair[0], figure.start))
        elif (count := _read(text, figure, language)) is not None:
            found.append(_quantity(text, count, language))
        else:
            continue
        floor = found[-1].end
    return tuple(found)
