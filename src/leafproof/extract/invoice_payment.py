"""What an invoice asks for: the total to pay with tax, its currency, due date, who bills and who is billed. An invoice is not a payment."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from leafproof.extract.document_currency import labelled_currency
from leafproof.extract.document_date import due_date
from leafproof.extract.document_facts import facts
from leafproof.extract.found_values import languages, money, within
from leafproof.extract.parties import one_line, trimmed
from leafproof.extract.payment_fields import contract_of, payment_statement
from leafproof.extract.text_lines import kept, line_index, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.find_numbers import find_numbers
from leafproof.lang.header_labels import labelled
from leafproof.lang.invoice_words import invoice_pattern
from leafproof.lang.phrase_list import lowered
from leafproof.records import PaymentFields, Statement
from leafproof.values.found import Found

RANKS = (("payable", 3), ("grand", 2), ("plain", 1))
ZONE = 60_000
MOST_TOTALS = 300
LONGEST_LINE = 2_000
# Languages whose amounts are written with a decimal comma.
COMMA = frozenset({"ru", "de", "nl", "fr", "it", "es", "pl", "pt", "uk", "cs"})


@dataclass(frozen=True, slots=True)
class _Total:
    """A sum on a line that a label introduces: how sure the label is, the sum, its currency where one stands with it."""

    rank: int
    amount: Decimal
    currency: str | None
    label: tuple[int, int]
    place: tuple[int, int]
    doubts: tuple[str, ...] = ()


def _plain_numbers(view: DocumentView) -> tuple[Found[Decimal], ...]:
    """All numbers of the document that look like sums, whether a currency stands with them or not."""
    known = kept(view, "plain_numbers", tuple)
    if known is not None:
        return known
    spoken = languages(view)
    made = tuple(Found(hit.start, hit.end, hit.value.value) for hit in find_numbers(prose(view)[:ZONE], spoken[0] if spoken else None))
    view.memo["plain_numbers"] = made
    return made


def _sum_on(view: DocumentView, start: int, end: int) -> tuple[Decimal, str | None, tuple[int, int], tuple[str, ...]] | None:
    """The last sum of a line after its label: with a currency, else a number with two decimals, or a whole one that stands alone."""
    found = within(money(view), start, end)
    if found:
        hit = found[-1]
        numbers = within(_plain_numbers(view), hit.end, end)
        if not numbers:
            return hit.value.amount, hit.value.currency, (hit.start, hit.end), hit.value.doubts
    text = prose(view)
    numbers = within(_plain_numbers(view), start, end)
    decimal = [
        hit
        for hit in numbers
        if re.search(r"[.,]\d{2}$", text[hit.start : hit.end]) is not None and text[hit.end : hit.end + 2].strip()[:1] != "%"
    ]
    if decimal:
        last = decimal[-1]
        return last.value, None, (last.start, last.end), ()
    if len(numbers) == 1 and re.fullmatch(r"\W*", text[start : numbers[0].start]) is not None and text[numbers[0].end : end].strip() == "":
        only = numbers[0]
        return only.value, None, (only.start, only.end), ()
    return None


def _totals(view: DocumentView) -> list[_Total]:
    text = low(view)
    found: list[_Total] = []
    every = lines(view)
    limit = min(len(text), ZONE)
    for key, rank in RANKS:
        for match in islice(invoice_pattern("total", key).finditer(text, 0, limit), MOST_TOTALS):
            line = every[max(0, line_index(view, match.start()))]
            if line.end - line.start > LONGEST_LINE:
                continue
            whole = text[line.start : line.end]
            before = text[line.start : match.start()]
            if rank < 3 and (invoice_pattern("total", "never").search(whole) is not None or len(before.split()) > 4):
                continue
            if rank == 3 and re.search(r"(?:paid|betaald|оплачено|if any)", before) is not None:
                continue
            hit = _sum_on(view, match.end(), line.end)
            if hit is not None:
                amount, currency, place, doubts = hit
                found.append(_Total(rank, amount, currency, match.span(), place, doubts))
            elif (under := _beneath(view, match.span(), line.end)) is not None:
                found.append(_Total(rank, under[0], under[1], match.span(), under[2]))
    return found


def _beneath(view: DocumentView, label: tuple[int, int], line_end: int) -> tuple[Decimal, str | None, tuple[int, int]] | None:
    """A sum alone on the next line, where the label ends its own line."""
    if prose(view)[label[1] : line_end].strip(" :：()") not in {"", "eur", "usd", "руб.", "EUR", "USD"}:
        return None
    every = lines(view)
    at = line_index(view, label[0])
    if at + 1 >= len(every) or every[at + 1].page != every[at].page:
        return None
    below = every[at + 1]
    found = within(money(view), below.start, below.end)
    if len(found) == 1 and len(below.text) - (found[0].end - found[0].start) <= 6:
        return found[0].value.amount, found[0].value.currency, (found[0].start, found[0].end)
    return None


def _chosen(totals: list[_Total]) -> _Total | None:
    """The sum to pay: of the surest label; where that label gives several, the one that most totals agree on, then the last."""
    totals = [total for total in totals if total.amount > 0]
    if not totals:
        return None
    votes = Counter(total.amount for total in totals)
    best = max(total.rank for total in totals)
    order = sorted(enumerate(totals), key=lambda pair: (pair[1].rank == best, votes[pair[1].amount], pair[1].amount, pair[0]))
    chosen = order[-1][1]
    with_currency = [total for total in totals if total.amount == chosen.amount and total.currency is not None]
    return with_currency[-1] if chosen.currency is None and with_currency else chosen


def _document_currency(view: DocumentView) -> str | None:
    """The currency that the document's label names, else the one currency of all its sums; None where there are two or none."""
    labelled = labelled_currency(view)
    if labelled is not None:
        return labelled.value
    known = {hit.value.currency for hit in money(view) if hit.value.currency is not None}
    if len(known) == 1:
        return known.pop()
    if not known:
        candidates = [set(hit.value.candidates) for hit in money(view) if hit.value.candidates]
        if (
            candidates
            and "INR" in set.intersection(*candidates)
            and re.search(r"(?<![^\W_])(?:india|gstin|ifsc)(?![^\W_])", low(view)) is not None
        ):
            return "INR"
        return _rupees(view)
    return None


