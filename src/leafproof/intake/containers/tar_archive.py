"""TAR archives: members in file order; links and devices are named, never followed or made."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from leafproof.engine.contract import Member, Source, Unreadable
from leafproof.intake.zip_content import PIECE_BYTES, bomb, over_ratio
from leafproof.lang.encodings import decode_short
from leafproof.records import Gap, GapReason

MEDIA_TYPES = ("application/x-tar",)

_OTHER_COPY = "ask for another copy of the archive; the members found are kept"


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo, packed: int) -> Iterator[bytes]:
    produced = 0
    try:
        file = archive.extractfile(info)
        while file is not None and (piece := file.read(PIECE_BYTES)):
            produced += len(piece)
            if over_ratio(produced, packed):
                raise bomb()
            yield piece
    except (tarfile.TarError, OSError, EOFError):
        produced = -1
    if produced != info.size:
        raise Unreadable(GapReason.DAMAGED, "The member ends before its end: the archive is cut off.", _OTHER_COPY)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, packed: int) -> Member:
    name = info.name.encode("utf-8", "surrogateescape") if _plain(info.name) else info.name.encode("utf-8", "replace")
    text = decode_short(name)
    if info.isdir():
        return Member(name=name, text=text)
    if info.issym() or info.islnk():
        gap = Gap(
            GapReason.LINK_NOT_FOLLOWED,
            "This member is a link; links are recorded and never followed.",
            "look for what it points to in the same archive",
        )
        return Member(name=name, text=text, gap=gap)
    if not info.isreg():
        gap = Gap(GapReason.SPECIAL_FILE, "This member is a device or pipe, not a file.", "nothing to do: it holds no document")
        return Member(name=name, text=text, gap=gap)
    return Member(name=name, text=text, chunks=_content(archive, info, packed))


def _plain(name: str) -> bool:
    return not any("\ud800" <= c <= "\udc7f" or "\udd00" <= c <= "\udfff" for c in name)


def _infos(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (info := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # the library keeps every header otherwise
        yield info


def members(source: Source) -> Iterator[Member]:
    """The members in the order of the archive.

    Raises:
        Unreadable: DAMAGED where the archive breaks off, after the members before that place.
    """
    with source.open() as file:
        yield from _open(file, source.size)


def _open(file: BinaryIO, size: int) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=file, mode="r:", errorlevel=2, encoding="utf-8", errors="surrogateescape") as archive:
            for info in _infos(archive):
                yield _member(archive, info, size)
    except (tarfile.TarError, OSError, EOFError, ValueError):
        raise Unreadable(GapReason.DAMAGED, "The archive is damaged and breaks off here.", _OTHER_COPY) from None
