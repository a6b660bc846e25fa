"""A payment order: ordered; paid only where a bank's mark with a date says that it was carried out."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from leafproof.extract.document_facts import facts
from leafproof.extract.found_values import dates, languages, money, within
from leafproof.extract.parties import trimmed
from leafproof.extract.payment_fields import contract_of, payment_statement
from leafproof.extract.text_lines import lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.money_words import WordsAmount, parse_money_words
from leafproof.lang.payment_words import order_label, payment_pattern
from leafproof.records import PaymentFields, Statement
from leafproof.values.found import Found
from leafproof.values.number import Number, parse_number

MARK_REACH = 60
SWIFT_ZONE = 60_000


@cache
def _swift() -> re.Pattern[str]:
    """Field 32A or 32B of a SWIFT message: a value date or none, the currency, the amount with its comma."""
    return re.compile(r"(?m)^\s{0,8}:32[AB]:\s?(?:\d{6})?([A-Z]{3})(\d{1,15},\d{0,2})(?!\d)")


def _amount(view: DocumentView) -> tuple[Decimal, str | None, tuple[int, int]] | None:
    """The sum in figures: money with its currency, or the banking form's 1200000-00."""
    text, lowered = prose(view), low(view)
    spoken = languages(view)
    if (swift := _swift().search(text, 0, SWIFT_ZONE)) is not None:
        return Decimal(swift[2].replace(",", ".") + "0"), swift[1], swift.span()
    for line in lines(view)[:200]:
        match = order_label("amount").match(lowered, line.start, line.end)
        if match is None:
            continue
        found = within(money(view), match.end(), line.end)
        if found:
            return found[0].value.amount, found[0].value.currency, (found[0].start, found[0].end)
        form = re.compile(r"(\d[\d \u00a0]{0,18}\d|\d)\s?[-=]\s?(\d{2})?(?!\d)").match(text, match.end(), line.end)
        if form is not None:
            whole = re.sub(r"\D", "", form[1])
            return Decimal(f"{whole}.{form[2] or '00'}"), None, form.span()
        written = text[match.end() : line.end].strip()
        parsed = parse_number(written, language=spoken[0] if spoken else None)
        if isinstance(parsed, Number):
            start = text.index(written, match.end())
            return parsed.value, None, (start, start + len(written))
    return None


def _currency_of_words(view: DocumentView, amount: Decimal) -> str | None:
    """The currency that the sum in words names, where the words say the same sum."""
    lowered = low(view)
    for line in lines(view)[:200]:
        match = order_label("words").match(lowered, line.start, line.end)
        if match is None:
            continue
        said = parse_money_words(prose(view)[match.end() : line.end])
        if isinstance(said, WordsAmount) and said.amount == amount:
            return said.currency
    return None


def _side(view: DocumentView, key: str) -> Found[str] | None:
    for line in lines(view)[:200]:
        match = order_label(key).match(low(view), line.start, line.end)
        if match is not None and (name := trimmed(view, match.end(), line.end)) is not None:
            return name
    return None


def _carried_out(view: DocumentView) -> tuple[int, int] | None:
    """The mark of a bank with a date right after it, or a word that says it was done; not the mere label of the field."""
    text = low(view)
    if payment_pattern("order", "refused").search(text) is not None:
        return None
    for match in payment_pattern("order", "carried_out").finditer(text):
        beside = within(dates(view), match.end(), match.end() + MARK_REACH)
        same_line = [hit for hit in beside if text.count("\n", match.end(), hit.start) <= 1]
        if same_line:
            return match.start(), same_line[0].end
        if re.search("исполнено|проведено|转讫|付讫|已付|已支付", match[0]) is not None:
            return match.span()
    return None


def order_payment(view: DocumentView) -> Statement | None:
    """The payment that an order orders, or shows as made; None where no sum can be told."""
    found = _amount(view)
    if found is None:
        return None
    amount, currency, place = found
    payer, payee = _side(view, "payer"), _side(view, "payee")
    done = _carried_out(view)
    ranges = [place, *((hit.start, hit.end) for hit in (payer, payee) if hit is not None)]
    if done is not None:
        ranges.append(done)
    currency = currency or _currency_of_words(view, amount)
    known = facts(view)
    return payment_statement(
        view,
        PaymentFields(
            contract=contract_of(view),
            amount=amount,
            currency=currency,
            due=None,
            payer=payer.value if payer is not None else None,
            payee=payee.value if payee is not None else None,
        ),
        ranges,
        status="paid" if done is not None else "ordered",
        reason="a bank's mark says that the order was carried out"
        if done is not None
        else f"a {known.kind.value} orders it; no bank's mark was found",
    )
