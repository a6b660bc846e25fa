"""A registration number as printed, and what all rules need: its characters without the marks that group them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from leafproof.values.found import Flaw
from leafproof.values.scripts import DASHES

MOST_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number of a scheme such as ru.inn: `value` without spaces and dashes, and as written.

    `valid` says whether its own check digits hold; None where the scheme has none or what they depend on is not known.
    """

    scheme: str
    value: str
    as_written: str
    valid: bool | None


def compact(text: str) -> str:
    """The characters of a number in capitals, without white space, dashes and points, full-width forms joined."""
    joined = unicodedata.normalize("NFKC", text[: MOST_CHARACTERS * 2]).upper()
    return "".join(character for character in joined if not character.isspace() and character not in DASHES and character not in ".·\u200b")


def digits_of(text: str, *lengths: int) -> str | Flaw:
    """The digits of a number that has one of these lengths; a number of one repeated digit is refused (all zeros pass most rules)."""
    value = compact(text)
    for position, character in enumerate(value):
        if character not in "0123456789":
            return Flaw("not_a_digit", position)
    if len(value) not in lengths:
        return Flaw("length", len(value))
    if len(set(value)) == 1:
        return Flaw("all_equal")
    return value


def weighted(digits: str, weights: tuple[int, ...]) -> int:
    """The sum of digit times weight, as far as both go."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
