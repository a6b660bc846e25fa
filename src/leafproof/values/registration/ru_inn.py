"""INN, the Russian taxpayer number: 10 digits for an organisation, 12 for a person.

Source: tax-service order ММВ-7-6/435@ of 29.06.2012, as quoted in secondary texts; weights checked against public numbers.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact, digits_of, weighted

SCHEME = "ru.inn"
_TENTH = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_ELEVENTH = (7, *_TENTH)
_TWELFTH = (3, *_ELEVENTH)


def _holds(value: str) -> bool:
    if len(value) == 10:
        return weighted(value, _TENTH) % 11 % 10 == int(value[9])
    return weighted(value, _ELEVENTH) % 11 % 10 == int(value[10]) and weighted(value, _TWELFTH) % 11 % 10 == int(value[11])


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check digits; Flaw `lost_zero` where a spreadsheet may have dropped a leading zero."""
    value = digits_of(text, 10, 12)
    if isinstance(value, Flaw):
        short = compact(text)
        if value.reason == "length" and short.isascii() and short.isdigit() and len(short) in {9, 11} and _holds("0" + short):
            return Flaw("lost_zero", 0)
        return value
    return Identifier(SCHEME, value, text, _holds(value))
