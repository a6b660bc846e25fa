"""What a file is, by its content; its extension only breaks ties between kinds of text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leafproof.engine.contract import Source
from leafproof.intake import ole_kind, zip_kind
from leafproof.intake.media_names import name_of
from leafproof.intake.signatures import HEAD_BYTES, by_signature
from leafproof.intake.text_kind import as_text, text_kind

__all__ = ["Identified", "identify", "name_of"]


@dataclass(frozen=True, slots=True)
class Identified:
    """A media type and, in a few words, what in the content says so."""

    media_type: str
    because: str


def extension_of(name: str) -> str:
    """The extension of a received name in lower case, without the dot; "" where there is none."""
    match = re.search(r"\.([A-Za-z0-9]{1,8})$", name[-64:])
    return match[1].lower() if match else ""


def identify(source: Source) -> Identified:
    """The media type of a file by its content. Never refuses: what is not known is `application/octet-stream`."""
    if source.size == 0:
        return Identified("inode/x-empty", "no bytes")
    with source.open() as file:
        head = file.read(HEAD_BYTES)
        if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
            return Identified(*zip_kind.zip_kind(file, source.size))
        if head[:8] == ole_kind.MAGIC:
            return Identified(*ole_kind.ole_kind(file))
        known = by_signature(head)
        if known is not None:
            return Identified(known, "the bytes at its start")
        found = as_text(head)
        if found is not None:
            text, because = found
            media_type, shape = text_kind(text, extension_of(source.name))
            return Identified(media_type, f"{because}, {shape}")
        if b"PK\x03\x04" in head:
            # a self-extracting archive, or bytes put before a ZIP file
            kind, because = zip_kind.zip_kind(file, source.size)
            if kind != "application/zip":
                return Identified(kind, f"{because} after other bytes")
    return Identified("application/octet-stream", "no known mark and not text")
