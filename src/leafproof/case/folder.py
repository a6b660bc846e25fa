"""The case folder: inputs (originals, custody, decisions, settings) and derived things (database, index, pages, exports) apart."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leafproof import settings as settings_module
from leafproof.case.originals import Originals
from leafproof.case.store import SqliteStore
from leafproof.errors import MachineFault, UsageError
from leafproof.settings import Settings

SETTINGS_FILE = "leafproof.toml"


class CaseFolder:
    """A case on disk; give it the folder that holds (or will hold) leafproof.toml."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.originals = Originals(root / "originals")
        self.received = root / "received.jsonl"
        self.decisions = root / "decisions.jsonl"
        self.database = root / "case.db"
        self.search = root / "search"
        self.out = root / "out"

    @property
    def exists(self) -> bool:
        """Whether there is a case here."""
        return (self.root / SETTINGS_FILE).is_file()

    def create(self) -> None:
        """Makes the folder and its settings file; nothing that exists is touched.

        Raises:
            UsageError: the folder holds other things and no case.
            MachineFault: it cannot be written.
        """
        if self.exists:
            return
        if self.root.exists() and (not self.root.is_dir() or any(self.root.iterdir())):
            raise UsageError(
                f"{self.root.name} is not empty and holds no case",
                why="a case is never mixed into a folder that has other files",
                way_out="name a new folder with --case",
            )
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self.originals.folder.mkdir(exist_ok=True)
            (self.root / "notes").mkdir(exist_ok=True)
            name = self.root.name.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "replace").decode("utf-8")
            (self.root / SETTINGS_FILE).write_text(f'[case]\nname = "{name}"\n', encoding="utf-8")
        except OSError as error:
            raise MachineFault(
                f"the case folder {self.root} cannot be written", why=str(error.strerror), way_out="choose another --case"
            ) from error

    def settings(self) -> Settings:
        """The settings of this case.

        Raises:
            UsageError: no case here, or a wrong key or value.
        """
        try:
            text = (self.root / SETTINGS_FILE).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise no_case() from None
        return settings_module.parse(text)

    def store(self, *, read_only: bool = False) -> SqliteStore:
        """The derived database, made when missing."""
        if read_only and not self.database.exists():
            raise UsageError(
                "this case has no ledger yet", why="case.db is not there: it is derived", way_out="leafproof open --case " + str(self.root)
            )
        return SqliteStore(self.database, read_only=read_only)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the one writer's lock for the time of the block.

        Raises:
            UsageError: another process holds it; its pid is named.
        """
        descriptor = os.open(self.root / ".writer", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pid = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
                raise UsageError(
                    f"the case is being written by another process (pid {pid})",
                    why="one writer at a time; reading verbs work meanwhile",
                    way_out="wait until it ends",
                ) from None
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
            self.originals.sweep()
            yield
        finally:
            os.close(descriptor)


def no_case() -> UsageError:
    """The error for a place without a case."""
    return UsageError(
        "no case here",
        why="neither this folder nor any folder above it has a leafproof.toml",
        way_out="leafproof open FOLDER   to start one, or   leafproof -C DIR status",
    )


def find_case(named: Path | None, start: Path) -> CaseFolder:
    """The case in `named`, or the first one found walking up from `start`, as git does.

    Raises:
        UsageError: there is none.
    """
    for folder in [named] if named is not None else [start, *start.parents]:
        if (folder / SETTINGS_FILE).is_file():
            return CaseFolder(folder)
    raise no_case()
