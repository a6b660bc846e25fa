"""Labels on invoices as patterns for lowered text."""

from __future__ import annotations

import re
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import any_of


@cache
def invoice_pattern(table: str, key: str) -> re.Pattern[str]:
    """The pattern of all labels of one list of `invoice_labels.toml`."""
    return re.compile(any_of(load("invoice_labels")[table][key]))


@cache
def tax_pattern() -> re.Pattern[str]:
    """A tax named in its own right: «НДС 20 %», "VAT"."""
    return re.compile(any_of(load("invoice_labels")["total"]["tax_words"]))
