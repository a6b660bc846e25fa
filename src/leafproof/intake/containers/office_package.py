"""Office documents (OOXML, OpenDocument) as containers: pictures and files embedded in them are members; their text is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leafproof.engine.contract import Member, Source
from leafproof.intake.containers.zip_archive import Ranges, member_of
from leafproof.intake.zip_directory import NoDirectory, entries, find_directory

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
MEDIA_TYPES = (
    f"{_OOXML}wordprocessingml.document",
    f"{_OOXML}wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12",
    "application/vnd.ms-word.template.macroenabled.12",
    f"{_OOXML}spreadsheetml.sheet",
    f"{_OOXML}spreadsheetml.template",
    "application/vnd.ms-excel.sheet.macroenabled.12",
    "application/vnd.ms-excel.template.macroenabled.12",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    f"{_OOXML}presentationml.presentation",
    f"{_OOXML}presentationml.slideshow",
    "application/vnd.ms-powerpoint.presentation.macroenabled.12",
    f"{_ODF}text",
    f"{_ODF}spreadsheet",
    f"{_ODF}presentation",
)

_EMBEDDED = re.compile(rb"/?(?:(?:word|xl|ppt)/(?:embeddings|media)/|Pictures/|(?:word/)?afchunk)[^\0]+", re.IGNORECASE)


def members(source: Source) -> Iterator[Member]:
    """The embedded pictures and files in the order of the package; a package that cannot be opened is the reader's to report."""
    with source.open() as file:
        try:
            directory = find_directory(file, source.size)
        except NoDirectory:
            return
        taken = Ranges()
        for entry in entries(file, directory):
            if not entry.folder and _EMBEDDED.fullmatch(entry.name):
                yield member_of(file, entry, taken)
