"""Which kind of document a ZIP file is: OOXML, OpenDocument, EPUB, OFD and others are ZIP files with a known table of contents."""

from __future__ import annotations

import re
from typing import BinaryIO

from leafproof.engine.contract import Unreadable
from leafproof.intake.zip_content import METHODS, content
from leafproof.intake.zip_directory import Entry, NoDirectory, entries, find_directory, local_entries, local_header

_MOST_ENTRIES = 20_000
_MOST_BYTES = 1 << 20

_OOXML = "application/vnd.openxmlformats-officedocument."
_MAIN = (
    ("wordprocessingml.document.main+xml", f"{_OOXML}wordprocessingml.document"),
    ("wordprocessingml.template.main+xml", f"{_OOXML}wordprocessingml.template"),
    ("ms-word.document.macroenabled.main+xml", "application/vnd.ms-word.document.macroenabled.12"),
    ("ms-word.template.macroenabledtemplate.main+xml", "application/vnd.ms-word.template.macroenabled.12"),
    ("ms-word.template.macroenabled.main+xml", "application/vnd.ms-word.template.macroenabled.12"),
    ("spreadsheetml.sheet.main+xml", f"{_OOXML}spreadsheetml.sheet"),
    ("spreadsheetml.template.main+xml", f"{_OOXML}spreadsheetml.template"),
    ("ms-excel.sheet.macroenabled.main+xml", "application/vnd.ms-excel.sheet.macroenabled.12"),
    ("ms-excel.template.macroenabled.main+xml", "application/vnd.ms-excel.template.macroenabled.12"),
    ("ms-excel.sheet.binary.macroenabled.main", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
    ("presentationml.presentation.main+xml", f"{_OOXML}presentationml.presentation"),
    ("presentationml.slideshow.main+xml", f"{_OOXML}presentationml.slideshow"),
    ("presentationml.template.main+xml", f"{_OOXML}presentationml.template"),
    ("ms-powerpoint.presentation.macroenabled.main+xml", "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
    ("ms-visio.drawing.main+xml", "application/vnd.visio"),
    ("package.xps-fixeddocumentsequence+xml", "application/vnd.ms-xpsdocument"),
)
_BY_NAME = (
    (b"word/document.xml", f"{_OOXML}wordprocessingml.document"),
    (b"xl/workbook.xml", f"{_OOXML}spreadsheetml.sheet"),
    (b"xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
    (b"ppt/presentation.xml", f"{_OOXML}presentationml.presentation"),
    (b"OFD.xml", "application/x-ofd"),
    (b"FixedDocumentSequence.fdseq", "application/vnd.ms-xpsdocument"),
    (b"AndroidManifest.xml", "application/vnd.android.package-archive"),
    (b"Index/Document.iwa", "application/vnd.apple.iwork"),
    (b"META-INF/MANIFEST.MF", "application/java-archive"),
)


def _small(file: BinaryIO, entry: Entry) -> bytes:
    """The first mebibyte of a member; what there is of it where it is damaged."""
    found = local_header(file, entry.offset)
    if found is None or entry.encrypted or entry.method not in METHODS:
        return b""
    data = b""
    try:
        for piece in content(file, entry, found[1]):
            data += piece
            if len(data) >= _MOST_BYTES:
                break
    except Unreadable:
        return data
    return data


def _listing(file: BinaryIO, size: int) -> dict[bytes, Entry]:
    try:
        found = entries(file, find_directory(file, size))
    except NoDirectory:
        found = local_entries(file, size)
    listing: dict[bytes, Entry] = {}
    for entry in found:
        listing.setdefault(entry.name.replace(b"\\", b"/").lstrip(b"/"), entry)
        if len(listing) >= _MOST_ENTRIES:
            break
    return listing


def zip_kind(file: BinaryIO, size: int) -> tuple[str, str]:
    """The media type of a file that begins like a ZIP file, and the reason."""
    listing = _listing(file, size)
    if (entry := listing.get(b"mimetype")) is not None:
        declared = _small(file, entry)[:100].strip().decode("ascii", "replace")
        if re.fullmatch(r"application/(?:vnd\.oasis\.opendocument|vnd\.sun\.xml)\.[a-z-]{1,40}|application/epub\+zip", declared):
            return declared, "ZIP file with a mimetype member"
    types = listing.get(b"[Content_Types].xml")
    by_name = next((media_type for name, media_type in _BY_NAME if name in listing), None)
    if types is not None:
        data = _small(file, types)
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace").lower()
        for kind, media_type in _MAIN:
            if kind in text:
                return media_type, "ZIP file with Office content types"
        return by_name or "application/x-ooxml", "ZIP file with [Content_Types].xml"
    if by_name is not None and (b"_rels/.rels" in listing or not by_name.startswith("application/vnd.openxmlformats")):
        return by_name, "ZIP file with the members of that format"
    return "application/zip", "ZIP file"
