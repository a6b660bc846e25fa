"""Mailboxes, packed files, TAR archives, and what is embedded in Office documents."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from types import ModuleType

import pytest

from leafproof.engine.contract import Source, Unreadable
from leafproof.intake.containers import compressed, mbox, office_package, tar_archive
from leafproof.records import Gap, GapReason


def opened(module: ModuleType, data: bytes, media_type: str, name: str = "x") -> list[tuple[str, bytes | None, Gap | None]]:
    found: list[tuple[str, bytes | None, Gap | None]] = []
    try:
        for member in module.members(Source(open=lambda: io.BytesIO(data), size=len(data), name=name, media_type=media_type)):
            out, gap = None, member.gap
            if member.chunks is not None:
                out = b""
                try:
                    for chunk in member.chunks:
                        out += chunk
                except Unreadable as error:
                    gap = error.gap
            found.append((member.text, out, gap))
    except Unreadable as error:
        found.append(("", None, error.gap))
    return found


def test_a_mailbox_gives_its_messages_without_their_from_lines() -> None:
    one = b"From: a@example.org\n\nFrom the start of a line it is text.\n\n"
    two = b"From: b@example.org\n\nbody\n"
    data = b"From a@example.org Mon Jun 01 10:00:00 2020\n" + one + b"From b@example.org Tue Jun 02 11:00:00 2020\n" + two
    assert opened(mbox, data, "application/mbox") == [("message 000001.eml", one, None), ("message 000002.eml", two, None)]


@pytest.mark.parametrize(
    ("media_type", "pack"),
    [("application/gzip", gzip.compress), ("application/x-bzip2", bz2.compress), ("application/x-xz", lzma.compress)],
)
def test_a_packed_file_gives_the_file_that_was_packed(media_type: str, pack: type[bytes]) -> None:
    assert opened(compressed, pack(b"text"), media_type, "letters/a.txt.gz") == [("a.txt", b"text", None)]


def test_a_packed_file_that_breaks_off_keeps_what_came_out() -> None:
    ((_, content, gap),) = opened(compressed, gzip.compress(bytes(range(256)) * 9)[:-20], "application/gzip")
    assert gap is not None
    assert gap.reason is GapReason.DAMAGED
    assert content is not None


def test_a_packed_bomb_is_stopped() -> None:
    ((_, content, gap),) = opened(compressed, bz2.compress(bytes(50 << 20)), "application/x-bzip2")
    assert gap is not None
    assert gap.reason is GapReason.OVER_LIMIT
    assert content is not None
    assert len(content) <= 2 << 20


def test_a_tar_names_links_and_devices_and_opens_files() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("pipe", tarfile.FIFOTYPE), ("folder", tarfile.DIRTYPE)):
            info = tarfile.TarInfo(name)
            info.type = kind
            archive.addfile(info)
        info = tarfile.TarInfo("../Приложение.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"text"))
    found = opened(tar_archive, out.getvalue(), "application/x-tar")
    assert [gap.reason if gap else None for _, _, gap in found] == [GapReason.LINK_NOT_FOLLOWED, GapReason.SPECIAL_FILE, None, None]
    assert found[3] == ("../Приложение.txt", b"text", None)


def test_a_tar_that_breaks_off_says_so() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a")
        info.size = 5000
        archive.addfile(info, io.BytesIO(bytes(5000)))
    ((_, _, gap), *_rest) = opened(tar_archive, out.getvalue()[:2000], "application/x-tar")
    assert gap is not None
    assert gap.reason is GapReason.DAMAGED


def test_pictures_and_files_embedded_in_a_document_are_members() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("word/document.xml", "word/media/image1.png", "word/embeddings/a.xlsx", "docProps/core.xml"):
            package.writestr(name, name)
    found = opened(office_package, out.getvalue(), office_package.MEDIA_TYPES[0])
    assert [name for name, _, _ in found] == ["word/media/image1.png", "word/embeddings/a.xlsx"]


def test_a_damaged_document_is_left_to_its_reader() -> None:
    assert opened(office_package, b"PK\x03\x04 cut off", office_package.MEDIA_TYPES[0]) == []


def test_every_document_that_is_opened_for_its_pictures_has_a_reader_for_its_text() -> None:
    from leafproof.read import docx, odf, old_spreadsheet, pptx, xlsx

    readers = {kind for module in (docx, odf, old_spreadsheet, pptx, xlsx) for kind in module.MEDIA_TYPES}
    assert set(office_package.MEDIA_TYPES) <= readers
