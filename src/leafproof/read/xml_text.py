"""XML of whatever kind: its text, one line for each element that holds text; rows of an Excel 2003 file as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from leafproof.engine.contract import Source
from leafproof.read.decode_text import PIECE_BYTES
from leafproof.read.text_parts import GridText, TextParts, one_line
from leafproof.read.xml_parser import xml_events
from leafproof.records import Gap, GapReason, ReadPart

MEDIA_TYPES = (
    "text/xml",
    "application/xml",
    "image/svg+xml",
    "application/vnd.ms-word2003+xml",
    "application/vnd.ms-word2006+xml",
    "application/vnd.ms-excel2003+xml",
)

_UNSEEN = frozenset({"binData", "binaryData", "script", "style", "styles", "Styles", "fonts", "lists", "DocumentProperties"})
_MOST_COLUMNS = 2_000


class XmlText:
    """Takes parser events and writes text: an element between words of its parent goes on in the same line, any other has its own."""

    def __init__(self, parts: TextParts, *, word: bool) -> None:
        self._parts, self._word = parts, word
        self._line: list[str] = []
        self._mixed: list[bool] = []
        self._unseen = 0
        self._row: list[GridText] | None = None
        self._column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = _local(tag)
        self._mixed.append(False)
        if self._unseen or name in _UNSEEN:
            self._unseen += 1
            return
        match name:
            case "Table" if not self._word:
                self._break_line()
            case "Row" if not self._word:
                self._break_line()
                self._row, self._column = [], 0
            case "Cell" if self._row is not None:
                index = next((value for key, value in attributes.items() if _local(key) == "Index"), "")
                if re.fullmatch(r"[0-9]{1,5}", index):
                    self._column = min(max(int(index) - 1, self._column), _MOST_COLUMNS)
                self._line = []
            case _:
                pass

    def end(self, tag: str) -> None:
        """An element ends."""
        name = _local(tag)
        if self._mixed:
            self._mixed.pop()
        if self._unseen:
            self._unseen -= 1
            return
        if self._row is not None:
            self._end_in_row(name)
        elif name in {"p", "tr", "br"} if self._word else not (self._mixed and self._mixed[-1]):
            self._break_line()
        elif self._word and name in {"tc", "tab"}:
            self._line.append("\t")

    def _end_in_row(self, name: str) -> None:
        assert self._row is not None
        if name == "Cell":
            self._row.append(GridText(self._column, one_line("".join(self._line))))
            self._column += 1
            self._line = []
        elif name == "Row":
            if self._row:
                if not self._parts.in_table:
                    self._parts.begin_table()
                self._parts.row(self._row)
            self._row = None

    def data(self, text: str) -> None:
        """Text of an element."""
        if self._unseen:
            return
        if self._mixed and text.strip():
            self._mixed[-1] = True
        if self._line or text.strip():
            self._line.append(text)

    def close(self) -> None:
        """The document ends."""
        self._break_line()

    def _break_line(self) -> None:
        text = "".join(self._line)
        self._line = []
        if not self._word:
            text = re.sub(r"[ \t\r\n]+", " ", text).strip()
        if text.strip():
            if self._parts.in_table:
                self._parts.end_table()
            self._parts.write(text + "\n")


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1]


def read(source: Source) -> Iterator[ReadPart]:
    """The text, and gaps for what was over the limit or broken; entities declared in the file are not expanded from outside it."""
    limit = source.settings.text_bytes
    with source.open() as file:
        head = file.read(4096)
        file.seek(0)
        parts = TextParts(limit=limit)
        flaws: list[str] = []
        text = XmlText(parts, word="word" in source.media_type)
        for _ in xml_events(_pieces(file, limit), text, flaws=flaws):
            yield from parts.take()
        text.close()
        yield from parts.finish()
        for flaw in flaws[:1]:
            yield Gap(GapReason.DAMAGED, f"The XML breaks off: {flaw}", "ask for another copy of the file", "the rest of the file")
        if source.size > limit:
            sentence = f"The text was read up to a limit: {limit:,} of {source.size:,} bytes."
            yield Gap(GapReason.OVER_LIMIT, sentence, "raise text_bytes under [read]", "the rest of the file")
        if b"<!ENTITY" in head:
            sentence = "The file declares entities of its own; what they stand for was not fetched or expanded at will."
            yield Gap(GapReason.UNSUPPORTED, sentence, "look at the file by hand on a separate machine", "entities")


def _pieces(file: BinaryIO, limit: int) -> Iterator[bytes]:
    while limit > 0 and (piece := file.read(min(limit, PIECE_BYTES))):
        limit -= len(piece)
        yield piece
