"""The conservation audit: everything that came into a stage has left it as exactly one outcome."""

from __future__ import annotations

from typing import Any

from leafproof.case.store import SqliteStore

UNREAD = ("not_read", "read_in_part", "crashed", "timed_out")


def _counts(store: SqliteStore, query: str) -> dict[str, int]:
    return {str(outcome): int(n) for outcome, n in store.rows(query)}


def audit(store: SqliteStore) -> dict[str, Any]:
    """The audit in the public form: a list of stages with what came in and what became of it, and whether all of them balance."""
    items = _counts(store, "SELECT outcome, count(*) FROM items GROUP BY outcome ORDER BY outcome")
    documents = _counts(store, "SELECT outcome, count(*) FROM documents GROUP BY outcome ORDER BY outcome")
    pages = _counts(store, "SELECT outcome, count(*) FROM pages GROUP BY outcome ORDER BY outcome")
    rows = _counts(store, "SELECT outcome, sum(n) FROM row_outcomes GROUP BY outcome ORDER BY outcome")
    came_in = {
        "item": int((store.one("SELECT count(*) FROM items") or (0,))[0]),
        "document": int((store.one("SELECT count(DISTINCT sha256) FROM items WHERE sha256 != ''") or (0,))[0]),
        "page": int((store.one("SELECT coalesce(sum(pages), 0) FROM documents") or (0,))[0]),
        "row": int(store.mark("table_rows") or 0),
    }
    stages = [
        {"stage": stage, "unit": unit, "came_in": came_in[unit], "outcomes": outcomes}
        for stage, unit, outcomes in (
            ("intake", "item", items),
            ("read", "document", documents),
            ("read", "page", pages),
            ("extract", "row", rows),
        )
    ]
    balanced = all(
        entry["came_in"] == sum(outcomes.values()) for entry, outcomes in zip(stages, (items, documents, pages, rows), strict=True)
    )
    return {"stages": stages, "balanced": balanced}


def unread(store: SqliteStore) -> dict[str, int]:
    """How many files and pages are not read, for every answer's denominator."""
    files = store.one("SELECT count(*) FROM items WHERE outcome IN ('not_read', 'read_in_part')") or (0,)
    pages = store.one("SELECT count(*) FROM pages WHERE outcome = 'not_read'") or (0,)
    return {"files": int(files[0]), "pages": int(pages[0]), "accepted_files": 0, "accepted_pages": 0, "checks_not_run": 0}
