"""E-mail messages: every header as found, those a reader sees as lines, then the message's text; attachments are items of their own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from leafproof.engine.contract import Source
from leafproof.lang.encodings import without_surrogates
from leafproof.lang.mail_structure import Header, Part, body_pieces, structure
from leafproof.lang.mail_words import decode_header
from leafproof.read import plain_text
from leafproof.read.decode_text import Decoded, Encoding, find_encoding
from leafproof.read.html import declared_charset
from leafproof.read.html_text import HtmlText
from leafproof.read.text_parts import TextParts
from leafproof.read.xml_parser import html_events
from leafproof.records import Gap, GapReason, Metadata, ReadPart, Table, Text, TextRole

MEDIA_TYPES = ("message/rfc822", "multipart/related")

_SHOWN = frozenset({"from", "sender", "reply-to", "to", "cc", "bcc", "date", "subject", "resent-from", "resent-to", "resent-date"})
_LONGEST_VALUE = 10_000
_WORDS = re.compile(r"\w+")
_COVERED = 0.95
_DIFFERENT = 0.1
_LEAST_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class _Body:
    """A text part of the message, decoded from its transfer encoding, and where it comes from."""

    part: Part
    data: bytes
    encoding: Encoding
    over: int
    broken: bool

    @property
    def html(self) -> bool:
        return self.part.media_type == "text/html"


def _headers(headers: tuple[Header, ...], parts: TextParts) -> Iterator[ReadPart]:
    for header in headers:
        raw = header.raw if header.raw.isascii() else decode_header(header.raw)
        yield Metadata(header.name[:200], without_surrogates(raw)[:_LONGEST_VALUE], "mail header")
    for header in headers:
        if header.name.lower() in _SHOWN:
            value = re.sub(r"[\r\n\t]+", " ", decode_header(header.raw)).strip()
            parts.write(f"{header.name}: {value}\n", TextRole.MAIL_HEADER)


def _body(file: BinaryIO, part: Part, limit: int) -> _Body:
    data = bytearray()
    over, broken = 0, False
    for piece in body_pieces(file, part):
        if piece is None:
            broken = True
        else:
            room = limit - len(data)
            data += piece[:room]
            over += len(piece) - min(room, len(piece))
    stored = io.BytesIO(bytes(data))
    declared = part.charset
    if declared is None and part.media_type == "text/html":
        declared = declared_charset(stored)
    return _Body(part, stored.getvalue(), find_encoding(stored, limit=limit, declared=declared), over, broken)


def _write(body: _Body, parts: TextParts, source: Source) -> Iterator[ReadPart]:
    """Writes one body into the document's text."""
    decoded = Decoded(io.BytesIO(body.data), body.encoding, limit=len(body.data))
    if body.html:
        page = HtmlText(parts, table_rows=source.settings.table_rows)
        flaws: list[str] = []
        for _ in html_events((piece.replace("\0", "") for piece in decoded), page, flaws=flaws):
            yield from parts.take()
        page.close()
        yield from page.metadata
    else:
        plain_text.write_text(parts, "".join(decoded))
    yield from parts.take()
    yield from decoded.gaps(len(body.data))


def _rendered(body: _Body, source: Source) -> tuple[str, bool]:
    """The text of a body by itself, and whether a table of two rows and columns or more stands in it."""
    parts = TextParts(limit=source.settings.text_bytes)
    found = [*_write(body, parts, source), *parts.finish()]
    tables = any(isinstance(part, Table) and part.row_count > 1 and part.column_count > 1 for part in found)
    return "".join(part.text for part in found if isinstance(part, Text)), tables


def _chosen(plain: _Body, html: _Body, source: Source) -> tuple[_Body, ...]:
    """Which of two forms of one text are read: the plain one; the HTML one where it holds all of it and a table; both where they differ."""
    plain_text_, _ = _rendered(plain, source)
    html_text, tables = _rendered(html, source)
    plain_words, html_words = _WORDS.findall(plain_text_), _WORDS.findall(html_text)
    in_plain, in_html = frozenset(plain_words), frozenset(html_words)
    if not plain_words:
        return (html,)
    covered = sum(word in in_html for word in plain_words) >= _COVERED * len(plain_words)
    if tables and covered:
        return (html,)
    extra = sum(word not in in_plain for word in html_words)
    differs = extra >= _LEAST_DIFFERENT and extra > _DIFFERENT * len(html_words)
    return (plain, html) if differs or tables else (plain,)


def _bodies(file: BinaryIO, parts: tuple[Part, ...], source: Source) -> Iterator[_Body]:
    """The bodies to read, in order; of alternatives only what is needed."""
    wanted = [part for part in parts if part.is_body]
    index = 0
    while index < len(wanted):
        body = _body(file, wanted[index], source.settings.text_bytes)
        following = wanted[index + 1] if index + 1 < len(wanted) else None
        alternative = "alternative" in body.part.around[-1:] and following is not None and "alternative" in following.around
        if not body.html and alternative and following is not None and following.media_type == "text/html":
            yield from _chosen(body, _body(file, following, source.settings.text_bytes), source)
            index += 2
        else:
            yield body
            index += 1


def read(source: Source) -> Iterator[ReadPart]:
    """Headers as values and as lines, then the message's text and tables, and gaps for what was over a limit or broken."""
    with source.open() as file:
        headers, found = structure(file, source.size)
        if not headers:
            yield from plain_text.read(source)
            return
        parts = TextParts(limit=source.settings.text_bytes)
        yield from _headers(headers, parts)
        for body in _bodies(file, found, source):
            yield Metadata("encoding", f"{body.encoding.name} ({body.encoding.because})", "decoded")
            yield from _write(body, parts, source)
            if body.broken:
                sentence = "The encoding of the message's text is broken; what could be decoded was read."
                yield Gap(GapReason.DAMAGED, sentence, "ask for the message in another form", "the message's text")
            if body.over:
                sentence = f"The message's text was read up to a limit: {len(body.data):,} of {len(body.data) + body.over:,} bytes."
                yield Gap(GapReason.OVER_LIMIT, sentence, "raise text_bytes under [read]", "the message's text")
        yield from parts.finish()
