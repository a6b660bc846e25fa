"""Tables drawn in plain text: columns parted by pipes or tabs, or numbers that stand under one another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leafproof.read.text_parts import InnerCell
from leafproof.records import TableStyle

LONGEST_LINE = 1_000
_LEAST_ROWS = 3
_LEAST_NUMBER_COLUMNS = 2
_MOST_TRIES = 4
_MOST_COLUMNS = 100
_RULE_CHARACTERS = " \t\r\n|+-=_:.┌┐└┘├┤┬┴┼─│═║╔╗╚╝╠╣╦╩╬━┃"
_RULES = ("---", "===", "___", "───", "═══", "━━━")
_NUMBER = re.compile(r"[-+−(]?[$€£¥₽]?\s?\d[\d\s.,'\u00a0\u202f]*[)%‰$€£¥₽]?")
_PIPES = re.compile(r"[|│┃║]")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table found in a block of lines: the lines it covers, its cells by offsets in the block's text, how it is drawn."""

    first: int
    last: int
    rows: tuple[tuple[InnerCell, ...], ...]
    how: TableStyle


def find_tables(lines: Sequence[str]) -> Iterator[TextTable]:
    """The tables in a block of lines (each with its line end), top to bottom, none overlapping another."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    # a run of spaced lines that is no table from its first lines on is not tried from each of the others
    runs = _spaced_runs(lines)
    at = tries = 0
    while at < len(lines):
        found = _parted(lines, offsets, at, _PIPES, TableStyle.RULED) or _parted(lines, offsets, at, _TAB, TableStyle.OPEN)
        if found is None and runs[at] - at >= _LEAST_ROWS and tries < _MOST_TRIES:
            tries += 1
            found = _aligned(lines, offsets, at, runs[at])
        if found is not None:
            yield found
            at = found.last
        at += 1
        if at < len(lines) and (runs[at] <= at or found is not None):
            tries = 0


def _spaced_runs(lines: Sequence[str]) -> list[int]:
    """For each line, where the run of lines with blanks between columns that it belongs to ends (itself, where it is not one)."""
    ends = [0] * len(lines)
    end = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if len(lines[index]) > LONGEST_LINE or _gaps(lines[index]) < _LEAST_NUMBER_COLUMNS:
            end = index
        ends[index] = end
    return ends


_TAB = re.compile(r"\t")


def _parted(lines: Sequence[str], offsets: Sequence[int], at: int, mark: re.Pattern[str], how: TableStyle) -> TextTable | None:
    """Lines from `at` on with the same number of marks (lines drawn between them left out), three at least."""
    wanted: int | None = None
    rows: list[tuple[InnerCell, ...]] = []
    last = at - 1
    for index in range(at, len(lines)):
        line = lines[index]
        if len(line) > LONGEST_LINE:
            break
        if rows and how is TableStyle.RULED and _is_rule(line):
            continue
        count = len(mark.findall(line))
        if not (2 if how is TableStyle.RULED else 1) <= count <= _MOST_COLUMNS or (wanted is not None and count != wanted):
            break
        wanted = count
        rows.append(_split(line, offsets[index], len(rows), mark))
        last = index
    if len(rows) < _LEAST_ROWS:
        return None
    return TextTable(at, last, _without_empty_edges(rows), how)


def _is_rule(line: str) -> bool:
    """Whether the line is only drawn: dashes and corners between two rows."""
    return not line.strip(_RULE_CHARACTERS) and any(rule in line for rule in _RULES)


def _split(line: str, offset: int, row: int, mark: re.Pattern[str]) -> tuple[InnerCell, ...]:
    cells = []
    begin = 0
    for column, match in enumerate([*mark.finditer(line), None]):
        end = len(line) if match is None else match.start()
        cells.append(_cell(line, begin, end, row=row, column=column, offset=offset))
        begin = end + 1
    return tuple(cells)


def _cell(line: str, begin: int, end: int, *, row: int, column: int, offset: int) -> InnerCell:
    text = line[begin:end]
    left = begin + len(text) - len(text.lstrip())
    right = max(left, begin + len(text.rstrip()))
    return InnerCell(row, column, offset + min(left, end), offset + min(right, end) if right > left else offset + min(left, end))


def _without_empty_edges(rows: list[tuple[InnerCell, ...]]) -> tuple[tuple[InnerCell, ...], ...]:
    """The rows without a first and last column that is empty throughout: what stands outside the outer pipes."""
    width = len(rows[0])
    first = 1 if all(row[0].start == row[0].end for row in rows) and width > 1 else 0
    last = width - 1 if width - first > 1 and all(row[-1].start == row[-1].end for row in rows) else width
    return tuple(tuple(InnerCell(cell.row, cell.column - first, cell.start, cell.end) for cell in row[first:last]) for row in rows)


def _places(line: str) -> list[int]:
    """For each character cell of the line on a typewriter grid, the index of the character in it; wide characters take two."""
    places: list[int] = []
    for index, character in enumerate(line.rstrip("\n")):
        if unicodedata.combining(character):
            continue
        places.append(index)
        if unicodedata.east_asian_width(character) in "WF":
            places.append(index)
    return places


def _gaps(line: str) -> int:
    """How many runs of two blanks or more stand inside the line."""
    return len(re.findall(r"(?<=\S) {2,}(?=\S)", line))


def _aligned(lines: Sequence[str], offsets: Sequence[int], at: int, last: int) -> TextTable | None:
    """Lines from `at` to `last` that share blank columns between their words, with two columns of numbers at least."""
    grids = [_places(line) for line in lines[at:last]]
    width = max(len(grid) for grid in grids)
    inked = bytearray(width)
    for line, grid in zip(lines[at:last], grids, strict=True):
        for place, index in enumerate(grid):
            if line[index] != " ":
                inked[place] = 1
    columns = [(match.start(), match.end()) for match in re.finditer(rb"\x01+(?:\x00\x01+)*", bytes(inked))]
    if not _LEAST_NUMBER_COLUMNS < len(columns) <= _MOST_COLUMNS:
        return None
    rows = tuple(
        tuple(_aligned_cells(line, grid, columns, row=row, offset=offsets[at + row]))
        for row, (line, grid) in enumerate(zip(lines[at:last], grids, strict=True))
    )
    whole = "".join(lines[at:last])
    numbers = sum(_mostly_numbers([whole[r[c].start - offsets[at] : r[c].end - offsets[at]] for r in rows]) for c in range(len(columns)))
    return TextTable(at, last - 1, rows, TableStyle.OPEN) if numbers >= _LEAST_NUMBER_COLUMNS else None


def _aligned_cells(line: str, grid: list[int], columns: list[tuple[int, int]], *, row: int, offset: int) -> Iterator[InnerCell]:
    bare = len(line.rstrip("\n"))
    for column, (left, right) in enumerate(columns):
        begin = grid[left] if left < len(grid) else bare
        end = grid[right] if right < len(grid) else bare
        yield _cell(line, begin, max(begin, end), row=row, column=column, offset=offset)


def _mostly_numbers(texts: list[str]) -> bool:
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
    return numbers >= _LEAST_ROWS - 1 and numbers * 10 >= 6 * len(texts)
