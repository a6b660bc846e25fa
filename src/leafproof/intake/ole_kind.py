"""Which program wrote an OLE2 file (DOC, XLS, PPT, MSG ...), by the names in its directory.

Source: [MS-CFB] Compound File Binary File Format.
"""

from __future__ import annotations

from typing import BinaryIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_SECTORS = 512
_ENTRY = 128
_END = 0xFFFFFFFA
_FALLBACK_BYTES = 1 << 20

# In this order: an encrypted package also holds no other of these; a message holds attachments with any.
_BY_STREAM = (
    ("EncryptedPackage", "application/x-ooxml-encrypted"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("PP40", "application/vnd.ms-powerpoint"),
    ("VisioDocument", "application/vnd.visio"),
    ("Quill", "application/x-mspublisher"),
    ("   114", "application/vnd.ms-project"),
    ("Props12", "application/vnd.ms-project"),
    ("MatOST", "application/vnd.ms-works"),
    ("SPELLING", "application/vnd.ms-works"),
    ("FileHeader", "application/x-hwp"),
)


def _names(file: BinaryIO, head: bytes) -> frozenset[str]:
    """The names of the storages and streams next to the root; what an embedded object holds lies deeper and does not count."""
    size = 1 << min(max(int.from_bytes(head[30:32], "little"), 7), 16)

    def sector(number: int) -> bytes:
        file.seek((number + 1) * size)
        return file.read(size)

    table = [int.from_bytes(head[76 + 4 * i : 80 + 4 * i], "little") for i in range(109)]
    entries = bytearray()
    at, per_sector = int.from_bytes(head[48:52], "little"), size // 4
    for _ in range(_MOST_SECTORS):
        if at >= _END:
            break
        entries += sector(at)
        slot = at // per_sector
        if slot >= len(table) or table[slot] >= _END:
            break
        file.seek((table[slot] + 1) * size + 4 * (at % per_sector))
        at = int.from_bytes(file.read(4), "little") if slot < len(table) else _END
    return _top_level(bytes(entries))


def _top_level(entries: bytes) -> frozenset[str]:
    """The names, in lower case, in the tree of siblings under the root entry."""
    count = len(entries) // _ENTRY
    if count == 0:
        return frozenset()
    names: set[str] = set()
    waiting, seen = [int.from_bytes(entries[76:80], "little")], {0}
    while waiting:
        number = waiting.pop()
        if number >= count or number in seen:
            continue
        seen.add(number)
        entry = entries[number * _ENTRY : (number + 1) * _ENTRY]
        length = min(int.from_bytes(entry[64:66], "little"), 64)
        names.add(entry[: max(0, length - 2)].decode("utf-16-le", "replace").lower())
        waiting += [int.from_bytes(entry[68:72], "little"), int.from_bytes(entry[72:76], "little")]
    return frozenset(names)


def ole_kind(file: BinaryIO) -> tuple[str, str]:
    """The media type of an OLE2 file and the reason."""
    file.seek(0)
    head = file.read(512)
    names = _names(file, head)
    for name, media_type in _BY_STREAM:
        if name.lower() in names:
            return media_type, f"OLE2 file with {name}"
    file.seek(0)
    # a damaged directory: the stream's name may still stand somewhere near the start
    scanned = file.read(_FALLBACK_BYTES)
    for name, media_type in _BY_STREAM[:6]:
        if name.encode("utf-16-le") + b"\0\0" in scanned:
            return media_type, f"OLE2 file, damaged directory, with {name}"
    return "application/x-ole-storage", "OLE2 file"
