"""The number of an account in a Russian bank: 20 characters, its key tested against the BIK of the bank.

Source: Bank of Russia order No 515 of 08.09.1997. The rule for treasury accounts (03..., 40102...) is not confirmed: never a failure.
"""

from __future__ import annotations

import re

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact
from leafproof.values.scripts import look_key

SCHEME = "ru.account"
_WEIGHTS = (7, 1, 3) * 8
# A letter in the sixth place marks an account in a clearing currency.
_LETTERS = "ABCEHKMPTX"
_CASH_CENTRES = ("000", "001", "002")


def _sum(digits: str) -> int:
    return sum(int(digit) * weight % 10 for digit, weight in zip(digits, _WEIGHTS, strict=False))


def _holds(account: str, bik: str) -> bool | None:
    if account.startswith(("03", "40102")):
        return None
    correspondent = account.startswith("30101") or bik.endswith(_CASH_CENTRES)
    bank = "0" + bik[4:6] if correspondent else bik[6:9]
    digits = account[:5] + (str(_LETTERS.index(account[5])) if account[5].isalpha() else account[5]) + account[6:]
    return _sum(bank + digits) % 10 == 0


def check(text: str, bik: str | None = None) -> Identifier | Flaw:
    """The number, with `valid` for its key where the BIK (nine digits) is given and the rule is confirmed; else None."""
    value = compact(text)
    if len(value) != 20:
        return Flaw("length", len(value))
    if not value[5].isascii():
        value = value[:5] + look_key(value[5]) + value[6:]
    if re.fullmatch(rf"[0-9]{{5}}[0-9{_LETTERS}][0-9]{{14}}", value) is None:
        return Flaw("characters")
    if len(set(value)) == 1:
        return Flaw("all_equal")
    known = bik is not None and len(bik) == 9 and bik.isascii() and bik.isdigit()
    return Identifier(SCHEME, value, text, _holds(value, bik) if known and bik is not None else None)
