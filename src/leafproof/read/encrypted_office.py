"""Password-protected Office documents: recognised, named, not read."""

from __future__ import annotations

from collections.abc import Iterator

from leafproof.engine.contract import Source
from leafproof.read.office_package import encrypted
from leafproof.records import ReadPart

MEDIA_TYPES = ("application/x-ooxml-encrypted",)


def read(source: Source) -> Iterator[ReadPart]:  # noqa: ARG001 - nothing of it can be read
    """Gives nothing.

    Raises:
        Unreadable: ENCRYPTED, always.
    """
    raise encrypted()
