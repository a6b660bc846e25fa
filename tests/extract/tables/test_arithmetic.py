from __future__ import annotations

from decimal import Decimal

from leafproof.extract.tables.arithmetic import share_that_holds, triple


def column(*values: str) -> list[Decimal | None]:
    return [Decimal(value) if value else None for value in values]


def test_three_columns_that_multiply_are_found() -> None:
    assert triple([column("", "", ""), column("2", "4", "3"), column("3.00", "5.00", "7.50"), column("6.00", "20.00", "22.50")]) == (
        1,
        2,
        3,
    )


def test_two_rows_are_not_enough() -> None:
    assert triple([column("2", "4"), column("3.00", "5.00"), column("6.00", "20.00")]) is None


def test_under_sixty_per_cent_is_not_enough() -> None:
    assert triple([column("2", "4", "3", "5"), column("3", "5", "7", "9"), column("6", "20", "22", "46")]) is None


def test_one_slip_does_not_matter() -> None:
    assert triple([column("2", "4", "3"), column("3", "5", "7"), column("6", "20", "27")]) == (0, 1, 2)


def test_row_numbers_are_no_quantities() -> None:
    assert triple([column("1", "2", "3"), column("5", "6", "7"), column("5", "12", "21")]) is None


def test_two_equally_good_triples_give_none() -> None:
    same = column("6", "20", "21")
    assert triple([column("2", "4", "3"), column("3", "5", "7"), same, same]) is None


def test_rounding_of_the_printed_price_is_allowed_for() -> None:
    share, rows = share_that_holds(column("3"), column("3.33"), column("10.00"))
    assert (share, rows) == (Decimal(1), 1)
