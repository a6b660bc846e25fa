"""Phrases of payment clauses, schedules and payment orders, as patterns for lowered text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import any_of


@cache
def payment_pattern(table: str, key: str) -> re.Pattern[str]:
    """The pattern of one list of `payment_phrases.toml`."""
    data: dict[str, Any] = load("payment_phrases")[table]
    return re.compile(any_of(data[key]))


@cache
def order_label(key: str) -> re.Pattern[str]:
    """A label of a payment order at the beginning of a line, with its colon or the gap after it."""
    return re.compile(
        rf"\s{{0,20}}{any_of(load('payment_phrases')['order'][key])}\s{{0,3}}[:：]?\s{{1,3}}|\s{{0,20}}{any_of(load('payment_phrases')['order'][key])}[:：]"
    )
