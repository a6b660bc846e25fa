"""Writes the documents that are made from the code: docs/schema/*.json and docs/cli.md. `--check` only says whether they are up to date."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from leafproof.cli.main import leafproof
from leafproof.ledger.public_schema import schemas

DOCS = Path(__file__).resolve().parent.parent / "docs"


def command_line() -> str:
    """The reference of the command line, from its own help."""
    pages = ["# The command line\n\nMade by `make docs` from the program's own help; `leafproof VERB --help` prints the same.\n"]
    root = click.Context(leafproof, info_name="leafproof", terminal_width=110, max_content_width=110)
    pages.append(f"```\n{leafproof.get_help(root)}\n```\n")
    for name in leafproof.list_commands(root):
        command = leafproof.get_command(root, name)
        if command is not None:
            context = click.Context(command, info_name=name, parent=root, terminal_width=110, max_content_width=110)
            pages.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(pages)


def wanted() -> dict[Path, str]:
    """Every generated file with its content."""
    files = {
        DOCS / "schema" / f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        for name, schema in schemas().items()
    }
    files[DOCS / "cli.md"] = command_line()
    return files


def main() -> int:
    stale = [path for path, text in wanted().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"not up to date: {path.relative_to(DOCS.parent)}  (make docs)\n")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted()[path], encoding="utf-8")
        sys.stdout.write(f"wrote {path.relative_to(DOCS.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
