"""How the engine tells a person how far it is: stages with counts, and the name of what is being read."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives the course of a run. Counts only; the total is None while it is not known."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage starts."""
        ...

    def step(self, stage: str, note: str) -> None:
        """One unit of the stage is done; `note` names it (untrusted text, to be escaped before display)."""
        ...

    def end(self, stage: str, summary: str) -> None:
        """A stage is finished."""
        ...


class Silent:
    """Says nothing."""

    def begin(self, stage: str, total: int | None) -> None:
        """See Progress."""

    def step(self, stage: str, note: str) -> None:
        """See Progress."""

    def end(self, stage: str, summary: str) -> None:
        """See Progress."""
