"""Writes numbers: digits with separators, and words in Russian, English and Chinese; for the generator alone, the reader has its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_RU_ONES = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
            "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать")  # fmt: skip
_RU_TENS = ("", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто")
_RU_HUNDREDS = ("", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот")
_RU_POWERS = (("тысяча", "тысячи", "тысяч"), ("миллион", "миллиона", "миллионов"), ("миллиард", "миллиарда", "миллиардов"))
_EN_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ZH_BANK = "零壹贰叁肆伍陆柒捌玖"
_ZH_PLAIN = "零一二三四五六七八九"


@dataclass(frozen=True)
class DigitStyle:
    """How figures are written in one document: the thousands separator (or none), the decimal sign, the decimals of prices."""

    group: str
    point: str
    decimals: int


def digits(value: Decimal, style: DigitStyle, *, decimals: int | None = None) -> str:
    """The figure as printed; `decimals` overrides the style's (0 for quantities)."""
    places = style.decimals if decimals is None else decimals
    text = f"{value:.{places}f}"
    whole, _, part = text.partition(".")
    # A point between whole numbers would make 1.250 of 1250: such a figure is written without one.
    ambiguous = style.group == "." and not places
    grouped = whole if ambiguous else f"{int(whole):,}".replace(",", style.group)
    return f"{grouped}{style.point}{part}" if part else grouped


def noun_form(number: int, forms: tuple[str, str, str]) -> str:
    """The Russian noun form a number asks for: (1) единица, (2-4) единицы, (5-20) единиц."""
    last, tens = number % 10, number % 100
    if 11 <= tens <= 14 or last == 0 or last >= 5:
        return forms[2]
    return forms[0] if last == 1 else forms[1]


def _ru_triple(number: int, *, feminine: bool) -> list[str]:
    words = [_RU_HUNDREDS[number // 100]]
    rest = number % 100
    if rest < 20:
        ones = _RU_ONES[rest]
    else:
        words.append(_RU_TENS[rest // 10])
        ones = _RU_ONES[rest % 10]
    if feminine:
        ones = {"один": "одна", "два": "две"}.get(ones, ones)
    return [word for word in (*words, ones) if word]


def words_ru(number: int, *, feminine: bool = False) -> str:
    """A whole number under 10^12 in Russian words, nominative."""
    if number == 0:
        return "ноль"
    words: list[str] = []
    for power in (3, 2, 1, 0):
        triple = number // 1000**power % 1000
        if triple:
            words += _ru_triple(triple, feminine=feminine if power == 0 else power == 1)
            if power:
                words.append(noun_form(triple, _RU_POWERS[power - 1]))
    return " ".join(words)


def _en_triple(number: int) -> str:
    rest = number % 100
    tens = _EN_ONES[rest] if rest < 20 else _EN_TENS[rest // 10] + (f"-{_EN_ONES[rest % 10]}" if rest % 10 else "")
    hundreds = f"{_EN_ONES[number // 100]} hundred" if number >= 100 else ""
    return " ".join(word for word in (hundreds, tens) if word)


def words_en(number: int) -> str:
    """A whole number under 10^12 in English words."""
    if number == 0:
        return "zero"
    parts = []
    for power, name in ((3, "billion"), (2, "million"), (1, "thousand"), (0, "")):
        triple = number // 1000**power % 1000
        if triple:
            parts.append(f"{_en_triple(triple)} {name}".strip())
    return " ".join(parts)


def _zh_four(number: int, figures: str, units: tuple[str, str, str, str]) -> str:
    out = ""
    pending = False
    for place in (3, 2, 1, 0):
        figure = number // 10**place % 10
        if figure:
            out += (figures[0] if pending and out else "") + figures[figure] + units[place]
            pending = False
        else:
            pending = True
    return out


def words_zh(number: int, *, bank: bool = True) -> str:
    """A whole number under 10^12 in Chinese numerals: the financial ones (壹贰叁) or the plain ones (一二三)."""
    figures, units = (_ZH_BANK, ("", "拾", "佰", "仟")) if bank else (_ZH_PLAIN, ("", "十", "百", "千"))
    if number == 0:
        return figures[0]
    out = ""
    gap = False
    for power, name in ((2, "亿"), (1, "万"), (0, "")):
        four = number // 10000**power % 10000
        if four:
            zero = out and (gap or four < 1000)
            out += (figures[0] if zero else "") + _zh_four(four, figures, units) + name
            gap = False
        elif out:
            gap = True
    return out if bank else out.removeprefix("一") if out.startswith("一十") else out
