"""The ledger as CSV for spreadsheets: one file for documents, statements and findings each, every cell safe to open.

This flavour protects the reader's spreadsheet program; the lossless one is `jsonl`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from leafproof.publish.exports.jsonl import Ledger

FORMAT = "csv"

_INVISIBLE = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_STATEMENT_COLUMNS = (
    "id",
    "kind",
    "designation",
    "description",
    "quantity",
    "unit",
    "unit_price",
    "total",
    "amount",
    "currency",
    "counts_as",
    "contract",
    "number",
    "position",
    "section",
    "supplier",
    "buyer",
    "title",
    "amount_in_words",
    "scope",
    "scheme",
    "value",
    "valid",
    "what",
    "of",
    "share",
    "trigger",
    "payer",
    "payee",
    "date_first",
    "date_last",
    "date_as_written",
    "status",
    "status_reason",
    "modality",
    "qualifier",
    "confidence",
    "lowest_word_confidence",
    "doubts",
    "state",
    "quote",
    "cite",
    "address",
)
_DOCUMENT_COLUMNS = (
    "id", "path", "kind", "number", "dated_first", "dated_last", "dated_as_written", "stage", "languages", "media_type", "pages", "ocr",
    "outcome", "reason", "size", "occurrences",
)  # fmt: skip
_FINDING_COLUMNS = ("id", "check", "family", "outcome", "grade", "document", "sentence", "observed", "expected", "settle")
_NUMBERS = frozenset({"quantity", "unit_price", "total", "amount", "share", "pages", "ocr", "size", "lowest_word_confidence"})


def protect(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet program would take it for a formula."""
    bare = text.lstrip(_INVISIBLE)
    return "'" + text if text.startswith(("\t", "\r")) or bare.startswith(_FORMULA_STARTS) else text


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if column in _NUMBERS or isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        value = " | ".join(str(entry) for entry in value)
    return protect(str(value))


def _statement(record: dict[str, Any]) -> dict[str, Any]:
    fields = record["fields"]
    date = next((fields[name] for name in ("date", "due", "period") if fields.get(name)), None) or {}
    return {
        **fields,
        **{
            name: record[name]
            for name in ("id", "kind", "status", "status_reason", "modality", "qualifier", "doubts", "state", "cite", "address")
        },
        "date_first": date.get("first"),
        "date_last": date.get("last"),
        "date_as_written": date.get("as_written"),
        "confidence": record["confidence"]["source"],
        "lowest_word_confidence": record["confidence"]["lowest"],
        "quote": [anchor["quote"] for anchor in record["anchors"]],
    }


def _document(record: dict[str, Any]) -> dict[str, Any]:
    dated = record["dated"] or {}
    return {
        **record,
        "path": record["occurrences"][0]["path"],
        "occurrences": [entry["path"] for entry in record["occurrences"]],
        "dated_first": dated.get("first"),
        "dated_last": dated.get("last"),
        "dated_as_written": dated.get("as_written"),
    }


def _rows(records: Iterable[str], columns: tuple[str, ...], name: str) -> Iterator[list[str]]:
    for text in records:
        record = json.loads(text)
        flat = _statement(record) if name == "statements" else _document(record) if name == "documents" else record
        yield [_cell(column, flat.get(column)) for column in columns]


def write(ledger: Ledger, folder: Path) -> list[str]:
    """Writes documents.csv, statements.csv and findings.csv (UTF-8 with a byte order mark, for spreadsheet programs); gives their names."""
    names = []
    for name, columns in (("documents", _DOCUMENT_COLUMNS), ("statements", _STATEMENT_COLUMNS), ("findings", _FINDING_COLUMNS)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as out:
            table = csv.writer(out, lineterminator="\n")
            table.writerow(columns)
            table.writerows(_rows(ledger.records(name), columns, name))
        names.append(f"{name}.csv")
    return names
