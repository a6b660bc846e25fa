"""Numbers in prose with what they count, and sums of money that are not already the price of a contract or a payment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafproof import ids
from leafproof.extract.contract import is_contract_price
from leafproof.extract.contract_mentions import mentions
from leafproof.extract.counted_figures import Count, counts
from leafproof.extract.document_facts import facts
from leafproof.extract.figure_context import Context, context_of
from leafproof.extract.found_values import money
from leafproof.extract.layout_tables import in_data_table
from leafproof.extract.payment_clauses import payment_places
from leafproof.extract.payment_sums import sums_paid
from leafproof.extract.text_lines import low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.claim_words import thing
from leafproof.records import DocumentKind, FigureFields, Statement
from leafproof.values.found import Found
from leafproof.values.money import Money

TELLING = frozenset(
    {
        DocumentKind.ARTICLE,
        DocumentKind.REPORT,
        DocumentKind.LETTER,
        DocumentKind.MEMO,
        DocumentKind.EMAIL,
        DocumentKind.PRESENTATION,
        DocumentKind.MINUTES,
    }
)
# Their sums are the lines and totals of one payment.
OF_SUMS = frozenset({DocumentKind.INVOICE, DocumentKind.PAYMENT_ORDER, DocumentKind.SPREADSHEET})
THING_REACH = 90
MOST_FIGURES = 5_000


def _status(view: DocumentView) -> tuple[str, str]:
    kind = facts(view).kind
    if kind in TELLING:
        return "reported", f"the {kind.value} says so"
    return "unknown", f"a {kind.value} does not settle whether it came about"


def _contract_in(view: DocumentView, context: Context) -> str | None:
    """The one contract that the sentence names by number."""
    found = {hit.number.value for hit in mentions(view) if context.start <= hit.start < context.end}
    return found.pop() if len(found) == 1 else None


def _statement(
    view: DocumentView,
    fields: FigureFields,
    place: tuple[int, int],
    context: Context,
    *,
    found: Count | Money,
    extra: tuple[int, int] | None,
) -> Statement | None:
    ranges = [place, *(other for other in (extra, context.period_place) if other is not None)]
    anchors = tuple(dict.fromkeys(anchor for start, end in ranges if (anchor := view.anchor(start, end)) is not None))
    if not anchors:
        return None
    status, reason = _status(view)
    return ids.statement(
        fields,
        anchors,
        status=status,
        status_reason=reason,
        confidence=view.confidence(*place),
        modality=context.modality,
        qualifier=found.qualifier,
        voices=context.voices,
        doubts=found.doubts,
    )


def _counted(view: DocumentView, count: Count) -> Statement | None:
    context = context_of(view, count.start, count.end)
    fields = FigureFields(what=count.what, amount=count.amount, unit=count.unit, of=_contract_in(view, context), period=context.period)
    return _statement(view, fields, (count.start, count.end), context, found=count, extra=None)


def _thing_of(view: DocumentView, hit: Found[Money], context: Context) -> tuple[int, int] | None:
    """The noun that the sum is said of: the nearest before it in the sentence, else right after it."""
    text = low(view)
    before = list(thing().finditer(text, max(context.start, hit.start - THING_REACH), hit.start))
    if before:
        return before[-1].span()
    after = thing().search(text, hit.end, min(context.end, hit.end + 24))
    return after.span() if after is not None else None


def _of_money(view: DocumentView, hit: Found[Money]) -> Statement | None:
    context = context_of(view, hit.start, hit.end)
    place = _thing_of(view, hit, context)
    fields = FigureFields(
        what=prose(view)[slice(*place)] if place is not None else None,
        amount=hit.value.amount,
        of=_contract_in(view, context),
        period=context.period,
        currency=hit.value.currency,
    )
    return _statement(view, fields, (hit.start, hit.end), context, found=hit.value, extra=place)


def _says_again(view: DocumentView, before: Found[Money] | None, hit: Found[Money]) -> bool:
    """Whether a sum only repeats the one before it in a bracket: «(say US dollars three hundred…)», 大写."""
    if before is None or not 0 <= hit.start - before.end <= 24:
        return False
    return (
        re.fullmatch(
            r"[\s,]{0,3}[(（]\s?(?:say|in words|прописью|сумма прописью|大写|人民币|或)?[:：]?\s?", low(view)[before.end : hit.start]
        )
        is not None
    )


def extract(view: DocumentView) -> Iterator[Statement]:
    """Counts first, then sums, each in order of place; nothing from tables."""
    if facts(view).kind in OF_SUMS:
        return
    for number, count in enumerate(counts(view)):
        if number >= MOST_FIGURES:
            return
        if (made := _counted(view, count)) is not None:
            yield made
    paid = payment_places(view) | {hit.start for hit in sums_paid(view)}
    before: Found[Money] | None = None
    for hit in money(view)[:MOST_FIGURES]:
        again, before = _says_again(view, before, hit), hit
        if again or hit.start in paid or in_data_table(view, hit.start) or is_contract_price(view, hit.start):
            continue
        if (made := _of_money(view, hit)) is not None:
            yield made
