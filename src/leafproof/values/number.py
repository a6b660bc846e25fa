"""Numbers as printed in digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leafproof.values.found import Flaw

MOST_CHARACTERS = 64
MOST_DIGITS = 30
_UNTIDY = re.compile(r" ?([.,]) (?=[0-9])|  +| (?=[.,][0-9])")
_STRANGE = re.compile(r"[^0-9 .,']")
_GROUPS = re.compile(r"[0-9]+(?:[ .,'][0-9]+)*")
_DIGITS, _MARKS = re.compile(r"[0-9]+"), re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits: its value, the text as written, how many decimals were printed, and doubts about the syntax.

    `doubts`: `irregular_spacing`, `irregular_separator`, `ambiguous_separator`, `leading_zeros`.
    """

    value: Decimal
    as_written: str
    decimals: int = 0
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Split:
    """Whole-number groups joined, the decimals, and the doubts that the way they were parted raises."""

    whole: str
    decimals: str = ""
    doubts: tuple[str, ...] = ()


@cache
def _folding() -> dict[int, str]:
    """Full-width digits and marks, the spaces used between groups, and the apostrophes, as one ASCII character each."""
    folding = {0xFF10 + digit: str(digit) for digit in range(10)}
    folding |= {0xFF0C: ",", 0xFF0E: ".", 0xFF0D: "-", 0xFF0B: "+", 0x2212: "-", 0x2013: "-", 0x066C: ","}
    folding |= dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2005, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000, 0x0A), " ")
    folding |= dict.fromkeys((0x2019, 0x02BC, 0x60, 0xB4, 0x2032), "'")
    return folding


def _are_thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _are_indian(groups: list[str]) -> bool:
    """Lakh and crore: the last group has three digits, those before it two (12,34,567)."""
    return len(groups) > 2 and 1 <= len(groups[0]) <= 2 and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])


def _one_mark(groups: list[str], mark: str, language: str | None) -> _Split:
    """Two groups parted by one comma or point: the decimals, or the thousands."""
    before, after = groups
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return _Split(before, after)
    if language == "ru":
        return _Split(before, after, () if mark == "," else ("ambiguous_separator",))
    doubts = ("ambiguous_separator",) if language is None else ()
    return _Split(before + after, "", doubts) if mark == "," else _Split(before, after, doubts)


def _grouped(groups: list[str], marks: list[str]) -> _Split | None:
    """Groups and the marks between them, two marks or more or a space; None where they are no number."""
    last = marks[-1]
    inner = set(marks[:-1])
    if last in ".," and last not in inner:  # the last mark differs from those before it: decimals
        if not _inner_are_groups(groups[:-1], inner):
            return None
        doubts = _spacing_doubts(groups[:-1], inner)
        if len(groups[-1]) == 3 and " " in inner and last == ".":
            doubts = (*doubts, "ambiguous_separator")
        return _Split("".join(groups[:-1]), groups[-1], doubts)
    if _inner_are_groups(groups, set(marks)):
        return _Split("".join(groups), "", _spacing_doubts(groups, set(marks)))
    if last in ".," and len(groups[-1]) <= 2 and len(groups) > 2 and inner == {last} and _are_thousands(groups[:-1]):
        return _Split("".join(groups[:-1]), groups[-1], ("irregular_separator",))
    return None


def _inner_are_groups(groups: list[str], marks: set[str]) -> bool:
    if _are_thousands(groups) or (marks == {","} and _are_indian(groups)):
        return True
    # OCR loses the first space: `1710 000,00`
    return " " in marks and all(len(group) == 3 for group in groups[1:])


def _spacing_doubts(groups: list[str], marks: set[str]) -> tuple[str, ...]:
    doubts = []
    if " " in marks and not _are_thousands(groups):
        doubts.append("irregular_spacing")
    if len(marks) > 1:
        doubts.append("irregular_separator")
    return tuple(doubts)


def _tidy(text: str) -> tuple[str, bool]:
    """The folded text with doubled spaces and spaces beside a comma or point taken out, and whether there were any."""
    if " " not in text:
        return text, False
    tidied = _UNTIDY.sub(lambda match: match[1] or (" " if match[0].startswith("  ") else ""), text)
    return tidied, tidied != text


def parse_number(text: str, *, language: str | None = None) -> Number | Flaw:
    """The number that the whole text is, in digits.

    Groups of three parted by a space (any width), comma, point or apostrophe; Indian groups; decimals after a comma or point. Where one
    mark stands before exactly three digits the language decides: `1,234` is 1.234 in Russian and 1234 elsewhere; without a language
    the doubt `ambiguous_separator` says so. Never raises.

    Args:
        text: what is printed; superscript digits are footnote marks and no digits.
        language: "ru", "en", "zh", or None where it is not known.
    """
    stripped = text.strip()
    if not stripped:
        return Flaw("empty")
    if len(stripped) <= MOST_DIGITS and stripped.isascii() and stripped.isdigit():
        return Number(Decimal(stripped), stripped, 0, ("leading_zeros",) if len(stripped) > 1 and stripped[0] == "0" else ())
    if len(stripped) > MOST_CHARACTERS:
        return Flaw("too_long", MOST_CHARACTERS)
    folded = stripped.translate(_folding())
    sign = folded[0] if folded[0] in "+-" else ""
    body, untidy = _tidy(folded[len(sign) :].lstrip(" "))
    if strange := _STRANGE.search(body):
        return Flaw("not_a_digit", len(sign) + strange.start())
    if len(body) > MOST_DIGITS and sum(character.isdigit() for character in body) > MOST_DIGITS:
        return Flaw("too_long", MOST_DIGITS)
    if body[:1] == "." and body[1:].isdigit():
        body = "0" + body
    if not _GROUPS.fullmatch(body):
        return Flaw("separator_without_digits", len(sign))
    groups, marks = _DIGITS.findall(body), _MARKS.findall(body)
    if untidy and len(marks) == 1 and marks[0] in ".,":
        return Flaw("separator_with_space", len(sign) + len(groups[0]))  # `5, 6` is a list
    split: _Split | None
    if not marks:
        split = _Split(body, "", ("leading_zeros",) if len(body) > 1 and body.startswith("0") else ())
    elif len(marks) == 1 and marks[0] in ".,":
        split = _one_mark(groups, marks[0], language)
    else:
        split = _grouped(groups, marks)
    if split is None:
        return Flaw("grouping", len(sign) + len(groups[0]))
    doubts = (*split.doubts, "irregular_spacing") if untidy and "irregular_spacing" not in split.doubts else split.doubts
    digits = f"{'-' if sign == '-' else ''}{split.whole}"
    return Number(Decimal(f"{digits}.{split.decimals}" if split.decimals else digits), stripped, len(split.decimals), doubts)


def render_number(value: Decimal, *, language: str = "en") -> str:
    """The number in digits as the language prints it: `1 234 567,89` in Russian (no-break spaces), `1,234,567.89` elsewhere."""
    plain = f"{value:,f}"
    return plain.replace(",", "\u00a0").replace(".", ",") if language == "ru" else plain
