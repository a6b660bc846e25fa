"""Takes what is received into the case: every byte stored under its digest first, then one custody line for each thing."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leafproof.case import custody
from leafproof.case.custody import Received
from leafproof.case.folder import CaseFolder
from leafproof.case.store import SqliteStore
from leafproof.engine.pool import Stopped
from leafproof.engine.progress import Progress
from leafproof.errors import MachineFault, UsageError
from leafproof.intake.walk import Entry, text_of, walk
from leafproof.records import Gap, GapReason

_PIECE = 1 << 20
_ATTEMPTS = 3


@dataclass
class Receipt:
    """Counts of one `open`: things looked at, and those that were new."""

    seen: int = 0
    new: int = 0


def _pieces(location: bytes) -> Iterator[bytes]:
    with open(location, "rb") as file:  # noqa: PTH123 - names are bytes
        while piece := file.read(_PIECE):
            yield piece


def _fingerprint(status: os.stat_result) -> str:
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def _store_file(case: CaseFolder, entry: Entry) -> tuple[str, int, os.stat_result] | Gap:
    """Stores the file's bytes; hashed again when it changed meanwhile."""
    try:
        for _ in range(_ATTEMPTS):
            before = os.stat(entry.location)  # noqa: PTH116
            sha256, size = case.originals.store(_pieces(entry.location))
            after = os.stat(entry.location)  # noqa: PTH116
            if _fingerprint(before) == _fingerprint(after) and size == after.st_size:
                return sha256, size, after
    except PermissionError:
        return Gap(GapReason.NO_PERMISSION, "The file may not be read.", "give yourself the right to read it and open the source again")
    except FileNotFoundError:
        return Gap(GapReason.VANISHED, "The file was gone when it was to be read.", "open the source again")
    except OSError as error:
        if error.filename is None or os.fsencode(error.filename) != entry.location:
            raise MachineFault(
                "an original could not be stored",
                why=error.strerror or "the disk refused it",
                way_out="make room, then run leafproof open again",
            ) from error
        return Gap(
            GapReason.DAMAGED, f"The file could not be read ({error.strerror}).", "copy it from another medium and open the source again"
        )
    return Gap(
        GapReason.CHANGING, "The file kept changing while it was read.", "close the program that writes it and open the source again"
    )


def _take(case: CaseFolder, store: SqliteStore, entry: Entry) -> Received:
    gap, sha256, size = entry.gap, None, 0
    if gap is None and entry.status is not None:
        known = store.one("SELECT stat, sha256, size FROM scanned WHERE path = ?", (entry.location,))
        if known is not None and known[0] == _fingerprint(entry.status) and case.originals.present(known[1]):
            sha256, size = known[1], known[2]
        else:
            stored = _store_file(case, entry)
            if isinstance(stored, Gap):
                gap = stored
            else:
                sha256, size, status = stored
                store.write("INSERT OR REPLACE INTO scanned VALUES (?, ?, ?, ?)", [(entry.location, _fingerprint(status), sha256, size)])
    return Received(name=entry.name, path=text_of(entry.name), sha256=sha256, size=size, at=custody.now(), gap=gap)


def _identity(item: Received) -> tuple[bytes, str]:
    return item.name, item.sha256 or f"gap:{item.gap.reason if item.gap is not None else ''}"


def receive(case: CaseFolder, store: SqliteStore, sources: tuple[Path, ...], *, progress: Progress, stop: threading.Event) -> Receipt:
    """Receives the sources. The same source again adds nothing: what is already in the custody log is not logged twice.

    Raises:
        UsageError: a source is not there, or the case lies inside it.
        CaseDamaged: the custody log is broken.
        Stopped: the user asked to stop; what was received so far is logged.
    """
    for source in sources:
        if not source.exists():
            raise UsageError(f"nothing there: {source}", why="the source does not exist", way_out="check the path")
        if source.is_dir() and case.root.resolve().is_relative_to(source.resolve()):
            raise UsageError(
                "the case lies inside the source", why="it would swallow itself", way_out="name a folder elsewhere with --case"
            )
    known = {_identity(item) for item in custody.received(case.received)}
    receipt = Receipt()

    def new_items() -> Iterator[Received]:
        for source in sources:
            for entry in walk(os.fsencode(source.absolute())):
                if stop.is_set():
                    return
                item = _take(case, store, entry)
                receipt.seen += 1
                progress.step("Store", item.path)
                if _identity(item) not in known:
                    known.add(_identity(item))
                    receipt.new += 1
                    yield item

    progress.begin("Store", None)
    settings = case.settings()
    custody.record(case.received, new_items(), who=settings.user.name)
    store.commit()
    progress.end("Store", f"{receipt.seen:,} files, {receipt.new:,} new")
    if stop.is_set():
        raise Stopped
    return receipt
