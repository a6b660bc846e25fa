"""How a payment statement is put together: its anchors, its confidence, its contract."""

from __future__ import annotations

from leafproof import ids
from leafproof.extract.contract import contract_number
from leafproof.extract.view import DocumentView
from leafproof.records import Anchor, Confidence, Modality, PaymentFields, Qualifier, Statement


def contract_of(view: DocumentView) -> str | None:
    """The number of the contract that the document's payments belong to, where it is clear."""
    number = contract_number(view)
    return number.value if number is not None else None


def confidence_of(view: DocumentView, ranges: list[tuple[int, int]]) -> Confidence:
    """The lowest confidence over several ranges of the text."""
    found = [view.confidence(start, end) for start, end in ranges]
    lowest = [one.lowest for one in found if one.lowest is not None]
    return Confidence("ocr", min(lowest)) if lowest else Confidence("text_layer")


def payment_statement(
    view: DocumentView,
    fields: PaymentFields,
    ranges: list[tuple[int, int]],
    *,
    status: str,
    reason: str,
    modality: Modality = Modality.ASSERTED,
    qualifier: Qualifier | None = None,
    doubts: tuple[str, ...] = (),
    anchors: tuple[Anchor, ...] = (),
) -> Statement | None:
    """The statement, anchored to the ranges in their order (or to the anchors of cells); None where nothing of them has a place."""
    made = [anchor for start, end in ranges if (anchor := view.anchor(start, end)) is not None]
    places = tuple(dict.fromkeys((*anchors, *made)))
    if not places:
        return None
    return ids.statement(
        fields,
        places,
        status=status,
        status_reason=reason,
        confidence=confidence_of(view, ranges),
        modality=modality,
        qualifier=qualifier,
        doubts=tuple(dict.fromkeys(doubts)),
    )
