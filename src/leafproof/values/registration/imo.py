"""IMO number of a ship: seven digits, the last one a check digit.

Source: IMO resolution A.1117(30) and its predecessors: weights 7 to 2, last digit of the sum.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact, digits_of, weighted

SCHEME = "imo"


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check digit; «IMO» before it may be a part of the text."""
    value = digits_of(compact(text).removeprefix("IMO"), 7)
    if isinstance(value, Flaw):
        return value
    return Identifier(SCHEME, value, text, weighted(value, (7, 6, 5, 4, 3, 2)) % 10 == int(value[6]))
