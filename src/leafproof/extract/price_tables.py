"""The assembled tables of a document, made once for each view."""

from __future__ import annotations

from leafproof.extract.tables.price_table import PriceTable
from leafproof.extract.tables.whole_table import assemble
from leafproof.extract.view import DocumentView

MEMO_KEY = "price_tables"


def price_tables(view: DocumentView) -> tuple[PriceTable, ...]:
    """All tables of the document, joined over pages; computed at the first call and kept with the view."""
    memo: dict[str, object] = view.memo
    known = memo.get(MEMO_KEY)
    if isinstance(known, tuple):
        return known
    made = assemble(view)
    memo[MEMO_KEY] = made
    return made
