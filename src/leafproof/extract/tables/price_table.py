"""A table whose columns have roles: pieces joined over page breaks, every row with its kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leafproof.lang.column_roles import Role
from leafproof.lang.row_labels import is_han
from leafproof.records import Anchor, Cell, RowOutcome, TextSource

FIGURE_ROLES = (Role.QUANTITY, Role.QUANTITY_TOTAL, Role.QUANTITY_PART, Role.UNIT_PRICE, Role.TOTAL)
COUNTED_ROLES = frozenset({Role.QUANTITY, Role.QUANTITY_TOTAL, Role.QUANTITY_PART})


class Basis(StrEnum):
    """Where a column's role comes from: its label, x * y = z in its rows, or the piece on the page before."""

    HEADER = "header"
    ARITHMETIC = "arithmetic"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: 0-based index, role (None where unread), labels from top to bottom and their cells.

    `currency` (ISO 4217), `scale` (1000 for «тыс.») and `unit` (as written in the label) hold for the figures of the column.
    """

    index: int
    role: Role | None
    labels: tuple[str, ...] = ()
    header: tuple[Cell, ...] = ()
    basis: Basis = Basis.HEADER
    currency: str | None = None
    scale: int = 1
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One row of one table piece: the table's index in its document, the 0-based row."""

    table: int
    row: int


@dataclass(frozen=True, slots=True)
class Slot:
    """What one column holds in one row: its cells, more than one where wrapped rests were joined."""

    column: int
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The cells' text joined by a space (by nothing between Han characters)."""
        joined = ""
        for cell in self.cells:
            if joined and not is_han(joined[-1:]):
                joined += " "
            joined += cell.text
        return joined


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row with its kind, the rows of the pieces it is made of, what its columns hold, the section above it.

    `reason` says why, where the kind needs one. `doubts` are codes such as `joined_over_page`.
    """

    kind: RowOutcome
    places: tuple[Place, ...]
    slots: tuple[Slot, ...] = ()
    section: str | None = None
    reason: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceTable:
    """Pieces joined to one table. `lists_items` is false for a table that lists no goods; `reason` then says why.

    `language` is the language whose number format the table keeps (ru: decimal comma, en: decimal point), None where unknown.
    `carried` are the pieces that have no header of their own: their roles come from the piece before. `caption` is where a line
    above the table stands that gave the currency or scale.
    """

    pieces: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[PriceRow, ...]
    lists_items: bool
    reason: str = ""
    language: str | None = None
    source: TextSource = TextSource.TEXT_LAYER
    caption: tuple[Anchor, ...] = ()
    carried: tuple[int, ...] = ()

    def column(self, role: Role) -> Column | None:
        """The column with this role, or None."""
        return next((column for column in self.columns if column.role is role), None)
