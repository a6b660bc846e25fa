"""The status of a document's line items: from its stage and kind, never upwards."""

from __future__ import annotations

from dataclasses import dataclass

from leafproof.extract.contract import contract_number
from leafproof.extract.document_facts import facts
from leafproof.extract.view import DocumentView
from leafproof.records import DocumentKind, DocumentStage

# A signature under these makes their lines signed; under a letter or a report it does not.
AGREEMENTS = frozenset({DocumentKind.CONTRACT, DocumentKind.ANNEX, DocumentKind.SPECIFICATION, DocumentKind.AMENDMENT})


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """Status and reason for all line items of one document, and the number of the contract that it states."""

    status: str
    reason: str
    contract: str | None


def _rung(kind: DocumentKind, stage: DocumentStage) -> tuple[str, str]:
    if stage is DocumentStage.DRAFT:
        return "draft", "the document is marked as a draft"
    if kind is DocumentKind.INVOICE:
        return "unknown", "an invoice is not a delivery"
    if stage is DocumentStage.SIGNED and kind in AGREEMENTS:
        return "signed", f"the {kind.value} is signed"
    if kind in AGREEMENTS:
        return "unknown", "neither a draft mark nor a complete signature block was found"
    return "unknown", f"a document of kind {kind.value} does not settle the status of its lines"


def item_status(view: DocumentView) -> ItemStatus:
    """The status that the document's stage and kind give to its lines."""
    known = facts(view)
    status, reason = _rung(known.kind, known.stage)
    number = contract_number(view)
    return ItemStatus(status, reason, number.value if number is not None else None)
