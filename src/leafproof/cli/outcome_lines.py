"""What became of everything, in lines: the conservation table, and the list of what was not read."""

from __future__ import annotations

from typing import Any

from leafproof.case.store import SqliteStore
from leafproof.cli.terminal import pad, say, shown

_UNITS = {"item": "files and members", "document": "distinct documents", "page": "pages", "row": "table rows"}


def conservation(audit: dict[str, Any]) -> None:
    """The conservation table: what came in and what became of it, stage by stage."""
    for stage in audit["stages"]:
        outcomes = ", ".join(
            f"{n:,} {outcome.replace('_', ' ')}" for outcome, n in sorted(stage["outcomes"].items(), key=lambda e: (-e[1], e[0]))
        )
        say(f"{stage['stage'].capitalize():9}{stage['came_in']:>9,} {_UNITS[stage['unit']]}: {outcomes or 'none'}")
    say("Balance  " + ("everything that came in has exactly one outcome" if audit["balanced"] else "NOT BALANCED: report this as a fault"))


def gaps(store: SqliteStore, *, limit: int, line_width: int) -> int:
    """The list of what was not read and why; gives how many findings there are."""
    total = int((store.one("SELECT count(*) FROM findings WHERE outcome IN ('not_read', 'crashed', 'timed_out')") or (0,))[0])
    if total == 0:
        return 0
    say(f"Not read ({total:,}) - these are NOT covered by any result:")
    query = (
        "SELECT document, code, sentence, json_extract(record, '$.observed'), json_extract(record, '$.settle') FROM findings "
        "WHERE outcome IN ('not_read', 'crashed', 'timed_out') ORDER BY code, json_extract(record, '$.observed'), id LIMIT ?"
    )
    for document, code, sentence, observed, settle in store.rows(query, (limit,)):
        short = f"d{document[:8]}" if document else "-"
        say(f"  {pad(short, 10)} {shown(observed, max(40, line_width // 2) if line_width else 0)}  {code}")
        say(f"  {'':10} {shown(sentence, line_width - 13 if line_width else 0)}")
        say(f"  {'':10} try: {shown(settle, line_width - 18 if line_width else 0)}")
    if total > limit:
        say(f"  ...{total - limit:,} more: leafproof status --unread")
    return total
