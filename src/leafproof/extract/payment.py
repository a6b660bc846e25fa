"""Payments due, ordered or made: from clauses, tables of payments, invoices and payment orders."""

from __future__ import annotations

from collections.abc import Iterator

from leafproof.extract.document_facts import facts
from leafproof.extract.invoice_payment import invoice_payment
from leafproof.extract.payment_clauses import clause_payments
from leafproof.extract.payment_order import order_payment
from leafproof.extract.payment_schedule import schedule_payments
from leafproof.extract.payment_sums import sum_payments
from leafproof.extract.view import DocumentView
from leafproof.records import DocumentKind, Statement


def extract(view: DocumentView) -> Iterator[Statement]:
    """The document's payments: the one of an invoice or order, else those of its clauses and tables."""
    kind = facts(view).kind
    if kind is DocumentKind.INVOICE:
        made = invoice_payment(view)
    elif kind is DocumentKind.PAYMENT_ORDER:
        made = order_payment(view)
    else:
        yield from clause_payments(view)
        yield from sum_payments(view)
        yield from schedule_payments(view)
        return
    if made is not None:
        yield made
