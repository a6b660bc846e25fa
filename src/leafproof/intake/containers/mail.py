"""E-mail messages: every attachment, attached message and named or non-text part is a member; the message's own text is read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO

from leafproof.engine.contract import Member, Source, Unreadable
from leafproof.lang.mail_structure import MOST_PARTS, Part, body_pieces, structure
from leafproof.records import GapReason

MEDIA_TYPES = ("message/rfc822", "multipart/related")

_EXTENSIONS = MappingProxyType(
    {
        "message/rfc822": "eml",
        "text/plain": "txt",
        "text/html": "html",
        "text/calendar": "ics",
        "image/jpeg": "jpg",
        "image/png": "png",
        "image/gif": "gif",
        "application/pdf": "pdf",
        "application/zip": "zip",
    }
)


def _content(file: BinaryIO, part: Part) -> Iterator[bytes]:
    for piece in body_pieces(file, part):
        if piece is None:
            raise Unreadable(
                GapReason.DAMAGED,
                "The attachment's encoding is broken; what could be decoded is kept.",
                "ask for the attachment itself, or for the message in another form",
            )
        if piece:
            yield piece


def _name(part: Part, number: int) -> str:
    if part.file_name is not None:
        return part.file_name
    extension = _EXTENSIONS.get(part.media_type)
    return f"part {number}" + (f".{extension}" if extension is not None else "")


def members(source: Source) -> Iterator[Member]:
    """The attachments in the order of the message; unnamed ones are called by the number of their part.

    Raises:
        Unreadable: OVER_LIMIT after the last member where the message has more parts than are taken.
    """
    with source.open() as file:
        _headers, parts = structure(file, source.size)
        for number, part in enumerate(parts, 1):
            if not part.is_body:
                text = _name(part, number)
                yield Member(name=text.encode("utf-8", "replace"), text=text, chunks=_content(file, part))
        if len(parts) >= MOST_PARTS:
            sentence = f"The message has more than {MOST_PARTS:,} parts; the rest was not taken."
            raise Unreadable(GapReason.OVER_LIMIT, sentence, "split the message by hand")
