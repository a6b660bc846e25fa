"""What the label of a column says of the numbers under it: «Сумма, тыс. долл. США», "Amount (USD '000)", 单价（万元）."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from leafproof.lang.currency_marks import Mark, mark_starting
from leafproof.lang.phrase_pattern import GAP, LETTER, is_han, is_letter, skip_gap
from leafproof.lang.scales import scale_at
from leafproof.lang.units import PlacedUnit, unit_at, unit_of

MOST_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class HeaderUnit:
    """Currency (ISO 4217, None where none or several are possible), multiplier and unit of the numbers in a column.

    `as_written` is the part of the label that says so, verbatim; "" where the label says nothing.
    """

    currency: str | None
    scale: int
    unit_code: str | None
    as_written: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int


@cache
def _zeros() -> re.Pattern[str]:
    """Thousands and millions said by zeros: USD '000, 000s, in 000."""
    return re.compile(r"[\s'’‘`,(]{0,3}(?:\(?in )?['’‘`]?((?:000)(?:[ ,.']?000){0,2})(?:['’]?s)?(?![0-9])")


@cache
def _letters_before() -> re.Pattern[str]:
    """A letter glued to a currency: kUSD, MEUR, k€, mln$."""
    return re.compile(rf"(?<![{LETTER}0-9])([kKMmB]|bn|mn|mln|тыс|млн|млрд)[. ]?(?=USD|EUR|RUB|CNY|RMB|GBP|CHF|INR|[$€£¥￥₽₹])")


_LETTER_VALUES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "тыс": 10**3, "млн": 10**6, "млрд": 10**9}
_PER_UNIT = re.compile(rf"(?:за|на|per|/|／|each|каждую|кажд\.){GAP}(?:1{GAP})?$", re.IGNORECASE)
_UNIT_COLUMN = re.compile(rf"\s*(?:ед\.?{GAP}изм|единиц\w{{0,3}}{GAP}измер|unit{GAP}(?:of|price|cost|value)|units?{GAP}of)", re.IGNORECASE)
_CUE = re.compile(r"[,(（\[:：;/]\s{0,2}(?:в |in )?\s{0,2}$|\bв\s$|\bin\s$", re.IGNORECASE)


def _closed(label: str) -> tuple[str, list[int]]:
    """A label without white space between Chinese characters, which is where a narrow cell broke it, and where each character stood."""
    kept = [
        at for at, char in enumerate(label) if not (char.isspace() and is_han(label[:at].rstrip()[-1:]) and is_han(label[at:].lstrip()[:1]))
    ]
    return "".join(label[at] for at in kept), kept


def _marks(label: str) -> list[Mark]:
    """Currency marks in a label, in order of place."""
    marks, position = [], 0
    glued = _letters_before().search(label)
    if glued is not None and (mark := mark_starting(f" {label[glued.end() :]}", 1)) is not None:  # kUSD
        return [replace(mark, start=glued.end(), end=glued.end() + mark.end - mark.start)]
    while position < len(label):
        begins = position == 0 or not (is_letter(label[position - 1]) and is_letter(label[position]))
        # 金额(万元): 元 needs a multiplier, a bracket or the end before it; 单元 and 元件 name no money
        if begins or label[position] in "$€£¥￥₽₹":
            mark = mark_starting(label, position)
            if mark is not None and not _is_part_of_word(label, mark):
                marks.append(mark)
                position = mark.end
                continue
        position += 1
    return marks


def _is_part_of_word(label: str, mark: Mark) -> bool:
    if mark.weak or (mark.doubt == "bare_rouble" and not _CUE.search(label[: mark.start])):
        return True
    printed = label[mark.start : mark.end]
    if printed not in {"元", "圆", "圓"}:
        return False
    before = label[mark.start - 1 : mark.start]
    return is_han(before) and before not in "万亿千百萬億佰仟十位为"


