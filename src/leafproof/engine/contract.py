"""What a room may know of the engine: what it is handed, what it hands back, how it says that it cannot.

A file format is one module `read/<format>.py` with `MEDIA_TYPES` and `read(source)`. A container format is one module
`intake/containers/<format>.py` with `MEDIA_TYPES` and `members(source)`. A kind of statement is one module
`extract/<kind>.py` with `extract(view)`. They are found by these names; there is no list to edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from leafproof.records import Gap, GapReason, ReadPart
from leafproof.settings import ReadSettings


class Unreadable(Exception):
    """The document (not a part of it) cannot be read: a closed reason, one sentence for a reporter, the way out."""

    def __init__(self, reason: GapReason, sentence: str, way_out: str) -> None:
        super().__init__(sentence)
        self.gap = Gap(reason=reason, sentence=sentence, way_out=way_out)


@dataclass(frozen=True)
class Source:
    """The stored bytes of one document. `open()` gives a fresh, seekable, read-only binary file each time.

    `name` is the name it was received under and is untrusted: at most a hint about an extension. `size` is in bytes.
    """

    open: Callable[[], BinaryIO]
    size: int
    name: str
    media_type: str
    settings: ReadSettings = field(default_factory=ReadSettings)


class Reader(Protocol):
    """A module that reads one file format."""

    MEDIA_TYPES: tuple[str, ...]

    def read(self, source: Source) -> Iterator[ReadPart]:
        """The parts of the document in file order. Raises Unreadable; yields Gap for a part that cannot be read."""
        ...


@dataclass(frozen=True)
class Member:
    """One member of a container: its name as bytes and as text (both untrusted), and its content or the gap in its place.

    Exactly one of `chunks` (the content in pieces of at most 1 MiB, read once, in order) and `gap` is given. `folder` marks a
    directory entry, which has neither.
    """

    name: bytes
    text: str
    chunks: Iterator[bytes] | None = None
    gap: Gap | None = None


class Container(Protocol):
    """A module that opens one container format."""

    MEDIA_TYPES: tuple[str, ...]

    def members(self, source: Source) -> Iterator[Member]:
        """The members in file order. Raises Unreadable when the container as a whole cannot be opened."""
        ...
