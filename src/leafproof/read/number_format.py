"""Numbers and dates of a spreadsheet as its number formats show them.

Only plain formats are rendered (decimals, thousands, percent, fixed text, dates, times); anything else shows the value itself.
Source: ECMA-376 part 1, 18.8.30 (numFmts); dates count from 1900 with its false 29 February, or from 1904.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from leafproof.read.date_format import render_date

LONGEST_FORMAT = 255
_SIGNIFICANT = 15
_GENERAL_DIGITS = 10
_LAST_SERIAL = Decimal(2_958_466)
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "dd.mm.yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "dd.mm.yyyy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0_);(#,##0)", 38: "#,##0_);(#,##0)",
    39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_PIECE = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|([0#?])|([.,%])|(@)|([A-Za-z]+)|(.)', re.DOTALL)
_CONDITION = re.compile(r"[<>=]")
_DATE_LETTERS = re.compile(r"[ymdhseb]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Display:
    """How the workbook's readers see numbers: the decimal mark, the thousands mark, and the language of month names."""

    decimal: str
    thousands: str
    language: str


RUSSIAN = Display(",", "\u00a0", "ru")
ENGLISH = Display(".", ",", "en")


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format, taken apart: text before, digits of the whole and decimal part, text after, scale."""

    before: str
    whole: tuple[str, ...]
    decimals: str
    after: str
    percent: int
    thousands: bool
    divide: int


def built_in(number: int) -> str:
    """The format code of a built-in number format, "General" where there is none."""
    return _BUILT_IN.get(number, "General")


def is_date(code: str) -> bool:
    """Whether a format code shows a date or time."""
    bare = re.sub(r'"[^"]*"|\\.|[eE][+-]|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', "", code.split(";", 1)[0])
    return "general" not in bare.lower() and "#" not in bare and "?" not in bare and _DATE_LETTERS.search(bare) is not None


def general(value: Decimal, display: Display) -> str:
    """A number without a format: whole numbers whole, others to ten digits, hundredths at least."""
    if not value.is_finite():
        return str(value)
    value = _significant(value, _SIGNIFICANT)
    if value != value.to_integral_value() and value.adjusted() > -_GENERAL_DIGITS:
        # hundredths are kept whatever the size: they are money
        value = value.quantize(Decimal(1).scaleb(-max(2, _GENERAL_DIGITS - 1 - max(value.adjusted(), 0))), ROUND_HALF_UP)
    if abs(value.adjusted()) > 20:
        return f"{value.normalize():E}".replace(".", display.decimal)
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return (text if text not in {"-0", ""} else "0").replace(".", display.decimal)


def _significant(value: Decimal, digits: int) -> Decimal:
    if value == value.to_integral_value() or len(value.as_tuple().digits) <= digits:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_HALF_UP)


def render(text: str, code: str, display: Display, *, from_1904: bool) -> str:
    """The stored number `text` as the format shows it; the number itself where the format is not one of the plain ones."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return text
    if code in {"General", "", "@"} or len(code) > LONGEST_FORMAT:
        return general(value, display)
    if is_date(code):
        moment = to_moment(value, from_1904=from_1904)
        shown = None if moment is None else render_date(moment, code.split(";", 1)[0], display.language, serial=value)
        return general(value, display) if shown is None else shown
    shown = _number(_significant(value, _SIGNIFICANT), code, display)
    return general(value, display) if shown is None else shown


