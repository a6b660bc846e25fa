"""Unified social credit code of a Chinese organisation: 18 characters (GB 32100), the organisation code among them (GB 11714).

Source: GB 32100-2015 and GB 11714-1997 as described in secondary texts; the part of GB 11714 is confirmed by hand on one code only.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact

SCHEME = "cn.uscc"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def organisation_code_holds(value: str) -> bool:
    """Whether characters 9-17 satisfy the check of the organisation code of GB 11714."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    body = value[8:16]
    total = sum((int(one) if one.isdigit() else ord(one) - 55) * weight for one, weight in zip(body, weights, strict=True))
    return value[16] == "0123456789X0"[11 - total % 11]


def check(text: str) -> Identifier | Flaw:
    """The code, with `valid` for the check character of GB 32100."""
    value = compact(text)
    if len(value) != 18:
        return Flaw("length", len(value))
    for position, character in enumerate(value):
        if character not in _ALPHABET:
            return Flaw("character", position)  # I, O, S, V and Z are not used: usually 1, 0, 5, U and 2 misread
    if len(set(value)) == 1:
        return Flaw("all_equal")
    total = sum(_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(value[:17]))
    return Identifier(SCHEME, value, text, _ALPHABET[(31 - total % 31) % 31] == value[17])
