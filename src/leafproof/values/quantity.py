"""A number of things as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from leafproof.records import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure: `unit` as printed («ед.», 辆, units), `unit_code` our normal form of it (`piece`, `set`, `kg` ...).

    `words` is the number in words beside the digits, verbatim («тридцать семь»), `words_amount` its value. `upper`: end of a range.
    """

    amount: Decimal
    unit: str | None
    unit_code: str | None
    as_written: str
    words: str | None = None
    words_amount: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None
    doubts: tuple[str, ...] = ()
