"""The price of a contract, only where the text ties the sum to the contract."""

from __future__ import annotations

import re

from leafproof.extract.contract_mentions import Mention
from leafproof.extract.found_values import money, within
from leafproof.extract.text_lines import kept, low
from leafproof.extract.view import DocumentView
from leafproof.lang.contract_words import price_lead, price_never, price_tied
from leafproof.records import Qualifier
from leafproof.values.found import Found
from leafproof.values.money import Money

REACH = 90
TIED_REACH = 48


def stated_price(view: DocumentView) -> Found[Money] | None:
    """The price that the text states for its contract, computed once."""
    known = kept(view, "stated_price", tuple)
    if known is None:
        price = _stated_price(view)
        known = view.memo["stated_price"] = () if price is None else (price,)
    return known[0] if known else None


def _stated_price(view: DocumentView) -> Found[Money] | None:
    """The sum after «Общая сумма Контракта составляет», "Total Contract Value is", 合同总价为: the first, exact one.

    None where two such phrases give sums in one currency that differ: which is the contract's cannot be told.
    """
    text = low(view)
    found: list[Found[Money]] = []
    for match in price_lead().finditer(text):
        for hit in within(money(view), match.end(), match.end() + REACH):
            between = text[match.end() : hit.start]
            if _follows_digits(text, hit.start):
                continue
            if price_never().search(between) is None and "." not in between.rstrip() and "。" not in between and "\f" not in between:
                found.append(hit)
            break
    if not found:
        return None
    first = found[0]
    rivals = {hit.value.amount for hit in found if hit.value.currency == first.value.currency}
    return first if len(rivals) == 1 and first.value.qualifier in {Qualifier.EXACT, None} else None


def _follows_digits(text: str, start: int) -> bool:
    """Whether digits stand right before a sum: what was read is only its end («418 828000»)."""
    return re.search(r"\d[ \u00a0\u2009\u202f'’.,]$", text[max(0, start - 2) : start]) is not None


def tied_amount(view: DocumentView, hit: Mention) -> Found[Money] | None:
    """The sum right after a named contract: «Контракт № … от … на сумму …»."""
    text = low(view)
    for found in within(money(view), hit.end, hit.end + TIED_REACH):
        between = text[hit.end : found.start]
        tied = price_tied().search(between)
        if tied is not None and not _follows_digits(text, found.start) and not any(mark in between for mark in ".;。%\f"):
            return found
        break
    return None
