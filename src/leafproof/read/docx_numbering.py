"""The numbers that Word prints before the paragraphs of a list: they are not in the text, but counted from the list's definition.

Source: ECMA-376 part 1, 17.9 (Numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from leafproof.read.xml_parser import Element, attribute, child, local

_LEVELS = 9
_DEEPEST_STYLE = 20
_MOST = 1_000_000
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_HAN_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: first number, number format, the pattern around the numbers (`%1.%2.`), what follows them."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    after: str = " "
    restarts: int | None = None


def roman(number: int) -> str:
    """The number in small Roman numerals, in digits from 5,000 on."""
    if not 0 < number < 5_000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def letters(number: int, alphabet: str) -> str:
    """The number as Word letters a list: a ... z, aa, bb ..."""
    if number < 1:
        return str(number)
    rounds, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * min(rounds + 1, 20)


def han(number: int) -> str:
    """The number as counted in Chinese below one hundred: 十一, 二十; digit by digit above."""
    if 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else _HAN_DIGITS[tens] + "十") + (_HAN_DIGITS[ones] if ones else "")
    return "".join(_HAN_DIGITS[int(digit)] for digit in str(number))


def printed(number: int, style: str) -> str:
    """The number in a number format of Word; in digits where the format is not known."""
    match style:
        case "lowerLetter":
            return letters(number, "abcdefghijklmnopqrstuvwxyz")
        case "upperLetter":
            return letters(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "russianLower":
            return letters(number, _RUSSIAN)
        case "russianUpper":
            return letters(number, _RUSSIAN.upper())
        case "decimalZero":
            return f"{number:02}"
        case "chineseCounting" | "chineseCountingThousand" | "ideographDigital" | "japaneseCounting" | "taiwaneseCounting":
            return han(number)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x245F + number) if 1 <= number <= 20 else str(number)
        case _:
            return str(number)


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, tuple[str, MappingProxyType[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[str] = set()
        self._styles: dict[str, tuple[str | None, str | None, int | None]] = {}
        abstract: dict[str, dict[int, _Level]] = {}
        for entry in () if numbering is None else numbering:
            if local(entry) == "abstractNum":
                abstract[attribute(entry, "abstractNumId") or ""] = dict(_levels(entry))
        for entry in () if numbering is None else numbering:
            if local(entry) == "num":
                base = _value(child(entry, "abstractNumId")) or ""
                levels = dict(abstract.get(base, {}))
                name = attribute(entry, "numId") or ""
                for override in entry:
                    if local(override) == "lvlOverride":
                        self._override(name, override, levels)
                self._lists[name] = (f"#{name}" if name in self._overridden else base, MappingProxyType(levels))
        for entry in () if styles is None else styles:
            if local(entry) == "style":
                number = child(entry, "pPr", "numPr")
                level = None if number is None else _integer(_value(child(number, "ilvl")))
                listed = None if number is None else _value(child(number, "numId"))
                self._styles[attribute(entry, "styleId") or ""] = (_value(child(entry, "basedOn")), listed, level)

    def _override(self, name: str, override: Element, levels: dict[int, _Level]) -> None:
        at = _integer(attribute(override, "ilvl")) or 0
        levels.update(_levels(override))
        start = _integer(_value(child(override, "startOverride")))
        if start is not None:
            old = levels.get(at, _Level())
            levels[at] = _Level(start, old.style, old.pattern, old.after, old.restarts)
            self._overridden.add(name)

    def _of_style(self, style: str | None) -> tuple[str | None, int]:
        level: int | None = None
        for _ in range(_DEEPEST_STYLE):
            if style is None or style not in self._styles:
                break
            style, listed, own = self._styles[style]
            level = own if level is None else level
            if listed is not None:
                return listed, level or 0
        return None, 0

    def label(self, paragraph_properties: Element | None) -> str:
        """What Word prints before this paragraph, counted on by one; "" where it is in no list, or the mark is a bullet."""
        if paragraph_properties is None:
            return ""
        number = child(paragraph_properties, "numPr")
        listed = None if number is None else _value(child(number, "numId"))
        level = 0 if number is None else _integer(_value(child(number, "ilvl"))) or 0
        if listed is None:
            listed, of_style = self._of_style(_value(child(paragraph_properties, "pStyle")))
            level = of_style if number is None or child(number, "ilvl") is None else level
        if listed is None or listed not in self._lists or not 0 <= level < _LEVELS:
            return ""
        name, levels = self._lists[listed]
        if level not in levels:
            return ""
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        before = counts[level]
        counts[level] = levels[level].start if before is None else min(before + 1, _MOST)
        for deeper in range(level + 1, _LEVELS):
            if levels.get(deeper, _Level()).restarts != 0:
                counts[deeper] = None
        return self._printed(level, levels, counts)

    def _printed(self, level: int, levels: MappingProxyType[int, _Level], counts: list[int | None]) -> str:
        here = levels[level]
        if here.style in {"bullet", "none"} or not here.pattern:
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = levels.get(at, _Level())
            value = counts[at] if counts[at] is not None else of.start
            return printed(value if value is not None else of.start, of.style)

        return re.sub(r"%([1-9])", number, here.pattern) + here.after


def _levels(parent: Element) -> list[tuple[int, _Level]]:
    found = []
    for entry in parent:
        if local(entry) == "lvl":
            after = _value(child(entry, "suff"))
            restarts = _integer(_value(child(entry, "lvlRestart")))
            level = _Level(
                start=1 if (start := _integer(_value(child(entry, "start")))) is None else start,
                style=_value(child(entry, "numFmt")) or "decimal",
                pattern=(_value(child(entry, "lvlText")) or "")[:100],
                after="" if after == "nothing" else " ",
                restarts=restarts,
            )
            found.append((_integer(attribute(entry, "ilvl")) or 0, level))
    return found


def _value(element: Element | None) -> str | None:
    return None if element is None else attribute(element, "val")


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,7}", text) else None
