"""Number of a Chinese resident identity card: 18 characters with a date of birth.

Source: GB 11643-1999 (ISO 7064 MOD 11-2), as described in secondary texts.
"""

from __future__ import annotations

import re

from leafproof.values.calendar_dates import one_day
from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact

SCHEME = "cn.ric"


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check character; Flaw `date` where its date of birth does not exist."""
    value = compact(text)
    if len(value) != 18:
        return Flaw("length", len(value))
    if re.fullmatch(r"[1-9][0-9]{16}[0-9X]", value) is None:
        return Flaw("characters")
    if one_day(int(value[6:10]), int(value[10:12]), int(value[12:14])) is None:
        return Flaw("date", 6)
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(value[:17]))
    return Identifier(SCHEME, value, text, "10X98765432"[total % 11] == value[17])
