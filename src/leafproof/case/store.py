"""The derived database of a case: stage outputs under their content keys, and the plain tables that other programs may read."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from leafproof import ids
from leafproof.case.schema import SCHEMA, SCHEMA_VERSION
from leafproof.errors import UsageError


class Store(Protocol):
    """Where stage outputs live: chunks under their own digest, and which output a key has."""

    def output(self, key: str) -> str | None:
        """The digest of the output under this key, None when the stage has not run for it."""
        ...

    def put(self, key: str, stage: str, data: bytes) -> str:
        """Stores an output under the key; gives its digest."""
        ...

    def chunk(self, digest: str) -> bytes:
        """The bytes of a chunk."""
        ...

    def put_chunk(self, data: bytes) -> str:
        """Stores bytes under their digest; gives it."""
        ...


class SqliteStore:
    """The store on SQLite (WAL). Writes come from one process; several of its threads may call."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._lock = threading.RLock()
        target = f"file:{path}?mode=ro" if read_only else str(path)
        self.connection = sqlite3.connect(target, uri=read_only, check_same_thread=False, timeout=30, isolation_level=None)
        if not read_only:
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=NORMAL")
            self.connection.executescript(SCHEMA)
        found = int(self.connection.execute("PRAGMA user_version").fetchone()[0])
        if found > SCHEMA_VERSION:
            raise UsageError(
                "this case was written by a newer Leafproof",
                why=f"its database has schema {found}, this program knows {SCHEMA_VERSION}",
                way_out="use the newer program; nothing was changed",
            )
        if not read_only and found == 0:
            self.connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")

    def begin(self) -> None:
        """Starts a transaction unless one is open."""
        with self._lock:
            if not self.connection.in_transaction:
                self.connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Makes everything written since `begin` durable."""
        with self._lock:
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")

    def close(self) -> None:
        """Commits and closes."""
        with self._lock:
            self.commit()
            self.connection.close()

    def output(self, key: str) -> str | None:
        """See Store."""
        with self._lock:
            row = self.connection.execute("SELECT output FROM outputs WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: str, stage: str, data: bytes) -> str:
        """See Store."""
        digest = self.put_chunk(data)
        with self._lock:
            self.begin()
            self.connection.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)", (key, stage, digest))
        return digest

    def chunk(self, digest: str) -> bytes:
        """See Store."""
        with self._lock:
            row = self.connection.execute("SELECT data FROM chunks WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest)
        return zlib.decompress(row[0])

    def put_chunk(self, data: bytes) -> str:
        """See Store."""
        digest = ids.digest(data)
        packed = zlib.compress(data, 1)
        with self._lock:
            self.begin()
            self.connection.execute("INSERT OR IGNORE INTO chunks VALUES (?, ?)", (digest, packed))
        return digest

    def mark(self, name: str) -> str | None:
        """A named value of derived state, such as the digest of what the ledger was built from."""
        row = self.one("SELECT value FROM marks WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def set_mark(self, name: str, value: str) -> None:
        """Sets a named value."""
        self.write("INSERT OR REPLACE INTO marks VALUES (?, ?)", [(name, value)])

    def write(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs one writing statement for many rows within the open transaction."""
        with self._lock:
            self.begin()
            self.connection.executemany(statement, rows)

    def one(self, query: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with self._lock:
            row: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
            return row

    def rows(self, query: str, values: Sequence[Any] = (), *, batch: int = 500) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, a batch at a time."""
        with self._lock:
            cursor = self.connection.execute(query, values)
        while True:
            with self._lock:
                found = cursor.fetchmany(batch)
            if not found:
                return
            yield from found
