"""CSV and its kin: the delimiter found by what divides the lines evenly, cells as text, every cell with its place.

The document's text is the table with cells parted by tabs; quotes that only hold a cell together are not part of it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from leafproof.engine.contract import Source
from leafproof.read import plain_text
from leafproof.read.decode_text import PIECE_BYTES, Decoded, find_encoding, lines_of
from leafproof.read.text_parts import GridText, TextParts, one_line
from leafproof.records import Gap, GapReason, Metadata, ReadPart

MEDIA_TYPES = ("text/csv", "text/tab-separated-values")

_DELIMITERS = "\t;|,"
_TORN = re.compile(r"""^"|"$|"[\t;|,]|[\t;|,]\"""")
_LINE = 100_000
_SAMPLE_LINES = 200
_MOST_LINES_IN_A_CELL = 200
_MOST_COLUMNS = 2_000


class _Replay:
    """The lines of a file, the last ones kept, so that a record that ran away over an unclosed quote can be read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.again: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES_IN_A_CELL:
            raise csv.Error("a cell of too many lines")
        line = self.again.pop() if self.again else next(self._lines)
        self.taken.append(line)
        return line.replace("\0", "\ufffd")


def records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """The records. A quote that is never closed is a character like any other, for its own line only."""
    source = _Replay(lines)
    quoted = csv.reader(source, delimiter=delimiter)
    while True:
        source.taken = []
        try:
            record = next(quoted)
            if len(source.taken) > _MOST_LINES_IN_A_CELL:
                raise csv.Error("a cell of too many lines")
        except csv.Error:
            first, rest = source.taken[0], source.taken[1:]
            source.again.extend(reversed(rest))
            quoted = csv.reader(source, delimiter=delimiter)
            record = first.rstrip("\n").split(delimiter)
        except StopIteration:
            return
        else:
            if len(source.taken) > 1 and not source.taken[-1].rstrip("\n").endswith('"') and _ended_open(source.taken):
                source.again.extend(reversed(source.taken[1:]))
                quoted = csv.reader(source, delimiter=delimiter)
                record = source.taken[0].rstrip("\n").split(delimiter)
        yield record[:_MOST_COLUMNS]


def _ended_open(lines: list[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1


def find_delimiter(lines: list[str]) -> str | None:
    """What divides the first lines into the same number of cells most often; None where nothing does."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0][4]
    best: tuple[float, str] | None = None
    for delimiter in _DELIMITERS:
        found = [record for record in records(lines, delimiter) if record]
        widths = [len(record) for record in found]
        if not widths:
            continue
        usual, times = Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths) > 1 else (1, 0)
        # a cell that begins or ends with a quote, or holds one beside a delimiter, was most likely cut in the wrong place
        torn = sum(any(_TORN.search(cell) for cell in record) for record in found)
        score = (times - 0.5 * torn) / len(widths) + 0.01 * min(usual, 20)
        if usual > 1 and times * 10 >= 3 * len(widths) and (best is None or score > best[0]):
            best = score, delimiter
    return None if best is None else best[1]


def _rows(parts: TextParts, lines: Iterable[str], delimiter: str, *, most: int) -> Iterator[int]:
    """Writes the rows, up to `most`; gives the number of each as it is written, and `most` + 1 where there are more."""
    number = 0
    for record in records(lines, delimiter):
        if number >= most:
            yield most + 1
            return
        cells = [GridText(column, one_line(text)) for column, text in enumerate(record)]
        if any(cell.text for cell in cells):
            parts.row(cells)
            number += 1
        yield number


def read(source: Source) -> Iterator[ReadPart]:
    """The encoding and delimiter, the text, one table in pieces, and a gap for the rows over the limit.

    Raises:
        Unreadable: UNSUPPORTED for what is no text at all.
    """
    settings = source.settings
    with source.open() as file:
        encoding = find_encoding(file, limit=settings.text_bytes)
        decoded = Decoded(file, encoding, limit=settings.text_bytes)
        lines = lines_of(decoded, longest=_LINE)
        sample = [line for _, line in zip(range(_SAMPLE_LINES), lines, strict=False)]
        delimiter = find_delimiter(sample)
        if delimiter is None or plain_text.looks_binary("".join(sample)[:10_000]):
            yield from plain_text.read(source)
            return
        yield encoding.metadata()
        yield Metadata("delimiter", {"\t": "tab"}.get(delimiter, delimiter), "decoded")
        parts = TextParts(limit=settings.text_bytes)
        if sample[0].lower().startswith("sep="):
            parts.write(sample.pop(0))
        rest = iter(_chain(sample, lines))
        parts.begin_table(keep_empty=False)
        for number in _rows(parts, rest, delimiter, most=settings.table_rows):
            yield from parts.take()
            if number > settings.table_rows:
                left = 1 + sum(1 for _ in rest) + _line_feeds(file, decoded.read)
                sentence = f"The first {settings.table_rows:,} rows were read; about {left:,} more lines were not."
                yield from parts.finish()
                yield Gap(GapReason.OVER_LIMIT, sentence, "raise table_rows under [read], or split the file", "the rest of the table")
                break
        else:
            yield from parts.finish()
        yield from decoded.gaps(source.size)


def _line_feeds(file: BinaryIO, start: int) -> int:
    """How many line feeds stand from here to the end of the file."""
    file.seek(start)
    count = 0
    while piece := file.read(PIECE_BYTES):
        count += piece.count(b"\n")
    return count


def _chain(first: list[str], rest: Iterator[str]) -> Iterator[str]:
    yield from first
    yield from rest
