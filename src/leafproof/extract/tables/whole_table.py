"""Pieces of tables joined to whole ones, with roles for their columns and a kind for every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from leafproof.extract.tables.captions import find_caption
from leafproof.extract.tables.cell_value import cell_value
from leafproof.extract.tables.grid_rows import GridRow, rows_of
from leafproof.extract.tables.header import Header, find_headers
from leafproof.extract.tables.item_tables import why_no_items
from leafproof.extract.tables.join_pieces import columns_below, neighbours, same_columns
from leafproof.extract.tables.price_table import COUNTED_ROLES, FIGURE_ROLES, Column, PriceTable
from leafproof.extract.tables.row_facts import facts_of
from leafproof.extract.tables.row_joins import Line, price_rows
from leafproof.extract.tables.row_kinds import Kind, is_column_numbers
from leafproof.extract.tables.sheet_range import follows_directly, laid_over, renumbered
from leafproof.extract.tables.table_columns import (
    read_columns,
    read_columns_without_header,
    with_caption,
    with_currency_of_sums,
    with_shared_currency,
    with_shared_scale,
)
from leafproof.extract.view import DocumentView
from leafproof.lang.column_roles import Role
from leafproof.lang.row_labels import RowLabel, row_label
from leafproof.records import Anchor, RowOutcome, SheetPlace, Table, TextSource

# How many rows at the head of a piece are asked whether it goes on with the table of the page before.
ROWS_ASKED = 8
LEAD_ROWS = 3
SUMS = frozenset({RowLabel.TOTAL, RowLabel.SUBTOTAL, RowLabel.TAX, RowLabel.CARRY})


@dataclass
class _Growing:
    """A table while its pieces are collected."""

    columns: tuple[Column, ...]
    language: str | None
    last: Table
    header: Header | None
    caption: tuple[Anchor, ...] = ()
    pieces: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def add(self, table: Table, rows: Sequence[GridRow], *, kind: Kind | None = None, cut: bool = False) -> None:
        """Appends rows of a piece; `kind` where it is already known; `cut` where a page break stands above the first of them."""
        self.last = table
        if table.index not in self.pieces[-1:]:
            self.pieces.append(table.index)
        for at, row in enumerate(rows):
            self.lines.append(Line(row, table.how, kind, cut and at == 0))


def _number_at(text: str) -> int | None:
    digits = ""
    for char in text.strip():
        if not char.isdigit() or len(digits) > 6:
            break
        digits += char
    return int(digits) if digits.isascii() and digits else None


def _last_position(growing: _Growing) -> int | None:
    column = next((column.index for column in growing.columns if column.role is Role.POSITION), None)
    if column is None:
        return None
    for line in reversed(growing.lines[-200:]):
        cell = line.row.covering.get(column)
        if cell is not None and line.kind is None and cell.column_span == 1:
            number = _number_at(cell.text)
            if number is not None:
                return number
    return None


def _goes_on(growing: _Growing, rows: Sequence[GridRow]) -> bool:
    """Whether rows without a header of their own read like the next rows of a table: its figures where figures are, the next number."""
    filled = [row for row in rows if row.filled][:ROWS_ASKED]
    if not filled:
        return False
    if is_column_numbers(filled[0]):
        return True
    good = bad = 0
    numbers: list[int] = []
    for row in filled:
        facts = facts_of(row, growing.columns, growing.language)
        label = row_label(facts.loose[0]) if facts.loose else None
        if label is not None and label.label in SUMS:
            good += 1
            continue
        strange = _is_strange(row, growing)
        good += bool(facts.amounts and not strange)
        bad += strange
        number = _number_at(facts.position)
        if number is not None and facts.amounts:
            numbers.append(number)
    last = _last_position(growing)
    if numbers and last is not None and numbers[0] not in {last, last + 1} and numbers[0] <= 1:
        return False
    if numbers and last is not None and numbers[0] == last + 1:
        return bad <= good
    rest_alone = len(filled) == 1 and not bad and not filled[0].spans_all
    return (good > 0 and bad == 0) or rest_alone


def _is_strange(row: GridRow, growing: _Growing) -> bool:
    """Whether a figure column holds something that is neither a figure nor a mark in its place."""
    for column in growing.columns:
        cell = row.covering.get(column.index)
        if column.role not in FIGURE_ROLES or cell is None or row.spans_all or cell.row != row.index or cell.column != column.index:
            continue
        value = cell_value(cell.text, growing.language, counted=column.role in COUNTED_ROLES)
        if cell.text.strip() and value.amount is None and value.mark is None:
            return True
    return False


def _start(view: DocumentView, table: Table, header: Header, lead: Sequence[GridRow], body: Sequence[GridRow]) -> _Growing:
    columns, language = read_columns(header, body)
    caption = find_caption(view, table, lead)
    columns = with_shared_currency(with_shared_scale(with_caption(columns, caption), body, language))
    return _Growing(columns, language, table, header, (caption.anchor,) if caption is not None else ())


def _start_without_header(view: DocumentView, table: Table, rows: Sequence[GridRow]) -> _Growing:
    columns, language = read_columns_without_header(rows, table.column_count)
    caption = find_caption(view, table, ()) if any(column.role is not None for column in columns) else None
    return _Growing(with_caption(columns, caption), language, table, None, (caption.anchor,) if caption is not None else ())


def _finish(growing: _Growing) -> PriceTable:
    reason = why_no_items(growing.columns)
    rows = price_rows(growing.lines, growing.columns, growing.language)
    sums = [slot.text for row in rows if row.kind in {RowOutcome.TOTAL, RowOutcome.SUBTOTAL} for slot in row.slots]
    if not reason and not any(row.kind is RowOutcome.ITEM for row in rows):
        reason = "no row reads as an item"
    return PriceTable(
        pieces=tuple(growing.pieces),
        columns=with_currency_of_sums(growing.columns, sums),
        rows=rows,
        lists_items=not reason,
        reason=reason,
        language=growing.language,
        source=growing.last.source,
        caption=growing.caption,
        carried=tuple(growing.carried),
    )


def _repeats(growing: _Growing | None, header: Header) -> bool:
    """Whether a header is the table's own, printed again; on scans the same roles and currencies will do, since letters are misread."""
    if growing is None or growing.header is None:
        return False
    if growing.header.key == header.key:
        return True
    return growing.last.source is TextSource.OCR and len(growing.header.roles) >= 3 and growing.header.roles == header.roles


