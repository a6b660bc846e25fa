"""Ranges of money (15–20 млн долл., "between $15 and $20 million"), and the dash that parts kopecks (12 345-67 руб.)."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from decimal import Decimal

from leafproof.lang.amounts import shape_at
from leafproof.lang.currency_marks import mark_after
from leafproof.lang.find_numbers import Figure
from leafproof.lang.money_phrase import Phrase, prefix_of, read_phrase
from leafproof.lang.money_worth import money_worth
from leafproof.lang.ranges import is_labelled, opens_range, range_end

# The second figure of a range that is more than this many times the first is not its other end («этап 1 – 500 000 долл.»).
_WIDEST_RANGE = 20
_CHANGE = re.compile(r"(?i:\bfrom\b|\bс\b|\bсо\b|increas|r[oi]se|rais|grew|grow|reduc|decreas|cut|drop|fell)")


@dataclass(frozen=True, slots=True)
class LowEnd:
    """The lower end of a range: where it begins, its value, and how it was printed."""

    start: int
    amount: Decimal
    printed: Decimal


def money_range(text: str, figure: Figure, floor: int, language: str | None) -> tuple[LowEnd, Phrase] | None:
    """The lower end and the phrase of the upper end, where this figure begins a range of money."""
    prefix = prefix_of(text, figure, floor)
    start = prefix.start if prefix is not None else figure.start
    lead = opens_range(text, start)
    shape = shape_at(text, figure, letters=True)
    position = shape.end
    # "$5 million to $6 million" is a range, "rose from $5 million to $6 million" is none
    opened = lead is not None or (prefix is not None and not _CHANGE.search(text[max(0, start - 40) : start]))
    other = range_end(text, position, opened=opened, currency=True)
    if other is None and (mark := mark_after(text, position)) is not None:
        other = range_end(text, mark.end, opened=lead is not None, currency=True)
        prefix = prefix or mark
    if other is None:
        return None
    high = read_phrase(text, other.figure, shape.end, language, other.prefix or prefix)
    if high is None or not high.marks:
        return None
    low = money_worth(text, shape, high.marks, language)
    if low is None or (other.mark in {"and", "и"} and lead is None):
        return None
    own_scale = low.scale > 1 or shape.figure.kind != "digits"
    amount = low.amount if own_scale else low.amount * high.worth.scale
    if amount >= high.worth.amount:
        return None
    loose = other.spaced and not own_scale and lead is None and other.prefix is None
    if lead is None and is_labelled(text, figure.start):
        return None
    if amount <= 0 or (high.worth.amount > amount * _WIDEST_RANGE and (loose or other.spaced)):
        return None
    if loose and re.fullmatch("(?:19|20)[0-9]{2}", text[figure.start : figure.end]):
        return None
    scaled = amount.to_integral_value() if high.worth.scale > 1 and amount == amount.to_integral_value() else amount
    return LowEnd(start, scaled, low.printed), high


def dashed_kopecks(text: str, figure: Figure, floor: int, language: str | None) -> Phrase | None:
    """«12 345-67 руб.» and «12 345=67 руб.»: the habit of payment orders; the smaller number after the dash cannot end a range."""
    found = re.compile(r"[-=]([0-9]{2})(?![0-9-])").match(text, figure.end)
    if found is None or figure.kind != "digits" or (suffix := mark_after(text, found.end())) is None or suffix.code != "RUB":
        return None
    plain = shape_at(text, figure)
    value = money_worth(text, plain, (suffix,), language)
    if value is None or value.decimals or value.scale != 1 or suffix.scale != 1 or value.amount <= Decimal(found[1]):
        return None
    amount = value.amount + Decimal(found[1]) / 100
    worth = dataclasses.replace(value, amount=amount, printed=amount, decimals=2)
    return Phrase(max(floor, figure.start), suffix.end, plain, worth, (suffix,), doubts=("dash_decimals",))
