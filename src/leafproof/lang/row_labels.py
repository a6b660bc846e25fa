"""What the first words of a table row say, and what a word in place of a number means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from leafproof.lang.column_roles import label_words
from leafproof.lang.data_file import load

LONGEST_ROW_LABEL = 160
LONGEST_MARK = 40
LONGEST_TAIL = 14
SUMS_AT_END = frozenset({"小计", "合计", "总计", "共计", "итого", "всего", "subtotal", "total"})
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


# A carried sum and a tax are asked before the plain sums whose words they share.
_ORDER = (RowLabel.CARRY, RowLabel.TAX, RowLabel.SUBTOTAL, RowLabel.TOTAL, RowLabel.NOTE, RowLabel.SECTION, RowLabel.INCLUDING)


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


def _key(word: str) -> str:
    return word[:1] if is_han(word) else word[:2]


@cache
def _rows_by_start() -> dict[str, tuple[tuple[int, RowLabel, tuple[str, ...]], ...]]:
    """The row phrases by the first letters of their first word, in the order in which they are tried."""
    index: dict[str, list[tuple[int, RowLabel, tuple[str, ...]]]] = {}
    for rank, (label, phrase) in enumerate((kind, words) for kind in _ORDER for words in _phrases("rows", kind.value)):
        index.setdefault(_key(phrase[0].removesuffix("*")), []).append((rank, label, phrase))
    return {key: tuple(found) for key, found in index.items()}


@cache
def _marks() -> tuple[dict[tuple[str, ...], Mark], dict[str, Mark]]:
    """The marks by their words, and those in Han characters by their characters."""
    phrases = [(phrase, mark) for mark in reversed(Mark) for phrase in _phrases("cells", mark.value)]
    return dict(phrases), {"".join(phrase): mark for phrase, mark in phrases if is_han(phrase[0])}


def _tail_is_usual(words: tuple[str, ...]) -> bool:
    usual, stems = _tails()
    for word in words:
        if word in usual or word.isdigit() or len(word) == 1 or is_han(word):
            continue
        if not word.startswith(stems) and not word[:1].isdigit():
            return False
    return True


def _sum_at_end(words: tuple[str, ...]) -> LabelFound | None:
    """A sum announced by the last word behind what it is the sum of: 第2部分小计, «По разделу 1 итого», "Section 1 subtotal"."""
    joined = "".join(words)
    if is_han(joined[-1:]):
        for label in (RowLabel.SUBTOTAL, RowLabel.TOTAL):
            for phrase in _phrases("rows", label.value):
                solid = "".join(phrase)
                if is_han(solid) and len(solid) < len(joined) and joined.endswith(solid) and solid in SUMS_AT_END:
                    return LabelFound(RowLabel.SUBTOTAL, pure=True)
        return None
    starts_as_part = any(_starts(words, phrase) for phrase in _phrases("rows", "section")) or words[0] in _tails()[0]
    if len(words) > 1 and starts_as_part and words[-1] in {"".join(label_words(word)) for word in SUMS_AT_END}:
        return LabelFound(RowLabel.SUBTOTAL, pure=True)
    return None


def row_label(text: str) -> LabelFound | None:
    """What a row whose first text is this announces, or None. Long texts announce only notes and sections."""
    words = label_words(text[:LONGEST_ROW_LABEL])
    if not words:
        return None
    sum_at_end = _sum_at_end(words)
    if sum_at_end is not None:
        return sum_at_end
    index = _rows_by_start()
    for _, label, phrase in sorted({*index.get(_key(words[0]), ()), *index.get(words[0][:1], ())}):
        taken = _starts(words, phrase)
        if taken:
            tail = words[taken:]
            return LabelFound(label, _tail_is_usual(tail) and len(tail) <= LONGEST_TAIL)
    return None


def mark_of(text: str) -> Mark | None:
    """What a cell without a number says in its place: included, free, none (a dash or «нет»); None where it is something else."""
    stripped = text.strip()
    if stripped and all(char in "-–—―−‐‑_./\\*~=" or char.isspace() for char in stripped):
        return Mark.NONE
    if len(stripped) > LONGEST_MARK:
        return None
    words = label_words(stripped)
    by_words, by_characters = _marks()
    found = by_words.get(words)
    return by_characters.get("".join(words)) if found is None and words and is_han(words[0]) else found


def begins_caption(text: str) -> bool:
    """Whether a line begins like one that says what the figures of a table are in («в тыс. руб.», 单位：万元, "Currency: USD")."""
    words = label_words(text)
    return bool(words) and any(_starts(words, phrase) for phrase in _phrases("captions", "starts"))
