"""The account of every row of every table piece: exactly one outcome each, with the reason."""

from __future__ import annotations

from leafproof.extract.price_tables import price_tables
from leafproof.extract.tables.price_table import PriceTable
from leafproof.extract.view import DocumentView
from leafproof.records import RowAccount, RowOutcome

# What stays true of a row in a table that lists no goods: nothing was lost in it.
KEPT = frozenset({RowOutcome.EMPTY, RowOutcome.HEADER, RowOutcome.COLUMN_NUMBERS})


def accounts(view: DocumentView, tables: tuple[PriceTable, ...] | None = None) -> tuple[RowAccount, ...]:
    """One account for each row of each piece, sorted by table and row.

    Args:
        view: the document.
        tables: its assembled tables, where the caller has them already.
    """
    found: dict[tuple[int, int], RowAccount] = {}
    for table in price_tables(view) if tables is None else tables:
        for row in table.rows:
            for at, place in enumerate(row.places):
                outcome, reason = row.kind, row.reason
                if at > 0:
                    outcome, reason = (
                        RowOutcome.CONTINUATION,
                        "part of the row above" if place.row > row.places[0].row else "the item goes on below",
                    )
                if not table.lists_items and outcome not in KEPT:
                    outcome, reason = RowOutcome.NO_ITEM_TABLE, table.reason
                found[place.table, place.row] = RowAccount(place.table, place.row, outcome, reason)
    for piece in view.document.tables:
        for index in range(piece.row_count):
            # A row that no assembled table took would be a silent loss: it is accounted for as what it is.
            found.setdefault((piece.index, index), RowAccount(piece.index, index, RowOutcome.NOT_UNDERSTOOD, "not taken by any table"))
    return tuple(found[key] for key in sorted(found))
