"""A document in the public record format: what it is, how it was read, where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leafproof import codec
from leafproof.ledger.public_form import anchor_form
from leafproof.records import DocumentFacts, Gap, Metadata


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place a blob was received at: its path, the container's blob (None for none), the custody entry it came with."""

    path: str
    parent: str | None
    received: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """Everything the ledger knows of one blob. `ocr` counts the pages read by OCR, `words` all words and characters found."""

    sha256: str
    size: int
    media_type: str
    read_by: str
    pages: int
    ocr: int
    empty: bool
    facts: DocumentFacts
    metadata: tuple[Metadata, ...]
    gaps: tuple[Gap, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def outcome(self) -> str:
        """read | read_in_part | not_read."""
        if not self.gaps:
            return "read"
        return "not_read" if self.empty else "read_in_part"

    @property
    def name(self) -> str:
        """The base name of the first path it was received under."""
        return self.occurrences[0].path.rsplit("/", 1)[-1]


def _metadata(row: DocumentRow) -> dict[str, Any]:
    found: dict[str, dict[str, list[str]]] = {}
    for entry in row.metadata:
        found.setdefault(entry.source, {}).setdefault(entry.name, []).append(entry.value)
    for field in row.facts.header:
        found.setdefault("page", {}).setdefault(field.name, []).append(field.value)
    return {source: {name: values[0] if len(values) == 1 else values for name, values in names.items()} for source, names in found.items()}


def document_form(row: DocumentRow) -> dict[str, Any]:
    """The document in the public form."""
    facts = row.facts
    dated = None if facts.dated is None else codec.plain(facts.dated)
    return {
        "id": row.sha256,
        "size": row.size,
        "media_type": row.media_type,
        "kind": str(facts.kind),
        "kind_reasons": list(facts.kind_reasons),
        "languages": list(facts.languages),
        "pages": row.pages,
        "read_by": row.read_by,
        "ocr": 0 if row.pages == 0 else round(row.ocr / row.pages, 4),
        "outcome": row.outcome,
        "reason": str(row.gaps[0].reason) if row.gaps else None,
        "gaps": [{"reason": str(g.reason), "where": g.where, "sentence": g.sentence, "way_out": g.way_out} for g in row.gaps],
        "dated": dated,
        "dated_anchors": [anchor_form(anchor) for anchor in facts.dated_anchors],
        "number": None if facts.number is None else facts.number.value,
        "number_anchors": [] if facts.number is None else [anchor_form(anchor) for anchor in facts.number.anchors],
        "stage": str(facts.stage),
        "stage_reasons": list(facts.stage_reasons),
        "stage_anchors": [anchor_form(anchor) for anchor in facts.stage_anchors],
        "header": [
            {"name": f.name, "label": f.label, "value": f.value, "anchors": [anchor_form(a) for a in f.anchors]} for f in facts.header
        ],
        "occurrences": [{"path": o.path, "parent": o.parent, "received": o.received} for o in row.occurrences],
        "metadata": _metadata(row),
    }
