"""ZIP archives: every entry of the directory is a member, in its order; nothing is ever written under a name from the archive."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO

from leafproof.engine.contract import Member, Source, Unreadable
from leafproof.intake.zip_content import METHODS, content
from leafproof.intake.zip_directory import Directory, Entry, NoDirectory, entries, find_directory, local_entries, local_header
from leafproof.lang.encodings import decode_short, without_surrogates
from leafproof.records import Gap, GapReason

MEDIA_TYPES = (
    "application/zip",
    "application/epub+zip",
    "application/java-archive",
    "application/vnd.android.package-archive",
    "application/vnd.apple.iwork",
    "application/vnd.ms-xpsdocument",
    "application/x-ofd",
    "application/x-ooxml",
)

_OTHER_COPY = "ask for another copy of the archive"
_METHOD_NAMES = {1: "shrunk", 6: "imploded", 9: "Deflate64", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES-encrypted"}


class Ranges:
    """The byte ranges of the file that members have taken so far, disjoint and sorted."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Takes the range unless it overlaps one that is taken; whether it did."""
        at = bisect_right(self._starts, start)
        if (at and self._ends[at - 1] > start) or (at < len(self._starts) and self._starts[at] < end):
            return False
        if at and self._ends[at - 1] == start:
            self._ends[at - 1] = end
        else:
            self._starts.insert(at, start)
            self._ends.insert(at, end)
        return True


def member_name(entry: Entry) -> str:
    """The name as text (untrusted): by the UTF-8 flag or extra field where there is one, otherwise in the likeliest code page."""
    if entry.unicode_name is not None:
        return without_surrogates(entry.unicode_name)
    return decode_short(entry.name, declared="utf-8" if entry.utf8 else None)


def _blocked(file: BinaryIO, entry: Entry, taken: Ranges) -> Gap | int:
    """Where the member's data begins, or why it is not unpacked."""
    if entry.symlink:
        return Gap(
            GapReason.LINK_NOT_FOLLOWED,
            "This member is a link; links are recorded and never followed.",
            "look for what it points to in the same archive",
        )
    if entry.encrypted or entry.method == 99:
        return Gap(GapReason.ENCRYPTED, "This member is encrypted.", "unpack the archive with its password and open the result")
    if entry.method not in METHODS:
        how = _METHOD_NAMES.get(entry.method, f"method {entry.method}")
        return Gap(GapReason.UNSUPPORTED, f"This member is packed in a way that is not read ({how}).", "unpack the archive by hand")
    found = local_header(file, entry.offset)
    if found is None:
        return Gap(GapReason.DAMAGED, "The archive's directory points to a place where no member stands.", _OTHER_COPY)
    local, start = found
    if entry.packed is None and entry.method == 0:
        return Gap(GapReason.DAMAGED, "The archive is damaged and does not say where this member ends.", _OTHER_COPY)
    if local.name != entry.name:
        return Gap(GapReason.DAMAGED, "The archive names this member differently in its directory and before its content.", _OTHER_COPY)
    if not taken.take(entry.offset, start + (entry.packed or 0)):
        return Gap(
            GapReason.DAMAGED, "This member overlaps another one in the archive, as only damaged or hostile archives do.", _OTHER_COPY
        )
    return start


def member_of(file: BinaryIO, entry: Entry, taken: Ranges) -> Member:
    """The member of one entry: its content, or the gap in its place."""
    text = member_name(entry)
    if entry.folder:
        return Member(name=entry.name, text=text)
    start = _blocked(file, entry, taken)
    if isinstance(start, Gap):
        return Member(name=entry.name, text=text, gap=start)
    return Member(name=entry.name, text=text, chunks=content(file, entry, start))


def _listed(file: BinaryIO, directory: Directory) -> Iterator[Member]:
    taken, count = Ranges(), 0
    for entry in entries(file, directory):
        count += 1
        yield member_of(file, entry, taken)
    if count < directory.count:
        missing = f"The archive's directory names {directory.count:,} members and breaks off after {count:,}."
        raise Unreadable(GapReason.DAMAGED, missing, f"{_OTHER_COPY}; the members found are kept")


def members(source: Source) -> Iterator[Member]:
    """The members in the order of the archive's directory; two of one name are both given.

    An archive without its end is read by what stands before each member, and then refused as damaged, so that both are on record.

    Raises:
        Unreadable: DAMAGED where nothing, or not everything, could be listed.
    """
    with source.open() as file:
        try:
            directory = find_directory(file, source.size)
        except NoDirectory:
            directory = None
        if directory is not None:
            yield from _listed(file, directory)
            return
        taken, count = Ranges(), 0
        for entry in local_entries(file, source.size):
            count += 1
            yield member_of(file, entry, taken)
        raise Unreadable(
            GapReason.DAMAGED,
            f"The end of the archive is missing; {count:,} members were found before it.",
            f"{_OTHER_COPY}; the members found are kept",
        )
