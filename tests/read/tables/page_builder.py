"""Builds small pages by hand: lines of text at a place, boxes of rules. Widths are plain: 5 pt a character, 10 pt a Han character."""

from __future__ import annotations

from leafproof.read.tables.model import RawWord, Rule

TALL = 12.0


def words_at(text: str, left: float, top: float, *, tall: float = TALL, confidence: int | None = None) -> list[RawWord]:
    """The words of one line; a space is 3 pt wide."""
    found: list[RawWord] = []
    x = left
    for word in text.split(" "):
        parts = list(word) if any(ord(c) > 0x2E80 for c in word) else [word]
        for part in parts:
            edges = [x]
            for c in part:
                edges.append(edges[-1] + (10.0 if ord(c) > 0x2E80 else 5.0))
            if part:
                found.append(RawWord(part, x, top, edges[-1], top + tall, tuple(edges), confidence))
            x = edges[-1]
        x += 3.0
    return found


def rows_at(rows: list[list[str]], xs: list[float], top: float, *, pitch: float = 16.0) -> list[RawWord]:
    """Rows of texts, each text beginning at its x."""
    return [w for i, row in enumerate(rows) for text, x in zip(row, xs, strict=False) if text for w in words_at(text, x, top + i * pitch)]


def grid_rules(xs: list[float], ys: list[float]) -> list[Rule]:
    """The rules of a full grid."""
    return [Rule(True, y, xs[0], xs[-1]) for y in ys] + [Rule(False, x, ys[0], ys[-1]) for x in xs]
