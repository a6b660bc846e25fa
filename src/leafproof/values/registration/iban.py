"""IBAN, the international bank account number (ISO 13616): country, two check digits (mod 97-10), account."""

from __future__ import annotations

import re
from functools import cache

from leafproof.values.found import Flaw
from leafproof.values.registration.identifier import Identifier, compact

SCHEME = "iban"
# Source: the IBAN registry (length of the whole number by country).
_LENGTHS = """AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18
FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24
ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28
TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"""


@cache
def lengths() -> dict[str, int]:
    """ISO 3166 code -> length of the IBANs of that country."""
    return {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}


def check(text: str) -> Identifier | Flaw:
    """The number, with `valid` for its check digits and the length of its country; Flaw where it is not built like an IBAN."""
    value = compact(text)
    if re.fullmatch(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}", value) is None:
        return Flaw("form")
    if value[:2] not in lengths():
        return Flaw("country", 0)
    number = int("".join(str(int(character, 36)) for character in value[4:] + value[:4]))
    return Identifier(SCHEME, value, text, len(value) == lengths()[value[:2]] and number % 97 == 1)
