"""The members of a ZIP file as its central directory lists them, or as their local headers stand where the directory is lost.

Source: PKWARE APPNOTE.TXT 6.3. Nothing is trusted: sizes are checked against the file, the directory is read in pieces.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_END_MARK = b"PK\x05\x06"
_LOCAL_MARK = b"PK\x03\x04"
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_TAIL_BYTES = 22 + 65535
_UNKNOWN32 = 0xFFFFFFFF
_SCAN_BYTES = 1 << 20
ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
STRONG = 0x40


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a ZIP directory. Sizes in bytes as declared (None where unknown), `offset` of its local header in the file."""

    name: bytes
    utf8: bool
    encrypted: bool
    method: int
    crc: int
    packed: int | None
    unpacked: int | None
    offset: int
    symlink: bool = False
    unicode_name: str | None = None

    @property
    def folder(self) -> bool:
        """Whether this is a directory entry."""
        return self.name.endswith((b"/", b"\\")) and not self.unpacked


class NoDirectory(Exception):
    """The file has no central directory that can be read."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Where the central directory lies: offset and size in bytes, the number of entries, bytes put before the archive."""

    start: int
    size: int
    count: int
    shift: int


def find_directory(file: BinaryIO, size: int) -> Directory:
    """The central directory by the record at the end of the file.

    Raises:
        NoDirectory: there is none.
    """
    tail_start = max(0, size - _TAIL_BYTES)
    file.seek(tail_start)
    tail = file.read(_TAIL_BYTES)
    at = tail.rfind(_END_MARK)
    while at >= 0:
        if at + _END.size <= len(tail):
            _mark, _disk, _start_disk, _here, count, length, start, _comment = _END.unpack_from(tail, at)
            end = tail_start + at
            if (_UNKNOWN32 in (start, length) or count == 0xFFFF) and (wide := _find64(file, end)) is not None:
                count, length, start, end = wide
            shift = end - length - start
            if length <= end and shift >= 0 and (count == 0 or _is_central(file, start + shift)):
                return Directory(start + shift, length, count, _shift(file, start + shift, shift))
        at = tail.rfind(_END_MARK, 0, at)
    raise NoDirectory


def _find64(file: BinaryIO, end: int) -> tuple[int, int, int, int] | None:
    file.seek(max(0, end - 20))
    locator = file.read(20)
    if locator[:4] != b"PK\x06\x07":
        return None
    for at in (int.from_bytes(locator[8:16], "little"), end - 20 - _END64.size):
        if 0 <= at < end:
            file.seek(at)
            record = file.read(_END64.size)
            if len(record) == _END64.size and record[:4] == b"PK\x06\x06":
                *_, count, length, start = _END64.unpack(record)
                return count, length, start, at
    return None


def _shift(file: BinaryIO, central: int, shift: int) -> int:
    """How far the offsets in the directory are off: bytes put before the archive, unless they already count from the file's start."""
    file.seek(central + 42)
    first = int.from_bytes(file.read(4), "little")
    file.seek(first)
    return 0 if file.read(4) == _LOCAL_MARK else shift


def _is_central(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return file.read(4) == b"PK\x01\x02"


def entries(file: BinaryIO, directory: Directory) -> Iterator[Entry]:
    """The entries in the order of the directory, one at a time; stops where the directory is broken (fewer than `count` then)."""
    at, end = directory.start, directory.start + directory.size
    while at + _CENTRAL.size <= end:
        file.seek(at)
        fixed = file.read(_CENTRAL.size)
        if len(fixed) < _CENTRAL.size or fixed[:4] != b"PK\x01\x02":
            return
        fields = _CENTRAL.unpack(fixed)
        flags, method, crc, packed, unpacked = fields[5], fields[6], fields[9], fields[10], fields[11]
        name_length, extra_length, comment_length = fields[12:15]
        attributes, offset = fields[17], fields[18]
        name = file.read(name_length)
        extra = file.read(extra_length)
        packed, unpacked, offset = _wide(extra, packed, unpacked, offset)
        yield Entry(
            name=name,
            utf8=bool(flags & UTF8),
            encrypted=bool(flags & (ENCRYPTED | STRONG)),
            method=method,
            crc=crc,
            packed=packed,
            unpacked=unpacked,
            offset=offset + directory.shift,
            symlink=fields[2] == 3 and attributes >> 28 == 0xA,
            unicode_name=_unicode_name(extra),
        )
        at += _CENTRAL.size + name_length + extra_length + comment_length


def _blocks(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def _wide(extra: bytes, packed: int, unpacked: int, offset: int) -> tuple[int, int, int]:
    for kind, data in _blocks(extra):
        if kind == 1:
            values = [int.from_bytes(data[i : i + 8], "little") for i in range(0, len(data) - 7, 8)]
            if unpacked == _UNKNOWN32 and values:
                unpacked = values.pop(0)
            if packed == _UNKNOWN32 and values:
                packed = values.pop(0)
            if offset == _UNKNOWN32 and values:
                offset = values.pop(0)
    return packed, unpacked, offset


def _unicode_name(extra: bytes) -> str | None:
    """The Info-ZIP Unicode path, which stands beside a name in the packer's own code page."""
    for kind, data in _blocks(extra):
        if kind == 0x7075 and len(data) > 5:
            try:
                return data[5:].decode("utf-8")
            except UnicodeDecodeError:
                return None
    return None


def local_header(file: BinaryIO, offset: int) -> tuple[Entry, int] | None:
    """The local header at an offset and where its data begins; None where there is none."""
    file.seek(offset)
    fixed = file.read(_LOCAL.size)
    if len(fixed) < _LOCAL.size or fixed[:4] != _LOCAL_MARK:
        return None
    _mark, _version, flags, method, _time, _date, crc, packed, unpacked, name_length, extra_length = _LOCAL.unpack(fixed)
    name = file.read(name_length)
    extra = file.read(extra_length)
    packed, unpacked, _ = _wide(extra, packed, unpacked, 0)
    unknown = bool(flags & DESCRIPTOR) and packed == 0
    entry = Entry(
        name=name,
        utf8=bool(flags & UTF8),
        encrypted=bool(flags & (ENCRYPTED | STRONG)),
        method=method,
        crc=crc,
        packed=None if unknown else packed,
        unpacked=None if unknown else unpacked,
        offset=offset,
        unicode_name=_unicode_name(extra),
    )
    return entry, offset + _LOCAL.size + name_length + extra_length


def local_entries(file: BinaryIO, size: int) -> Iterator[Entry]:
    """The entries by their local headers, in file order: what is left of an archive whose end is missing."""
    at = 0
    while (at := _next_local(file, at, size)) >= 0:
        found = local_header(file, at)
        if found is None:
            at += 4
            continue
        entry, data = found
        yield entry
        at = data + (entry.packed or 0)


def _next_local(file: BinaryIO, at: int, size: int) -> int:
    while at < size:
        file.seek(at)
        piece = file.read(_SCAN_BYTES)
        found = piece.find(_LOCAL_MARK)
        if found >= 0:
            return at + found
        at += max(1, len(piece) - 3)
        if len(piece) < 4:
            break
    return -1
