"""Bytes to text: by byte order mark, by a declaration that fits, as UTF-8, or in the likeliest legacy encoding; in bounded memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from leafproof.lang.encodings import SURE, guess_encoding, is_ebcdic, known, utf16_without_mark
from leafproof.records import Gap, GapReason, Metadata

PIECE_BYTES = 1 << 16
_SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What web pages and mail call by the smaller set's name while they use the larger one (WHATWG Encoding Standard).
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, how many bytes of mark stand before the text, how it was found, and whether that is more than a guess."""

    name: str
    skip: int
    because: str
    sure: bool = True

    def metadata(self) -> Metadata:
        """The encoding as a value of the document."""
        return Metadata("encoding", f"{self.name} ({self.because})", "decoded")


def _fits_utf8(pieces: Iterable[bytes]) -> int | None:
    """None where all bytes are UTF-8 (the last character may be cut), otherwise the offset of the first that are not."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    offset = 0
    for piece in pieces:
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            return offset + error.start
        offset += len(piece)
    return None


def _pieces(file: BinaryIO, limit: int) -> Iterator[bytes]:
    file.seek(0)
    while limit > 0 and (piece := file.read(min(limit, PIECE_BYTES))):
        limit -= len(piece)
        yield piece


def wider(name: str) -> str | None:
    """The codec to use for a declared name, None where Python has none."""
    name = name.strip().strip("\"'").lower()
    if not known(name):
        return None
    canonical = codecs.lookup(name).name
    if canonical == "utf-7":
        return None
    return _WIDER.get(canonical, canonical)


def find_encoding(file: BinaryIO, *, limit: int, declared: str | None = None) -> Encoding:
    """The encoding of a file of which `limit` bytes will be read. A declaration counts unless the bytes speak against it."""
    file.seek(0)
    head = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, len(mark), "byte order mark")
    if (wide := utf16_without_mark(head[:4096])) is not None:
        return Encoding(wide, 0, "every second byte")
    if len(head) >= 8 and (head[:3] == b"\0\0\0" or head[1:4] == b"\0\0\0"):
        return Encoding("utf-32-be" if head[0] == 0 else "utf-32-le", 0, "every fourth byte")
    if is_ebcdic(head[:4096]):
        return Encoding("cp500", 0, "mainframe text")
    flaw = _fits_utf8(_pieces(file, limit))
    asked = None if declared is None else wider(declared)
    if flaw is None and (asked is None or asked in {"utf-8", "cp1252"} or not head.isascii()):
        return Encoding("utf-8", 0, "valid throughout")
    if asked is not None and asked not in {"utf-8", "cp1252"} and not asked.startswith(("utf-16", "utf-32")) and _fits(file, asked, limit):
        return Encoding(asked, 0, "declared")
    if flaw is None:
        return Encoding("utf-8", 0, "valid throughout")
    file.seek(max(0, flaw - _SAMPLE // 2))
    guess = guess_encoding(_from_line_start(file.read(_SAMPLE), partial=flaw > _SAMPLE // 2))
    if guess.score < SURE and asked == "utf-8":
        # a few damaged bytes in a text that says it is UTF-8
        return Encoding("utf-8", 0, "declared, with damaged bytes", sure=False)
    if guess.score < SURE and asked is not None and _fits(file, asked, limit):
        return Encoding(asked, 0, "declared")
    return Encoding(guess.encoding, 0, "likeliest by its letters", sure=guess.score >= SURE)


def _from_line_start(sample: bytes, *, partial: bool) -> bytes:
    """A sample from the middle of a file may begin inside a character: cut it to its first line end or blank."""
    if not partial:
        return sample
    cut = min((at for at in (sample.find(b"\n"), sample.find(b" ")) if at >= 0), default=-1)
    return sample[cut + 1 :]


def _fits(file: BinaryIO, encoding: str, limit: int) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in _pieces(file, limit):
            decoder.decode(piece)
    except UnicodeError:
        return False
    return True


class Decoded:
    """The text of a file piece by piece, at most `limit` bytes of it; `replaced` counts the characters that could not be read."""

    def __init__(self, file: BinaryIO, encoding: Encoding, *, limit: int) -> None:
        self._file, self._encoding, self._limit = file, encoding, limit
        self.replaced = 0
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding.name)("replace")
        left = self._limit
        self._file.seek(self._encoding.skip)
        self.read = self._encoding.skip
        while left > 0 and (piece := self._file.read(min(left, PIECE_BYTES))):
            left -= len(piece)
            self.read += len(piece)
            yield self._counted(decoder.decode(piece))
        if left > 0 or not self._file.read(1):
            yield self._counted(decoder.decode(b"", final=True))

    def _counted(self, text: str) -> str:
        self.replaced += text.count("\ufffd")
        return text

    def gaps(self, size: int) -> Iterator[Gap]:
        """What could not be read: bytes over the limit, bytes in no encoding."""
        if self.read < size:
            sentence = f"The text was read up to a limit: {self.read:,} of {size:,} bytes."
            yield Gap(GapReason.OVER_LIMIT, sentence, "raise text_bytes under [read], or split the file", "the rest of the file")
        if self.replaced:
            sentence = f"{self.replaced:,} characters could not be decoded as {self._encoding.name} and stand as \ufffd."
            yield Gap(GapReason.DAMAGED, sentence, "ask for the file in UTF-8", "single characters")


def lines_of(pieces: Iterable[str], *, longest: int) -> Iterator[str]:
    """The lines of a text, each with one line feed at its end whatever stood there; a line over `longest` characters comes in pieces."""
    rest = ""
    for piece in pieces:
        rest += piece
        done = 0
        for match in _LINE_END.finditer(rest):
            # a carriage return at the very end may be half of a line end
            if match.end() == len(rest) and match[0] == "\r":
                break
            yield rest[done : match.start()] + "\n"
            done = match.end()
        rest = rest[done:]
        while len(rest) > longest:
            yield rest[:longest]
            rest = rest[longest:]
    if rest:
        yield rest[:-1] + "\n" if rest.endswith("\r") else rest
