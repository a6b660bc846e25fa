"""Russian numbers in words: every case, ё or е, «полтора», «полмиллиона»."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from leafproof.values.found import Flaw

# Cardinals, all cases and genders. Source: the declension tables of any Russian grammar (Академическая грамматика 1980, §§ 1374-1380).
_FORMS: tuple[tuple[int, str], ...] = (
    (0, "ноль нуль ноля нуля нолю нулю нолем нулем ноле нуле"),
    (1, "один одна одно одного одной одному одним одном одну одною"),
    (2, "два две двух двум двумя"),
    (3, "три трех трем тремя"),
    (4, "четыре четырех четырем четырьмя"),
    (5, "пять пяти пятью"),
    (6, "шесть шести шестью"),
    (7, "семь семи семью"),
    (8, "восемь восьми восемью восьмью"),
    (9, "девять девяти девятью"),
    (10, "десять десяти десятью"),
    (40, "сорок сорока"),
    (50, "пятьдесят пятидесяти пятьюдесятью"),
    (60, "шестьдесят шестидесяти шестьюдесятью"),
    (70, "семьдесят семидесяти семьюдесятью"),
    (80, "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью"),
    (90, "девяносто девяноста"),
    (100, "сто ста"),
    (200, "двести двухсот двумстам двумястами двухстах"),
    (300, "триста трехсот тремстам тремястами трехстах"),
    (400, "четыреста четырехсот четыремстам четырьмястами четырехстах"),
    (500, "пятьсот пятисот пятистам пятьюстами пятистах"),
    (600, "шестьсот шестисот шестистам шестьюстами шестистах"),
    (700, "семьсот семисот семистам семьюстами семистах"),
    (800, "восемьсот восьмисот восьмистам восемьюстами восьмистах"),
    (900, "девятьсот девятисот девятистам девятьюстами девятистах"),
)
_DECLINED_LIKE_BONE: tuple[tuple[int, str], ...] = (
    (11, "одиннадцат"),
    (12, "двенадцат"),
    (13, "тринадцат"),
    (14, "четырнадцат"),
    (15, "пятнадцат"),
    (16, "шестнадцат"),
    (17, "семнадцат"),
    (18, "восемнадцат"),
    (19, "девятнадцат"),
    (20, "двадцат"),
    (30, "тридцат"),
)
_COLLECTIVE: tuple[tuple[int, str], ...] = (
    (2, "двое двоих"), (3, "трое троих"), (4, "четверо четверых"), (5, "пятеро пятерых"), (6, "шестеро"), (7, "семеро"),
)  # fmt: skip
_SCALES: tuple[tuple[int, str], ...] = (
    (10**3, "тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыс"),
    (10**6, "миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами миллионах млн"),
    (10**9, "миллиард миллиарда миллиарду миллиардом миллиарде миллиарды миллиардов миллиардам миллиардами миллиардах млрд"),
    (10**12, "триллион триллиона триллиону триллионом триллионе триллионы триллионов триллионам триллионами триллионах трлн"),
)
_HALVES: tuple[tuple[str, str], ...] = (
    ("1.5", "полтора полторы полутора"),
    ("150", "полтораста полутораста"),
    ("500", "полтысячи"),
    ("500000", "полмиллиона"),
    ("500000000", "полмиллиарда"),
)


@cache
def small_words() -> dict[str, Decimal]:
    """Word (lower case, е for ё) -> value, for everything below a thousand and the halves."""
    table = {word: Decimal(value) for value, words in (*_FORMS, *_COLLECTIVE) for word in words.split()}
    table |= {stem + ending: Decimal(value) for value, stem in _DECLINED_LIKE_BONE for ending in ("ь", "и", "ью")}
    return table | {word: Decimal(value) for value, words in _HALVES for word in words.split()}


@cache
def scale_words() -> dict[str, int]:
    """Word (lower case, е for ё) -> thousand, million, milliard, trillion."""
    return {word: value for value, words in _SCALES for word in words.split()}


def is_numeral(word: str) -> bool:
    """Whether a word is a Russian numeral or scale word."""
    folded = word.lower().replace("ё", "е")
    return folded in small_words() or folded in scale_words()


def _fits_below(group: Decimal, value: Decimal) -> bool:
    """Whether `value` may follow a group already read: units after tens after hundreds."""
    if group == 0:
        return True
    if value != value.to_integral_value() or group != group.to_integral_value():
        return False
    if value >= 100 or value == 0:
        return False
    if value >= 10:
        return group % 100 == 0
    return group % 10 == 0 and group % 100 != 10


def parse_russian(text: str) -> Decimal | Flaw:
    """The number that Russian words say: «сто двадцать три тысячи» -> 123000.

    Groups must fall (millions before thousands) and fit (no «двадцать тридцать»): anything else is a flaw with its position.
    """
    total, group, ceiling, filled = Decimal(0), Decimal(0), Decimal(10**15), False
    seen = False
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match[0].lower().replace("ё", "е")
        if word == "и" and seen:
            continue
        if (small := small_words().get(word)) is not None:
            if (filled and (small == 0 or group == 0)) or not _fits_below(group, small) or small >= ceiling:
                return Flaw("order", match.start())
            group, filled = group + small, True
        elif (scale := scale_words().get(word)) is not None:
            if scale >= ceiling or (filled and group == 0):
                return Flaw("order", match.start())
            total, ceiling = total + (group if filled else Decimal(1)) * scale, Decimal(scale)
            group, filled = Decimal(0), False
        else:
            return Flaw("not_a_numeral", match.start())
        seen = True
    return total + group if seen else Flaw("empty")
