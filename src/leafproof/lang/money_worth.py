"""What a figure of money comes to, whose number syntax it follows, and which currency all its marks leave together."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal

from leafproof.lang.amounts import Shape, Worth, worth
from leafproof.lang.currency_marks import Mark


def currency_of(marks: tuple[Mark, ...], words_currency: str | None) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """(code or None, candidates, doubts) that all marks of one amount leave together: ¥ and 元 make CNY, `$ … AUD` makes AUD."""
    if any(mark.code not in {None, "CNY"} for mark in marks):
        # 元 after a sum in another currency is that currency's 元 (美元 5,000 元)
        marks = tuple(mark for mark in marks if not (mark.kind == "han" and mark.side == "after" and mark.code == "CNY"))
    sure = list(dict.fromkeys([m.code for m in marks if m.code is not None and not m.doubt] + ([words_currency] if words_currency else [])))
    if len(sure) == 1:
        return sure[0], (), ()
    if len(sure) > 1:
        return None, tuple(sorted(sure)), ("currency_conflict",)
    for mark in marks:
        if mark.code is not None:
            return mark.code, (), (mark.doubt,)
    candidates = tuple(sorted({code for mark in marks for code in mark.candidates}))
    return None, candidates, tuple(dict.fromkeys(mark.doubt for mark in marks if mark.doubt))


def digit_language(shape: Shape, marks: tuple[Mark, ...], language: str | None) -> str | None:
    """Whose number syntax the digits follow: that of the words beside them, else the document's."""
    for mark in marks:
        if mark.kind in {"word", "han"} and mark.language is not None and shape.language in {None, mark.language}:
            return mark.language
    return shape.language or language


def money_worth(text: str, shape: Shape, marks: tuple[Mark, ...], language: str | None) -> Worth | None:
    """What the figure comes to; where one mark before three digits could be read both ways, as money is printed, with the doubt.

    Prices have two decimals or none, so `$1,234` in a Russian text and `1.234 €` are thousands.
    """
    spoken = digit_language(shape, marks, language)
    found = worth(text, shape, spoken)
    if found is None or shape.figure.kind != "digits" or found.scale != 1 or found.decimals != 3 or abs(found.amount) >= 1000:
        return found
    printed = text[shape.parts[0][0] : shape.parts[0][1]]
    if printed.startswith("0") or not re.fullmatch("[0-9]{1,3}[.,][0-9]{3}", printed) or (spoken == "en" and "." in printed):
        return found
    doubts = tuple(dict.fromkeys((*found.doubts, "ambiguous_separator")))
    if "," in printed and any(mark.language == "ru" for mark in marks):
        return dataclasses.replace(found, doubts=doubts)
    value = Decimal(re.sub("[.,]", "", printed))
    return Worth(value, value, 1, 0, doubts)


def looks_like_money(text: str, shape: Shape, found: Worth) -> bool:
    """Whether a figure alone has the look of money: thousands parted, two decimals, or a multiplier."""
    if found.scale > 1 or shape.figure.kind != "digits":
        return True
    printed = text[shape.figure.start : shape.figure.end]
    return found.decimals == 2 or bool(re.search(r"[0-9][^0-9][0-9]{3}(?![0-9])", printed))
