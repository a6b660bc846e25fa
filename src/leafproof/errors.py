"""Errors a person can act on: what happened, why, and what to try; each with its exit code."""

from __future__ import annotations


class LeafproofError(Exception):
    """An error with one sentence for a reporter (`what`), the reason (`why`) and the way out (`way_out`)."""

    exit_code = 2

    def __init__(self, what: str, *, why: str, way_out: str) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.way_out = way_out


class UsageError(LeafproofError):
    """A wrong option, id, folder or setting: nothing was done."""


class CaseDamaged(LeafproofError):
    """A stored original no longer matches its hash, or a log chain is broken."""

    exit_code = 4


class MachineFault(LeafproofError):
    """The machine could not do it: disk full, folder not writable."""

    exit_code = 70
