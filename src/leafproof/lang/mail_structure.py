"""The parts of an e-mail message: headers, and the byte range each body has in the file; nothing is held in memory but headers.

Source: RFC 5322, RFC 2045, RFC 2046. Broken mail is read as mail programs read it: a missing end of a part is the end of the file.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO

from leafproof.lang.mail_words import decode_parameter

MOST_HEADERS = 1000
MOST_PARTS = 10_000
_HEADER_BYTES = 1 << 20
_LINE_BYTES = 1 << 16
_DEEPEST = 50
_VALUE = 4000
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")


@dataclass(frozen=True, slots=True)
class Header:
    """One header as it stands: its name, and its raw value with folds undone (stray bytes as surrogates)."""

    name: str
    raw: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds content: its own headers, the byte range of its (still encoded) body, the multiparts around it.

    `around` are the subtypes of the multiparts from the outside in: ("mixed", "alternative"). `group` numbers the innermost one.
    """

    headers: tuple[Header, ...]
    start: int
    end: int
    media_type: str
    encoding: str
    charset: str | None
    file_name: str | None
    disposition: str
    around: tuple[str, ...] = ()
    group: int = 0

    @property
    def is_body(self) -> bool:
        """Whether this is text of the message itself, not an attachment."""
        return self.media_type in {"text/plain", "text/html"} and self.file_name is None and self.disposition != "attachment"


@dataclass
class _Open:
    """A multipart that is open while the lines pass; until its boundary is `seen` it may yet turn out to be plain text."""

    boundary: bytes
    subtype: str
    number: int
    headers: tuple[Header, ...]
    start: int
    seen: bool = False


def _shown(headers: tuple[Header, ...]) -> Message:
    """The content headers in the standard library's message, which knows how to take parameters apart."""
    message = Message()
    for header in headers:
        if header.name.lower() in {"content-type", "content-disposition", "content-transfer-encoding"} and header.name not in message:
            # as Latin-1, one character a byte: the library replaces stray bytes otherwise
            message[header.name] = header.raw[:_VALUE].encode("utf-8", "surrogateescape").decode("latin-1")
    return message


def _parameter(message: Message, name: str, header: str) -> str | None:
    found = message.get_param(name, None, header)
    if isinstance(found, str):
        found = found.encode("latin-1", "replace").decode("utf-8", "surrogateescape")
    return decode_parameter(found)


