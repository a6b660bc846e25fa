"""OGRN and OGRNIP, the numbers of Russian state registration: 13 digits for an organisation, 15 for a sole trader.

Source: Ministry of Finance order 165n of 30.10.2017, as quoted in secondary texts. The check digit of 15 digits is the *last digit* of the
remainder by 13 (remainders 10, 11, 12 give 0, 1, 2): two public libraries keep two digits there and refuse one valid number in five.
"""

from __future__ import annotations

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, digits_of

SCHEME = "ru.ogrn"
SCHEME_TRADER = "ru.ogrnip"


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check digit: 13 digits that begin with 1, 2 or 5-9, or 15 that begin with 3 or 4."""
    value = digits_of(text, 13, 15)
    if isinstance(value, Flaw):
        return value
    if value[0] not in ("1256789" if len(value) == 13 else "34"):
        return Flaw("first_digit", 0)
    remainder = int(value[:-1]) % (11 if len(value) == 13 else 13)
    return Identifier(SCHEME if len(value) == 13 else SCHEME_TRADER, value, text, remainder % 10 == int(value[-1]))
