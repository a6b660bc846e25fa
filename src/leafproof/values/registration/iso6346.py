"""Number of a freight container, ISO 6346: three letters of the owner, U, J or Z, six digits, a check digit."""

from __future__ import annotations

import re

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact

SCHEME = "iso6346"
# The values of A-Z count from 10 and leave out the multiples of 11.
_VALUES = tuple(value for value in range(10, 39) if value % 11)


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check digit."""
    value = compact(text)
    if len(value) != 11:
        return Flaw("length", len(value))
    if re.fullmatch(r"[A-Z]{3}[UJZ][0-9]{7}", value) is None:
        return Flaw("characters")
    total = sum((int(one) if one.isdigit() else _VALUES[ord(one) - 65]) * 2**place for place, one in enumerate(value[:10]))
    return Identifier(SCHEME, value, text, total % 11 % 10 == int(value[10]))
