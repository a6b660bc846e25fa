"""Fixtures of the tests of the whole way: one small cache, opened once a session, only read afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from leafproof.case.folder import CaseFolder
from leafproof.case.store import SqliteStore
from leafproof.engine.progress import Silent
from leafproof.engine.run import Outcome, open_case

import small_cache


@dataclass(frozen=True)
class OpenedCase:
    """A case made from the small cache."""

    source: Path
    folder: CaseFolder
    outcome: Outcome
    store: SqliteStore


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedCase]:
    home = tmp_path_factory.mktemp("opened")
    source = small_cache.make(home / "cache")
    folder = CaseFolder(home / "case")
    outcome = open_case(folder, (source,), progress=Silent(), jobs=2)
    store = folder.store(read_only=True)
    yield OpenedCase(source, folder, outcome, store)
    store.close()
