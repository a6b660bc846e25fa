"""A value found in a text, with the range of code points it stands in; and the reason why something is not a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """`text[start:end]` says `value`."""

    start: int
    end: int
    value: V


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a text is not a value: a short reason, and the 0-based position in the text where it fails."""

    reason: str
    position: int = 0
