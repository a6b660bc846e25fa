"""What the first words of a table row say, and what a word in place of a number means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from leafproof.lang.column_roles import label_words
from leafproof.lang.data_file import load

LONGEST_ROW_LABEL = 160
LONGEST_MARK = 40
HAN = range(0x4E00, 0xA000)


class RowLabel(StrEnum):
    """What a row announces by its first words."""

    SUBTOTAL = "subtotal"
    CARRY = "carry"
    TOTAL = "total"
    TAX = "tax"
    NOTE = "note"
    SECTION = "section"
    INCLUDING = "including"


class Mark(StrEnum):
    """What stands in place of a number."""

    INCLUDED = "included"
    FREE = "free"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LabelFound:
    """What the first words of a row announce. `pure` is false where words follow that no total row would carry."""

    label: RowLabel
    pure: bool


@cache
def _phrases(table: str, key: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for entry in load("row_labels")[table][key]:
        words: list[str] = []
        for token in entry.split():
            parts = label_words(token.rstrip("*"))
            words.extend(parts[:-1])
            words.append(parts[-1] + ("*" if token.endswith("*") else ""))
        found.append(tuple(words))
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


@cache
def _tails() -> tuple[frozenset[str], tuple[str, ...]]:
    words = [phrase[0] for phrase in _phrases("tails", "words") if phrase]
    return frozenset(word for word in words if not word.endswith("*")), tuple(sorted(word[:-1] for word in words if word.endswith("*")))


def is_han(text: str) -> bool:
    """Whether a text begins with a Han character."""
    return bool(text) and ord(text[0]) in HAN


def _starts(words: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    """How many words the phrase takes at the start of the words; 0 where it does not stand there."""
    if is_han(phrase[0]):
        solid = "".join(phrase)
        joined, taken = "", 0
        for word in words:
            joined, taken = joined + word, taken + 1
            if len(joined) >= len(solid):
                break
        return taken if joined.startswith(solid) else 0
    if len(words) < len(phrase):
        return 0
    for word, part in zip(words, phrase, strict=False):
        if part.endswith("*"):
            if not word.startswith(part[:-1]):
                return 0
        elif word != part:
            return 0
    return len(phrase)


def _tail_is_usual(words: tuple[str, ...]) -> bool:
    usual, stems = _tails()
    for word in words:
        if word in usual or word.isdigit() or len(word) == 1 or is_han(word):
            continue
        if not word.startswith(stems) and not word[:1].isdigit():
            return False
    return True


_ORDER = (RowLabel.CARRY, RowLabel.TAX, RowLabel.SUBTOTAL, RowLabel.TOTAL, RowLabel.NOTE, RowLabel.SECTION, RowLabel.INCLUDING)


def row_label(text: str) -> LabelFound | None:
    """What a row whose first text is this announces, or None. Long texts announce only notes and sections."""
    words = label_words(text[:LONGEST_ROW_LABEL])
    if not words:
        return None
    for label in _ORDER:
        for phrase in _phrases("rows", label.value):
            taken = _starts(words, phrase)
            if taken:
                tail = words[taken:]
                return LabelFound(label, _tail_is_usual(tail) and len(tail) <= 14)
    return None


def mark_of(text: str) -> Mark | None:
    """What a cell without a number says in its place: included, free, none (a dash or «нет»); None where it is something else."""
    stripped = text.strip()
    if stripped and all(char in "-–—―−‐‑_./\\*~=" or char.isspace() for char in stripped):
        return Mark.NONE
    if len(stripped) > LONGEST_MARK:
        return None
    words = label_words(stripped)
    for mark in Mark:
        for phrase in _phrases("cells", mark.value):
            if words == phrase or (is_han(phrase[0]) and "".join(words) == "".join(phrase)):
                return mark
    return None


def begins_caption(text: str) -> bool:
    """Whether a line begins like one that says what the figures of a table are in («в тыс. руб.», 单位：万元, "Currency: USD")."""
    words = label_words(text)
    return bool(words) and any(_starts(words, phrase) for phrase in _phrases("captions", "starts"))