def _numbers_the_same(before: Table, table: Table) -> bool:
    """Whether a piece begins with the column numbers 1 2 3 … of as many columns: it goes on wherever its columns stand."""
    if before.column_count != table.column_count:
        return False
    first = next((row for row in rows_of(table) if row.filled), None)
    return first is not None and is_column_numbers(first) and len(first.filled) == table.column_count


class _Assembly:
    """Takes the pieces of a document one by one: each goes on with the table that grows, or begins others."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.pages = {page.number: page for page in view.document.pages}
        self.growing: _Growing | None = None
        self.done: list[PriceTable] = []

    def end(self) -> None:
        """Finishes the table that grows."""
        if self.growing is not None:
            self.done.append(_finish(self.growing))
        self.growing = None

    def _carries(self, table: Table, *, last: int, linked: bool) -> bool:
        """Adds the first `last` rows of a piece (they have no header) to the table that grows, if they go on with it."""
        growing = self.growing
        if growing is None or not linked:
            return False
        fitted = self._fitted(growing.last, table)
        if fitted is None:
            return False
        rows = rows_of(fitted)[:last]
        if not any(row.filled for row in rows) or not (follows_directly(growing.last, table) or _goes_on(growing, rows)):
            return False
        growing.carried.append(table.index)
        growing.add(fitted, rows, cut=not isinstance(table.place, SheetPlace))
        return True

    def _fitted(self, before: Table, table: Table) -> Table | None:
        """The piece in the columns of the one before; None where they do not fit."""
        if isinstance(table.place, SheetPlace):
            return laid_over(before, table)
        if same_columns(before, table, self.pages).fits or _numbers_the_same(before, table):
            return table
        columns = columns_below(before, table)
        return None if columns is None else renumbered(table, columns, before.column_count)

    def _begin(self, growing: _Growing) -> _Growing:
        self.end()
        self.growing = growing
        return growing

    def take(self, table: Table, *, linked: bool) -> None:
        """Takes one piece. `linked` says that it stands where the table of the piece before would go on."""
        rows = rows_of(table)
        headers = find_headers(rows, column_count=table.column_count, header_rows=table.header_rows)
        if not headers:
            if not self._carries(table, last=len(rows), linked=linked):
                self._begin(_start_without_header(self.view, table, rows)).add(table, rows)
            return
        lead: Sequence[GridRow] = rows[: headers[0].first]
        if self._carries(table, last=len(lead), linked=linked):
            lead = ()
        near = linked and self.growing is not None and self.growing.last.column_count == table.column_count
        for at, header in enumerate(headers):
            below = rows[header.last + 1 : headers[at + 1].first if at + 1 < len(headers) else len(rows)]
            growing = self.growing
            if growing is None or not (at > 0 or (near and not any(row.filled for row in lead))) or not _repeats(growing, header):
                above = lead if at == 0 else rows[max(0, header.first - LEAD_ROWS) : header.first]
                growing = self._begin(_start(self.view, table, header, above, below))
            if at == 0:
                growing.add(table, lead, kind=Kind(RowOutcome.NOTE, "above the header"))
            growing.add(table, rows[header.first : header.last + 1], kind=Kind(RowOutcome.HEADER))
            growing.add(table, below, cut=at == 0 and linked)


def assemble(view: DocumentView) -> tuple[PriceTable, ...]:
    """All tables of a document, joined over page breaks, in file order; every row of every piece stands in exactly one of them."""
    tables = view.document.tables
    linked = {second for _, second in neighbours(tables)}
    assembly = _Assembly(view)
    for at, table in enumerate(tables):
        assembly.take(table, linked=at in linked)
    assembly.end()
    return tuple(assembly.done)
