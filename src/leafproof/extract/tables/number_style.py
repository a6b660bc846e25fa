"""Which way a table writes its numbers: the figures themselves are asked first, then the language of the labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from leafproof.lang.column_roles import label_words

MOST_TEXTS = 400
ENGLISH_ONLY = frozenset({"qty", "quantity", "amount", "price", "unit", "item", "goods", "currency", "cost"})


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    comma = re.compile(r"(?<!\d)(?:\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2})(?![\d,.])")
    point = re.compile(r"(?<!\d)(?:\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2})(?![\d,.])")
    return comma, point


def number_language(figures: Iterable[str], labels: Iterable[str]) -> str | None:
    """The language whose number format a table keeps: "ru" (decimal comma), "en" or "zh" (decimal point), None where it cannot be told.

    Args:
        figures: texts of cells in figure columns (the first 400 are asked).
        labels: the column labels.
    """
    comma_shape, point_shape = _shapes()
    comma = point = 0
    for _, text in zip(range(MOST_TEXTS), figures, strict=False):
        short = text[:64]
        comma += comma_shape.search(short) is not None
        point += point_shape.search(short) is not None
    if bool(comma) != bool(point):
        return "ru" if comma else "en"
    joined = " ".join(labels)[:2000]
    cyrillic = any("Ѐ" <= char <= "ӿ" for char in joined)
    han = any("一" <= char <= "鿿" for char in joined)
    english = not ENGLISH_ONLY.isdisjoint(label_words(joined[:160])) or not ENGLISH_ONLY.isdisjoint(joined.casefold().split())
    if cyrillic:
        return None if english or han else "ru"
    if han:
        return "zh"
    return "en" if english else None
