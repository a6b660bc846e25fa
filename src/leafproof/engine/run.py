"""The corridor: calls the rooms in order, and nothing else does. Every stage is resumable; what is known is not done again."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from leafproof import codec, ids
from leafproof.case import custody
from leafproof.case.folder import CaseFolder
from leafproof.engine.audit import audit
from leafproof.engine.code_digest import all_code_digest, library_versions
from leafproof.engine.expand import expand
from leafproof.engine.extract_stage import extract_all
from leafproof.engine.index_stage import index_all
from leafproof.engine.ledger_stage import build
from leafproof.engine.pool import Pool
from leafproof.engine.progress import Progress
from leafproof.engine.read_stage import read_all, to_read, tools
from leafproof.engine.receive import receive
from leafproof.engine.run_state import Run, settings_digest

_COMPLETE = "complete"


@dataclass(frozen=True)
class Outcome:
    """What a run ended with: the conservation audit, how many things were new, whether the ledger changed, the limits in force."""

    audit: dict[str, Any]
    new_items: int
    ledger_changed: bool
    isolation: tuple[str, ...]


@contextmanager
def _stoppable(pool: Pool) -> Iterator[None]:
    """First Ctrl-C: finish what is in flight and stop. Second: stop at once."""

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        if pool.stop.is_set():
            raise KeyboardInterrupt
        pool.stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _state(run: Run) -> str:
    """What a finished run depends on: everything received, all code as it is written, libraries, OCR languages, settings."""
    received = [[item.name, item.sha256, item.gap] for item in custody.received(run.case.received)]
    return ids.digest(codec.encode([received, all_code_digest(), tools("application/pdf"), settings_digest(run.settings)]))


def _set_complete(run: Run, state: str) -> None:
    """Marks the run as finished; one with failures of ours is not, so that the next one tries them again."""
    failures = int((run.store.one("SELECT count(*) FROM failures") or (0,))[0])
    if failures == 0:
        run.store.set_mark(_COMPLETE, state)
        run.store.commit()


def _stages(run: Run) -> bool:
    """All stages after intake; gives whether the ledger changed."""
    whole = expand(run)
    reads = read_all(run, whole)
    extractions = extract_all(run, to_read(whole), reads)
    changed = build(run, whole, reads, extractions)
    index_all(run, reads)
    return changed


def default_jobs() -> int:
    """One parser process for each core this process may use."""
    return max(1, len(os.sched_getaffinity(0)))


def open_case(case: CaseFolder, sources: tuple[Path, ...], *, progress: Progress, jobs: int | None = None) -> Outcome:
    """Intake, read, extract, ledger, index. Without sources the case is continued.

    Raises:
        UsageError, CaseDamaged, MachineFault: before or instead of work, see errors.
        Stopped: the user asked to stop; the case simply goes on next time.
    """
    fresh = not case.exists
    case.create()
    settings = case.settings()
    with case.writing():
        store = case.store()
        pool = Pool(jobs=jobs or default_jobs(), memory_bytes=settings.read.memory_bytes)
        try:
            with _stoppable(pool):
                if fresh:
                    custody.event(case.received, "case_created", libraries=library_versions())
                run = Run(case, store, pool, settings, progress)
                receipt = receive(case, store, sources, progress=progress, stop=pool.stop)
                state = _state(run)
                changed = store.mark(_COMPLETE) != state or not case.search.exists()
                if changed:
                    changed = _stages(run)
                    _set_complete(run, state)
                layers = pool.layers
                if layers and store.mark("isolation") != " ".join(layers):
                    custody.event(case.received, "isolation", layers=list(layers))
                    store.set_mark("isolation", " ".join(layers))
                return Outcome(audit(store), receipt.new, changed, layers)
        finally:
            pool.close()
            store.close()