def to_moment(serial: Decimal, *, from_1904: bool) -> datetime | None:
    """The moment a serial number stands for, to the nearest second; None outside of the calendar."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    base = date(1904, 1, 1) if from_1904 else date(1899, 12, 30) if serial >= 60 else date(1899, 12, 31)
    days = int(serial)
    seconds = int(((serial - days) * 86_400).to_integral_value(ROUND_HALF_UP))
    try:
        return datetime(base.year, base.month, base.day) + timedelta(days=days, seconds=seconds)  # noqa: DTZ001 - a sheet knows no zone
    except OverflowError:
        return None


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section | None, ...]:
    pieces = re.findall(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])+|["\\\[])|(;)', code)
    texts = [""]
    for piece, end in pieces:
        if end:
            texts.append("")
        else:
            texts[-1] += piece
    return tuple(_section(text) for text in texts[:4])


def _section(text: str) -> _Section | None:
    """The section taken apart, None where it holds what is not rendered (a condition, a fraction, an exponent)."""
    before, after, whole, decimals = "", "", [], ""
    percent = divide = 0
    thousands = point = digits_seen = False
    for match in _PIECE.finditer(text):
        quoted, escaped, bracket, digit, mark, at, letters, other = match.groups()
        if bracket is not None:
            if _CONDITION.match(bracket) or bracket.lower().startswith("dbnum"):
                return None
            literal = bracket[1:].split("-", 1)[0] if bracket.startswith("$") else ""
        elif at is not None or letters is not None:
            return None
        elif digit is not None:
            digits_seen = True
            if after.strip():
                # digits, text, digits: telephone numbers and the like
                whole.append(after)
            after = ""
            if point:
                decimals += digit
            else:
                whole.append(digit)
                thousands, divide = thousands or divide > 0, 0
            continue
        elif mark == "." and digits_seen and not point:
            point = True
            continue
        elif mark == ",":
            divide += 1
            continue
        elif mark == "%":
            percent += 1
            literal = "%"
        else:
            literal = quoted or escaped or other or (" " if match[0].startswith("_") else "")
            if other == "/":
                return None
        if digits_seen:
            after += literal
        else:
            before += literal
    return _Section(before, tuple(whole), decimals, after, percent, thousands, divide)


def _number(value: Decimal, code: str, display: Display) -> str | None:
    sections = _sections(code)
    index = 0
    if value < 0 and len(sections) > 1:
        index = 1
    elif value == 0 and len(sections) > 2:
        index = 2
    section = sections[index]
    if section is None:
        return None
    sign = "-" if value < 0 and index == 0 else ""
    if not section.whole and not section.decimals:
        return (sign + section.before + section.after).strip() or None
    scaled = abs(value) * 100**section.percent / Decimal(1000) ** section.divide
    places = len(section.decimals)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if scaled.adjusted() + places < 28 else None
    if rounded is None:
        return None
    whole, _, decimals = f"{rounded:f}".partition(".")
    kept = len(section.decimals.rstrip("#?"))
    decimals = decimals[:kept] + decimals[kept:].rstrip("0")
    digits = _placed(whole, section, display)
    shown = digits + (display.decimal + decimals if decimals else "")
    if not shown.strip("-") or not any(c.isdigit() for c in shown):
        shown = shown or ""
    if not any(c in "123456789" for c in shown):
        sign = ""
    return (sign + section.before + shown + section.after).strip()


def _placed(whole: str, section: _Section, display: Display) -> str:
    """The digits of the whole part put to their places, text between them kept, groups of three parted where asked for."""
    least = sum(1 for piece in section.whole if piece == "0")
    digits = whole.lstrip("0").rjust(least, "0") if least else whole.lstrip("0")
    if all(piece in {"0", "#", "?"} for piece in section.whole):
        if not section.thousands:
            return digits
        groups = []
        while len(digits) > 3:
            digits, group = digits[:-3], digits[-3:]
            groups.append(group)
        return display.thousands.join([digits, *reversed(groups)])
    out: list[str] = []
    places = sum(1 for piece in section.whole if piece in {"0", "#", "?"})
    left = list(digits.rjust(places))
    extra = left[: len(left) - places]
    left = left[len(left) - places :]
    for piece in section.whole:
        if piece in {"0", "#", "?"}:
            out.extend(extra)
            extra = []
            out.append(left.pop(0).strip())
        else:
            out.append(piece)
    return "".join(out)
