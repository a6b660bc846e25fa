"""Which of two readings of a cell is taken. Never a third text, and never because it would add up."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.records import Reading
from leafproof.values.number import Number, parse_number

CLEARLY_SURER = 10
SURE_WORD = 60
MUCH_SURER = 30
_LIKE_DIGITS = frozenset("ЗзОоOoбБIlSsBВZzDgq")
DASHES = frozenset("-–—−")
_LOOSE = " .,;:|'\"`"


def number_of(text: str) -> Number | None:
    """The number that a reading is, specks at its ends left aside; None where it is none."""
    found = parse_number(text.strip(_LOOSE))
    return found if isinstance(found, Number) else None


def chosen(readings: Sequence[Reading], *, numeric: bool) -> tuple[str, tuple[str, ...]]:
    """The source of the reading to take (`page` or `strip`), and the doubts.

    `readings` are one or two, the page's first. Doubts: `two_readings` where they differ, `read_once` where there is only one.
    """
    if len(readings) == 1:
        only = readings[0]
        # A dash does not survive the whitelist of digits: one reading is all there can be.
        return only.source, () if set(only.text) <= DASHES else ("read_once",)
    page, strip = readings
    return _number(page, strip) if numeric else _text(page, strip)


def _number(page: Reading, strip: Reading) -> tuple[str, tuple[str, ...]]:
    one, other = number_of(page.text), number_of(strip.text)
    if one is None and _digits(page.text) and _digits(page.text) == _digits(strip.text):
        # A currency or unit beside the number is lost to the digits-only reading: the page's text is the fuller one.
        return ("page" if sum(c.isalpha() for c in page.text) >= 2 else "strip"), ()
    if one is not None and other is not None:
        if one.value == other.value and one.decimals == other.decimals:
            cleaner = (len(other.doubts), other.as_written != strip.text) < (len(one.doubts), one.as_written != page.text)
            return ("strip" if cleaner else "page"), ()
        return ("page" if page.confidence > strip.confidence + CLEARLY_SURER else "strip"), ("two_readings",)
    if set(page.text) <= DASHES:
        return "page", () if other is None else ("two_readings",)
    if other is not None and _is_word(page) and page.confidence + MUCH_SURER >= strip.confidence:
        # «б/п», "free": the whitelist can only make digits of it, and a figure that is not printed is worse than none.
        return "page", ("two_readings",)
    return ("page" if other is None else "strip"), ("two_readings",)


def _is_word(page: Reading) -> bool:
    """Whether a reading is surely letters: no digit, a letter that no digit looks like, read with confidence."""
    letters = [c for c in page.text if c.isalpha() and c not in _LIKE_DIGITS]
    return bool(letters) and not _digits(page.text) and page.confidence >= SURE_WORD


def _text(page: Reading, strip: Reading) -> tuple[str, tuple[str, ...]]:
    if "".join(page.text.split()) == "".join(strip.text.split()):
        return ("strip" if strip.confidence > page.confidence else "page"), ()
    return ("strip" if strip.confidence >= page.confidence else "page"), ("two_readings",)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
