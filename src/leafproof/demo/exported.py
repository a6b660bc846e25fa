"""Reads a JSONL export for the scorer: documents by the paths they were received under, and their statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from leafproof.errors import UsageError


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as problem:
        raise UsageError(f"{path} is no export", why=str(problem), way_out="leafproof export CASE --as jsonl --to DIR") from problem


@dataclass(frozen=True)
class Export:
    """An export: documents by path, statements by document id, findings of what was not read."""

    documents: dict[str, dict[str, Any]]
    statements: dict[str, list[dict[str, Any]]]
    unread: tuple[str, ...]

    def of(self, path: str, kind: str) -> list[dict[str, Any]]:
        """The statements of one kind of the document received under a path."""
        document = self.documents.get(path)
        return [] if document is None else [s for s in self.statements.get(document["id"], []) if s["kind"] == kind]

    def mentions_unread(self, path: str) -> bool:
        """Whether a finding says that the file under this path was not read (a link has no document of its own)."""
        name = path.rsplit("/", 1)[-1]
        return any(name in text for text in self.unread)


def load(folder: Path) -> Export:
    """The export in a folder."""
    documents = {}
    for document in _lines(folder / "documents.jsonl"):
        for occurrence in document["occurrences"]:
            documents[occurrence["path"]] = document
    statements: dict[str, list[dict[str, Any]]] = {}
    for statement in _lines(folder / "statements.jsonl"):
        statements.setdefault(statement["anchors"][0]["document"], []).append(statement)
    findings = _lines(folder / "findings.jsonl") if (folder / "findings.jsonl").exists() else []
    unread = tuple(json.dumps(finding, ensure_ascii=False) for finding in findings if finding.get("outcome") == "not_read")
    return Export(documents, statements, unread)


def number(value: object) -> Decimal | None:
    """A decimal string as a number; None for null and for anything else."""
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def same_number(left: object, right: object) -> bool:
    """Both null, or equal as numbers."""
    return (left is None and right is None) or (left is not None and number(left) is not None and number(left) == number(right))
