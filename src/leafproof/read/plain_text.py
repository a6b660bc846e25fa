"""Plain text in any encoding: the text as it is, with one line feed a line, and the tables that are drawn in it."""

from __future__ import annotations

from collections.abc import Iterator

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.decode_text import Decoded, find_encoding, lines_of
from leafproof.read.text_parts import TextParts
from leafproof.read.text_tables import LONGEST_LINE, find_tables
from leafproof.records import Gap, GapReason, ReadPart, TextRole

MEDIA_TYPES = ("text/plain", "text/calendar", "text/vcard", "application/pgp-keys")

_BLOCK_LINES = 2_000
_LINE = 100_000
_PROBE = 4_000


def looks_binary(text: str) -> bool:
    """Whether decoded text is no text: too many control characters or undecodable places at its start."""
    probe = text[:_PROBE]
    strange = sum(character == "\ufffd" or (character < " " and character not in "\t\n\r\f\v\x07\x08\x1a\x1b") for character in probe)
    return strange * 20 > len(probe)


class TextBlocks:
    """Takes lines, keeps those of one block (up to an empty line) together, writes them and the tables found in them."""

    def __init__(self, parts: TextParts, *, role: TextRole = TextRole.BODY) -> None:
        self._parts, self._role = parts, role
        self._lines: list[str] = []

    def add(self, line: str) -> None:
        """Takes one line with its line end."""
        if not line.strip() or len(self._lines) >= _BLOCK_LINES or len(line) > LONGEST_LINE:
            self.close()
            self._parts.write(line, self._role)
        else:
            self._lines.append(line)

    def close(self) -> None:
        """Writes what is held."""
        if not self._lines:
            return
        lines, self._lines = self._lines, []
        text, start = "".join(lines), self._parts.end
        self._parts.write(text, self._role)
        if self._parts.full:
            return
        for table in find_tables(lines):
            self._parts.placed_table(table.rows, text, start, how=table.how)


def write_text(parts: TextParts, text: str, role: TextRole = TextRole.BODY) -> None:
    """Writes a whole text, with its tables; a line feed is added where its last line has none."""
    blocks = TextBlocks(parts, role=role)
    for line in lines_of([text], longest=_LINE):
        blocks.add(line)
    blocks.close()
    if text and not text.endswith(("\n", "\r")):
        parts.write("\n", role)


def read(source: Source) -> Iterator[ReadPart]:
    """The encoding, the text in stretches, the tables, and gaps for what was over the limit or in no encoding.

    Raises:
        Unreadable: EMPTY for nothing but white space, UNSUPPORTED for what is no text at all.
    """
    limit = source.settings.text_bytes
    with source.open() as file:
        encoding = find_encoding(file, limit=limit)
        decoded = Decoded(file, encoding, limit=limit)
        parts = TextParts(limit=limit)
        blocks = TextBlocks(parts)
        seen = False
        for line in lines_of(decoded, longest=_LINE):
            if not seen:
                if looks_binary(line):
                    raise Unreadable(GapReason.UNSUPPORTED, "The file is not text.", "find out with which program it was made")
                yield encoding.metadata()
                seen = True
            blocks.add(line)
            yield from parts.take()
        blocks.close()
        yield from parts.finish()
        yield from decoded.gaps(source.size)
        if not encoding.sure:
            yield Gap(
                GapReason.DAMAGED,
                f"The encoding of this text is a guess ({encoding.name}); single letters may be wrong.",
                "ask for the file in UTF-8",
                "the encoding",
            )
