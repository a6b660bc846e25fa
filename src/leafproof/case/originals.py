"""The received bytes: stored once under their SHA-256, read-only, written so that a crash leaves either the whole or nothing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from leafproof.errors import CaseDamaged

_PENDING = "pending"


class Originals:
    """The folder `originals/` of a case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the blob with this digest stands."""
        return self.folder / sha256[:2] / sha256

    def present(self, sha256: str) -> bool:
        """Whether a blob of this digest is stored (not whether its bytes still match: see `check`)."""
        return self.path(sha256).exists()

    def store(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        """Writes the bytes under their digest: temporary file, fsync, rename, fsync of the folder. Gives (SHA-256 in hex, size)."""
        pending = self.folder / _PENDING
        pending.mkdir(parents=True, exist_ok=True)
        total, size = hashlib.sha256(), 0
        descriptor, name = tempfile.mkstemp(dir=pending)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as out:
                for chunk in chunks:
                    total.update(chunk)
                    size += len(chunk)
                    out.write(chunk)
                out.flush()
                digest = total.hexdigest()
                if self.present(digest):
                    return digest, size
                os.fchmod(out.fileno(), 0o444)
                os.fsync(out.fileno())
            target = self.path(digest)
            target.parent.mkdir(exist_ok=True)
            temporary.rename(target)
            self._sync(target.parent)
            return digest, size
        finally:
            temporary.unlink(missing_ok=True)

    @staticmethod
    def _sync(folder: Path) -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def check(self, sha256: str) -> None:
        """Re-hashes one blob.

        Raises:
            CaseDamaged: it is missing, or its bytes hash to something else.
        """
        found = "nothing"
        if self.present(sha256):
            total = hashlib.sha256()
            with self.path(sha256).open("rb") as blob:
                while chunk := blob.read(1 << 20):
                    total.update(chunk)
            found = total.hexdigest()
        if found != sha256:
            raise CaseDamaged(
                "a stored original has changed" if found != "nothing" else "a stored original is missing",
                why=f"originals/{sha256[:2]}/{sha256[:8]}... now hashes to {found[:8]}...",
                way_out="open the source again to store a good copy",
            )

    def sweep(self) -> None:
        """Removes what a crash left half-written."""
        pending = self.folder / _PENDING
        if pending.is_dir():
            for leftover in pending.iterdir():
                leftover.unlink()
