"""The stored originals: under their digest, read-only, whole or not at all."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from leafproof.case.originals import Originals
from leafproof.errors import CaseDamaged


def test_bytes_are_stored_under_their_digest_and_read_only(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    sha256, size = originals.store([b"one ", b"two"])
    assert sha256 == hashlib.sha256(b"one two").hexdigest()
    assert size == 7
    assert originals.path(sha256).read_bytes() == b"one two"
    assert stat.S_IMODE(originals.path(sha256).stat().st_mode) == 0o444


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    assert originals.store([b"same"]) == originals.store([b"sa", b"me"])
    assert sum(path.is_file() for path in (tmp_path / "originals").rglob("*")) == 1


def test_a_source_that_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")

    def failing() -> Iterator[bytes]:
        yield b"half"
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        originals.store(failing())
    assert not [path for path in (tmp_path / "originals").rglob("*") if path.is_file()]


def test_a_changed_original_is_noticed(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    sha256, _ = originals.store([b"as received"])
    originals.check(sha256)
    originals.path(sha256).chmod(0o644)
    originals.path(sha256).write_bytes(b"as altered!")
    with pytest.raises(CaseDamaged, match="has changed"):
        originals.check(sha256)


def test_a_missing_original_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(CaseDamaged, match="is missing"):
        Originals(tmp_path / "originals").check("0" * 64)


def test_leftovers_of_a_crash_are_swept(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    originals.store([b"x"])
    leftover = tmp_path / "originals" / "pending" / "tmpabc"
    leftover.write_bytes(b"half")
    originals.sweep()
    assert not leftover.exists()
