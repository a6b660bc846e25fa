"""The content of one ZIP member as a stream: unpacked in pieces, counted as it comes out, checked against its checksum."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from leafproof.engine.contract import Unreadable
from leafproof.intake.zip_directory import Entry
from leafproof.records import GapReason

PIECE_BYTES = 1 << 18
RATIO = 200
RATIO_EXEMPT_BYTES = 1 << 20
METHODS = frozenset({0, 8, 12, 14})


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class _Inflate:
    """zlib's raw inflate with the interface of bz2 and lzma: input that is not taken yet is kept inside."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(-15)

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        return self._inner.eof

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        """The next bytes, at most `max_length` of them."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        """Whether nothing is left of the input given so far."""
        return not self._inner.unconsumed_tail


def over_ratio(produced: int, consumed: int) -> bool:
    """Whether the bytes that came out are out of all proportion to those that went in; small members are exempt."""
    return produced > RATIO_EXEMPT_BYTES and produced > RATIO * max(consumed, 1)


def bomb() -> Unreadable:
    """The refusal for a member that unpacks out of all proportion."""
    sentence = f"Unpacking was stopped: the content grows to more than {RATIO} times its packed size."
    return Unreadable(GapReason.OVER_LIMIT, sentence, "what came out so far is kept; unpack it by hand on a separate machine")


def _damaged(sentence: str) -> Unreadable:
    return Unreadable(GapReason.DAMAGED, sentence, "ask for another copy of the archive; what could be unpacked is kept")


def _unpacker(file: BinaryIO, entry: Entry) -> tuple[_Unpacker, int]:
    """The decompressor of a member and how many bytes of its header were taken."""
    if entry.method == 12:
        return bz2.BZ2Decompressor(), 0
    if entry.method == 14:
        properties = file.read(9)
        if len(properties) < 9:
            raise _damaged("The member ends within its header.")
        code, dictionary = properties[4], int.from_bytes(properties[5:9], "little")
        options = {"id": lzma.FILTER_LZMA1, "dict_size": min(dictionary, 1 << 26), "lc": code % 9, "lp": code // 9 % 5, "pb": code // 45}
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[options]), 9
    return _Inflate(), 0


def content(file: BinaryIO, entry: Entry, start: int) -> Iterator[bytes]:
    """The unpacked bytes of a member whose data begins at `start`, in pieces of at most `PIECE_BYTES`.

    Raises:
        Unreadable: OVER_LIMIT when it grows out of proportion; DAMAGED when it ends early, is broken, or fails its checksum (raised after
            the last piece, so that what there is can be kept).
    """
    file.seek(start)
    crc = produced = 0
    pieces = _stored(file, entry) if entry.method == 0 else _unpacked(file, entry)
    try:
        for piece in pieces:
            crc = zlib.crc32(piece, crc)
            produced += len(piece)
            yield piece
    except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
        raise _damaged(f"The member is broken after {produced:,} bytes.") from None
    if entry.packed is not None and crc != entry.crc:
        raise _damaged("The member does not match its checksum: its content was changed or damaged.")


def _stored(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    left = entry.packed or 0
    while left > 0:
        piece = file.read(min(left, PIECE_BYTES))
        if not piece:
            raise _damaged("The member ends before its end: the archive is cut off.")
        left -= len(piece)
        yield piece


def _unpacked(file: BinaryIO, entry: Entry) -> Iterator[bytes]:
    unpacker, taken = _unpacker(file, entry)
    left = None if entry.packed is None else max(0, entry.packed - taken)
    produced, consumed = 0, taken
    while not unpacker.eof:
        data = b""
        if getattr(unpacker, "needs_input", True):
            data = file.read(PIECE_BYTES if left is None else min(left, PIECE_BYTES))
            left = None if left is None else left - len(data)
            consumed += len(data)
        piece = unpacker.decompress(data, PIECE_BYTES)
        produced += len(piece)
        if over_ratio(produced, consumed):
            raise bomb()
        if piece:
            yield piece
        elif not data and getattr(unpacker, "needs_input", True):
            if entry.method == 14 and entry.unpacked == produced:
                return
            raise _damaged("The member ends before its end: the archive is cut off or its sizes are wrong.")
