"""The currency of a table that names none: the document says «Валюта: …», or prints one of the table's sums with a currency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from leafproof.extract.found_values import money
from leafproof.extract.tables.cell_value import cell_value
from leafproof.extract.tables.price_table import PriceTable
from leafproof.extract.text_lines import kept, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.column_roles import Role
from leafproof.lang.header_units import header_unit
from leafproof.records import RowOutcome
from leafproof.values.found import Found

LONGEST_VALUE = 60
MOST_LABELS = 50


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?<![^\W_])(?:валюта(?:\s(?:документа|договора|контракта|платежа|сч[её]та|цены|расч[её]тов|поставки))?"
        r"|(?:document |invoice |order |contract )?currency|währung|devise|valuta|币种|货币(?:单位)?|结算货币)\s{0,2}[:：]\s{0,3}"
    )


def labelled_currency(view: DocumentView) -> Found[str] | None:
    """The one currency that the document's labels name («Валюта: …», "Currency: USD", 币种：人民币); None where they name two or none."""
    known = kept(view, "labelled_currency", tuple)
    if known is None:
        known = view.memo["labelled_currency"] = tuple(_labelled(view))
    return known[0] if known and len({hit.value for hit in known}) == 1 else None


def _labelled(view: DocumentView) -> Iterable[Found[str]]:
    text = low(view)
    for count, match in enumerate(_label().finditer(text)):
        if count >= MOST_LABELS:
            return
        end = text.find("\n", match.end())
        end = min(match.end() + LONGEST_VALUE, len(text) if end < 0 else end)
        currency = header_unit(prose(view)[match.end() : end]).currency
        if currency is not None:
            yield Found(match.start(), end, currency)


def _sums(table: PriceTable) -> set[Decimal]:
    """The sums of a table as printed in its rows of totals, and what its items' totals come to."""
    column = table.column(Role.TOTAL)
    if column is None or column.scale != 1:
        return set()
    found: set[Decimal] = set()
    items: list[Decimal] = []
    for row in table.rows:
        amount = next((cell_value(slot.text, table.language).amount for slot in row.slots if slot.column == column.index), None)
        if amount is None:
            continue
        if row.kind is RowOutcome.ITEM:
            items.append(amount)
        elif row.kind in {RowOutcome.TOTAL, RowOutcome.SUBTOTAL}:
            found.add(amount)
    return {amount for amount in (*found, sum(items, Decimal(0))) if amount > 0}


def currency_beside(view: DocumentView, table: PriceTable) -> Found[str] | None:
    """The currency of a table whose labels, caption and sums name none, with the place that says so.

    A label of the document decides; else the sums of money in the text that are exactly a sum of the table. None where they differ.
    """
    name = f"currency_beside {table.pieces}"
    known = kept(view, name, tuple)
    if known is None:
        found = labelled_currency(view) or _by_sums(view, table)
        known = view.memo[name] = () if found is None else (found,)
    return known[0] if known else None


def _by_sums(view: DocumentView, table: PriceTable) -> Found[str] | None:
    sums = _sums(table)
    named = [hit for hit in money(view) if hit.value.currency is not None and hit.value.amount in sums] if sums else []
    if len({hit.value.currency for hit in named}) != 1:
        return None
    first = named[0]
    return Found(first.start, first.end, first.value.currency or "")
