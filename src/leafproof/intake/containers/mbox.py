"""mbox mailboxes: each message between two From lines is a member, byte for byte, without the From line.

Source: RFC 4155.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from leafproof.engine.contract import Member, Source

MEDIA_TYPES = ("application/mbox",)

_LINE_BYTES = 1 << 16
_PIECE_BYTES = 1 << 18
_FROM = re.compile(rb"From \S{0,500}[^\r\n]{0,500}\d\d[^\r\n]{0,100}\r?\n")


def _starts(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """The From lines, at the start or after an empty line and with a date in them: where each begins and where it ends."""
    offset, empty, opens = 0, True, True
    while line := file.readline(_LINE_BYTES):
        if opens and empty and line.startswith(b"From ") and _FROM.match(line):
            yield offset, offset + len(line)
        if opens:
            empty = line in (b"\n", b"\r\n")
        offset += len(line)
        opens = line.endswith(b"\n")


def _content(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    left = end - start
    while left > 0 and (piece := file.read(min(left, _PIECE_BYTES))):
        left -= len(piece)
        yield piece


def members(source: Source) -> Iterator[Member]:
    """The messages in the order of the mailbox, named by their number."""
    with source.open() as scan, source.open() as file:
        start: int | None = None
        number = 0
        for at, end in _starts(scan):
            if start is not None:
                number += 1
                yield _message(file, start, at, number)
            start = end
        if start is not None:
            yield _message(file, start, source.size, number + 1)


def _message(file: BinaryIO, start: int, end: int, number: int) -> Member:
    text = f"message {number:06}.eml"
    return Member(name=text.encode(), text=text, chunks=_content(file, start, end))
