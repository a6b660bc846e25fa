"""HTML pages: the text a reader would see, tables, title and meta values. Nothing is fetched, run or drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from leafproof.engine.contract import Source
from leafproof.read.decode_text import Decoded, find_encoding
from leafproof.read.html_text import HtmlText
from leafproof.read.text_parts import TextParts
from leafproof.read.xml_parser import html_events
from leafproof.records import Gap, GapReason, ReadPart

MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_HEAD_BYTES = 16 * 1024
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9._:-]{2,40})")


def declared_charset(file: BinaryIO) -> str | None:
    """The charset that the page names in its first bytes, None where it names none."""
    file.seek(0)
    match = _DECLARED.search(file.read(_HEAD_BYTES))
    return match[1].decode("ascii") if match is not None else None


def read(source: Source) -> Iterator[ReadPart]:
    """The encoding, text and tables, what the page says about itself, and gaps for what was over the limit or broken."""
    settings = source.settings
    with source.open() as file:
        encoding = find_encoding(file, limit=settings.text_bytes, declared=declared_charset(file))
        yield encoding.metadata()
        decoded = Decoded(file, encoding, limit=settings.text_bytes)
        parts = TextParts(limit=settings.text_bytes)
        page = HtmlText(parts, table_rows=settings.table_rows)
        flaws: list[str] = []
        for _ in html_events((piece.replace("\0", "") for piece in decoded), page, flaws=flaws):
            yield from parts.take()
        page.close()
        yield from parts.finish()
        yield from page.metadata
        for flaw in flaws:
            yield Gap(GapReason.DAMAGED, f"The page breaks off: {flaw}", "ask for another copy of the page", "the rest of the page")
        yield from decoded.gaps(source.size)
