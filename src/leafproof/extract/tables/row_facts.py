"""What one row holds by role: position, texts, readings of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from leafproof.extract.tables.cell_value import CellValue, cell_value
from leafproof.extract.tables.grid_rows import GridRow
from leafproof.extract.tables.price_table import COUNTED_ROLES, FIGURE_ROLES, Column
from leafproof.lang.column_roles import Role
from leafproof.lang.row_labels import Mark

# A merged cell over several rows says its text for each of them; a merged figure is one figure and belongs to the first row.
COVERING_ROLES = frozenset({Role.POSITION, Role.NAME, Role.DESIGNATION, Role.UNIT, Role.CURRENCY})


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row seen through the roles of its columns.

    `position`, `name`, `designation`, `unit` are texts ("" where empty). `own_name` is false where the name stands in a merged cell that
    began in a row above. `figures` holds the reading of every non-empty figure cell. `loose` are the texts of cells that start in this row
    in columns without figures, in order, and words that stand in figure columns; last, texts with digits there that are no figures.
    """

    row: GridRow
    position: str = ""
    name: str = ""
    designation: str = ""
    unit: str = ""
    own_name: bool = True
    figures: dict[Role, CellValue] = field(default_factory=dict, repr=False)
    loose: tuple[str, ...] = ()

    @property
    def amounts(self) -> int:
        """How many figure columns hold a number."""
        return sum(value.amount is not None for value in self.figures.values())

    @property
    def unreadable(self) -> bool:
        """Whether a figure column holds text with digits that is no number."""
        return any(value.unreadable for value in self.figures.values())

    @property
    def marked(self) -> bool:
        """Whether a figure column says included or free."""
        return any(value.mark in {Mark.INCLUDED, Mark.FREE} for value in self.figures.values())

    def has(self, *roles: Role) -> bool:
        """Whether one of these columns holds a number or text with digits."""
        return any(role in self.figures and (self.figures[role].amount is not None or self.figures[role].unreadable) for role in roles)


def facts_of(row: GridRow, columns: Sequence[Column], language: str | None) -> RowFacts:
    """The row seen through its columns' roles; figures are read by the table's number format."""
    texts: dict[Role, str] = {}
    figures: dict[Role, CellValue] = {}
    loose: list[str] = []
    lettered: list[str] = []
    own_name = True
    for column in columns:
        cell = row.covering.get(column.index)
        if cell is None or not cell.text.strip():
            continue
        starts_here = cell.row == row.index and cell.column == column.index
        if column.role in FIGURE_ROLES:
            if not starts_here:
                continue
            value = cell_value(cell.text, language, counted=column.role in COUNTED_ROLES)
            if value.amount is None and value.mark is None and not value.unreadable:
                loose.append(cell.text)
            elif column.role is not None:
                figures.setdefault(column.role, value)
                if value.unreadable:
                    lettered.append(cell.text)
            continue
        if starts_here and column.role is not Role.POSITION:
            loose.append(cell.text)
        if column.role is not None and (starts_here or (column.role in COVERING_ROLES and cell.column == column.index)):
            texts.setdefault(column.role, cell.text.strip())
            own_name = own_name and (starts_here or column.role is not Role.NAME)
    return RowFacts(
        row,
        position=texts.get(Role.POSITION, ""),
        name=texts.get(Role.NAME, ""),
        designation=texts.get(Role.DESIGNATION, ""),
        unit=texts.get(Role.UNIT, ""),
        own_name=own_name,
        figures=figures,
        loose=(*loose, *lettered),
    )
