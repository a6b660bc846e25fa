"""`leafproof status`: what is in, what was not read, and why."""

from __future__ import annotations

import click

from leafproof.case import chain
from leafproof.case.folder import CaseFolder
from leafproof.case.store import SqliteStore
from leafproof.cli.open_verb import exit_code
from leafproof.cli.options import Options, common, pick_case
from leafproof.cli.outcome_lines import conservation, gaps
from leafproof.cli.terminal import envelope, say, width
from leafproof.engine.audit import audit, unread
from leafproof.errors import CaseDamaged

_SHOWN_GAPS = 20
_ALL = 1_000_000


def check_originals(folder: CaseFolder, store: SqliteStore) -> int:
    """The quick check: every original present with the size it was received with; gives how many there are.

    Raises:
        CaseDamaged: one is missing or has another size.
    """
    count = 0
    for sha256, size in store.rows("SELECT id, size FROM documents ORDER BY id"):
        path = folder.originals.path(str(sha256))
        found = path.stat().st_size if path.exists() else -1
        if found != size:
            raise CaseDamaged(
                "a stored original is missing" if found < 0 else "a stored original has changed",
                why=f"originals/{sha256[:2]}/{sha256[:8]}... "
                + ("is not there" if found < 0 else f"has {found:,} bytes, received were {size:,}"),
                way_out="open the source again to store a good copy",
            )
        count += 1
    return count


def _counts(store: SqliteStore, column: str) -> dict[str, int]:
    query = f"SELECT {column}, count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608 - the column's name is ours
    return {str(value): int(n) for value, n in store.rows(query)}


def _languages(store: SqliteStore) -> dict[str, int]:
    found: dict[str, int] = {}
    for (languages,) in store.rows("SELECT languages FROM documents"):
        first = str(languages).split(" ", 1)[0] or "none"
        found[first] = found.get(first, 0) + 1
    return dict(sorted(found.items(), key=lambda entry: (-entry[1], entry[0])))


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in counts.items()) or "none"


@click.command("status")
@click.argument("words", nargs=-1, metavar="[CASE]")
@click.option("--unread", "only_unread", is_flag=True, help="List everything that was not read, with the reason and the way out.")
@common
def verb(options: Options, words: tuple[str, ...], *, only_unread: bool) -> int:
    """What came in and what became of it, languages, kinds, and what was not read and why."""
    folder, rest = pick_case(options, words)
    if rest:
        raise click.UsageError(f"unexpected argument {rest[0]}")
    name = folder.settings().case.name
    entries, head = chain.head(folder.received)
    store = folder.store(read_only=True)
    try:
        originals = check_originals(folder, store)
        whole, counts = audit(store), unread(store)
        findings = int((store.one("SELECT count(*) FROM findings") or (0,))[0])
        statements = {str(kind): int(n) for kind, n in store.rows("SELECT kind, count(*) FROM statements GROUP BY kind ORDER BY 2 DESC, 1")}
        code = exit_code(counts, findings)
        kinds, stages, languages = _counts(store, "kind"), _counts(store, "stage"), _languages(store)
        if options.as_json:
            summary = {
                "audit": whole,
                "kinds": kinds,
                "stages": stages,
                "languages": languages,
                "statements": statements,
                "originals": originals,
            }
            items = [codec_load(record) for (record,) in store.rows("SELECT record FROM findings ORDER BY id")]
            envelope(options, "status", case=name, code=code, items=items, unread=counts, summary=summary)
            return code
        if not only_unread:
            say(f"Case {name}   {originals:,} documents   network: off")
            conservation(whole)
            say(f"Kinds    {_listed(kinds)}")
            say(f"Stages   {_listed(stages)}")
            say(f"Language {_listed(languages)}")
            say(f"Ledger   {sum(statements.values()):,} statements: {_listed(statements)}")
            say(f"Originals {originals:,} present, sizes as received")
            say(f"Log      {entries:,} entries, chain ok, head {head[:8]}...")
        gaps(store, limit=_ALL if only_unread else _SHOWN_GAPS, line_width=width())
        return code
    finally:
        store.close()


def codec_load(record: str) -> object:
    """A stored record as plain values."""
    import json

    loaded: object = json.loads(record)
    return loaded
