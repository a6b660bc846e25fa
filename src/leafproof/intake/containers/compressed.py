"""Files packed by themselves (gzip, bzip2, XZ): one member, the file that was packed."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from leafproof.engine.contract import Member, Source, Unreadable
from leafproof.intake.zip_content import PIECE_BYTES, bomb, over_ratio
from leafproof.lang.encodings import decode_short
from leafproof.records import GapReason

MEDIA_TYPES = ("application/gzip", "application/x-bzip2", "application/x-xz")

_ENDINGS = (
    (".tgz", ".tar"),
    (".tbz2", ".tar"),
    (".tbz", ".tar"),
    (".txz", ".tar"),
    (".svgz", ".svg"),
    (".gz", ""),
    (".bz2", ""),
    (".xz", ""),
)
_LONGEST_NAME = 1024


def _stored_name(file: BinaryIO) -> bytes:
    """The name that stands in a gzip header, b"" where there is none (RFC 1952)."""
    head = file.read(10 + 65536 + _LONGEST_NAME)
    if len(head) < 10 or not head[3] & 0x08:
        return b""
    at = 10 + (2 + int.from_bytes(head[10:12], "little") if head[3] & 0x04 else 0)
    end = head.find(b"\0", at, at + _LONGEST_NAME)
    return head[at:end] if end > 0 else b""


def _name_without_ending(name: str) -> str:
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    for ending, instead in _ENDINGS:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + instead
    return name or "content"


def _opened(file: BinaryIO, media_type: str) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    match media_type:
        case "application/gzip":
            return gzip.GzipFile(fileobj=file)
        case "application/x-bzip2":
            return bz2.BZ2File(file)
        case _:
            return lzma.LZMAFile(file)


def _content(source: Source) -> Iterator[bytes]:
    produced = 0
    try:
        with source.open() as file, _opened(file, source.media_type) as packed:
            while piece := packed.read(PIECE_BYTES):
                produced += len(piece)
                if over_ratio(produced, file.tell()):
                    raise bomb()
                yield piece
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
        raise Unreadable(
            GapReason.DAMAGED,
            f"The packed file is broken after {produced:,} bytes.",
            "ask for another copy; what could be unpacked is kept",
        ) from None


def members(source: Source) -> Iterator[Member]:
    """The one file that was packed, under the name in its header or that of the packed file without its ending."""
    name = b""
    if source.media_type == "application/gzip":
        with source.open() as file:
            name = _stored_name(file)
    text = decode_short(name) if name else _name_without_ending(source.name)
    yield Member(name=name or text.encode("utf-8", "replace"), text=text, chunks=_content(source))
