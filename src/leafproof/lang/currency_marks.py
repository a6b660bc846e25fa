"""Marks of a currency in a text: signs, ISO codes, words in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_pattern import LETTER, as_word, is_han, is_letter, skip_gap, skip_gap_back, spaced
from leafproof.values.currencies import colliding_codes, minor_digits

# Everyday codes that ISO 4217 does not list.
_OTHER_CODES = {"RMB": "CNY", "RUR": "RUB", "NIS": "ILS", "CNH": "CNY", "NTD": "TWD"}
_WINDOW = 40
_SIGNS = frozenset("$＄€£￡₹₽₸₴₺₪₫₩￦¥￥")


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] names a currency: `code`, or None with `candidates` where the mark fits several."""

    start: int
    end: int
    code: str | None
    candidates: tuple[str, ...] = ()
    kind: str = "word"
    side: str = "both"
    scale: int = 1
    doubt: str = ""
    language: str | None = None

    @property
    def weak(self) -> bool:
        """Whether the mark is also an everyday word (TOP, ALL), so that it needs a figure that looks like money."""
        return self.kind == "code" and (self.code or "") in colliding_codes()


@dataclass(frozen=True, slots=True)
class _Kind:
    """All marks of one kind as one pattern, and what each named group of it means."""

    pattern: re.Pattern[str]
    rows: tuple[dict[str, object], ...]


@cache
def _kind(kind: str) -> _Kind:
    rows = tuple(row for row in load("currencies")["mark"] if row["kind"] == kind)
    form = as_word if kind == "word" else spaced
    return _Kind(re.compile("|".join(f"(?P<m{i}>{form(str(row['pattern']))})" for i, row in enumerate(rows))), rows)


_THREE_CAPITALS = re.compile(rf"(?<![{LETTER}])[A-Z]{{3}}(?![{LETTER}]|[-‐-–]\d{{1,3}}[A-ZА-Я])")


def _code(text: str, position: int) -> Mark | None:
    """The ISO code (or everyday code such as RMB) that begins at `position`, with a sign glued to it (CNY¥)."""
    found = _THREE_CAPITALS.match(text, position)
    if found is None or not (found[0] in _OTHER_CODES or found[0] in minor_digits()):
        return None
    end = found.end() + (text[found.end() : found.end() + 1] in set("¥￥$＄€"))
    return Mark(found.start(), end, _OTHER_CODES.get(found[0], found[0]), kind="code")


@cache
def _ends() -> tuple[re.Pattern[str], frozenset[str]]:
    table = load("currencies")["ends"]
    return re.compile("|".join(sorted(table["words"], key=lambda word: (-len(word), word)))), frozenset(table["han"])


def _may_end(text: str, end: int) -> bool:
    """Whether a currency mark may end at `end`: a quick test of the last word."""
    last = text[end - 1]
    if is_han(last):
        return last in _ends()[1]
    if not last.isalpha():
        return last in _SIGNS or (last == "." and _may_end(text, end - 1) if end > 1 else False)
    start = end
    while start > 0 and end - start < 20 and is_letter(text[start - 1]):
        start -= 1
    word = text[start:end]
    return word in minor_digits() or word in _OTHER_CODES or _ends()[0].match(word.lower()) is not None


@cache
def _minor() -> re.Pattern[str]:
    rows = load("currencies")["minor"]
    return re.compile("|".join(as_word(row["pattern"]) if row["kind"] == "word" else spaced(row["pattern"]) for row in rows))


def _language(printed: str) -> str | None:
    if re.search("[А-Яа-яЁё]", printed):
        return "ru"
    if re.search("[\u4e00-\u9fff]", printed):
        return "zh"
    return "en"


def _read(text: str, position: int, kind: str) -> Mark | None:
    table = _kind(kind)
    found = table.pattern.match(text, position)
    if found is None:
        return None
    row = table.rows[int((found.lastgroup or "m0")[1:])]
    candidates = row.get("candidates", ())
    assert isinstance(candidates, list | tuple)
    return Mark(
        found.start(),
        found.end(),
        str(row["code"]) or None,
        tuple(candidates),
        kind,
        str(row["side"]),
        int(str(row.get("scale", 1))),
        str(row.get("doubt", "")),
        _language(found[0]),
    )


def mark_starting(text: str, position: int) -> Mark | None:
    """The currency mark that begins exactly at `position`."""
    if position >= len(text):
        return None
    first = text[position]
    if is_han(first):
        return _read(text, position, "han") if first in load("currencies")["ends"]["han_first"] else None
    if first.isalpha():
        if first.isupper() and first.isascii() and (mark := _read(text, position, "sign") or _code(text, position)) is not None:
            return mark  # US$ before USD, RMB¥ before RMB
        return _read(text, position, "word")
    return _read(text, position, "sign") if first in _SIGNS else None


def mark_after(text: str, position: int) -> Mark | None:
    """The currency mark after white space at `position` ("5 million of US dollars" and «в» are passed over), if it may follow an amount."""
    start = skip_gap(text, position)
    mark = mark_starting(text, start)
    if mark is None and start > position and text.startswith("of ", start):
        mark = mark_starting(text, skip_gap(text, start + 2))
    return mark if mark is not None and mark.side != "before" else None


def mark_ending(text: str, position: int) -> Mark | None:
    """The longest currency mark that ends at `position`, white space between, if it may precede an amount."""
    end = skip_gap_back(text, position)
    if end == 0 or not _may_end(text, end):
        return None
    han = is_han(text[end - 1])
    lowest = max(0, end - (8 if han else _WINDOW))
    best: Mark | None = None
    for start in range(end - 1, lowest - 1, -1):
        if text[start] in "\n\f\t,;:()" or text[start].isdigit():
            break
        free = start == 0 or not (is_letter(text[start - 1]) and is_letter(text[start]))
        if free and (mark := mark_starting(text, start)) is not None and mark.end == end and mark.side != "after":
            best = mark
    return best


def minor_after(text: str, position: int) -> int | None:
    """The end of the name of a hundredth part (коп., cents) after white space at `position`."""
    found = _minor().match(text, skip_gap(text, position))
    return found.end() if found else None


def minor_within(text: str) -> tuple[int, int] | None:
    """Where the name of a hundredth part stands first in a short text."""
    found = _minor().search(text)
    return (found.start(), found.end()) if found else None
