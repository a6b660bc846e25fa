"""Payments in tables: «График платежей», payment schedules, 付款进度表; one statement a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from leafproof.extract.document_facts import facts
from leafproof.extract.payment_fields import contract_of, payment_statement
from leafproof.extract.price_tables import price_tables
from leafproof.extract.tables.price_table import Column, PriceRow, PriceTable, Slot
from leafproof.extract.text_lines import head, low
from leafproof.extract.view import DocumentView
from leafproof.lang.column_roles import Role
from leafproof.lang.find_dates import parse_date
from leafproof.lang.find_money import find_money
from leafproof.lang.payment_words import payment_pattern
from leafproof.lang.phrase_list import lowered
from leafproof.records import (
    Anchor,
    DateRange,
    DocumentKind,
    DocumentStage,
    Modality,
    PagePlace,
    PaymentFields,
    RowOutcome,
    Statement,
    TextPlace,
)
from leafproof.values.number import Number, parse_number

HUNDRED = Decimal(100)
CAPTION_REACH = 400


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table of payments."""

    share: Column | None
    amount: Column | None
    basis: Column | None
    due: Column | None


def _labelled(table: PriceTable, key: str, taken: set[int]) -> Column | None:
    for column in table.columns:
        label = lowered(" ".join(column.labels))
        if column.index not in taken and payment_pattern("schedule", key).search(label) is not None:
            taken.add(column.index)
            return column
    return None


def _columns(table: PriceTable) -> _Columns:
    taken: set[int] = set()
    share = table.column(Role.SHARE)
    if share is not None:
        taken.add(share.index)
    else:
        share = _labelled(table, "share", taken)
    amount = table.column(Role.TOTAL)
    if amount is not None:
        taken.add(amount.index)
    else:
        amount = _labelled(table, "amount", taken)
    due = table.column(Role.DUE)
    if due is not None:
        taken.add(due.index)
    else:
        due = _labelled(table, "due", taken)
    return _Columns(share, amount, _labelled(table, "basis", taken), due)


def _near_caption(view: DocumentView, table: PriceTable) -> str:
    """The lowered text just above the table: on its page above its box, or before its range."""
    piece = view.document.tables[table.pieces[0]] if table.pieces and table.pieces[0] < len(view.document.tables) else None
    if piece is None:
        return ""
    match piece.place:
        case TextPlace(start=start):
            return low(view)[max(0, start - CAPTION_REACH) : start]
        case PagePlace(page=number, boxes=boxes):
            page = next((page for page in view.document.pages if page.number == number), None)
            if page is None or not boxes:
                return ""
            top = min(box.top for box in boxes)
            above = [word.text for word in page.words if word.box.bottom <= top + 200]
            return lowered(" ".join(above))[-CAPTION_REACH:]
        case _:
            return lowered(" ".join(line.text for line in head(view)[:6]))


def _is_schedule(view: DocumentView, table: PriceTable, columns: _Columns) -> bool:
    """Whether the table is one of payments: it has a share or an amount, and its caption, labels or rows speak of payments."""
    if columns.basis is None or (columns.share is None and columns.amount is None):
        return False
    if any(column.role in {Role.QUANTITY, Role.UNIT_PRICE, Role.QUANTITY_PART} for column in table.columns):
        return False
    labels = lowered(" ".join(label for column in table.columns for label in column.labels))
    if payment_pattern("schedule", "title").search(_near_caption(view, table)) is not None or re.search("платеж|payment|付款", labels):
        return True
    texts = [
        slot.text for row in table.rows for slot in row.slots if slot.column == columns.basis.index and row.kind is not RowOutcome.HEADER
    ]
    hits = sum(payment_pattern("schedule", "row").search(lowered(text)) is not None for text in texts)
    return hits >= 2 and 2 * hits >= len(texts)


def _slot(row: PriceRow, column: Column | None) -> Slot | None:
    if column is None:
        return None
    return next((slot for slot in row.slots if slot.column == column.index and slot.text.strip()), None)


def _share(slot: Slot | None) -> Decimal | None:
    if slot is None:
        return None
    written = re.sub(r"[\s%％]", "", slot.text)
    parsed = parse_number(written) if written else None
    if not isinstance(parsed, Number) or not 0 < parsed.value <= HUNDRED:
        return None
    return parsed.value / HUNDRED


def _amount(slot: Slot | None, column: Column | None, language: str | None) -> tuple[Decimal | None, str | None]:
    if slot is None or column is None:
        return None, None
    found = find_money(slot.text, language)
    if len(found) == 1:
        return found[0].value.amount, found[0].value.currency or column.currency
    parsed = parse_number(slot.text.strip(), language=language)
    return (parsed.value * column.scale, column.currency) if isinstance(parsed, Number) else (None, None)


def _row(view: DocumentView, table: PriceTable, row: PriceRow, columns: _Columns) -> Statement | None:
    basis = _slot(row, columns.basis)
    if basis is None or payment_pattern("schedule", "sum").match(lowered(basis.text.strip())) is not None:
        return None
    first = next((slot for slot in row.slots if slot.text.strip()), None)
    if first is not None and payment_pattern("schedule", "sum").match(lowered(first.text.strip())) is not None:
        return None
    share_slot, amount_slot, due_slot = _slot(row, columns.share), _slot(row, columns.amount), _slot(row, columns.due)
    share = _share(share_slot)
    amount, currency = _amount(amount_slot, columns.amount, table.language)
    if share is None and amount is None:
        return None
    due = parse_date(due_slot.text) if due_slot is not None else None
    used = [slot for slot in (basis, share_slot, amount_slot, due_slot) if slot is not None]
    anchors: list[Anchor] = []
    for slot in used:
        anchors += [anchor for cell in slot.cells if (anchor := view.cell_anchor(cell)) is not None and anchor.quote.strip()]
    trigger = " ".join(basis.text.split())
    if due_slot is not None and not isinstance(due, DateRange):
        trigger = f"{trigger}; {' '.join(due_slot.text.split())}"
    known = facts(view)
    draft = known.stage is DocumentStage.DRAFT
    telling = known.kind in {DocumentKind.REPORT, DocumentKind.ARTICLE, DocumentKind.LETTER, DocumentKind.MEMO, DocumentKind.EMAIL}
    return payment_statement(
        view,
        PaymentFields(
            contract=contract_of(view),
            amount=amount,
            currency=currency,
            share=share,
            trigger=trigger,
            due=due if isinstance(due, DateRange) else None,
        ),
        [],
        status="reported" if telling else "due",
        reason="a row of a table of payments" + (" in a draft" if draft else ""),
        modality=Modality.PLANNED if draft else Modality.ASSERTED,
        anchors=tuple(dict.fromkeys(anchors)),
        doubts=row.doubts,
    )


def schedule_payments(view: DocumentView) -> Iterator[Statement]:
    """One statement for each row of the document's tables of payments, sums left out."""
    for table in price_tables(view):
        columns = _columns(table)
        if not _is_schedule(view, table, columns):
            continue
        for row in table.rows:
            if row.kind in {RowOutcome.HEADER, RowOutcome.COLUMN_NUMBERS, RowOutcome.TOTAL, RowOutcome.SUBTOTAL, RowOutcome.EMPTY}:
                continue
            if (made := _row(view, table, row, columns)) is not None:
                yield made
