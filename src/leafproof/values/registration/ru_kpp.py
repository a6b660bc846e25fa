"""KPP, the code of the reason for which a Russian organisation is registered: no check digit.

Source: tax-service order ММВ-7-6/435@ of 29.06.2012, as quoted in secondary texts: four digits of the tax office, two characters of the
reason (digits or capital letters), three of the number.
"""

from __future__ import annotations

import re

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact
from leafproof.values.scripts import look_key

SCHEME = "ru.kpp"


def check(text: str) -> Identifier | Flaw:
    """The code; Cyrillic letters in the places of the reason are taken for the Latin ones that they look like."""
    value = compact(text)
    if len(value) != 9:
        return Flaw("length", len(value))
    # Of the key of a look only the letters are wanted: it makes a zero of the letter O.
    reason = "".join(look_key(character) if character.isalpha() and not character.isascii() else character for character in value[4:6])
    value = value[:4] + reason + value[6:]
    if re.fullmatch(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", value) is None:
        return Flaw("characters")
    if len(set(value)) == 1:
        return Flaw("all_equal")
    return Identifier(SCHEME, value, text, None)
