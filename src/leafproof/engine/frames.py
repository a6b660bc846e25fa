"""Frames on the wire between the engine and a parser: 4-byte length, one tag byte, payload. A length over the cap is refused unread."""

from __future__ import annotations

import os
import select
import time

FRAME_CAP = 4 * 1024 * 1024

READY = b"R"
REQUEST = b"Q"
IDENTIFIED = b"I"
MEMBER = b"M"
CHUNK = b"C"
MEMBER_END = b"E"
PART = b"P"
FACTS = b"F"
STATEMENTS = b"S"
ROWS = b"W"
DONE = b"D"
UNREADABLE = b"U"
BUG = b"B"


class BadReply(Exception):
    """What came back over the boundary is not a reply: too long, torn, of an unknown tag or schema."""


class ReplyTimeout(Exception):
    """No whole frame arrived in time."""


class ReplyEnded(Exception):
    """The other side closed the connection."""


def pack(tag: bytes, payload: bytes) -> bytes:
    """One frame.

    Raises:
        BadReply: the payload is over the cap.
    """
    if len(payload) + 1 > FRAME_CAP:
        raise BadReply("frame over the cap")
    return (len(payload) + 1).to_bytes(4, "big") + tag + payload


class FrameReader:
    """Reads frames from a descriptor; the deadline covers each whole frame, so a slow drip is a time-out too."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._buffer = bytearray()

    def _fill(self, wanted: int, deadline: float | None) -> None:
        while len(self._buffer) < wanted:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and (left <= 0 or not select.select([self._descriptor], [], [], left)[0]):
                raise ReplyTimeout
            piece = os.read(self._descriptor, 1 << 18)
            if not piece:
                raise ReplyEnded
            self._buffer += piece

    def read(self, *, seconds: float | None = None) -> tuple[bytes, bytes]:
        """The next frame's tag and payload.

        Raises:
            BadReply, ReplyTimeout, ReplyEnded.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        self._fill(4, deadline)
        length = int.from_bytes(self._buffer[:4], "big")
        if not 1 <= length <= FRAME_CAP:
            raise BadReply("frame of a refused length")
        self._fill(4 + length, deadline)
        tag = bytes(self._buffer[4:5])
        payload = bytes(self._buffer[5 : 4 + length])
        del self._buffer[: 4 + length]
        return tag, payload
