"""What all stages of one run share, and the one way a stage calls a parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from leafproof import codec, ids
from leafproof.case.folder import CaseFolder
from leafproof.case.store import SqliteStore
from leafproof.engine import jobs
from leafproof.engine.parser import Parser, ParserRefused
from leafproof.engine.pool import Pool
from leafproof.engine.progress import Progress
from leafproof.records import Gap, GapReason
from leafproof.settings import Settings

IDLE_SECONDS = 180.0
IDLE_SECONDS_PER_MEGABYTE = 2.0


@dataclass(frozen=True)
class Run:
    """One run over one case."""

    case: CaseFolder
    store: SqliteStore
    pool: Pool
    settings: Settings
    progress: Progress


def key(stage: str, *parts: str) -> str:
    """The content key of a stage's output."""
    return ids.digest(stage.encode(), *(part.encode("utf-8", "surrogatepass") for part in parts))


def settings_digest(settings: object) -> str:
    """The digest of a group of settings."""
    return ids.digest(codec.encode(settings))


def call(
    run: Run, parser: Parser, job: jobs.Job, *, blob: Path | None, size: int, parts: Iterable[bytes] = ()
) -> Iterator[tuple[bytes, bytes]]:
    """The reply frames of one job; see Parser.run for what it raises."""
    if blob is not None and not blob.exists():
        raise ParserRefused(Gap(GapReason.VANISHED, "The stored original is missing.", "open the source again to store a good copy"))
    request = jobs.Request(job, size=size, settings=run.settings.read)
    idle = min(IDLE_SECONDS + IDLE_SECONDS_PER_MEGABYTE * size / 1e6, float(run.settings.read.timeout_seconds))
    return parser.run(request, blob=blob, input_parts=parts, idle_seconds=idle)
