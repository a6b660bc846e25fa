"""An amount of money as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from leafproof.records import Qualifier


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of its currency.

    `amount` is scaled (584 млн -> 584000000), `printed` is the figure before scaling, `scale` the multiplier. `currency` is ISO 4217 or
    None where none is printed or more than one is possible; then `candidates` lists them (¥ -> CNY, JPY). `words` is the amount
    in words that stands beside the digits, verbatim, and `words_amount` its value. `upper` is the other end of a range.
    """

    amount: Decimal
    printed: Decimal
    scale: int
    currency: str | None
    as_written: str
    candidates: tuple[str, ...] = ()
    words: str | None = None
    words_amount: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None
    doubts: tuple[str, ...] = ()
