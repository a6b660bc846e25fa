"""SNILS, the Russian number of a person's insurance account: 9 digits and 2 check digits.

Source: general knowledge of the pension fund's rule, unconfirmed; numbers up to 001-001-998 were given out before it.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, digits_of, weighted

SCHEME = "ru.snils"
_LAST_WITHOUT_KEY = 1_001_998


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check digits; None for the old numbers that the rule does not cover."""
    value = digits_of(text, 11)
    if isinstance(value, Flaw):
        return value
    if int(value[:9]) <= _LAST_WITHOUT_KEY:
        return Identifier(SCHEME, value, text, None)
    key = weighted(value, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 101 % 100
    return Identifier(SCHEME, value, text, key == int(value[9:]))
