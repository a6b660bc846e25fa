"""`leafproof export`: the ledger in the public record format, or as tables for a spreadsheet."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from leafproof.case import chain
from leafproof.cli.options import Options, common, pick_case
from leafproof.cli.terminal import envelope, say
from leafproof.engine.audit import unread
from leafproof.engine.lookup import CaseLedger
from leafproof.errors import MachineFault, UsageError
from leafproof.publish.exports import csv_tables, jsonl

_FORMATS = {jsonl.FORMAT: jsonl.write, csv_tables.FORMAT: csv_tables.write}


def write_export(ledger: CaseLedger, form: str, target: Path) -> list[str]:
    """Writes an export into a folder that does not exist or is empty; nothing is left behind when it fails. Gives the files' names.

    Raises:
        UsageError: the folder holds something.
        MachineFault: it cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(f"{target} is not an empty folder", why="an export overwrites nothing", way_out="name another folder with --to")
    fresh = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        return _FORMATS[form](ledger, target)
    except OSError as error:
        if fresh:
            shutil.rmtree(target, ignore_errors=True)
        raise MachineFault(
            f"the export to {target} could not be written", why=str(error.strerror), way_out="make room or name another folder"
        ) from error


@click.command("export")
@click.argument("words", nargs=-1, metavar="[CASE]")
@click.option("--as", "form", type=click.Choice(sorted(_FORMATS)), required=True, help="The format.")
@click.option("--to", type=click.Path(path_type=Path), help="The folder to write into; without it, out/ in the case.")
@common
def verb(options: Options, words: tuple[str, ...], form: str, to: Path | None) -> int:
    """Write the ledger out. `jsonl` is the public record format (docs/records.md); `csv` opens in any spreadsheet program."""
    folder, rest = pick_case(options, words)
    if rest:
        raise click.UsageError(f"unexpected argument {rest[0]}")
    name = folder.settings().case.name
    chain.head(folder.received)
    store = folder.store(read_only=True)
    try:
        target = to if to is not None else folder.out / form
        names = write_export(CaseLedger(store, name), form, target)
        counts = unread(store)
        code = 3 if counts["files"] or counts["pages"] else 0
        if options.as_json:
            envelope(
                options, "export", case=name, code=code, items=[{"file": entry} for entry in names], unread=counts, summary={"format": form}
            )
            return code
        say(f"Wrote {len(names)} files to {target}: {', '.join(names)}")
        if code:
            say(f"Gaps: {counts['files']:,} files and {counts['pages']:,} pages were not read in full; the export lists them.")
        return code
    finally:
        store.close()
