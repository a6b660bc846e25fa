"""Days, months, quarters, halves and thirds as ranges of calendar days in ISO 8601."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2099
# Two printed digits: 50-99 are of the 20th century, 00-49 of the 21st.
CENTURY_TURN = 50

Days = tuple[str, str]


def full_year(digits: str) -> int | None:
    """The year that two or four printed digits stand for; None outside 1900-2099."""
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= CENTURY_TURN else 2000
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def span(first: tuple[int, int, int], last: tuple[int, int, int]) -> Days | None:
    """The range between two (year, month, day), both included; None where either does not exist or they stand in the wrong order."""
    try:
        start, end = date(*first), date(*last)
    except ValueError:
        return None
    if start > end or start.year < FIRST_YEAR or end.year > LAST_YEAR:
        return None
    return start.isoformat(), end.isoformat()


def one_day(year: int, month: int, day: int) -> Days | None:
    """One day; None where the calendar has no such day (31 February)."""
    return span((year, month, day), (year, month, day))


def months(year: int, first: int, last: int) -> Days | None:
    """Whole months `first` to `last` (1-12) of a year; None where a month does not exist or they stand in the wrong order."""
    if not 1 <= first <= last <= 12:
        return None
    return span((year, first, 1), (year, last, monthrange(year, last)[1]))


def whole_year(year: int) -> Days | None:
    """All days of a year."""
    return months(year, 1, 12)


def quarters(year: int, first: int, last: int) -> Days | None:
    """Quarters `first` to `last` (1-4) of a year."""
    return months(year, first * 3 - 2, last * 3) if 1 <= first <= last <= 4 else None


def half(year: int, which: int) -> Days | None:
    """The first or second half of a year."""
    return months(year, which * 6 - 5, which * 6) if which in {1, 2} else None


def third_of_year(year: int, which: int) -> Days | None:
    """Beginning (1), middle (2) or end (3) of a year: four months each."""
    return months(year, which * 4 - 3, which * 4) if which in {1, 2, 3} else None


def third_of_month(year: int, month: int, which: int) -> Days | None:
    """Beginning (1: to the 10th), middle (2: to the 20th) or end (3) of a month."""
    if which not in {1, 2, 3} or not 1 <= month <= 12:
        return None
    last = which * 10 if which < 3 else monthrange(year, month)[1]
    return span((year, month, which * 10 - 9), (year, month, last))


def third_of_quarter(year: int, quarter: int, which: int) -> Days | None:
    """Beginning, middle or end of a quarter: one month each."""
    month = quarter * 3 - 3 + which
    return months(year, month, month) if which in {1, 2, 3} and 1 <= quarter <= 4 else None
