"""Ranges of calendar days."""

from __future__ import annotations

import pytest

from leafproof.values.calendar_dates import (
    full_year,
    half,
    months,
    one_day,
    quarters,
    span,
    third_of_month,
    third_of_quarter,
    third_of_year,
    whole_year,
)


def test_two_digits_of_a_year_turn_at_fifty() -> None:
    assert [full_year(digits) for digits in ("00", "24", "49", "50", "74", "99")] == [2000, 2024, 2049, 1950, 1974, 1999]
    assert full_year("1899") is None
    assert full_year("2100") is None


def test_days_that_no_calendar_has_are_none() -> None:
    assert one_day(2023, 2, 29) is None
    assert one_day(2024, 2, 29) == ("2024-02-29", "2024-02-29")
    assert one_day(2024, 13, 1) is None
    assert span((2024, 5, 2), (2024, 5, 1)) is None


def test_periods_end_on_their_last_day() -> None:
    assert months(2024, 2, 2) == ("2024-02-01", "2024-02-29")
    assert quarters(2024, 4, 4) == ("2024-10-01", "2024-12-31")
    assert half(2025, 2) == ("2025-07-01", "2025-12-31")
    assert whole_year(2024) == ("2024-01-01", "2024-12-31")
    assert third_of_month(2023, 2, 3) == ("2023-02-21", "2023-02-28")
    assert third_of_quarter(2024, 2, 1) == ("2024-04-01", "2024-04-30")
    assert third_of_year(2024, 3) == ("2024-09-01", "2024-12-31")


@pytest.mark.parametrize(
    "period",
    [
        months(2024, 0, 3),
        months(2024, 4, 3),
        quarters(2024, 0, 1),
        quarters(2024, 4, 5),
        half(2024, 3),
        third_of_year(2024, 4),
        third_of_month(2024, 13, 1),
    ],
)
def test_periods_that_do_not_exist_are_none(period: object) -> None:
    assert period is None
