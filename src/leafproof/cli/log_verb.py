"""`leafproof log`: what came in and when, entry by entry, and whether the chain still holds."""

from __future__ import annotations

from typing import Any

import click

from leafproof.case import chain
from leafproof.cli.options import Options, common, pick_case
from leafproof.cli.terminal import envelope, say, shown


def _line(entry: dict[str, Any]) -> str:
    start = f"#{entry['seq']}  {entry['at']}  {entry['event']}"
    if entry["event"] != "received":
        rest = {name: value for name, value in entry.items() if name not in {"seq", "at", "event", "digest", "previous"}}
        return f"{start}  {shown(str(rest), 0)}"
    what = f"sha256 {entry['sha256'][:16]}  {entry['size']:,} bytes" if entry["sha256"] else f"not received: {entry['gap']['reason']}"
    return f"{start}  {shown(entry['path'], 0)}  {what}"


@click.command("log")
@click.argument("words", nargs=-1, metavar="[CASE] [ID]")
@click.option("--limit", type=click.IntRange(1), help="Only the last entries.")
@common
def verb(options: Options, words: tuple[str, ...], limit: int | None) -> int:
    """The append-only history of the case: custody first. ID keeps the entries of one blob (a prefix of its SHA-256)."""
    folder, rest = pick_case(options, words)
    if len(rest) > 1:
        raise click.UsageError(f"unexpected argument {rest[1]}")
    wanted = rest[0].removeprefix("d") if rest else None
    entries = [e for e in chain.entries(folder.received) if wanted is None or str(e.get("sha256") or "").startswith(wanted)]
    number, head = chain.head(folder.received)
    kept = entries[-limit:] if limit is not None else entries
    if options.as_json:
        summary = {"entries": number, "head": head, "chain": "ok"}
        envelope(options, "log", case=folder.settings().case.name, code=0, items=kept, unread=None, summary=summary)
        return 0
    for entry in kept:
        say(_line(entry))
    say(f"Chain ok: {number:,} entries, head {head[:16]}...")
    return 0
