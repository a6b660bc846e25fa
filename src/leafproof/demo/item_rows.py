"""The printed figures of a row and what the answer key holds of them; now and then a digit is misprinted on purpose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from leafproof.demo.chance import Chance
from leafproof.demo.invented import Thing
from leafproof.demo.key import Planted
from leafproof.demo.numerals import DigitStyle, digits

MISPRINTS = 0.06


@dataclass(frozen=True)
class Figures:
    """Quantity, unit price and total in units of the currency; None where the cell holds words."""

    quantity: Decimal
    unit_price: Decimal | None
    total: Decimal | None
    planted: Planted | None = None

    def value(self, name: str) -> Decimal | None:
        """One of the three by name."""
        found: Decimal | None = getattr(self, name)
        return found


def _one_digit_off(value: Decimal, style: DigitStyle, scale: int, chance: Chance, *, quantity: bool) -> Decimal:
    """The same figure with one printed digit changed, never the first to nought."""
    places = 0 if quantity else style.decimals
    unit = Decimal(1) if quantity else Decimal(scale)
    text = f"{value / unit:.{places}f}"
    spots = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = chance.pick(spots[: max(1, len(spots) - places)])
    wrong = chance.pick([sign for sign in "123456789" if sign != text[at]])
    return Decimal(text[:at] + wrong + text[at + 1 :]) * unit


def figures(thing: Thing, style: DigitStyle, scale: int, chance: Chance, *, misprints: float = MISPRINTS) -> Figures:
    """The figures that a row prints; in a small share of rows one digit is not what the arithmetic asks for."""
    if thing.free:
        return Figures(Decimal(thing.quantity), None, None)
    true = Figures(Decimal(thing.quantity), thing.unit_price, thing.total)
    if not chance.happens(misprints):
        return true
    name = chance.pick(("quantity", "unit_price", "total"))
    right = true.value(name)
    assert right is not None
    wrong = _one_digit_off(right, style, scale, chance, quantity=name == "quantity")
    if wrong == right:
        return true
    planted = Planted(name, plain(right))
    if name == "quantity":
        return replace(true, quantity=wrong, planted=planted)
    return replace(true, unit_price=wrong, planted=planted) if name == "unit_price" else replace(true, total=wrong, planted=planted)


def plain(value: Decimal) -> str:
    """Decimal text without exponent or trailing noughts: how the key writes numbers."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(value: Decimal | None, style: DigitStyle, scale: int) -> str:
    """An amount as a cell prints it under a header with a scale."""
    return "" if value is None else digits(value / scale, style)


def printed_quantity(value: Decimal, style: DigitStyle) -> str:
    """A quantity as a cell prints it."""
    return digits(value, style, decimals=0)
