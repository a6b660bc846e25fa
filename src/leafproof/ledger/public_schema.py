"""JSON Schemas of the public record format, made from the records themselves, so that the two cannot drift apart."""

from __future__ import annotations

import typing
from typing import Any

from leafproof import codec
from leafproof.records import (
    DateRange,
    DocumentFacts,
    DocumentKind,
    DocumentStage,
    Fields,
    Finding,
    FindingOutcome,
    GapReason,
    Modality,
    Qualifier,
    Voice,
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_SHA256: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_MAYBE_SHA256: dict[str, Any] = {"anyOf": [_SHA256, {"type": "null"}]}
_FRACTION: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_BOX: dict[str, Any] = {"type": "array", "items": _FRACTION, "minItems": 4, "maxItems": 4}
_QUOTE: dict[str, Any] = {"type": "string", "pattern": r"\S"}


def _list(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


def _enum(closed: type) -> dict[str, Any]:
    return {"enum": sorted(str(value) for value in closed)}  # type: ignore[attr-defined]  # a StrEnum is iterable


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None, *, closed: bool = True) -> dict[str, Any]:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": sorted(required), "additionalProperties": not closed}


ANCHOR: dict[str, Any] = {
    "oneOf": [
        _object(
            {"document": _SHA256, "page": {"type": "integer", "minimum": 1}, "boxes": _list(_BOX, minItems=1), "quote": _QUOTE},
            {"printed_page": _MAYBE_TEXT},
        ),
        _object(
            {"document": _SHA256, "sheet": _TEXT, "cells": {"type": "string", "pattern": "^[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?$"}, "quote": _QUOTE}
        ),
        _object({"document": _SHA256, "start": _COUNT, "end": _COUNT, "quote": _QUOTE}),
    ]
}


def _components(*types: Any) -> dict[str, Any]:
    """The definitions of the records that these types use, by name, with references within the document."""
    return codec.schema(list(types))[1]


def _fields() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """One branch for each kind of statement, and the definitions they refer to."""
    kinds = typing.get_args(Fields)
    definitions = _components(*kinds)
    branches = []
    for kind in kinds:
        own = definitions.pop(kind.__name__)
        tag = own["properties"].pop("kind")["enum"][0]
        if "printed" in own["properties"]:
            own["properties"]["printed"] = {"type": "object", "additionalProperties": _TEXT}
        own["required"] = sorted(own["properties"])
        own["additionalProperties"] = False
        own.pop("title", None)
        branches.append({"properties": {"kind": {"const": tag}, "fields": own}})
    definitions.pop("Printed", None)
    return branches, definitions


def _statements() -> dict[str, Any]:
    branches, definitions = _fields()
    definitions |= _components(Voice)
    base = _object(
        {
            "id": {"type": "string", "pattern": "^s-[a-z2-7]{16}$"},
            "kind": _TEXT,
            "fields": {"type": "object"},
            "status": _TEXT,
            "status_reason": _TEXT,
            "modality": _enum(Modality),
            "qualifier": {"anyOf": [_enum(Qualifier), {"type": "null"}]},
            "voices": _list({"$ref": "#/$defs/Voice"}),
            "anchors": _list(ANCHOR, minItems=1),
            "confidence": _object(
                {"source": {"enum": ["ocr", "text_layer"]}, "lowest": {"type": ["integer", "null"], "minimum": 0, "maximum": 100}}
            ),
            "doubts": _list(_TEXT),
            "state": {"enum": ["confirmed", "corrected", "open", "rejected", "unsure"]},
            "admiralty": _object({"source": _MAYBE_TEXT, "information": _MAYBE_TEXT}),
            "address": _TEXT,
            "cite": _TEXT,
        }
    )
    return {**base, "oneOf": branches, "$defs": definitions}


def _documents() -> dict[str, Any]:
    definitions = {name: found for name, found in _components(DocumentFacts).items() if name == DateRange.__name__}
    gap = _object({"reason": _enum(GapReason), "where": _MAYBE_TEXT, "sentence": _TEXT, "way_out": _TEXT})
    anchors = _list(ANCHOR)
    base = _object(
        {
            "id": _SHA256,
            "size": _COUNT,
            "media_type": _TEXT,
            "kind": _enum(DocumentKind),
            "kind_reasons": _list(_TEXT),
            "languages": _list({"type": "string", "pattern": "^[a-z]{2,3}$"}),
            "pages": _COUNT,
            "read_by": _TEXT,
            "ocr": _FRACTION,
            "outcome": {"enum": ["not_read", "read", "read_in_part"]},
            "reason": {"anyOf": [_enum(GapReason), {"type": "null"}]},
            "gaps": _list(gap),
            "dated": {"anyOf": [{"$ref": "#/$defs/DateRange"}, {"type": "null"}]},
            "dated_anchors": anchors,
            "number": _MAYBE_TEXT,
            "number_anchors": anchors,
            "stage": _enum(DocumentStage),
            "stage_reasons": _list(_TEXT),
            "stage_anchors": anchors,
            "header": _list(_object({"name": _TEXT, "label": _TEXT, "value": _TEXT, "anchors": anchors})),
            "occurrences": _list(_object({"path": _TEXT, "parent": _MAYBE_SHA256, "received": _TEXT}), minItems=1),
            "metadata": {"type": "object"},
        }
    )
    return {**base, "$defs": definitions}


def _findings() -> dict[str, Any]:
    definitions = _components(Finding)
    usual = {name: found for name, found in definitions.items() if name == "Usual"}
    base = _object(
        {
            "id": {"type": "string", "pattern": "^f-[a-z2-7]{16}$"},
            "check": _TEXT,
            "family": _TEXT,
            "outcome": _enum(FindingOutcome),
            "grade": {"enum": ["decisive", "information", "lead", "not_examinable", "positive", "strong"]},
            "document": _MAYBE_SHA256,
            "anchors": _list(ANCHOR),
            "observed": _MAYBE_TEXT,
            "expected": _MAYBE_TEXT,
            "sentence": _TEXT,
            "usual": {"anyOf": [{"$ref": "#/$defs/Usual"}, {"type": "null"}]},
            "innocent": _list(_TEXT),
            "settle": _MAYBE_TEXT,
            "sensitive": {"type": "boolean"},
            "root": _MAYBE_TEXT,
        }
    )
    return {**base, "$defs": usual}


def _audit() -> dict[str, Any]:
    stage = _object(
        {
            "stage": _TEXT,
            "unit": {"enum": ["document", "item", "page", "row"]},
            "came_in": _COUNT,
            "outcomes": {"type": "object", "additionalProperties": _COUNT},
        }
    )
    return _object({"stages": _list(stage), "balanced": {"type": "boolean"}})


def _manifest() -> dict[str, Any]:
    files = {"type": "object", "additionalProperties": _SHA256}
    return _object(
        {"format": {"const": "leafproof-ledger"}, "version": {"const": 1}, "leafproof": _TEXT, "case": _TEXT, "files": files},
    )


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each file of the public format, by the file's name without its ending. jsonl files: of one line."""
    made = {"documents": _documents(), "statements": _statements(), "findings": _findings(), "audit": _audit(), "manifest": _manifest()}
    return {name: {"$schema": _DIALECT, "title": f"Leafproof {name}, version 1", **schema} for name, schema in made.items()}
