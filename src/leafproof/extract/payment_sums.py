"""Payments of a stated sum, without a share: «Аванс в сумме 100 000 рублей перечисляется до …», "the advance was transferred"."""

from __future__ import annotations

from collections.abc import Iterator

from leafproof.extract.contract import is_contract_price
from leafproof.extract.document_facts import facts
from leafproof.extract.figure_context import context_of
from leafproof.extract.found_values import money, percents, within
from leafproof.extract.layout_tables import in_data_table
from leafproof.extract.payment_clauses import BINDING
from leafproof.extract.payment_fields import contract_of, payment_statement
from leafproof.extract.sentences import sentence_of
from leafproof.extract.text_lines import kept, low
from leafproof.extract.view import DocumentView
from leafproof.lang.payment_words import payment_pattern
from leafproof.records import DocumentKind, Modality, PaymentFields, Qualifier, Statement
from leafproof.values.found import Found
from leafproof.values.money import Money

TELLING = frozenset(
    {DocumentKind.LETTER, DocumentKind.MEMO, DocumentKind.MINUTES, DocumentKind.REPORT, DocumentKind.EMAIL, DocumentKind.ARTICLE}
)
MOST_SUMS = 400


def _is_paid_sum(view: DocumentView, hit: Found[Money], *, binding: bool) -> bool:
    """Whether the sentence says that this sum is to be paid (a binding paper), or was (a telling one)."""
    text = low(view)
    if hit.value.qualifier is not Qualifier.EXACT or is_contract_price(view, hit.start) or in_data_table(view, hit.start):
        return False
    start, end = sentence_of(view, hit.start, hit.end)
    if payment_pattern("clause", "never").search(text, start, end) is not None or within(percents(view), start, end):
        return False
    if sum(start <= other.start < end for other in within(money(view), start, end)) != 1:
        return False
    key = ("sum", "due") if binding else ("done", "words")
    if payment_pattern(*key).search(text, start, end) is None:
        return False
    # What a telling paper hedges, plans or denies was not paid: it stays a figure.
    return binding or context_of(view, hit.start, hit.end).modality is Modality.ASSERTED


def sums_paid(view: DocumentView) -> tuple[Found[Money], ...]:
    """The sums that stand for payments of their own, computed once."""
    known = kept(view, "sums_paid", tuple)
    if known is not None:
        return known
    kind = facts(view).kind
    made: tuple[Found[Money], ...] = ()
    if kind in BINDING or kind in TELLING:
        made = tuple(hit for hit in money(view)[:MOST_SUMS] if _is_paid_sum(view, hit, binding=kind in BINDING))
    view.memo["sums_paid"] = made
    return made


def sum_payments(view: DocumentView) -> Iterator[Statement]:
    """One statement for each sum of its own: due by a term of the document, or reported as paid."""
    kind = facts(view).kind
    binding = kind in BINDING
    for hit in sums_paid(view):
        context = context_of(view, hit.start, hit.end)
        start, end = sentence_of(view, hit.start, hit.end)
        word = payment_pattern(*(("sum", "due") if binding else ("done", "words"))).search(low(view), start, end)
        ranges = [(hit.start, hit.end), *([word.span()] if word is not None else [])]
        due = context.period if binding and context.period_place is not None else None
        if due is not None and context.period_place is not None:
            ranges.append(context.period_place)
        made = payment_statement(
            view,
            PaymentFields(contract=contract_of(view), amount=hit.value.amount, currency=hit.value.currency, due=due),
            ranges,
            status="due" if binding else "reported",
            reason="a term of payment in the document" if binding else f"the {kind.value} tells that it was paid; no bank's proof",
            modality=context.modality,
            doubts=hit.value.doubts,
        )
        if made is not None:
            yield made
