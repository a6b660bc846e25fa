"""Rows with their kinds, wrapped rests joined to the rows they belong to, sections carried down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from leafproof.extract.tables.grid_rows import GridRow
from leafproof.extract.tables.number_rests import join_number_rests
from leafproof.extract.tables.price_table import Column, Place, PriceRow, Slot
from leafproof.extract.tables.row_facts import COVERING_ROLES, RowFacts, facts_of
from leafproof.extract.tables.row_kinds import CARRIED, NAMELESS, Kind, Surroundings, kind_of
from leafproof.lang.column_roles import Role
from leafproof.records import RowOutcome, TableStyle

SUMS = frozenset({RowOutcome.SUBTOTAL, RowOutcome.TOTAL, RowOutcome.TAX})
# Rows that may stand between the parts of one item: a page break brings its header again.
BETWEEN = frozenset({RowOutcome.HEADER, RowOutcome.COLUMN_NUMBERS, RowOutcome.EMPTY})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a piece on its way: how its grid was found, its kind where already known, whether a page break stands above it."""

    row: GridRow
    how: TableStyle
    kind: Kind | None = None
    cut: bool = False


def _slots(row: GridRow, columns: Sequence[Column]) -> tuple[Slot, ...]:
    slots = []
    for column in columns:
        cell = row.covering.get(column.index)
        if cell is None or not cell.text.strip():
            continue
        starts_here = cell.row == row.index and cell.column == column.index
        if starts_here or (column.role in COVERING_ROLES and cell.column == column.index):
            slots.append(Slot(column.index, (cell,)))
    return tuple(slots)


def _joined(first: tuple[Slot, ...], second: tuple[Slot, ...]) -> tuple[Slot, ...]:
    by_column = {slot.column: slot.cells for slot in first}
    for slot in second:
        before = by_column.get(slot.column, ())
        by_column[slot.column] = before + tuple(cell for cell in slot.cells if cell not in before)
    return tuple(Slot(column, cells) for column, cells in sorted(by_column.items()))


def _kinds(lines: Sequence[Line], facts: Sequence[RowFacts], columns: Sequence[Column]) -> list[Kind]:
    following: list[RowFacts | None] = [None] * len(lines)
    coming: RowFacts | None = None
    for at in range(len(lines) - 1, -1, -1):
        following[at] = coming
        if lines[at].kind is None and facts[at].amounts:
            coming = facts[at]
    kinds: list[Kind] = []
    above: Kind | None = None
    below_total = False
    cut = False
    numbered = is_numbered([known for known in facts if known.amounts and (known.name or known.designation)])
    for at, line in enumerate(lines):
        cut = cut or line.cut
        where = Surroundings(below_total, line.how, cut, numbered)
        kind = line.kind or kind_of(facts[at], columns, above=above, following=following[at], where=where)
        kinds.append(kind)
        if kind.outcome not in BETWEEN:
            above = kind if kind.outcome is not RowOutcome.NOTE or line.kind is None else above
            cut = False
            below_total = kind.outcome in SUMS or (below_total and kind.outcome not in {RowOutcome.SECTION, RowOutcome.ITEM})
    return kinds


def is_numbered(rows: Sequence[RowFacts]) -> bool:
    """Whether two thirds of these rows or more have a position."""
    return bool(rows) and 3 * sum(bool(known.position) for known in rows) >= 2 * len(rows)


def _halves(before: RowFacts, after: RowFacts, *, numbered: bool) -> bool:
    """Whether a row without figures and the next row with figures are two halves of one item."""
    if not (before.position and (before.name or before.designation)) or before.figures or after.position:
        return False
    return numbered or not (after.name or after.designation)


