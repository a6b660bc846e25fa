"""Line items: one statement for each item row of a specification, invoice or price table, as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from leafproof import ids
from leafproof.extract.counts_as import counts_as
from leafproof.extract.document_currency import currency_beside
from leafproof.extract.item_cells import (
    FIGURES,
    Figure,
    Slots,
    currency_of,
    designation_of,
    doubts_of,
    figures_of,
    is_unsure,
    scale_of,
    slots_by_role,
    unit_printed,
)
from leafproof.extract.item_status import ItemStatus, item_status
from leafproof.extract.price_tables import price_tables
from leafproof.extract.tables.arithmetic import share_that_holds
from leafproof.extract.tables.price_table import Column, PriceRow, PriceTable, Slot
from leafproof.extract.view import DocumentView
from leafproof.lang.column_roles import Role
from leafproof.lang.units import unit_of
from leafproof.records import Anchor, Cell, Confidence, LineItemFields, Printed, RowOutcome, Statement, TextSource

# Doubts of cells that bear on a field of a line item.
KEPT_DOUBTS = frozenset({"two_readings", "covered_by_stamp", "irregular_spacing", "undecided"})


def _anchors(view: DocumentView, table: PriceTable, cells: Iterable[Cell], columns: Iterable[Column]) -> tuple[Anchor, ...]:
    header = [cell for column in columns for cell in column.header]
    found: dict[int, Anchor] = {}
    for cell in (*cells, *header):
        if id(cell) not in found:
            anchor = view.cell_anchor(cell)
            if anchor is not None and anchor.quote.strip():
                found[id(cell)] = anchor
    return tuple(dict.fromkeys((*found.values(), *table.caption)))


def _confidence(table: PriceTable, cells: Iterable[Cell]) -> Confidence:
    if table.source is not TextSource.OCR:
        return Confidence("text_layer")
    known = [cell.confidence for cell in cells if cell.confidence is not None]
    return Confidence("ocr", min(known, default=None))


def _used(slots: Slots, figures: list[Figure]) -> list[tuple[Column, Slot]]:
    """The columns and slots a line item stands on, in the order of its fields."""
    given = {figure.field: (figure.column, figure.slot) for figure in figures}
    order = (
        slots.get(Role.DESIGNATION),
        slots.get(Role.NAME),
        given.get("quantity"),
        slots.get(Role.UNIT),
        given.get("unit_price"),
        given.get("total"),
        slots.get(Role.CURRENCY),
        slots.get(Role.POSITION),
    )
    return [found for found in order if found is not None]


def _amounts(figures: list[Figure], language: str | None) -> tuple[dict[str, Decimal], tuple[Printed, ...], int, list[str]]:
    """The scaled amounts by field, the figures as printed where they were scaled, the scale of the money, and the doubts."""
    amounts: dict[str, Decimal] = {}
    printed: list[Printed] = []
    doubts: list[str] = []
    scale = 1
    printed_amounts = [next((figure.value.amount for figure in figures if figure.field == field), None) for field, _ in FIGURES]
    multiplies = share_that_holds(*([amount] for amount in printed_amounts))[0] == 1
    for figure in figures:
        times, more = scale_of(figure)
        doubts += (*more, *doubts_of(figure, language))
        if figure.value.amount is not None and not multiplies and is_unsure(figure, language):
            doubts.append(f"unreadable_number:{figure.field}")
            continue
        if figure.value.amount is None:
            continue
        amounts[figure.field] = figure.value.amount * times
        if times != 1:
            printed.append(Printed(figure.field, figure.slot.text))
            scale = times if figure.field != "quantity" else scale
    return amounts, tuple(printed), scale, doubts


def _said_beside(view: DocumentView, table: PriceTable) -> tuple[str | None, tuple[Anchor, ...]]:
    """The currency that the text around a table without any gives it, and the place that says so."""
    if any(column.currency is not None or column.role is Role.CURRENCY for column in table.columns):
        return None, ()
    found = currency_beside(view, table)
    anchor = view.anchor(found.start, found.end) if found is not None else None
    return (found.value, (anchor,)) if found is not None and anchor is not None else (None, ())


def _statement(view: DocumentView, table: PriceTable, row: PriceRow, state: ItemStatus) -> Statement | None:
    slots = slots_by_role(table, row)
    figures = figures_of(table, row)
    designation, description = designation_of(slots)
    if designation is None:
        return None
    amounts, printed, scale, doubts = _amounts(figures, table.language)
    currency, more = currency_of(figures, slots)
    doubts += more
    said: tuple[Anchor, ...] = ()
    if currency is None and not more and amounts.keys() & {"unit_price", "total"}:
        currency, said = _said_beside(view, table)
        doubts += ["currency_from_text"] if said else []
    if "quantity" not in amounts and any(column.role is Role.QUANTITY_PART for column in table.columns):
        doubts.append("quantity_in_parts")
    unit = unit_printed(figures, slots)
    if unit is not None and unit_of(unit) is None:
        doubts.append("unit_unknown")
    used = _used(slots, figures)
    cells = [cell for _, slot in used for cell in slot.cells]
    doubts += (*row.doubts, *(doubt for cell in cells for doubt in cell.doubts if doubt in KEPT_DOUBTS))
    fields = LineItemFields(
        contract=state.contract,
        position=slots[Role.POSITION][1].text.strip() if Role.POSITION in slots else None,
        designation=designation,
        description=description,
        quantity=amounts.get("quantity"),
        unit=unit,
        unit_price=amounts.get("unit_price"),
        total=amounts.get("total"),
        currency=currency,
        counts_as=counts_as(designation, description, unit),
        section=row.section,
        scale=scale,
        printed=printed,
    )
    return ids.statement(
        fields,
        (*_anchors(view, table, cells, [column for column, _ in used]), *said),
        status=state.status,
        status_reason=state.reason,
        confidence=_confidence(table, cells),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def extract(view: DocumentView) -> Iterator[Statement]:
    """One statement for each item row of the document's tables, in file order."""
    tables = [table for table in price_tables(view) if table.lists_items]
    if not tables:
        return
    state = item_status(view)
    for table in tables:
        for row in table.rows:
            if row.kind is RowOutcome.ITEM:
                made = _statement(view, table, row, state)
                if made is not None:
                    yield made
