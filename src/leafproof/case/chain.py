"""A log that can only grow: one JSON object a line, each carrying the digest of the line before it.

The chain shows a changed, removed or inserted line. It cannot show a log cut off at its end, or rewritten as a whole by somebody
who owns the computer: for that a head must be kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from leafproof.errors import CaseDamaged

START = "0" * 64


def _line(entry: Mapping[str, Any]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _digest(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(_line({key: value for key, value in entry.items() if key != "digest"})).hexdigest()


def entries(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of the log in order, each checked against the one before. A torn last line (a crash while writing) is left out.

    Raises:
        CaseDamaged: the first entry that does not follow its predecessor is named.
    """
    if not path.exists():
        return
    previous, number = START, 0
    with path.open("rb") as lines:
        for raw in lines:
            number += 1
            if not raw.endswith(b"\n"):
                return
            try:
                entry = json.loads(raw)
                sound = entry["seq"] == number and entry["previous"] == previous and entry["digest"] == _digest(entry)
            except (ValueError, KeyError, TypeError):
                sound = False
            if not sound:
                raise CaseDamaged(
                    f"{path.name}: entry #{number} does not follow #{number - 1}",
                    why="the chain of digests is broken there: the log was changed after it was written",
                    way_out="compare with a copy of the case; nothing was appended",
                )
            previous = entry["digest"]
            yield entry


def head(path: Path) -> tuple[int, str]:
    """Number of the last entry (0 for none) and its digest."""
    number, digest = 0, START
    for entry in entries(path):
        number, digest = entry["seq"], entry["digest"]
    return number, digest


def append(path: Path, new: Sequence[Mapping[str, Any]], *, after: tuple[int, str] | None = None) -> tuple[int, str]:
    """Adds the entries to the log, durably, and gives the new head. `after` is the known head; without it the log is read and checked.

    Raises:
        CaseDamaged: the log so far does not check; nothing is appended.
    """
    number, previous = head(path) if after is None else after
    if not new:
        return number, previous
    lines: list[bytes] = []
    for fields in new:
        number += 1
        entry = {**fields, "seq": number, "previous": previous}
        entry["digest"] = previous = _digest(entry)
        lines.append(_line(entry) + b"\n")
    with path.open("ab") as log:
        _drop_torn_line(path)
        log.write(b"".join(lines))
        log.flush()
        os.fsync(log.fileno())
    return number, previous


def _drop_torn_line(path: Path) -> None:
    with path.open("rb+") as log:
        size = log.seek(0, os.SEEK_END)
        step = 65536
        at = size
        while at > 0:
            start = max(0, at - step)
            log.seek(start)
            block = log.read(at - start)
            newline = block.rfind(b"\n")
            if newline >= 0:
                if start + newline + 1 < size:
                    log.truncate(start + newline + 1)
                return
            at = start
        log.truncate(0)
