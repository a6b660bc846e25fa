"""Payments in clauses: «30 % … в течение 30 банковских дней после …», "70% against shipping documents", 预付款."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from leafproof.extract.document_facts import facts
from leafproof.extract.found_values import money, percents, within
from leafproof.extract.layout_tables import in_data_table
from leafproof.extract.parties import parties
from leafproof.extract.payment_fields import contract_of, payment_statement
from leafproof.extract.sentences import sentence_of
from leafproof.extract.text_lines import kept, line_index, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.contract_words import role_words
from leafproof.lang.payment_words import payment_pattern
from leafproof.lang.qualifiers import qualifier_before
from leafproof.records import DocumentKind, DocumentStage, Modality, PaymentFields, Qualifier, Statement
from leafproof.values.found import Found
from leafproof.values.money import Money

BINDING = frozenset({DocumentKind.CONTRACT, DocumentKind.AMENDMENT, DocumentKind.ANNEX, DocumentKind.SPECIFICATION, DocumentKind.SCHEDULE})
MOST_CLAUSES = 400
LONGEST_LIST = 12
LONGEST_TRIGGER = 200
LONGEST_SECTION = 24
LONGEST_HEADING = 60
HUNDRED = Decimal(100)


def _amount(view: DocumentView, share: Found[Decimal], end: int) -> Found[Money] | None:
    """The sum that the share comes to: the first after it in its clause, said to be so or in a bracket."""
    text = low(view)
    for hit in within(money(view), share.end, end):
        between = text[share.end : hit.start]
        stated = re.search(
            r"составля|что равно|равн|в сумме|в размере|т\.\s?е\.|то есть|i\.e\.|that is|which is|equal|amount|being|namely|即|计|共计",
            between,
        )
        return hit if stated is not None or re.fullmatch(r"[\s,–—:(（-]{1,6}", between) is not None else None
    return None


def _trigger(view: DocumentView, share: Found[Decimal], start: int, end: int) -> tuple[int, int] | None:
    """What the payment waits for, as printed: from its first word to the end of the clause."""
    text = low(view)
    match = payment_pattern("trigger", "begin").search(text, share.end, end)
    if match is not None:
        stop = re.compile(r"[;。；]|\.\s|\.$").search(text, match.end(), end)
        last = min(stop.start() if stop is not None else end, match.start() + LONGEST_TRIGGER)
        return match.start(), last
    chinese = payment_pattern("trigger", "chinese").search(text, start, end)
    if chinese is not None:
        stop = re.compile("[，,。；;]|支付|付清").search(text, chinese.end(), end)
        return chinese.start(), stop.start() if stop is not None else end
    done = re.compile("[^，,。；;：:]{2,24}后(?=\\s?(?:支付|付))").search(text, start, share.start)
    if done is not None:
        return done.span()
    early = payment_pattern("trigger", "begin").search(text, start, share.start)
    if early is not None:
        stop = re.compile("[,;]").search(text, early.end(), share.start)
        return (early.start(), stop.start()) if stop is not None else None
    return None


def _sides(view: DocumentView, start: int, end: int) -> tuple[str | None, str | None]:
    """Payer and payee by name, where the clause names the buyer who pays."""
    sides = parties(view)
    buyer = re.compile(role_words("buyer")).search(low(view), start, end)
    if buyer is None or sides.buyer is None:
        return None, None
    return sides.buyer.value, sides.supplier.value if sides.supplier is not None else None


def payment_places(view: DocumentView) -> frozenset[int]:
    """Where the sums begin that clauses of payment state, so that no other extractor says them again."""
    found: set[int] = set()
    for share, clause, _ in _payable(view):
        amount = _amount(view, share, clause[1])
        if amount is not None:
            found.add(amount.start)
    return frozenset(found)


def _statement(view: DocumentView, share: Found[Decimal], clause: tuple[int, int], sentence: tuple[int, int]) -> Statement | None:
    known = facts(view)
    amount = _amount(view, share, clause[1])
    trigger = _trigger(view, share, *clause)
    payer, payee = _sides(view, *sentence)
    ranges = [(share.start, share.end)]
    if amount is not None:
        ranges.append((amount.start, amount.end))
    if trigger is not None:
        ranges.append(trigger)
    fields = PaymentFields(
        contract=contract_of(view),
        amount=amount.value.amount if amount is not None else None,
        currency=amount.value.currency if amount is not None else None,
        share=share.value / HUNDRED,
        trigger=" ".join(prose(view)[slice(*trigger)].split()).strip(" ,") if trigger is not None else None,
        payer=payer,
        payee=payee,
    )
    binding = known.kind in BINDING
    draft = known.stage is DocumentStage.DRAFT
    status = "due" if binding else "reported"
    reason = "a term of payment in the document" if binding else f"the {known.kind.value} tells of this payment"
    doubts = amount.value.doubts if amount is not None else ()
    qualifier, _ = qualifier_before(prose(view), share.start)
    return payment_statement(
        view,
        fields,
        ranges,
        status=status,
        reason=reason + (", which is a draft" if draft else ""),
        modality=Modality.PLANNED if draft else Modality.ASSERTED,
        qualifier=qualifier if qualifier is not Qualifier.EXACT else None,
        doubts=doubts,
    )


def _in_list(view: DocumentView, share: Found[Decimal]) -> bool:
    """Whether the share leads an item of a list of payments: so do all items above it, and the line above them speaks of payment."""
    every = lines(view)
    at = line_index(view, share.start)
    for index in range(at, max(-1, at - LONGEST_LIST), -1):
        line = every[index]
        if _item().match(line.text) is not None:
            continue
        if index == at or not line.text.endswith((":", "：")):
            return False
        return payment_pattern("clause", "pay").search(low(view), line.start, line.end) is not None
    return False


@cache
def _heading() -> re.Pattern[str]:
    """The number of a heading of the first rank: «3.», "Article 4 -", 第三条, 三、; not of a clause («3.1»)."""
    return re.compile(
        r"(?:статья|раздел|глава|article|section)?\s{0,2}(?:\d{1,2}|[ivxlc]{1,5})(?:[.)]\s|\s[-–—]\s)|第\S{1,3}[条章]|[一二三四五六七八九十]{1,3}、"
    )


def _section(view: DocumentView, share: Found[Decimal]) -> int | None:
    """The place of the heading over a share where it speaks of payment («3. Платежи», "3. Terms of Payment: …"); None where it does not.

    Two languages side by side in the cells of one line have a heading each.
    """
    every = lines(view)
    text = low(view)
    at = line_index(view, share.start)
    for index in range(at, max(-1, at - LONGEST_SECTION), -1):
        line = every[index]
        numbered = _heading().match(text, line.start, line.end) is not None
        if not numbered and (index == at or len(line.text) > LONGEST_HEADING or line.text[-1] in ".;,"):
            continue
        start = max(line.start, text.rfind("\t", line.start, share.start) + 1) if index == at else line.start
        before = min(share.start, line.end)
        colon = text.find(":", start, before)
        end = colon if colon >= 0 else min(before, start + LONGEST_HEADING)
        if numbered or "%" not in line.text:
            return start if payment_pattern("clause", "pay").search(text, start, end) is not None else None
    return None


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?:[-–—•*·]\s{0,3}|\(?[\da-zа-я.]{1,6}[.)]?\s{1,3})?\d{1,3}(?:[.,]\d{1,2})?\s?[%％]")


def _payable(view: DocumentView) -> tuple[tuple[Found[Decimal], tuple[int, int], tuple[int, int]], ...]:
    """Each share that a clause says is to be paid, with the range of its clause and of its sentence; computed once."""
    known = kept(view, "payable_shares", tuple)
    if known is not None:
        return known
    found = [hit for hit in percents(view) if not in_data_table(view, hit.start)][:MOST_CLAUSES]
    text = low(view)
    made: list[tuple[Found[Decimal], tuple[int, int], tuple[int, int]]] = []
    sections: list[int | None] = []
    doubtful: list[int] = []
    for at, share in enumerate(found):
        if not 0 < share.value <= HUNDRED:
            continue
        sentence = sentence_of(view, share.start, share.end)
        if payment_pattern("clause", "never").search(text, *sentence) is not None:
            continue
        speaks = payment_pattern("clause", "pay").search(text, *sentence) is not None or _in_list(view, share)
        section = _section(view, share)
        if not speaks and section is None:
            continue
        before = found[at - 1].end if at and found[at - 1].end > sentence[0] else 0
        after = found[at + 1].start if at + 1 < len(found) else sentence[1]
        made.append((share, (max(sentence[0], before), min(sentence[1], after)), sentence))
        sections.append(section)
        doubtful += [len(made) - 1] if not speaks else []
    # Where only the heading speaks of payment, the shares under it must come to the whole.
    whole = {section for section in sections if section is not None and _sum_under(section, sections, made) == HUNDRED}
    kept_shares = tuple(entry for at, entry in enumerate(made) if at not in doubtful or sections[at] in whole)
    view.memo["payable_shares"] = kept_shares
    return kept_shares


def _sum_under(section: int, sections: list[int | None], made: list[tuple[Found[Decimal], tuple[int, int], tuple[int, int]]]) -> Decimal:
    return sum((entry[0].value for at, entry in enumerate(made) if sections[at] == section), Decimal(0))


def clause_payments(view: DocumentView) -> Iterator[Statement]:
    """One statement for each share of a price that a clause in running text says is to be paid."""
    for share, clause, sentence in _payable(view):
        made = _statement(view, share, clause, sentence)
        if made is not None:
            yield made
