"""Chinese numerals: everyday and financial, simplified and traditional, read digit by digit (二〇二四), and mixed with figures (5.84亿)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from leafproof.values.found import Flaw
from leafproof.values.number import Number, parse_number

# Source: GB/T 15835-2011 (figures and numerals), 正确填写票据和结算凭证的基本规定 (financial capitals).
DIGITS = "零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖弌弍弎幺兩貳參叄叁陸贰"
SMALL_UNITS = "十百千拾佰仟"
BIG_UNITS = "万亿兆萬億"


@cache
def digit_values() -> dict[str, int]:
    """Chinese digit -> 0..9."""
    rows = ("零〇", "一壹弌幺", "二贰貳两兩弍", "三叁參叄弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    return {character: value for value, row in enumerate(rows) for character in row}


@cache
def unit_values() -> dict[str, int]:
    """Chinese unit -> 10 ... 10^12."""
    table = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
    return table | {"兆": 10**12}


def is_financial(text: str) -> bool:
    """Whether the numeral is written in financial capitals (壹贰叁 ...), at least in part."""
    return bool(re.search("[壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟]", text))


class _Reading:
    """Sums closed by 亿 and 万, the open section below ten thousand, and the digit that waits for its unit."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.last_unit = 0  # the unit that stood last: 二百五 means 250
        self.below = 10**16  # units must fall within a section
        self.big_below = 10**16  # big units must fall from section to section
        self.after_zero = False

    def number(self, value: Decimal) -> bool:
        if self.digit is not None:
            return False
        self.digit = value
        return True

    def zero(self) -> bool:
        if self.digit is not None:
            return False
        self.after_zero = True
        return True

    def small_unit(self, unit: int) -> bool:
        if unit >= self.below or (self.digit is None and unit != 10):
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * unit
        self.digit, self.below, self.last_unit, self.after_zero = None, unit, unit, False
        return True

    def big_unit(self, unit: int) -> bool:
        value = self.section + (self.digit or 0)
        if value == 0 and self.total and unit == 10**8:  # 一万亿: 亿 multiplies what stands before it
            value, self.total = self.total, Decimal(0)
        elif value == 0 or unit >= self.big_below:
            if value == 0 or not self.total or unit != 10**8:
                return False
            value, self.total = self.total + value, Decimal(0)  # 一万二千亿
        self.total += value * unit
        self.section, self.digit, self.below, self.big_below = Decimal(0), None, 10**16, unit
        self.last_unit, self.after_zero = unit, False
        return True

    def value(self) -> Decimal:
        rest = self.digit or Decimal(0)
        if self.digit is not None and self.last_unit >= 100 and not self.after_zero and self.digit < 10 and self.digit == int(self.digit):
            rest *= self.last_unit // 10
        return self.total + self.section + rest


def _digit_by_digit(text: str) -> Decimal | Flaw:
    return Decimal("".join(str(digit_values()[character]) for character in text))


def parse_chinese(text: str) -> Decimal | Flaw:
    """The number that a Chinese numeral says: 壹佰贰拾叁万 -> 1230000, 二〇二四 -> 2024, 12亿3400万 -> 1234000000.

    White space is passed over. Flaw `order` where units do not fall, `not_a_numeral` with the position of the first strange character.
    """
    packed = re.sub(r"\s", "", text)
    if not packed:
        return Flaw("empty")
    if len(packed) > 64:
        return Flaw("too_long", 64)
    digits, units = digit_values(), unit_values()
    if len(packed) > 1 and all(character in digits for character in packed):
        return _digit_by_digit(packed)
    reading = _Reading()
    for match in re.finditer(r"[0-9０-９][0-9０-９,，.．]*|.", packed):
        piece = match[0]
        if piece[0] in "0123456789０１２３４５６７８９":
            figure = parse_number(piece, language="zh")
            fits = isinstance(figure, Number) and reading.number(figure.value)
        elif piece in digits:
            fits = reading.number(Decimal(digits[piece])) if digits[piece] else reading.zero()
        elif piece in units:
            fits = reading.small_unit(units[piece]) if units[piece] < 10**4 else reading.big_unit(units[piece])
        else:
            return Flaw("not_a_numeral", match.start())
        if not fits:
            return Flaw("order", match.start())
    return reading.value()
