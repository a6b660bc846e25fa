"""The contract that a document is or belongs to, and the contracts it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leafproof import ids
from leafproof.extract.contract_mentions import Mention, mentions, number_key
from leafproof.extract.contract_price import stated_price, tied_amount
from leafproof.extract.document_facts import facts, own_titles
from leafproof.extract.parties import parties
from leafproof.extract.text_lines import head, kept, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.contract_words import scope_lead
from leafproof.records import Anchor, Confidence, ContractFields, DocumentFacts, DocumentKind, DocumentStage, Located, Statement
from leafproof.values.found import Found
from leafproof.values.money import Money

PARTS = frozenset(
    {DocumentKind.AMENDMENT, DocumentKind.ANNEX, DocumentKind.SPECIFICATION, DocumentKind.SCHEDULE, DocumentKind.TRAINING_PROGRAMME}
)
TELLING = frozenset(
    {
        DocumentKind.ARTICLE,
        DocumentKind.REPORT,
        DocumentKind.LETTER,
        DocumentKind.MEMO,
        DocumentKind.EMAIL,
        DocumentKind.PRESENTATION,
        DocumentKind.MINUTES,
        DocumentKind.ORDER,
    }
)
MOST_NAMED = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """The ranges a statement stands on, in the order of its fields."""

    ranges: tuple[tuple[int, int], ...]
    extra: tuple[Anchor, ...] = ()


def parent(view: DocumentView) -> Mention | None:
    """The contract that an annex or amendment belongs to: the first named in its head."""
    if facts(view).kind not in PARTS | {DocumentKind.SPREADSHEET}:
        return None
    every = head(view)
    end = every[-1].end if every else 0
    return next((hit for hit in mentions(view) if hit.start < end), None)


def contract_number(view: DocumentView) -> Located | None:
    """The number of the contract that the document is, belongs to, or alone names; None where there is none or more than one."""
    known = facts(view)
    if known.kind is DocumentKind.CONTRACT:
        return known.number
    hit = parent(view)
    if hit is None:
        keys = {number_key(other.number.value) for other in mentions(view)}
        hit = mentions(view)[0] if len(keys) == 1 else None
    if hit is None:
        return None
    anchor = view.anchor(hit.number.start, hit.number.end)
    return Located(hit.number.value, (anchor,)) if anchor is not None else None


def _anchors(view: DocumentView, place: _Place) -> tuple[Anchor, ...]:
    made = [anchor for start, end in place.ranges if (anchor := view.anchor(start, end)) is not None]
    return tuple(dict.fromkeys((*place.extra, *made)))


def _confidence(view: DocumentView, ranges: tuple[tuple[int, int], ...]) -> Confidence:
    found = [view.confidence(start, end) for start, end in ranges]
    lowest = [one.lowest for one in found if one.lowest is not None]
    return Confidence("ocr", min(lowest)) if lowest else Confidence("text_layer")


def _own_status(known: DocumentFacts) -> tuple[str, str]:
    if known.kind is not DocumentKind.CONTRACT:
        return "unknown", f"the {known.kind.value} names the contract it belongs to; that does not settle the contract's own status"
    match known.stage:
        case DocumentStage.DRAFT:
            return "draft", "; ".join(known.stage_reasons)
        case DocumentStage.SIGNED:
            return "signed", "; ".join(known.stage_reasons)
        case DocumentStage.UNSIGNED | DocumentStage.UNKNOWN:
            return "unknown", "; ".join(known.stage_reasons) or "nothing shows how finished the document is"


def _money_fields(found: Found[Money] | None) -> tuple[dict[str, object], tuple[str, ...]]:
    if found is None:
        return {}, ()
    value = found.value
    return {"amount": value.amount, "currency": value.currency, "amount_in_words": value.words}, value.doubts


def _title(view: DocumentView, known: DocumentFacts) -> tuple[str | None, str | None, tuple[tuple[int, int], ...]]:
    """Title and scope of a document that is the contract itself."""
    if known.kind is not DocumentKind.CONTRACT:
        return None, None, ()
    for title in own_titles(view):
        if title.kind is DocumentKind.CONTRACT:
            line = title.line
            lead = scope_lead().search(low(view), line.start, line.end)
            scope = prose(view)[lead.start() : line.end].strip(" .,;") if lead is not None else None
            return line.text, scope, ((line.start, line.end),)
    return None, None, ()


def _own(view: DocumentView) -> Statement | None:
    known = facts(view)
    belongs = parent(view) if known.kind is not DocumentKind.SPREADSHEET else None
    if known.kind is not DocumentKind.CONTRACT and belongs is None:
        return None
    sides = parties(view)
    price = stated_price(view)
    amount, doubts = _money_fields(price)
    title, scope, title_range = _title(view, known)
    number = known.number.value if known.kind is DocumentKind.CONTRACT and known.number is not None else None
    date, extra = (known.dated, known.dated_anchors) if known.kind is DocumentKind.CONTRACT else (None, ())
    ranges: list[tuple[int, int]] = []
    if known.kind is DocumentKind.CONTRACT and known.number is not None:
        extra = (*known.number.anchors, *extra)
    elif belongs is not None:
        number = belongs.number.value
        date = belongs.date.value if belongs.date is not None else None
        ranges.append((belongs.number.start, belongs.end))
    ranges += [(side.start, side.end) for side in (sides.supplier, sides.buyer) if side is not None]
    ranges += [(price.start, price.end)] if price is not None else []
    ranges += title_range
    fields = ContractFields(
        number=number,
        date=date,
        title=title,
        supplier=sides.supplier.value if sides.supplier is not None else None,
        buyer=sides.buyer.value if sides.buyer is not None else None,
        scope=scope,
        **amount,  # type: ignore[arg-type]
    )
    anchors = _anchors(view, _Place(tuple(ranges), extra))
    if not anchors or fields == ContractFields(title=title, scope=scope):
        return None
    status, reason = _own_status(known)
    return ids.statement(
        fields,
        anchors,
        status=status,
        status_reason=reason,
        confidence=_confidence(view, tuple(ranges)),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _best_mentions(view: DocumentView) -> list[Mention]:
    """One naming for each number: the first with a date, else the first."""
    best: dict[str, Mention] = {}
    for hit in mentions(view):
        key = number_key(hit.number.value)
        if key not in best or (best[key].date is None and hit.date is not None):
            best[key] = hit
    return list(best.values())[:MOST_NAMED]


def _named(view: DocumentView, hit: Mention) -> Statement | None:
    known = facts(view)
    tied = tied_amount(view, hit)
    amount, doubts = _money_fields(tied)
    ranges = [(hit.start, hit.end)]
    if tied is not None:
        ranges.append((tied.start, tied.end))
    fields = ContractFields(
        number=hit.number.value,
        date=hit.date.value if hit.date is not None else None,
        **amount,  # type: ignore[arg-type]
    )
    anchors = _anchors(view, _Place(tuple(ranges)))
    if not anchors:
        return None
    if known.kind in TELLING:
        status, reason = "reported", f"the {known.kind.value} names this contract; what it says of it is a report"
    else:
        status, reason = "unknown", "the document names this contract; that does not settle its status"
    return ids.statement(
        fields,
        anchors,
        status=status,
        status_reason=reason,
        confidence=_confidence(view, tuple(ranges)),
        doubts=tuple(dict.fromkeys(doubts)),
    )


def extract(view: DocumentView) -> Iterator[Statement]:
    """The contract that the document is or belongs to, then each other contract it names by number, once."""
    own = _own(view)
    taken: set[str] = set()
    if own is not None:
        yield own
        if isinstance(own.fields, ContractFields) and own.fields.number is not None:
            taken.add(number_key(own.fields.number))
    for hit in _best_mentions(view):
        if number_key(hit.number.value) not in taken and (made := _named(view, hit)) is not None:
            yield made


def is_contract_price(view: DocumentView, start: int) -> bool:
    """Whether the money that begins at an offset is already said to be the price of a contract."""
    known = kept(view, "contract_prices", frozenset)
    if known is None:
        price = stated_price(view)
        tied = [tied_amount(view, hit) for hit in _best_mentions(view)]
        known = frozenset(found.start for found in (price, *tied) if found is not None)
        view.memo["contract_prices"] = known
    return start in known
