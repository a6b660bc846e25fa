"""The public record format: one JSON object a line, sorted by id, with a manifest of digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from leafproof import codec

FORMAT = "jsonl"
FILES = ("documents", "statements", "findings", "entities", "links")


class Ledger(Protocol):
    """What an export is made from."""

    @property
    def case_name(self) -> str:
        """The name of the case."""
        ...

    @property
    def release(self) -> str:
        """The release of Leafproof that made the ledger."""
        ...

    def records(self, name: str) -> Iterable[str]:
        """The records of one file in the public form, sorted by id."""
        ...

    def audit(self) -> object:
        """The conservation audit in the public form."""
        ...


def write(ledger: Ledger, folder: Path) -> list[str]:
    """Writes the files into an empty folder; gives their names. Byte-identical for the same case."""
    digests: dict[str, str] = {}
    for name in FILES:
        total = hashlib.sha256()
        with (folder / f"{name}.jsonl").open("wb") as out:
            for record in ledger.records(name):
                line = record.encode() + b"\n"
                total.update(line)
                out.write(line)
        digests[f"{name}.jsonl"] = total.hexdigest()
    audit = codec.public(ledger.audit()) + b"\n"
    (folder / "audit.json").write_bytes(audit)
    digests["audit.json"] = hashlib.sha256(audit).hexdigest()
    manifest = {"format": "leafproof-ledger", "version": 1, "leafproof": ledger.release, "case": ledger.case_name, "files": digests}
    (folder / "manifest.json").write_bytes(codec.public(manifest) + b"\n")
    return [*digests, "manifest.json"]
