"""Chance from a seed: every document draws from a stream of its own, so one more document changes no other."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws that depends on its name alone (the seed and the path of names below it)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._random = random.Random(name)  # noqa: S311 -- made-up documents, no secret hangs on it

    def sub(self, name: str) -> Chance:
        """A stream of its own for a part of this one."""
        return Chance(f"{self.name}/{name}")

    def pick(self, among: Sequence[T]) -> T:
        """One of a sequence."""
        return among[self._random.randrange(len(among))]

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """`count` different members in random order (all of them where there are fewer)."""
        return self._random.sample(list(among), min(count, len(among)))

    def whole(self, first: int, last: int) -> int:
        """A whole number from `first` to `last`, both included."""
        return self._random.randint(first, last)

    def share(self, first: float, last: float) -> float:
        """A number between two."""
        return self._random.uniform(first, last)

    def happens(self, probability: float) -> bool:
        """True with this probability."""
        return self._random.random() < probability
