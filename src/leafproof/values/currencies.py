"""The currencies of ISO 4217: which three letters are a code, and how many decimals its minor unit has."""

from __future__ import annotations

from functools import cache

# Source: ISO 4217 list one (active codes of funds and metals left out). Codes with two decimals.
_TWO = """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE
CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK
LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR
ZMW"""
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"

# Codes that are also English words or technical abbreviations: alone they are no proof of money («TOP 10», "AMD 64", "SAR 2").
_COLLIDING = "ALL AMD ANG BAM BBD COP CUP GEL LAK MAD MOP NAD PEN RON SAR SOS TOP TRY VES WST GIP PAB ERN BOB DOP"


@cache
def minor_digits() -> dict[str, int]:
    """ISO code -> decimals of its minor unit (0, 2 or 3)."""
    table = dict.fromkeys(_TWO.split(), 2)
    return table | dict.fromkeys(_NONE.split(), 0) | dict.fromkeys(_THREE.split(), 3)


def is_currency_code(text: str) -> bool:
    """Whether the text is an active ISO 4217 code, in capitals."""
    return text in minor_digits()


@cache
def colliding_codes() -> frozenset[str]:
    """The codes that are also words or abbreviations."""
    return frozenset(_COLLIDING.split())
