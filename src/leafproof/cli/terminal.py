"""What goes to the terminal: results to standard output, everything else to standard error; nothing untrusted reaches it raw."""

from __future__ import annotations

import sys
from typing import Any

import click

from leafproof import __version__, codec
from leafproof.case import custody
from leafproof.cli.options import Options
from leafproof.errors import LeafproofError
from leafproof.values.scripts import visible


def say(text: str = "") -> None:
    """One line of a result. Untrusted text in it must have gone through `visible`."""
    click.echo(text)


def note(text: str) -> None:
    """One line beside the result, to standard error."""
    click.echo(text, err=True)


def cell_width(text: str) -> int:
    """The width of a text in terminal cells: 合同 is 4 wide."""
    from rich.cells import cell_len

    return cell_len(text)


def pad(text: str, width: int) -> str:
    """The text with spaces up to a width in terminal cells."""
    return text + " " * max(0, width - cell_width(text))


def shown(text: str, limit: int) -> str:
    """Untrusted text made safe, in one line, shortened with an ellipsis to at most `limit` terminal cells where that is over 0."""
    safe = visible(" ".join(text.split()))
    if limit <= 0 or cell_width(safe) <= limit:
        return safe
    kept = ""
    for char in safe:
        if cell_width(kept + char) > limit - 1:
            break
        kept += char
    return kept + "…"


def width() -> int:
    """How wide a line may be: that of the terminal; 0 (no limit) into a pipe."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def envelope(
    options: Options, verb: str, *, case: str | None, code: int, items: list[Any], unread: dict[str, int] | None, summary: dict[str, Any]
) -> None:
    """The JSON envelope of a verb, on standard output."""
    whole: dict[str, Any] = {
        "schema": f"leafproof/{verb}/1",
        "tool": __version__,
        "case": case,
        "exit_code": code,
        "complete": code != 3,
        "unread": unread,
        "summary": summary,
        "items": items,
    }
    if not options.reproducible:
        whole["generated"] = custody.now()
    write_json(whole)


def write_json(value: Any) -> None:
    """A JSON document on standard output: keys sorted, UTF-8, one line end."""
    sys.stdout.flush()
    sys.stdout.buffer.write(codec.public(value) + b"\n")
    sys.stdout.buffer.flush()


def fail(error: LeafproofError, *, as_json: bool) -> None:
    """An error: what, why, try; as JSON on standard output too where that was asked for."""
    note(f"error: {visible(error.what)}")
    note(f"  why: {visible(error.why)}")
    note(f"  try: {visible(error.way_out)}")
    if as_json:
        form = {"schema": "leafproof/error/1", "what": error.what, "why": error.why, "try": error.way_out, "exit_code": error.exit_code}
        write_json(form)
