"""BIK, the Russian code of a bank: nine digits without a check digit.

Source: general knowledge (04 for Russia, seven digits); the layout since 2018 is unconfirmed, so nothing but the length is tested.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, digits_of

SCHEME = "ru.bik"


def check(text: str) -> Identifier | Flaw:
    """The code; it has no check digit, so `valid` is None."""
    value = digits_of(text, 9)
    return value if isinstance(value, Flaw) else Identifier(SCHEME, value, text, None)
