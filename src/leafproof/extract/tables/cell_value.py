"""What a cell in a figure column holds: a number, a mark in its place, nothing, or text that does not read as a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from leafproof.lang.find_money import find_money
from leafproof.lang.header_units import header_unit
from leafproof.lang.number_words import parse_words
from leafproof.lang.row_labels import Mark, mark_of
from leafproof.lang.units import unit_of
from leafproof.values.number import Number, parse_number

LONGEST_FIGURE = 120
LONGEST_UNIT = 12
LONGEST_PERIOD = 32
FOOTNOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹⁰*†‡"


@dataclass(frozen=True, slots=True)
class CellValue:
    """The reading of one figure cell.

    `amount` is the figure as printed (not scaled), None where there is none. `currency`, `scale` and `unit` are those printed inside
    the cell. `mark` stands in place of a number. `unreadable` is true for text with digits that is no single number.
    """

    amount: Decimal | None = None
    currency: str | None = None
    scale: int = 1
    unit: str | None = None
    mark: Mark | None = None
    unreadable: bool = False
    doubts: tuple[str, ...] = ()


NOTHING = CellValue()


def _number(text: str, language: str | None) -> CellValue | None:
    found = parse_number(text, language=language)
    if isinstance(found, Number):
        return CellValue(amount=found.value, doubts=found.doubts)
    return None


def _dressed_number(text: str, language: str | None) -> CellValue | None:
    """«37¹», «37*» (a footnote mark, which is no digit), «1.000,-» (no cents)."""
    bare = text.rstrip(FOOTNOTE_MARKS).rstrip()
    if bare != text:
        found = _number(bare, language)
        return None if found is None else CellValue(amount=found.amount, doubts=(*found.doubts, "footnote_mark"))
    whole = text.rstrip("-–—=")
    return _number(f"{whole}00", language) if whole != text and whole.endswith((",", ".")) else None


def _scaled(text: str, language: str | None) -> CellValue | None:
    """«4,5 млн», 58.4万: a number and a multiplier without a currency."""
    end = len(text)
    while end and not text[end - 1].isdigit():
        end -= 1
    said = header_unit(text[end:].strip()) if 0 < end < len(text) else None
    if said is None or said.scale == 1 or said.currency is not None:
        return None
    found = _number(text[:end].strip(), language)
    return None if found is None else CellValue(amount=found.amount, scale=said.scale, doubts=found.doubts)


def _money(text: str, language: str | None) -> CellValue | None:
    found = find_money(text, language)
    if len(found) != 1 or found[0].value.upper is not None:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    if any(char.isalnum() for char in rest):
        return None
    money = found[0].value
    doubts = money.doubts if money.currency else (*money.doubts, "currency_ambiguous")
    return CellValue(amount=money.printed, currency=money.currency, scale=money.scale, doubts=doubts)


def _with_unit(text: str, language: str | None) -> CellValue | None:
    """«37 шт.», 37辆, «37 (тридцать семь) ед.»: a number, then a known unit; words in brackets stand aside."""
    words = ""
    opened = text.find("(")
    if opened > 0:
        closed = text.find(")", opened)
        words = text[opened + 1 : closed] if closed > 0 else ""
        if closed < 0 or any(char.isdigit() for char in words):
            return None
        text = text[:opened].rstrip() + " " + text[closed + 1 :].lstrip()
    end = len(text)
    while end and not text[end - 1].isdigit():
        end -= 1
    if not end:
        return None
    number = _number(text[:end].strip(), language)
    tail = text[end:].strip()
    if number is None or (tail.strip(".,;: ") and (tail.startswith(".") or unit_of(tail) is None)):
        return None
    said = parse_words(words) if words else None
    differs = isinstance(said, Decimal) and said != number.amount
    return CellValue(
        amount=number.amount,
        unit=tail if tail.strip(".,;: ") else None,
        doubts=(*number.doubts, "words_differ") if differs else number.doubts,
    )


def _with_any_word(text: str, language: str | None) -> CellValue | None:
    """«2 stuks»: a number and one short word that no unit table knows; it is taken for the unit only where things are counted."""
    number, space, word = text.partition(" ")
    if not space or len(word) > LONGEST_UNIT or not word.strip(".").isalpha():
        return None
    said = header_unit(word)
    if said.scale != 1 or said.currency is not None:
        return None
    found = _number(number, language)
    return None if found is None else CellValue(amount=found.amount, unit=word, doubts=found.doubts)


@lru_cache(maxsize=8192)
def cell_value(text: str, language: str | None, *, counted: bool = False) -> CellValue:
    """Reads one cell of a figure column, language by `parse_number`'s convention. Never raises, never repairs.

    `counted` says that the column counts things, so that a word behind the number is a unit.
    """
    stripped = text.strip()
    if not stripped:
        return NOTHING
    mark = mark_of(stripped)
    if mark is not None:
        return CellValue(mark=mark)
    has_digit = any(char.isdigit() for char in stripped)
    if len(stripped) > LONGEST_FIGURE:
        return CellValue(unreadable=has_digit)
    readings = (_number, _dressed_number, _with_unit, _money, _with_any_word if counted else _scaled)
    for reading in readings:
        if has_digit or reading is _money:
            found = reading(stripped, language)
            if found is not None:
                return found
    return CellValue(unreadable=has_digit)


def is_figure(text: str, language: str | None = None) -> bool:
    """Whether the cell holds one number, alone or with a currency or unit."""
    return cell_value(text, language).amount is not None


@cache
def _period() -> re.Pattern[str]:
    """Years, halves, quarters as they head columns: 2026, 2026 г., I кв. 2026, 2-е полугодие, Q3 2026, H1, 2026年, 第二季度."""
    year = r"(?:19|20|21)\d\d ?(?:г(?:г|ода?|од)?\.?|年)?"
    part = (
        r"(?:(?:[IVХ]{1,3}|[1-4])(?:-?[йе]|-ый|-ое)? ?(?:кв|квартал|полугодие|п/г)\.?|[QH] ?[1-4]|[1-4] ?Q|第?[一二三四1-4]季度|[上下]半年)"
    )
    return re.compile(rf"(?:{year}|{part}(?:[ ,]{{0,2}}{year})?|{year}[ ,]{{0,2}}{part})")


def is_period(text: str) -> bool:
    """Whether a label is a bare year, half or quarter («2026 г.», «I кв. 2027», "Q3 2026"), which heads a column and is no figure."""
    return len(text) <= LONGEST_PERIOD and _period().fullmatch(text.strip()) is not None
