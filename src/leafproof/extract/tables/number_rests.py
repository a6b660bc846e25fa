"""Numbers broken over two rows by a narrow column: joined where quantity x price confirms it, else the item beside them is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leafproof.extract.tables.arithmetic import share_that_holds
from leafproof.extract.tables.cell_value import cell_value
from leafproof.extract.tables.price_table import COUNTED_ROLES, FIGURE_ROLES, Column, PriceRow, Slot
from leafproof.extract.tables.row_kinds import NAMELESS
from leafproof.lang.column_roles import Role
from leafproof.records import RowOutcome

BESIDE = "figures_beside"


def _is_rest(row: PriceRow, figure_columns: frozenset[int]) -> bool:
    """Whether a row holds nothing but digits in figure columns."""
    return (
        row.kind is RowOutcome.NOT_UNDERSTOOD
        and row.reason == NAMELESS
        and bool(row.slots)
        and all(slot.column in figure_columns and not any(char.isalpha() for char in slot.text) for slot in row.slots)
    )


def _together(item: PriceRow, rest: PriceRow, *, before: bool) -> tuple[Slot, ...]:
    slots = {slot.column: slot.cells for slot in item.slots}
    for slot in rest.slots:
        own = slots.get(slot.column, ())
        slots[slot.column] = slot.cells + own if before else own + slot.cells
    return tuple(Slot(column, cells) for column, cells in sorted(slots.items()))


def _multiplies(slots: tuple[Slot, ...], columns: Sequence[Column], language: str | None) -> bool:
    by_column = {slot.column: slot.text for slot in slots}
    texts = {column.role: by_column[column.index] for column in columns if column.role in FIGURE_ROLES and column.index in by_column}
    quantity = texts.get(Role.QUANTITY_TOTAL, texts.get(Role.QUANTITY, ""))
    found = [cell_value(text, language).amount for text in (quantity, texts.get(Role.UNIT_PRICE, ""), texts.get(Role.TOTAL, ""))]
    share, rows = share_that_holds(*([amount] for amount in found))
    return rows == 1 and share == 1


def join_number_rests(rows: list[PriceRow], columns: Sequence[Column], language: str | None) -> list[PriceRow]:
    """Joins rows of bare digits to the item above or below where the joined number is confirmed by quantity x price.

    An unconfirmed rest stays a row that was not understood, and the items beside it whose own figures do not multiply carry the doubt
    `figures_beside`: their printed number may be only half of one.
    """
    figure_columns = frozenset(column.index for column in columns if column.role in FIGURE_ROLES and column.role not in COUNTED_ROLES)
    if not any(_is_rest(row, figure_columns) for row in rows):
        return rows
    kept: list[PriceRow] = []
    pending: list[PriceRow] = []
    for row in rows:
        if _is_rest(row, figure_columns):
            pending.append(row)
            continue
        if row.kind is RowOutcome.ITEM and pending:
            row = _with_rests_above(kept, pending, row, columns, language)
            pending = []
        elif pending:
            _with_rests_below(kept, pending, columns, language)
            pending = []
        kept.append(row)
    if pending:
        _with_rests_below(kept, pending, columns, language)
    return kept


def _joined(item: PriceRow, rest: PriceRow, slots: tuple[Slot, ...]) -> PriceRow:
    doubts = tuple(doubt for doubt in item.doubts if doubt != BESIDE)
    return replace(item, slots=slots, places=item.places + rest.places, doubts=doubts)


def _doubted(item: PriceRow, columns: Sequence[Column], language: str | None) -> PriceRow:
    """The item with a doubt, unless its own figures multiply: then the digits beside it are another row's."""
    if _multiplies(item.slots, columns, language):
        return item
    return replace(item, doubts=tuple(dict.fromkeys((*item.doubts, BESIDE))))


def _with_rests_below(kept: list[PriceRow], pending: list[PriceRow], columns: Sequence[Column], language: str | None) -> None:
    """Gives pending rests to the item above them, or keeps them as rows of their own."""
    for rest in pending:
        if not kept or kept[-1].kind is not RowOutcome.ITEM:
            kept.append(rest)
            continue
        slots = _together(kept[-1], rest, before=False)
        if _multiplies(slots, columns, language):
            kept[-1] = _joined(kept[-1], rest, slots)
        else:
            kept[-1] = _doubted(kept[-1], columns, language)
            kept.append(rest)


def _with_rests_above(
    kept: list[PriceRow], pending: list[PriceRow], item: PriceRow, columns: Sequence[Column], language: str | None
) -> PriceRow:
    """Gives pending rests to the item above or to the item below them, whichever they complete; returns the item below."""
    for rest in pending:
        if kept and kept[-1].kind is RowOutcome.ITEM:
            slots = _together(kept[-1], rest, before=False)
            if _multiplies(slots, columns, language):
                kept[-1] = _joined(kept[-1], rest, slots)
                continue
            kept[-1] = _doubted(kept[-1], columns, language)
        slots = _together(item, rest, before=True)
        if _multiplies(slots, columns, language):
            item = _joined(item, rest, slots)
        else:
            item = _doubted(item, columns, language)
            kept.append(rest)
    return item
