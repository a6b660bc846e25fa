"""`leafproof open`: creates or extends a case and does everything needed for a first look."""

from __future__ import annotations

from pathlib import Path

import click

from leafproof.case.folder import SETTINGS_FILE, CaseFolder, find_case
from leafproof.cli.options import Options, common
from leafproof.cli.outcome_lines import conservation, gaps
from leafproof.cli.progress_lines import progress_for
from leafproof.cli.terminal import envelope, note, say, width
from leafproof.engine.audit import unread
from leafproof.engine.run import open_case
from leafproof.errors import UsageError

_SHOWN_GAPS = 12


def exit_code(counts: dict[str, int], findings: int) -> int:
    """3 when something could not be read, else 0: no finding of grade decisive or strong is made yet."""
    return 3 if counts["files"] or counts["pages"] or findings else 0


def _case_for(options: Options, case: Path | None, sources: tuple[Path, ...]) -> CaseFolder:
    if case is not None:
        return CaseFolder(case)
    if options.case is not None:
        return CaseFolder(options.case)
    if not sources or any((folder / SETTINGS_FILE).is_file() for folder in (Path.cwd(), *Path.cwd().parents)):
        return find_case(None, Path.cwd())
    name = sources[0].resolve().stem if sources[0].is_file() else sources[0].resolve().name
    return CaseFolder(Path.cwd() / f"{name}-case")


@click.command("open")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--case", "case", type=click.Path(path_type=Path), help="The case folder; made when it is not there.")
@common
def verb(options: Options, sources: tuple[Path, ...], case: Path | None) -> int:
    """Create or extend a case: store, unpack, read, extract, ledger, index.

    SOURCES are folders, archives, mails or single files. Without any, the case is continued.
    Doing it again with the same sources is no work.
    """
    folder = _case_for(options, case, sources)
    if not sources and not folder.exists:
        raise UsageError("no source given and no case here", why="there is nothing to open", way_out="leafproof open FOLDER --case CASE")
    if not options.quiet and not options.as_json:
        note(f"Case    {folder.root}  ({'continued' if folder.exists else 'new'})    Network  off")
    _warn_of_missing_languages(folder)
    progress = progress_for(options.progress, color=options.color, quiet=options.quiet)
    outcome = open_case(folder, sources, progress=progress, jobs=options.jobs)
    store = folder.store(read_only=True)
    try:
        counts = unread(store)
        findings = int((store.one("SELECT count(*) FROM findings") or (0,))[0])
        code = exit_code(counts, findings)
        statements = {str(kind): int(n) for kind, n in store.rows("SELECT kind, count(*) FROM statements GROUP BY kind ORDER BY kind")}
        summary = {"audit": outcome.audit, "new_items": outcome.new_items, "statements": statements, "isolation": list(outcome.isolation)}
        if options.as_json:
            envelope(options, "open", case=folder.settings().case.name, code=code, items=[], unread=counts, summary=summary)
            return code
        if options.quiet and code == 0:
            return code
        say()
        conservation(outcome.audit)
        total = sum(statements.values())
        say(
            f"Ledger   {total:>9,} statements: "
            + (", ".join(f"{n:,} {kind.replace('_', ' ')}" for kind, n in statements.items()) or "none")
        )
        say()
        gaps(store, limit=_SHOWN_GAPS, line_width=width())
        say(f"Next     leafproof status {folder.root} | leafproof search {folder.root} WORDS")
        return code
    finally:
        store.close()


def _warn_of_missing_languages(folder: CaseFolder) -> None:
    from leafproof.read.ocr import engine

    wanted = folder.settings().read.ocr_languages if folder.exists else ("rus", "eng", "chi_sim")
    missing = [language for language in wanted if not engine.available((language,))]
    if missing:
        packages = " ".join(f"tesseract-ocr-{language.replace('_', '-')}" for language in missing)
        note(f"!!      OCR language missing: {', '.join(missing)}. Scanned pages that need it will be not_read.  -> apt install {packages}")
