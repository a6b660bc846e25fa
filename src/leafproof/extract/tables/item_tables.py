"""Whether a table lists goods at all: a schedule of payments, a timetable, a list of people or of numbers does not."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.extract.tables.price_table import Basis, Column
from leafproof.lang.column_roles import Role

QUANTITIES = frozenset({Role.QUANTITY, Role.QUANTITY_TOTAL, Role.QUANTITY_PART})
NAMES = frozenset({Role.NAME, Role.DESIGNATION})


def why_no_items(columns: Sequence[Column]) -> str:
    """Why line items are not read from a table with these columns; "" where they are."""
    roles = {column.role for column in columns if column.role is not None}
    if not roles:
        return "no column label was understood, and no columns multiply"
    if not roles & NAMES:
        return "no column of names or designations"
    if Role.PERSON in roles:
        return "a list of persons or addresses"
    counted = bool(roles & QUANTITIES)
    priced = bool(roles & {Role.UNIT_PRICE, Role.TOTAL})
    if not counted and not priced:
        return "no column of quantities or prices"
    if Role.HOURS in roles and not priced:
        return "a timetable: hours, no prices"
    if counted and not priced and {Role.LOT, Role.DUE} <= roles and Role.POSITION not in roles:
        # What is delivered when says again what the specification counts: its rows would count every item twice.
        return "a schedule of deliveries: lots and dates, no prices"
    if counted:
        return ""
    if Role.STAGE in roles or Role.SHARE in roles:
        return "a schedule of payments or stages: no quantities"
    if Role.BANK in roles:
        return "an account: debit, credit or balance"
    if any(column.basis is not Basis.HEADER for column in columns if column.role in {Role.NAME, Role.TOTAL, Role.UNIT_PRICE}):
        return "no quantities, and the price columns have no label"
    if Role.DUE in roles and Role.POSITION not in roles and Role.UNIT_PRICE not in roles:
        return "dated amounts without quantities"
    return ""
