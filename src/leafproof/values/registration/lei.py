"""LEI, the legal entity identifier, ISO 17442: 18 characters and two check digits (mod 97-10)."""

from __future__ import annotations

import re

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact

SCHEME = "lei"


def check(text: str) -> Identifier | Flaw:
    """The code, with `valid` for its check digits."""
    value = compact(text)
    if len(value) != 20:
        return Flaw("length", len(value))
    if re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", value) is None:
        return Flaw("characters")
    if len(set(value)) == 1:
        return Flaw("all_equal")
    return Identifier(SCHEME, value, text, int("".join(str(int(character, 36)) for character in value)) % 97 == 1)
