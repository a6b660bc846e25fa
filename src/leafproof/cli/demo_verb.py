"""`leafproof demo`: a made-up cache with an answer key; the tool measures itself and says what it missed."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Any

import click

from leafproof.case.folder import CaseFolder
from leafproof.cli.export_verb import write_export
from leafproof.cli.options import Options, common
from leafproof.cli.outcome_lines import conservation
from leafproof.cli.progress_lines import progress_for
from leafproof.cli.terminal import envelope, note, say
from leafproof.engine.lookup import CaseLedger
from leafproof.engine.run import open_case
from leafproof.errors import UsageError

FOLDER = "leafproof-demo"
_MARKER = ".made-by-leafproof-demo"


def _fresh(folder: Path) -> None:
    if folder.exists():
        if not (folder / _MARKER).exists():
            raise UsageError(
                f"{folder} exists and is not a demo", why="nothing of yours is overwritten", way_out="name another folder with --to"
            )
        _remove(folder)
    folder.mkdir(parents=True)
    (folder / _MARKER).touch()


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
    shutil.rmtree(folder)


def _measure(folder: Path, seed: int, options: Options) -> tuple[Any, dict[str, Any]]:
    from leafproof.demo.build import build
    from leafproof.demo.score import score

    key = build(folder / "cache", seed)
    case = CaseFolder(folder / "case")
    outcome = open_case(
        case, (folder / "cache",), progress=progress_for(options.progress, color=options.color, quiet=options.quiet), jobs=options.jobs
    )
    store = case.store(read_only=True)
    try:
        write_export(CaseLedger(store, "demo"), "jsonl", folder / "export")
    finally:
        store.close()
    return score(key, folder / "export", folder / "cache"), outcome.audit


@click.command("demo")
@click.option("--seed", type=int, help="The seed of the cache; without it a random one, printed.")
@click.option("--to", type=click.Path(path_type=Path), default=Path(FOLDER), help="Where to put cache, case and export.")
@click.option("--clean", is_flag=True, help="Remove an earlier demo and stop.")
@common
def verb(options: Options, seed: int | None, to: Path, *, clean: bool) -> int:
    """Make a cache of invented documents, run the whole job on it, and print the score against the answer key and what was missed."""
    from leafproof.demo.report import lines
    from leafproof.demo.score import passed

    if clean:
        if (to / _MARKER).exists():
            _remove(to)
            say(f"Removed {to}")
        return 0
    seed = secrets.randbelow(100_000) if seed is None else seed
    _fresh(to)
    started = time.monotonic()
    if not options.as_json:
        note(f"A made-up cache (nothing real), seed {seed}. Network off.")
    score, audit = _measure(to, seed, options)
    reached = passed(score)
    code = 0 if reached or options.exit_zero else 1
    if options.as_json:
        summary = {"seed": seed, "audit": audit, "passed": reached}
        envelope(options, "demo", case="demo", code=code, items=[score.plain()], unread=None, summary=summary)
        return code
    say()
    conservation(audit)
    say()
    for line in lines(score):
        say(line)
    say()
    say(f"Total {time.monotonic() - started:.0f} s on {len(os.sched_getaffinity(0))} cores. Another: leafproof demo --seed {seed + 1}")
    say(f"Look:  leafproof status {to / 'case'}   |   leafproof search {to / 'case'} WORDS   |   answer key {to / 'ANSWERS.md'}")
    say(f"Delete all: leafproof demo --clean --to {to}" if to != Path(FOLDER) else "Delete all: leafproof demo --clean")
    return code
