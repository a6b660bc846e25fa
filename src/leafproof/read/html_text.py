"""HTML as text in reading order: what a browser would show, line by line, with tables; from parser events, never a tree in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from leafproof.read.html_elements import BLOCKS, EXTERNAL, UNSEEN, VOID, element_name, whole_number
from leafproof.read.text_parts import GridText, Spans, TextParts, one_line, raised
from leafproof.records import Metadata, TextRole

_MOST_METADATA = 200
_MOST_COLUMNS = 2_000
_LONELY_ROWS = 200
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass
class _Grid:
    """A table that is open: rows held back until one of them has two cells, the row that is being filled, the cell in it."""

    rows: list[list[GridText]] = field(default_factory=list)
    row: list[GridText] = field(default_factory=list)
    spans: Spans = field(default_factory=Spans)
    column: int = 0
    cell: tuple[int, int] | None = None
    in_row: bool = False
    begun: bool = False
    broken: bool = False
    count: int = 0


class HtmlText:
    """Takes parser events and writes text and tables; `metadata` collects what the page says about itself."""

    def __init__(self, parts: TextParts, *, table_rows: int, role: TextRole = TextRole.BODY) -> None:
        self._parts, self._role, self._table_rows = parts, role, table_rows
        self.metadata: list[Metadata] = []
        self._line: list[str] = []
        self._space = False
        self._unseen: list[str] = []
        self._hidden: list[str] = []
        self._tables: list[_Grid] = []
        self._lists: list[int | None] = []
        self._preformatted = self._raised = 0
        self._title: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = element_name(tag)
        self._note(tag, attributes)
        if tag == "title":
            self._title = []
        if self._unseen:
            # a body begins where an unclosed head ends
            if tag == "body" and self._unseen == ["head"]:
                self._unseen = []
            else:
                self._unseen.append(tag) if tag not in VOID else None
                return
        if tag in UNSEEN:
            self._unseen = [tag]
            return
        if tag not in VOID and (_HIDDEN.search(attributes.get("style", "")) or "hidden" in attributes):
            self._unseen = [_HIDDEN_MARK]
            return
        self._open(tag, attributes)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "table":
                self._begin_table()
            case "tr":
                self._end_row()
                if self._tables:
                    self._tables[-1].in_row = True
            case "td" | "th":
                self._begin_cell(attributes)
            case "br":
                self._break_line(always=True)
            case "ol" | "ul":
                self._break_line()
                self._lists.append(whole_number(attributes.get("start"), 1, most=10**9) if tag == "ol" else None)
            case "li":
                self._break_line()
                self._number_item()
            case "pre" | "xmp" | "listing" | "plaintext" | "textarea":
                self._break_line()
                self._preformatted += 1
            case "sup":
                self._raised += 1
            case _ if tag in BLOCKS:
                self._break_line()

    def end(self, tag: str) -> None:
        """An element ends."""
        tag = element_name(tag)
        if tag == "title" and self._title is not None:
            self._add_metadata("title", _SPACE.sub(" ", "".join(self._title)).strip(), "html title")
            self._title = None
        if self._unseen:
            self._unseen.pop()
            return
        match tag:
            case "table":
                self._end_table()
            case "tr":
                self._end_row()
            case "td" | "th":
                self._end_cell()
            case "ol" | "ul":
                self._break_line()
                if self._lists:
                    self._lists.pop()
            case "pre" | "xmp" | "listing" | "plaintext" | "textarea":
                self._break_line()
                self._preformatted = max(0, self._preformatted - 1)
            case "sup":
                self._raised = max(0, self._raised - 1)
            case _ if tag in BLOCKS:
                self._break_line()

    def data(self, text: str) -> None:
        """Text of an element."""
        if self._title is not None:
            self._title.append(text)
        if self._unseen:
            if _HIDDEN_MARK in self._unseen and len(self._hidden) < 10_000:
                self._hidden.append(text)
            return
        if self._preformatted:
            lines = text.replace("\r\n", "\n").split("\n")
            for index, line in enumerate(lines):
                if index:
                    self._break_line(always=True)
                if line:
                    self._line.append(line)
            return
        if self._raised:
            text = raised(text)
        collapsed = _SPACE.sub(" ", text)
        if collapsed.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\n"))):
            collapsed = collapsed[1:]
        if collapsed:
            self._line.append(collapsed)

    def close(self) -> None:
        """The document ends: everything still open ends with it."""
        self._unseen = []
        while self._tables:
            self._end_table()
        self._break_line()
        hidden, self._hidden = _SPACE.sub(" ", "".join(self._hidden)).strip(), []
        if hidden:
            self._add_metadata("hidden text", hidden[:10_000], "html")

    # -- lines

    def _grid(self) -> _Grid | None:
        """The table whose cell is being filled, None where text goes straight to the document."""
        grid = self._tables[-1] if self._tables else None
        return grid if grid is not None and grid.cell is not None and not grid.broken else None

    def _break_line(self, *, always: bool = False) -> None:
        if self._grid() is not None:
            if self._line and self._line[-1] != "\n":
                self._line.append("\n")
            return
        text = "".join(self._line)
        self._line = []
        if not self._preformatted:
            text = text.rstrip(" ")
        if text or always:
            self._parts.write(text + "\n", self._role)

    def _number_item(self) -> None:
        if self._lists and (number := self._lists[-1]) is not None:
            self._line.append(f"{number}. ")
            self._lists[-1] = number + 1

    # -- tables

    def _begin_table(self) -> None:
        """A table begins; one around it is interrupted: its rows so far stand, the row it is in becomes running text."""
        if self._tables:
            self._interrupt(self._tables[-1])
        self._break_line()
        self._tables.append(_Grid())

    def _interrupt(self, grid: _Grid) -> None:
        rest = "".join(self._line)
        self._line = []
        self._flush_rows(grid)
        for cell in grid.row:
            if cell.text:
                self._parts.write(cell.text + "\n", self._role)
        grid.row = []
        if rest.strip():
            self._parts.write(rest.strip() + "\n", self._role)
        grid.broken = True

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if not self._tables:
            self._break_line()
            return
        grid = self._tables[-1]
        if grid.cell is not None:
            self._end_cell()
        elif not grid.broken:
            self._loose(grid)
        else:
            self._break_line()
        grid.in_row = True
        wanted = whole_number(attributes.get("colspan"), 1, most=1_000)
        grid.column = grid.spans.free(grid.column)
        width = min(grid.spans.room(grid.column, wanted), max(1, _MOST_COLUMNS - grid.column))
        # past the last column that is kept track of, a cell is one by one
        grid.cell = (width, whole_number(attributes.get("rowspan"), 1, most=self._table_rows) if grid.column < _MOST_COLUMNS else 1)

    def _loose(self, grid: _Grid) -> None:
        """Text that stands in a table but in no cell, such as a caption, becomes a row of its own."""
        text = one_line("".join(self._line))
        self._line = []
        if text and not grid.row:
            grid.rows.append([GridText(0, text)])
            self._settle(grid)
        elif text:
            grid.row.append(GridText(grid.column, text))
            grid.column += 1

    def _end_cell(self) -> None:
        grid = self._tables[-1] if self._tables else None
        if grid is None or grid.cell is None:
            self._break_line()
            return
        width, height = grid.cell
        if grid.broken:
            self._break_line()
        else:
            grid.row.append(GridText(grid.column, one_line("".join(self._line)), height, width))
            self._line = []
        if grid.column < _MOST_COLUMNS:
            grid.spans.take(grid.column, column_span=width, row_span=height)
        grid.column += width
        grid.cell = None

    def _end_row(self) -> None:
        if not self._tables:
            self._break_line()
            return
        grid = self._tables[-1]
        if grid.cell is not None:
            self._end_cell()
        elif not grid.broken:
            self._loose(grid)
        if grid.broken:
            self._break_line()
        elif grid.row:
            grid.rows.append(grid.row)
            self._settle(grid)
        if grid.in_row:
            grid.spans.next_row()
        grid.row, grid.column, grid.broken, grid.in_row = [], 0, False, False

    def _settle(self, grid: _Grid) -> None:
        """Writes the rows held back once it is clear whether this is a table or a frame around text."""
        grid.count += 1
        if not grid.begun and any(len(row) > 1 for row in grid.rows[-1:]) and grid.count <= self._table_rows:
            self._parts.begin_table()
            grid.begun = True
        if grid.begun and grid.count <= self._table_rows:
            for row in grid.rows:
                self._parts.row(row, role=self._role)
            grid.rows = []
        elif len(grid.rows) >= _LONELY_ROWS or grid.count > self._table_rows:
            self._flush_rows(grid)

    def _flush_rows(self, grid: _Grid) -> None:
        """Ends what is a table so far; rows of one cell each, which are no table, become lines of text."""
        if grid.begun:
            self._parts.end_table()
            grid.begun = False
        for row in grid.rows:
            self._parts.write("\t".join(cell.text for cell in row) + "\n", self._role)
        grid.rows = []
        grid.spans = Spans()

    def _end_table(self) -> None:
        if not self._tables:
            self._break_line()
            return
        self._end_row()
        self._flush_rows(self._tables.pop())

    # -- what the page says about itself

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            name = attributes.get("name") or attributes.get("property") or attributes.get("http-equiv")
            if name and attributes.get("content"):
                self._add_metadata(name, attributes["content"], "html meta")
        elif tag in EXTERNAL:
            target = attributes.get(EXTERNAL[tag], "")
            if re.match(r"(?:https?:|ftp:|file:|//|\\\\)", target, re.IGNORECASE):
                self._add_metadata(f"external {tag}", target, "html")
        elif tag == "html" and attributes.get("lang"):
            self._add_metadata("lang", attributes["lang"], "html")

    def _add_metadata(self, name: str, value: str, source: str) -> None:
        if value and len(self.metadata) < _MOST_METADATA:
            self.metadata.append(Metadata(name[:200], value[:10_000], source))


_HIDDEN_MARK = "hidden element"