def _scale(label: str, marks: list[Mark]) -> tuple[int, _Piece] | None:
    """The multiplier of a label and where it stands."""
    for position, character in enumerate(label):
        if position and is_letter(label[position - 1]) and is_letter(character):
            continue
        if not (is_letter(character) or is_han(character)):
            continue
        found = scale_at(label, position)
        if found is None or found.start != position:
            continue
        if is_han(character) and label[found.end : found.end + 1] not in {
            "元",
            "美",
            "欧",
            "圆",
            "日",
            "卢",
            "港",
            "英",
            "人",
            "",
            ")",
            "）",
            "台",
            "套",
        }:
            continue
        return found.value, _Piece(found.start, found.end)
    if glued := _letters_before().search(label):
        return _LETTER_VALUES[glued[1].lower()], _Piece(glued.start(), glued.end())
    for mark in marks:
        if zeros := _zeros().match(label, mark.end):
            return 1000 ** zeros[1].count("000"), _Piece(mark.start, zeros.end())
        if short := scale_at(label, mark.end, letters=True):
            return short.value, _Piece(short.start, short.end)
    if marks and (zeros := re.search(r"['’‘`](000(?:[ ,.']?000){0,2})(?:s)?(?![0-9])|(?<![0-9])000s\b", label)):
        return 1000 ** max(1, zeros[0].count("000")), _Piece(zeros.start(), zeros.end())
    return None


def _unit(label: str, taken: list[_Piece]) -> PlacedUnit | None:
    """The unit that a label names for its numbers; the unit of a price («за ед.») and the label of a unit column are none."""
    if _UNIT_COLUMN.match(label):
        return None
    for position in range(len(label)):
        if position and is_letter(label[position - 1]) and is_letter(label[position]):
            continue
        if any(piece.start <= position < piece.end for piece in taken):
            continue
        if not (is_letter(label[position]) or is_han(label[position])):
            continue
        before = label[:position]
        placed = unit_at(label, position) or _loose(label, position)
        if placed is None or placed.start != position or _PER_UNIT.search(before):
            continue
        if _CUE.search(before) or (taken and position - taken[-1].end <= 2):
            return placed
    return None


def _loose(label: str, position: int) -> PlacedUnit | None:
    """Short spellings such as «м» and «т», where the label ends with them."""
    found = re.compile(r"([^\s,()（）]{1,4}?)\.?[)）\]]?\s*$").match(label, position)
    unit = unit_of(found[1]) if found is not None else None
    return PlacedUnit(position, position + len(found[1]), unit) if found is not None and unit is not None else None


def header_unit(label: str) -> HeaderUnit:
    """What a column label says of its numbers: currency, multiplier, unit.

    «Сумма, тыс. долл. США» is USD and 1000; «Масса, кг» is kg; «Цена за ед., руб.» is RUB and no unit; «Ед. изм.» says nothing of numbers.
    ¥ is CNY where the label is Chinese, and open otherwise. Two different currencies leave `currency` None.
    """
    printed = label[:MOST_CHARACTERS]
    label, places = _closed(printed)
    marks = _marks(label)
    scale = _scale(label, marks)
    codes = list(dict.fromkeys(mark.code for mark in marks if mark.code is not None and not mark.doubt))
    codes = codes or list(dict.fromkeys(mark.code for mark in marks if mark.code is not None))
    if not codes and any("CNY" in mark.candidates for mark in marks) and re.search("[\u4e00-\u9fff]", label):
        codes = ["CNY"]
    pieces = [_Piece(mark.start, mark.end) for mark in marks]
    multiplier = scale[0] if scale is not None else 1
    if scale is not None:
        pieces.append(scale[1])
    for mark in marks:
        multiplier = max(multiplier, mark.scale)
    pieces.sort(key=lambda piece: piece.start)
    placed = _unit(label, pieces) if not marks else None
    if placed is not None:
        pieces.append(_Piece(placed.start, placed.end))
    if not pieces:
        return HeaderUnit(None, 1, None, "")
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    currency = codes[0] if len(codes) == 1 else None
    end = skip_gap(label, end, 0)
    return HeaderUnit(currency, multiplier, placed.unit.code if placed else None, printed[places[start] : places[end - 1] + 1])
