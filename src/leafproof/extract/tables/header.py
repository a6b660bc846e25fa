"""Where the header of a table stands, and which labels stand over each column, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from leafproof.extract.tables.cell_value import is_figure, is_period
from leafproof.extract.tables.grid_rows import GridRow
from leafproof.lang.column_roles import LONGEST_LABEL, Role, label_words, role_of
from leafproof.lang.header_units import header_unit
from leafproof.lang.row_labels import RowLabel, row_label
from leafproof.lang.units import unit_of
from leafproof.records import Cell

TALLEST_HEADER = 6
# How many rows of a piece are asked for a header unless an empty row or a row over all columns stands before them.
ROWS_ASKED = 40
SUMS = frozenset({RowLabel.TOTAL, RowLabel.SUBTOTAL, RowLabel.TAX, RowLabel.CARRY})
GOODS_ROLES = frozenset(
    {Role.NAME, Role.DESIGNATION, Role.QUANTITY, Role.QUANTITY_TOTAL, Role.UNIT_PRICE, Role.TOTAL, Role.UNIT, Role.ITEM, Role.ARTICLE}
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows `first`..`last` (0-based, inclusive) and, for each column, the distinct header cells from top to bottom."""

    first: int
    last: int
    paths: tuple[tuple[Cell, ...], ...]

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """What tells whether two headers are the same: the folded labels of each column."""
        return tuple(label_words(" ".join(cell.text for cell in path)) for path in self.paths)

    @property
    def roles(self) -> tuple[tuple[int, Role, str | None, int], ...]:
        """What the labels say whatever their letters: for each column that names one, its role, currency and scale."""
        found = []
        for column, path in enumerate(self.paths):
            label = " ".join(cell.text for cell in path)
            role = role_of(label)
            if role is not None:
                unit = header_unit(label)
                found.append((column, role, unit.currency, unit.scale))
        return tuple(found)


def _label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and (is_period(text) or not is_figure(text))


def is_label_row(row: GridRow) -> bool:
    """Whether a row could belong to a header by its looks: texts of a label's length, no figures but years, no row over all columns."""
    filled = row.filled
    return bool(filled) and not row.spans_all and all(_label(cell.text) for cell in filled)


def _is_header_like(row: GridRow) -> bool:
    if len(row.filled) < 2 or not is_label_row(row):
        return False
    # «Итого: | Сумма с НДС» stands below a table, not above one.
    first = row_label(row.filled[0].text)
    if first is not None and first.pure and first.label in SUMS:
        return False
    roles = [role_of(cell.text) for cell in row.filled]
    known = {role for role in roles if role is not None}
    if len(known) < 2 or 2 * sum(role is not None for role in roles) < len(roles):
        return False
    # A form («Название: X, Адрес: Y») has labels followed by values; a header has labels that are short or stand in every column.
    return bool(known & GOODS_ROLES) or len(row.filled) >= 3


def _is_unit_alone(text: str) -> bool:
    unit = header_unit(text)
    return (unit.currency is not None or unit.scale != 1 or unit.unit_code is not None) and len(label_words(text)) <= 4


def _is_sub_label(text: str) -> bool:
    return is_period(text) or role_of(text) is not None or unit_of(text) is not None or _is_unit_alone(text)


def _parts_of_groups(below: GridRow, groups: list[Cell]) -> bool:
    """Whether all that begins in a row stands under group labels, be it figures (numbers of receivers, lots)."""
    own = [cell for cell in below.cells if cell.text.strip()]
    return len(own) > 1 and all(any(group.column <= cell.column < group.column + group.column_span for group in groups) for cell in own)


def _heads_a_section(row: GridRow) -> bool:
    """Whether a row is one text over most columns, perhaps behind a number, that names no column: «А | ПЕРЕДВИЖНОЙ ГОСПИТАЛЬ»."""
    filled = row.filled
    widest = max((cell.column_span for cell in filled), default=0)
    return len(filled) <= 2 and 2 * widest > row.column_count and not any(role_of(cell.text) for cell in filled)


def _goes_down(rows: tuple[GridRow, ...], first: int, last: int, header_rows: int) -> bool:
    """Whether the row below `last` still belongs to the header that began at `first`."""
    if last + 1 >= len(rows) or last + 1 - first >= TALLEST_HEADER:
        return False
    below = rows[last + 1]
    over = [cell for row in rows[first : last + 1] for cell in row.filled]
    groups = [cell for cell in over if cell.column_span > 1 and cell.row + cell.row_span - 1 == last]
    if _parts_of_groups(below, groups) and any(cell.row + cell.row_span - 1 > last for cell in over):
        return True
    if not is_label_row(below) or _heads_a_section(below):
        return False
    if _is_header_like(below) or below.index < header_rows:
        return True
    if groups and all(any(cell.column <= sub.column < cell.column + cell.column_span for cell in groups) for sub in below.filled):
        # A label over several columns asks for labels below it.
        return True
    if not all(_is_sub_label(cell.text) for cell in below.filled):
        return False
    reached = any(cell.row + cell.row_span - 1 > last for cell in over)
    return reached or len(below.filled) >= 2 or _is_unit_alone(below.filled[0].text)


def _goes_up(rows: tuple[GridRow, ...], first: int, lowest: int) -> bool:
    """Whether the row above `first` belongs to the header: group labels over several columns, or labels with roles."""
    if first - 1 < lowest:
        return False
    above = rows[first - 1]
    if not is_label_row(above):
        return False
    grouped = any(cell.column_span > 1 for cell in above.filled)
    return (grouped and any(role_of(cell.text) is not None for cell in above.filled)) or (
        len(above.filled) >= 2 and all(_is_sub_label(cell.text) for cell in above.filled)
    )


def _paths(rows: tuple[GridRow, ...], first: int, last: int, column_count: int) -> tuple[tuple[Cell, ...], ...]:
    paths: list[tuple[Cell, ...]] = []
    for column in range(column_count):
        path: list[Cell] = []
        for row in rows[first : last + 1]:
            cell = row.covering.get(column)
            if cell is not None and cell.text.strip() and (not path or path[-1] is not cell):
                path.append(cell)
        paths.append(tuple(path))
    return tuple(paths)


def find_headers(rows: tuple[GridRow, ...], *, column_count: int, header_rows: int | None = None) -> tuple[Header, ...]:
    """The headers of a piece from top to bottom; a sheet may hold several tables, a piece may repeat its header.

    Args:
        rows: all rows of the piece.
        column_count: its number of columns.
        header_rows: how many rows the geometry took for the header, None where it could not tell.
    """
    found: list[Header] = []
    lowest, at = 0, 0
    fresh = True
    while at < len(rows):
        row = rows[at]
        asked = fresh or at < ROWS_ASKED
        fresh = not row.filled or row.spans_all
        if not asked or not _is_header_like(row):
            at += 1
            continue
        first = last = at
        while at - first < TALLEST_HEADER and _goes_up(rows, first, lowest):
            first -= 1
        while _goes_down(rows, first, last, header_rows or 0):
            last += 1
        found.append(Header(first, last, _paths(rows, first, last, column_count)))
        lowest = at = last + 1
    return tuple(found)
