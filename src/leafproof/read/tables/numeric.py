"""What a piece of text looks like in a column: a number (with currency, unit or percent), a date, a year, a dash, or text.

This judges looks, to find columns and rows; it never gives a value.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

LONGEST = 40
CURRENCY_SIGNS = frozenset({*"$€£¥￥₽₴₸₹元", "US$", "HK$", "A$", "C$"})
_SPACES = "\u00a0\u202f\u2009\u2007"
_CODES = "USD|EUR|CNY|RMB|RUB|RUR|GBP|CHF|JPY|PLN|UAH|KZT|BYN|INR|TRY|AED|SAR|HKD|SGD|KRW|AUD|CAD|NZD|SEK|NOK|DKK|CZK|HUF|BRL|ZAR|VND"
CURRENCY_CODES = frozenset(_CODES.split("|"))
_BEFORE = re.compile(rf"(?:[A-Za-z]{{0,3}}[$€£¥￥₽₴₸₹]|(?:{_CODES})(?=[ \d])|Rs\.?|[xх×@~≈<>≤≥])\s?")
_AFTER = re.compile(r"\s?[^\W\d_]{1,12}\.?(?:[ /.-][^\W\d_]{1,8}\.?)?|\s?[%‰°$€£¥￥₽₴₸₹](?:\s[A-Za-z]{1,4})?")
_CORE = re.compile(r"(?:[+\-−–]|\((?=[^()]*\)))?\s?(\d[\d .,'’]*\d|\d)\s?[-)]?(?:,?[-–—]{1,2})?")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?")
_YEAR = re.compile(r"(?:19|20)\d\d\s?(?:г\.?|год|年|/\d\d)?")
_ORDINAL = re.compile(r"(?:№\s?)?\d{1,4}[.)](?:\d{1,3}\.?){0,3}")
_GROUPS = re.compile(r"[ .,'’]")
_DASHES = frozenset({"-", "–", "—", "−", "--", "-–", "...", "…", "―", "﹣", "－", "/", "×", "х", "x"})


class Look(Enum):
    """How a piece of text looks."""

    NUMBER = auto()
    ORDINAL = auto()
    DATE = auto()
    YEAR = auto()
    DASH = auto()
    TEXT = auto()


NUMERIC = frozenset({Look.NUMBER, Look.ORDINAL, Look.DATE, Look.YEAR})


@lru_cache(maxsize=2048)
def look(text: str) -> Look:
    """How the text of one cell or piece looks."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return Look.TEXT
    if text in _DASHES:
        return Look.DASH
    if not any(map(str.isdigit, text)):
        return Look.TEXT
    for space in _SPACES:
        text = text.replace(space, " ")
    if _DATE.fullmatch(text):
        return Look.DATE
    if _YEAR.fullmatch(text):
        return Look.YEAR
    if _is_amount(text):
        return Look.NUMBER
    return Look.ORDINAL if _ORDINAL.fullmatch(text) else Look.TEXT


def is_currency(text: str) -> bool:
    """Whether the text is a currency sign or code and nothing else."""
    return text in CURRENCY_SIGNS or text in CURRENCY_CODES or text.rstrip(".") in {"Rs", "руб", "р"}


def _is_amount(text: str) -> bool:
    for _ in range(2):  # "US $ 12.00": a code, then a sign
        before = _BEFORE.match(text)
        if before is None or before.end() == len(text):
            break
        text = text[before.end() :]
    core = _CORE.match(text)
    if core is None or (core.group().endswith(")") and "(" not in core.group()):
        return False
    rest = text[core.end() :]
    if rest and not _AFTER.fullmatch(rest):
        return False
    return _grouped(core.group(1))


def _grouped(digits: str) -> bool:
    """Whether the digits stand in groups as a number prints them: thousands by three, a last group as decimals."""
    groups = _GROUPS.split(digits)
    if not all(groups):
        return False
    if len(groups) == 1:
        return len(digits) <= 12
    inner = groups[1:-1]
    if not 1 <= len(groups[-1]) <= 6 or len(groups[0]) > (6 if inner or len(groups[-1]) == 3 else 12):
        return False
    if all(len(group) == 3 for group in inner):
        return len(groups[-1]) <= 4 or not inner
    # lakhs: 3,83,470.00
    return all(len(group) in {2, 3} for group in inner) and len(groups[0]) <= 2 and "," in digits and " " not in digits
