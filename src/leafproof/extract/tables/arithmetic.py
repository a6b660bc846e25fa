"""Roles from arithmetic: x * y = z tells quantity, unit price and total where labels do not. It never touches a printed value."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

FEWEST_ROWS = 3
SHARE = Decimal("0.6")
# Bounds for hostile tables: more columns or rows than these add nothing to the evidence.
MOST_COLUMNS = 14
MOST_ROWS = 200

Figures = Sequence[Decimal | None]


def _ulp(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def _holds(x: Decimal, y: Decimal, z: Decimal) -> bool:
    # Half the last printed digit of the total, and of the price times the quantity.
    slack = _ulp(z) / 2 + (abs(x) * _ulp(y) / 2 if y != y.to_integral_value() else 0)
    return abs(x * y - z) <= slack


def share_that_holds(x: Figures, y: Figures, z: Figures) -> tuple[Decimal, int]:
    """The share of rows with all three figures in which x * y = z, and how many such rows there are."""
    rows = [
        (a, b, c)
        for a, b, c in zip(x[:MOST_ROWS], y[:MOST_ROWS], z[:MOST_ROWS], strict=False)
        if a is not None and b is not None and c is not None
    ]
    if not rows:
        return Decimal(0), 0
    return Decimal(sum(_holds(*row) for row in rows)) / len(rows), len(rows)


def _is_numbering(figures: Figures) -> bool:
    known = [value for value in figures if value is not None]
    return len(known) >= FEWEST_ROWS and known == [Decimal(at + known[0]) for at in range(len(known))]


def triple(figures: Sequence[Figures]) -> tuple[int, int, int] | None:
    """The columns x < y < z of which x * y = z in at least 60 % of at least 3 rows; None where none or several fit equally well.

    Args:
        figures: for each column, its figure in each row, None where there is none.
    """
    usable = [
        at for at, column in enumerate(figures) if sum(value is not None for value in column) >= FEWEST_ROWS and not _is_numbering(column)
    ]
    best: list[tuple[Decimal, int, tuple[int, int, int]]] = []
    for x, y, z in combinations(usable[:MOST_COLUMNS], 3):
        share, rows = share_that_holds(figures[x], figures[y], figures[z])
        if rows >= FEWEST_ROWS and share >= SHARE:
            best.append((share, rows, (x, y, z)))
    best.sort(key=lambda item: (-item[0], -item[1], item[2]))
    if not best or (len(best) > 1 and best[0][:2] == best[1][:2]):
        return None
    return best[0][2]
