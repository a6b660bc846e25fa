"""What a folder holds: every entry once, in a fixed order, names as bytes; links and devices are named, never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from leafproof.records import Gap, GapReason


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its name below the source (bytes, `/`-separated), where it is, and its stat, or the gap in its place."""

    name: bytes
    location: bytes
    status: os.stat_result | None
    gap: Gap | None = None


def text_of(name: bytes) -> str:
    """The name as text: UTF-8 where it is, otherwise each stray byte shown as `\\xNN`."""
    return name.decode("utf-8", "backslashreplace")


def walk(source: bytes) -> Iterator[Entry]:
    """The entries of a folder, sorted by name, folders entered in turn; or the one entry that a single file is.

    An entry that cannot be received (a link, a device, a folder without permission) is given with its gap.
    """
    status = os.stat(source)  # noqa: PTH116 - names are bytes, and pathlib takes text only
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(source, b"")
    else:
        yield Entry(os.path.basename(source), source, status)  # noqa: PTH119


def _folder(location: bytes, name: bytes) -> Iterator[Entry]:
    try:
        with os.scandir(location) as listing:
            found = sorted(listing, key=lambda entry: entry.name)
    except PermissionError:
        yield Entry(
            name, location, None, Gap(GapReason.NO_PERMISSION, "The folder may not be listed.", "give yourself the right to read it")
        )
        return
    except OSError:
        yield Entry(name, location, None, Gap(GapReason.VANISHED, "The folder was gone when it was listed.", "open the source again"))
        return
    for entry in found:
        below = name + b"/" + entry.name if name else entry.name
        yield from _entry(entry, below)


def _entry(entry: os.DirEntry[bytes], name: bytes) -> Iterator[Entry]:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        yield Entry(name, entry.path, None, Gap(GapReason.VANISHED, "The file was gone when it was looked at.", "open the source again"))
        return
    if stat.S_ISLNK(status.st_mode):
        try:
            target = text_of(os.readlink(entry.path))  # noqa: PTH115
        except OSError:
            target = "?"
        sentence = f"This is a link (to {target}); links are recorded and never followed."
        yield Entry(name, entry.path, status, Gap(GapReason.LINK_NOT_FOLLOWED, sentence, "open what it points to by itself"))
    elif stat.S_ISDIR(status.st_mode):
        yield from _folder(entry.path, name)
    elif stat.S_ISREG(status.st_mode):
        yield Entry(name, entry.path, status)
    else:
        gap = Gap(GapReason.SPECIAL_FILE, "This is a device, pipe or socket, not a file.", "nothing to do: it holds no document")
        yield Entry(name, entry.path, status, gap)