class _Lines:
    """The lines of the file with their offsets; a line longer than 64 KiB comes in pieces of which only the first opens a line."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self._file, self.offset, self._end = file, start, end

    def __iter__(self) -> Iterator[tuple[int, bytes, bool]]:
        opens = True
        self._file.seek(self.offset)
        while self.offset < self._end:
            line = self._file.readline(min(_LINE_BYTES, self._end - self.offset))
            if not line:
                return
            at = self.offset
            self.offset += len(line)
            yield at, line, opens
            opens = line.endswith(b"\n")


class _Scan:
    """Takes the lines one after the other and collects the parts."""

    def __init__(self) -> None:
        self.top: tuple[Header, ...] = ()
        self.parts: list[Part] = []
        self._stack: list[_Open] = []
        self._lines: list[bytes] | None = []
        self._held = 0
        self._leaf: tuple[Header, ...] | None = None
        self._start = 0
        self._before = 0
        self._multiparts = 0
        self._first = True

    def take(self, at: int, line: bytes, *, opens: bool) -> None:
        if opens and line.startswith(b"--") and self._boundary(at, line):
            return
        if self._lines is not None:
            self._header_line(at, line, opens=opens)
        self._before = 2 if line.endswith(b"\r\n") else 1 if line.endswith(b"\n") else 0

    def _header_line(self, at: int, line: bytes, *, opens: bool) -> None:
        assert self._lines is not None
        bare = line.rstrip(b"\r\n")
        if not bare and opens:
            self._headers_end(at + len(line))
        elif not opens or (bare[:1] in (b" ", b"\t") and self._lines):
            self._hold(bare)
        elif re.match(rb"[!-9;-~]{1,200}[ \t]*:", bare):
            self._hold(bare, fresh=True)
        elif not self._lines and self._first and bare.startswith((b"From ", b">From ")):
            return
        else:
            self._headers_end(at)

    def _hold(self, bare: bytes, *, fresh: bool = False) -> None:
        assert self._lines is not None
        if self._held > _HEADER_BYTES or (fresh and len(self._lines) >= MOST_HEADERS):
            return
        self._held += len(bare)
        if fresh or not self._lines:
            self._lines.append(bare)
        else:
            self._lines[-1] += bare

    def _headers_end(self, body: int) -> None:
        headers = []
        for line in self._lines or ():
            name, _, value = line.partition(b":")
            headers.append(Header(name.decode("ascii", "replace").strip(), value.decode("utf-8", "surrogateescape").strip(" \t\r\n")))
        self._lines, self._held = None, 0
        leaf = tuple(headers)
        if self._first:
            self.top, self._first = leaf, False
        message = _shown(leaf)
        if message.get_content_maintype() == "multipart" and len(self._stack) < _DEEPEST:
            boundary = _parameter(message, "boundary", "content-type")
            if boundary is not None and boundary.strip():
                self._multiparts += 1
                mark = b"--" + boundary.rstrip().encode("utf-8", "replace")
                self._stack.append(_Open(mark, message.get_content_subtype(), self._multiparts, leaf, body))
                return
        self._leaf, self._start = leaf, body

    def _boundary(self, at: int, line: bytes) -> bool:
        bare = line.rstrip()
        if not any(bare in (entry.boundary, entry.boundary + b"--") for entry in self._stack):
            return False
        end = at - self._before
        self._close(end)
        while bare not in (self._stack[-1].boundary, self._stack[-1].boundary + b"--"):
            self._drop(end)
        self._stack[-1].seen = True
        self._lines = []
        if bare != self._stack[-1].boundary:
            # what follows a closed multipart belongs to no part until the next boundary
            self._stack.pop()
            self._lines = None
        self._before = 0
        return True

    def _close(self, end: int) -> None:
        """Ends the part whose headers or body the lines are in."""
        if self._lines is not None:
            self._headers_end(end)
        if self._leaf is not None:
            self._add(self._leaf, self._start, end, self._stack)
            self._leaf = None

    def _drop(self, end: int) -> None:
        """Closes the innermost multipart; one whose boundary never came stands as plain text."""
        entry = self._stack.pop()
        if not entry.seen:
            self._add(entry.headers, entry.start, end, self._stack)

    def _add(self, headers: tuple[Header, ...], start: int, end: int, around: list[_Open]) -> None:
        if len(self.parts) >= MOST_PARTS or (not headers and end <= start):
            return
        message = _shown(headers)
        media_type = message.get_content_type()
        if around and around[-1].subtype == "digest" and "content-type" not in message:
            media_type = "message/rfc822"
        if media_type.startswith("multipart/"):
            media_type = "text/plain"
        name = _parameter(message, "filename", "content-disposition") or _parameter(message, "name", "content-type")
        self.parts.append(
            Part(
                headers=headers,
                start=start,
                end=max(start, end),
                media_type=media_type,
                encoding=str(message.get("content-transfer-encoding", "7bit")).split(";", 1)[0].strip().lower(),
                charset=_parameter(message, "charset", "content-type"),
                file_name=name or None,
                disposition=str(message.get("content-disposition", "")).split(";", 1)[0].strip().lower(),
                around=tuple(entry.subtype for entry in around),
                group=around[-1].number if around else 0,
            )
        )

    def finish(self, end: int) -> None:
        """Takes the end of the file as the end of everything still open."""
        self._close(end)
        while self._stack:
            self._drop(end)


def structure(file: BinaryIO, size: int) -> tuple[tuple[Header, ...], tuple[Part, ...]]:
    """The headers of the message, and its parts in order of the file (`size` bytes)."""
    scan = _Scan()
    lines = _Lines(file, 0, size)
    for at, line, opens in lines:
        scan.take(at, line, opens=opens)
    scan.finish(lines.offset)
    return scan.top, tuple(scan.parts)


def body_pieces(file: BinaryIO, part: Part) -> Iterator[bytes | None]:
    """The decoded bytes of a part in pieces of at most 64 KiB. A None after the last piece says that the encoding was broken."""
    match part.encoding:
        case "base64":
            yield from _base64(file, part)
        case "quoted-printable":
            yield from _quoted(file, part)
        case "x-uuencode" | "uuencode" | "x-uue":
            yield from _uu(file, part)
        case _:
            for _at, line, _opens in _Lines(file, part.start, part.end):
                yield line


def _base64(file: BinaryIO, part: Part) -> Iterator[bytes | None]:
    left, broken = b"", False
    for _at, line, _opens in _Lines(file, part.start, part.end):
        broken = broken or _NOT_BASE64.search(line) is not None
        run = left + re.sub(rb"[^A-Za-z0-9+/=]", b"", line)
        pieces = run.split(b"=")
        for piece in pieces[:-1]:
            if len(piece) % 4 == 1:
                broken = True
            yield binascii.a2b_base64(piece[: len(piece) - (len(piece) % 4 == 1)] + b"=" * (-len(piece) % 4))
        whole = len(pieces[-1]) & ~3
        yield base64.b64decode(pieces[-1][:whole])
        left = pieces[-1][whole:]
    if left:
        broken = True
        if len(left) > 1:
            yield base64.b64decode(left + b"=" * (-len(left) % 4))
    if broken:
        yield None


def _quoted(file: BinaryIO, part: Part) -> Iterator[bytes | None]:
    left = b""
    for _at, line, _opens in _Lines(file, part.start, part.end):
        line = left + line
        left = b""
        if not line.endswith(b"\n"):
            cut = line.rfind(b"=", max(0, len(line) - 2))
            if cut >= 0:
                line, left = line[:cut], line[cut:]
        yield binascii.a2b_qp(line)
    if left:
        yield binascii.a2b_qp(left)


def _uu(file: BinaryIO, part: Part) -> Iterator[bytes | None]:
    inside = broken = False
    for _at, line, _opens in _Lines(file, part.start, part.end):
        if not inside:
            inside = line.startswith(b"begin ")
        elif line.rstrip() == b"end":
            return
        else:
            try:
                yield binascii.a2b_uu(line)
            except binascii.Error:
                broken = True
    if broken or not inside:
        yield None
