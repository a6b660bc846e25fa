"""The custody log: what came, under which name, when; one hash-chained line for each thing received."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leafproof.case import chain
from leafproof.records import Gap, GapReason

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Received:
    """One thing received: its name as bytes and as text (`/`-separated below the source), its blob or the gap in its place.

    `at` is the time of receipt in UTC (ISO 8601). `sha256` is None where there is a gap (a link, a device, an unreadable file).
    `entry` is its number in the custody log (0 before it is logged).
    """

    name: bytes
    path: str
    sha256: str | None
    size: int
    at: str
    gap: Gap | None = None
    entry: int = 0


def now() -> str:
    """The time in UTC to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(item: Received) -> dict[str, Any]:
    entry: dict[str, Any] = {"event": "received", "at": item.at, "path": item.path, "sha256": item.sha256, "size": item.size}
    if item.path.encode("utf-8", "surrogatepass") != item.name:
        entry["name"] = base64.b64encode(item.name).decode("ascii")
    if item.gap is not None:
        entry["gap"] = {"reason": str(item.gap.reason), "sentence": item.gap.sentence, "way_out": item.gap.way_out}
    return entry


def _received(entry: dict[str, Any]) -> Received:
    gap = entry.get("gap")
    return Received(
        name=base64.b64decode(entry["name"]) if "name" in entry else entry["path"].encode("utf-8", "surrogatepass"),
        path=entry["path"],
        sha256=entry["sha256"],
        size=entry["size"],
        at=entry["at"],
        gap=None if gap is None else Gap(reason=GapReason(gap["reason"]), sentence=gap["sentence"], way_out=gap["way_out"]),
        entry=entry["seq"],
    )


def received(path: Path) -> Iterator[Received]:
    """Everything received, in order of receipt.

    Raises:
        CaseDamaged: the chain is broken.
    """
    for entry in chain.entries(path):
        if entry.get("event") == "received":
            yield _received(entry)


def record(path: Path, items: Iterable[Received], *, who: str) -> int:
    """Appends the items to the custody log, in batches, each durable before the next; gives how many.

    Raises:
        CaseDamaged: the log so far does not check.
    """
    at = chain.head(path)
    count = 0
    batch: list[dict[str, Any]] = []
    for item in items:
        batch.append({**_entry(item), "by": who})
        count += 1
        if len(batch) == _BATCH:
            at = chain.append(path, batch, after=at)
            batch = []
    chain.append(path, batch, after=at)
    return count


def event(path: Path, name: str, **fields: Any) -> None:
    """Appends one line about the case itself (created, isolation level, versions)."""
    chain.append(path, [{"event": name, "at": now(), **fields}])
