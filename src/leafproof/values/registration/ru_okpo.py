"""OKPO, the Russian statistics code of an enterprise: 8 digits, 10 for a sole trader.

Source: general knowledge of the classifier's rule (weights 1, 2, 3 ... by 11, then 3, 4, 5 ...), confirmed on two numbers only.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, digits_of, weighted

SCHEME = "ru.okpo"


def _key(digits: str) -> int:
    first = weighted(digits, tuple(place % 10 + 1 for place in range(len(digits)))) % 11
    if first < 10:
        return first
    second = weighted(digits, tuple((place + 2) % 10 + 1 for place in range(len(digits)))) % 11
    return second if second < 10 else 0


def check(text: str) -> Identifier | Flaw:
    """The code, with `valid` for its check digit."""
    value = digits_of(text, 8, 10)
    return value if isinstance(value, Flaw) else Identifier(SCHEME, value, text, _key(value[:-1]) == int(value[-1]))