def _rupees(view: DocumentView) -> str | None:
    """«Rs» alone is several countries' rupee; an Indian tax or bank number beside it says which."""
    text = low(view)
    indian = re.search(r"(?<![^\W_])(?:india|gstin|ifsc|cin ?:|cgst|sgst)(?![^\W_])", text) is not None
    return "INR" if indian and re.search(r"(?<![^\W_])(?:rs\.?|inr|₹)\s?[\d-]", text) is not None else None


def _side(view: DocumentView, key: str) -> Found[str] | None:
    """Who bills or is billed, from the value of a label at the beginning of a line."""
    pattern = invoice_pattern("parties", key)
    for line in lines(view)[:200]:
        field = labelled(line.text)
        if field is None or field.value[1] <= field.value[0]:
            continue
        label = lowered(line.text[slice(*field.label)]).strip()
        match = pattern.match(label)
        # «Поставщик (Исполнитель):» is one label.
        if match is None or re.fullmatch(r"\s?(?:[(（][^)）]*[)）])?.{0,6}", label[match.end() :]) is None:
            continue
        start, end = line.start + field.value[0], line.start + field.value[1]
        cut = re.compile(r",?\s(?:инн|кпп|огрн|vat|nip|адрес|address|tel|тел)(?![^\W_])").search(low(view), start, end)
        name = trimmed(view, start, cut.start() if cut is not None else end)
        # «Bill To: Ship To:» are two labels with their values beneath.
        if name is not None and labelled(name.value) is None and prose(view)[name.end : name.end + 1] not in {":", "："}:
            return Found(name.start, name.end, one_line(name.value))
    return None


def invoice_payment(view: DocumentView) -> Statement | None:
    """The payment that an invoice asks for; None where no total can be told."""
    total = _chosen(_totals(view))
    if total is None:
        return None
    due = due_date(view)
    payee, payer = _side(view, "payee"), _side(view, "payer")
    ranges = [total.place, total.label]
    ranges += [(hit.start, hit.end) for hit in (due, payee, payer) if hit is not None]
    number = facts(view).number
    return payment_statement(
        view,
        PaymentFields(
            contract=contract_of(view),
            amount=total.amount,
            currency=total.currency or _document_currency(view),
            due=due.value if due is not None else None,
            payer=payer.value if payer is not None else None,
            payee=payee.value if payee is not None else None,
        ),
        ranges,
        status="due",
        reason="an invoice asks for the payment; it does not show that it was made"
        + (f" (invoice {number.value})" if number is not None else ""),
        doubts=total.doubts,
    )