@dataclass
class _Joining:
    """The rows of a table while they are put together."""

    rows: list[PriceRow]
    numbered: bool
    section: str | None = None
    last_item: int | None = None
    # The last row if it is a name without figures that may be the head of the item below: its facts, its index in `rows`.
    waiting: tuple[RowFacts, int] | None = None

    def rest(self, row: PriceRow) -> None:
        """Joins the rest of a wrapped or cut item to it."""
        if self.last_item is None:
            self.rows.append(replace(row, kind=RowOutcome.NOT_UNDERSTOOD, reason="the rest of no item"))
            return
        item = self.rows[self.last_item]
        doubt = "joined_over_page" if row.places[0].table != item.places[0].table else "joined_rows"
        self.rows[self.last_item] = replace(
            item,
            places=item.places + row.places,
            slots=_joined(item.slots, row.slots),
            doubts=tuple(dict.fromkeys((*item.doubts, doubt))),
        )

    def second_half(self, row: PriceRow, facts: RowFacts) -> bool:
        """Joins figures to the name that waits for them in the row above; false where none waits."""
        if self.waiting is None or not (row.kind is RowOutcome.ITEM or row.reason == NAMELESS):
            return False
        before, index = self.waiting
        if not _halves(before, facts, numbered=self.numbered):
            return False
        head = self.rows[index]
        doubt = "joined_over_page" if row.places[0].table != head.places[0].table else "joined_rows"
        self.rows[index] = replace(
            row, kind=RowOutcome.ITEM, places=row.places + head.places, slots=_joined(head.slots, row.slots), reason="", doubts=(doubt,)
        )
        self.last_item, self.waiting = index, None
        return True

    def add(self, row: PriceRow, facts: RowFacts) -> None:
        """Appends a row that stands for itself."""
        if row.kind is RowOutcome.SECTION:
            self.section = " ".join(" ".join(facts.row.texts).split())
            row = replace(row, section=self.section)
        elif row.kind in {RowOutcome.SUBTOTAL, RowOutcome.TOTAL} and row.reason != CARRIED:
            self.section = None
        self.rows.append(row)
        if row.kind in BETWEEN:
            return
        at = len(self.rows) - 1
        self.last_item = at if row.kind is RowOutcome.ITEM else None
        self.waiting = (facts, at) if row.kind is RowOutcome.NOT_UNDERSTOOD and not facts.figures else None


def price_rows(lines: Sequence[Line], columns: Sequence[Column], language: str | None) -> tuple[PriceRow, ...]:
    """The rows of a table with their kinds: conservation holds, every line stands in exactly one row.

    Args:
        lines: the rows of all pieces in order.
        columns: the table's columns.
        language: the language of its number format.
    """
    facts = [facts_of(line.row, columns, language) for line in lines]
    kinds = _kinds(lines, facts, columns)
    joining = _Joining([], is_numbered([known for known, kind in zip(facts, kinds, strict=True) if kind.outcome is RowOutcome.ITEM]))
    for line, known, kind in zip(lines, facts, kinds, strict=True):
        place = Place(line.row.table, line.row.index)
        row = PriceRow(kind.outcome, (place,), _slots(line.row, columns), joining.section, kind.reason)
        if row.kind is RowOutcome.CONTINUATION:
            joining.rest(row)
        elif not joining.second_half(row, known):
            joining.add(row, known)
    return _sums_named(join_number_rests(_unlabelled_sum(joining.rows, facts), columns, language))


def _unlabelled_sum(rows: list[PriceRow], facts: Sequence[RowFacts]) -> list[PriceRow]:
    """Finds a last row that holds nothing but the sum of the totals above it: a total whose label says something else.

    («Prices include VAT … 49.99».) It has neither number, quantity, unit nor price of its own.
    """
    by_place = {Place(known.row.table, known.row.index): known for known in facts}
    items = [at for at, row in enumerate(rows) if row.kind is RowOutcome.ITEM]
    if len(items) < 3:
        return rows
    last = by_place[rows[items[-1]].places[0]]
    if last.position or last.unit or (last.designation and last.name) or set(last.figures) != {Role.TOTAL}:
        return rows
    above = [by_place[rows[at].places[0]].figures.get(Role.TOTAL) for at in items[:-1]]
    total = sum((value.amount for value in above if value is not None and value.amount is not None), Decimal(0))
    if last.figures[Role.TOTAL].amount != total:
        return rows
    found = replace(rows[items[-1]], kind=RowOutcome.TOTAL, reason="it equals the sum of the rows above")
    return [found if at == items[-1] else row for at, row in enumerate(rows)]


def _sums_named(rows: list[PriceRow]) -> tuple[PriceRow, ...]:
    """A total with items below it is a subtotal."""
    last = max((at for at, row in enumerate(rows) if row.kind is RowOutcome.ITEM), default=-1)
    return tuple(
        replace(row, kind=RowOutcome.SUBTOTAL) if row.kind is RowOutcome.TOTAL and at < last else row for at, row in enumerate(rows)
    )
