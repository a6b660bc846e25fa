"""`leafproof search`: full text in all scripts; every hit with its page and box, every answer with its denominator."""

from __future__ import annotations

import json
from typing import Any

import click

from leafproof.case.search import Hit, SearchIndex
from leafproof.case.store import SqliteStore
from leafproof.cli.options import Options, common, pick_case
from leafproof.cli.search_hits import Place, places
from leafproof.cli.terminal import envelope, say, shown, width
from leafproof.engine.audit import unread
from leafproof.engine.lookup import document_id
from leafproof.ledger.addresses import address
from leafproof.ledger.public_form import anchor_form
from leafproof.values.scripts import visible


def _rows(store: SqliteStore, hits: list[Hit]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for hit in hits:
        if hit.document not in found:
            row = store.one("SELECT record FROM documents WHERE id = ?", (hit.document,))
            if row is not None:
                found[hit.document] = json.loads(row[0])
    return found


def _item(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "short": f"d{place.document[:8]}",
        "anchors": [anchor_form(anchor) for anchor in place.anchors],
        "snippet": place.snippet,
        "matched_forms": place.forms,
        "address": address(place.anchors[0]) if place.anchors else f"/d/{place.document[:8]}",
    }


def _print(place: Place, row: dict[str, Any]) -> None:
    name = row["occurrences"][0]["path"]
    stage = "" if row["stage"] == "unknown" else f"   {row['stage']}"
    say(f"d{place.document[:8]} {place.where}   {shown(name, 60 if width() else 0)}   {row['kind'].replace('_', ' ')}{stage}")
    start, end = place.marked
    before, match, after = (
        visible(" ".join(piece.split())) for piece in (place.snippet[:start], place.snippet[start:end], place.snippet[end:])
    )
    gap_before = " " if place.snippet[:start][-1:].isspace() else ""
    gap_after = " " if place.snippet[end:][:1].isspace() else ""
    say(f"  {before}{gap_before}" + (f"[{match}]" if match else "") + f"{gap_after}{after}")


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="[CASE] QUERY...")
@click.option("--in", "within", help="Only in this document.")
@click.option("--lang", help="Only in documents of this language (ISO 639-1).")
@click.option("--kind", help="Only in documents of this kind.")
@click.option("--exact", is_flag=True, help="The words as they stand, in this order; no other forms or spellings.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, help="How many hits to print.")
@common
def verb(
    options: Options, words: tuple[str, ...], *, within: str | None, lang: str | None, kind: str | None, exact: bool, limit: int
) -> int:
    """Find words in the case: Russian forms, Chinese words, designations in any script; "..." for a phrase, word* for a beginning.

    The query is data: no character in it has a meaning of its own but the double quote and a star at a word's end.
    """
    folder, rest = pick_case(options, words)
    if not rest:
        raise click.UsageError("no query given")
    query = " ".join(rest)
    store = folder.store(read_only=True)
    try:
        index = SearchIndex(folder.search)
        hits = index.find(query, exact=exact)
        rows = _rows(store, hits)
        only = None if within is None else document_id(store, within)
        kept = [
            hit
            for hit in hits
            if hit.document in rows
            and (only is None or hit.document == only)
            and (lang is None or lang in rows[hit.document]["languages"])
            and (kind is None or rows[hit.document]["kind"] == kind)
        ]
        found = places(store, index, query, kept[:limit], exact=exact)
        counts = unread(store)
        total = int((store.one("SELECT coalesce(sum(pages), 0) FROM documents") or (0,))[0])
        code = 3 if counts["pages"] or counts["files"] else 0
        if options.as_json:
            summary = {"hits": len(kept), "shown": len(found), "documents": len({hit.document for hit in kept}), "pages": total}
            envelope(
                options,
                "search",
                case=folder.settings().case.name,
                code=code,
                items=[_item(p) for p in found],
                unread=counts,
                summary=summary,
            )
            return code
        read = total - counts["pages"]
        if not kept:
            say(f"No hits in {read:,} read pages and all read texts.")
        else:
            documents = len({hit.document for hit in kept})
            others = sorted({form for place in found for form in place.forms} - {query})[:8]
            also = f"  (as printed: {', '.join(visible(' '.join(form.split())) for form in others)})" if others else ""
            say(f"{len(kept):,} hits in {documents:,} documents{also}")
            for place in found:
                say()
                _print(place, rows[place.document])
            if len(kept) > len(found):
                say(f"...{len(kept) - len(found):,} more: --limit {len(kept)}")
        if code:
            say(f"{counts['pages']:,} of {total:,} pages and {counts['files']:,} files could not be searched (see status --unread).")
        return code
    finally:
        store.close()
