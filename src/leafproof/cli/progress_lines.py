"""Progress on standard error: live bars on a terminal, one plain line as each stage starts and ends otherwise, or nothing."""

from __future__ import annotations

import sys
import time
from typing import Any

from leafproof.cli.terminal import note, shown
from leafproof.engine.progress import Progress, Silent

_SECONDS_BETWEEN_LINES = 60.0


class PlainProgress:
    """One line when a stage starts, one when it ends, one a minute between."""

    def __init__(self) -> None:
        self._total: int | None = None
        self._done = 0
        self._last = 0.0

    def begin(self, stage: str, total: int | None) -> None:
        """See Progress."""
        self._total, self._done, self._last = total, 0, time.monotonic()
        note(f"{stage:8}started" + ("" if total is None else f", {total:,} to do"))

    def step(self, stage: str, note_text: str) -> None:
        """See Progress."""
        self._done += 1
        if time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            of = "" if self._total is None else f"/{self._total:,}"
            note(f"{stage:8}{self._done:,}{of}  {shown(note_text, 60)}")

    def end(self, stage: str, summary: str) -> None:
        """See Progress."""
        note(f"{stage:8}{summary}")


class LiveProgress:
    """A bar a stage, redrawn in place."""

    def __init__(self, *, color: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        console = Console(stderr=True, no_color=not color)
        self._bars: Any = Bars(
            TextColumn("{task.fields[stage]:8}", markup=False),
            BarColumn(bar_width=40),
            MofNCompleteColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=console,
            transient=True,
        )
        self._task: Any = None

    def begin(self, stage: str, total: int | None) -> None:
        """See Progress."""
        self._bars.start()
        self._task = self._bars.add_task(stage, total=total, stage=stage, note="")

    def step(self, stage: str, note_text: str) -> None:
        """See Progress."""
        del stage
        self._bars.update(self._task, advance=1, note=shown(note_text, 40))

    def end(self, stage: str, summary: str) -> None:
        """See Progress."""
        self._bars.remove_task(self._task)
        self._bars.stop()
        note(f"{stage:8}{summary}")


def progress_for(kind: str, *, color: bool, quiet: bool) -> Progress:
    """The progress display that the options ask for."""
    if kind == "none" or quiet:
        return Silent()
    if kind == "auto" and sys.stderr.isatty():
        return LiveProgress(color=color)
    return PlainProgress()
