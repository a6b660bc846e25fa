"""Statements and findings in the public record format (docs/schema): plain values, sorted keys, fractions with four decimals."""

from __future__ import annotations

from typing import Any

from leafproof import codec, ids
from leafproof.ledger.addresses import SHORTEST, address, cite
from leafproof.records import Anchor, Finding, FindingOutcome, Gap, GapReason, PageAnchor, Statement

_WORDS_OF_OUTCOME = {GapReason.CRASHED: FindingOutcome.CRASHED, GapReason.TIMED_OUT: FindingOutcome.TIMED_OUT}


def anchor_form(anchor: Anchor) -> dict[str, Any]:
    """An anchor in the public form."""
    plain: dict[str, Any] = codec.plain(anchor)
    del plain["at"]
    if isinstance(anchor, PageAnchor):
        plain["boxes"] = [[edge / 10_000 for edge in (box.left, box.top, box.right, box.bottom)] for box in anchor.boxes]
    return plain


def statement_form(statement: Statement, *, name: str, digits: int = SHORTEST) -> dict[str, Any]:
    """A statement in the public form; `name` is the file's name for the citation, `digits` how long the document's short id is."""
    fields: dict[str, Any] = codec.plain(statement.fields)
    kind = fields.pop("kind")
    if "printed" in fields:
        fields["printed"] = {entry["name"]: entry["text"] for entry in fields["printed"]}
    first = statement.anchors[0]
    return {
        "id": statement.id,
        "kind": kind,
        "fields": fields,
        "status": statement.status,
        "status_reason": statement.status_reason,
        "modality": str(statement.modality),
        "qualifier": None if statement.qualifier is None else str(statement.qualifier),
        "voices": codec.plain(statement.voices),
        "anchors": [anchor_form(anchor) for anchor in statement.anchors],
        "confidence": codec.plain(statement.confidence),
        "doubts": list(statement.doubts),
        "state": "open",
        "admiralty": {"source": None, "information": None},
        "address": address(first, digits=digits),
        "cite": cite(first, name=name, digits=digits),
    }


def gap_finding(gap: Gap, *, document: str | None, path: str) -> Finding:
    """The finding that something was not read: what, why, and the way out. `path` is one name it was received under."""
    code = "R-" + str(gap.reason).replace("_", "-").upper()
    observed = path if gap.where is None else f"{path}: {gap.where}"
    return Finding(
        id=ids.short("f-", [code, document, observed]),
        check=code,
        family="reading",
        outcome=_WORDS_OF_OUTCOME.get(gap.reason, FindingOutcome.NOT_READ),
        grade="not_examinable",
        document=document,
        sentence=gap.sentence,
        observed=observed,
        settle=gap.way_out,
    )


def finding_form(finding: Finding) -> dict[str, Any]:
    """A finding in the public form."""
    plain: dict[str, Any] = codec.plain(finding)
    plain["anchors"] = [anchor_form(anchor) for anchor in finding.anchors]
    return plain
