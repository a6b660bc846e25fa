"""What a page is made of, before it is drawn: paragraphs, pairs of columns, tables, and the facts that they state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from leafproof.demo.key import ContractKey, FigureKey, IdentifierKey, ItemKey, PaymentKey


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `align` is left, right, centre or justify; `step` is added to the text size in points."""

    text: str
    align: str = "left"
    bold: bool = False
    step: float = 0.0
    indent: float = 0.0
    space: float = 3.0


@dataclass(frozen=True)
class Pair:
    """Two texts side by side: place and date, the two signature blocks, or one clause in two languages."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    bold: bool = False
    ends: bool = False
    ruled: bool = False


@dataclass(frozen=True)
class Scribble:
    """Signatures and seals drawn above the last Pair, as a pen would: no text."""

    sides: int = 2


@dataclass(frozen=True)
class Break:
    """A new page."""

    landscape: bool = False


@dataclass(frozen=True)
class GridColumn:
    """A column: its role in the generator's words, its label (group label first where there is one), alignment, relative width."""

    role: str
    label: tuple[str, ...]
    align: str = "left"
    weight: float = 1.0


@dataclass(frozen=True)
class GridRow:
    """A row: item, section, subtotal, total, tax or plain. `cells` has one text a column; the first cell spans `span` columns."""

    kind: str
    cells: tuple[str, ...]
    span: int = 1
    item: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table. `rules`: full, horizontal, header or none. `item` of a row is an index into the paper's items.

    `split_rows`: a row whose name has several lines may be cut by the end of the page.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    rules: str = "full"
    number_row: bool = False
    repeat_header: bool = True
    middle: bool = False
    size: float = 8.0
    bold_header: bool = True
    split_rows: bool = False

    def depth(self) -> int:
        """Header rows: 1, or 2 where some label has a group above it."""
        return max(len(column.label) for column in self.columns)


Block = Paragraph | Pair | Scribble | Break | Grid


@dataclass
class Paper:
    """A document being written: its blocks in order and the facts that they state."""

    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    number: str | None = None
    date: str | None = None
    stages: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    items: list[ItemKey] = field(default_factory=list)
    contracts: list[ContractKey] = field(default_factory=list)
    payments: list[PaymentKey] = field(default_factory=list)
    identifiers: list[IdentifierKey] = field(default_factory=list)
    figures: list[FigureKey] = field(default_factory=list)
    subject: str = ""

    def say(self, text: str, **look: object) -> None:
        """Adds a paragraph."""
        self.blocks.append(Paragraph(text, **look))  # type: ignore[arg-type]

    def take(self, other: Paper) -> None:
        """Appends another paper (an annex bound into the same file)."""
        shift = len(self.items)
        for block in other.blocks:
            if isinstance(block, Grid):
                rows = tuple(GridRow(row.kind, row.cells, row.span, None if row.item is None else row.item + shift) for row in block.rows)
                block = replace(block, rows=rows)
            self.blocks.append(block)
        self.items += other.items
        self.payments += other.payments
        self.identifiers += other.identifiers
        self.figures += other.figures
