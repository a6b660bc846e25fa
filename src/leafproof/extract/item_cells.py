"""The cells of one item row as fields: designation, figures, unit, currency, scale, and what is doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leafproof.extract.tables.cell_value import CellValue, cell_value
from leafproof.extract.tables.price_table import Column, PriceRow, PriceTable, Slot
from leafproof.lang.class_words import head_of_phrase
from leafproof.lang.column_roles import Role
from leafproof.lang.designations import find_designations
from leafproof.lang.header_units import header_unit
from leafproof.lang.row_labels import Mark, is_han

# A shorter token directly behind a Han character is a piece of a name.
SHORTEST_BESIDE_HAN = 4
# Below this a figure on which two readings differ is no figure, unless the row's arithmetic speaks for it.
LEAST_CONFIDENCE = 50
# The figure fields, the roles that give them (the first that is printed), in the order of the anchors.
FIGURES = (("quantity", (Role.QUANTITY_TOTAL, Role.QUANTITY)), ("unit_price", (Role.UNIT_PRICE,)), ("total", (Role.TOTAL,)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure field: its reading, the column and cells it comes from."""

    field: str
    value: CellValue
    column: Column
    slot: Slot


Slots = dict[Role, tuple[Column, Slot]]


def slots_by_role(table: PriceTable, row: PriceRow) -> Slots:
    """What the columns with a role hold in a row: role -> column and slot."""
    by_column = {slot.column: slot for slot in row.slots}
    found: dict[Role, tuple[Column, Slot]] = {}
    for column in table.columns:
        slot = by_column.get(column.index)
        if column.role is not None and slot is not None:
            found.setdefault(column.role, (column, slot))
    return found


def only_part(table: PriceTable, row: PriceRow) -> tuple[Column, Slot] | None:
    """The one filled quantity of a row that is split by years or lots; None where several are filled."""
    parts = {column.index: column for column in table.columns if column.role is Role.QUANTITY_PART}
    filled = [slot for slot in row.slots if slot.column in parts and cell_value(slot.text, table.language).mark is not Mark.NONE]
    # One part column alone says that the others were not read: its figure is no whole.
    return (parts[filled[0].column], filled[0]) if len(filled) == 1 and len(parts) > 1 else None


def figures_of(table: PriceTable, row: PriceRow) -> list[Figure]:
    """The figure fields of a row that have any text, in the order quantity, unit price, total."""
    by_role = slots_by_role(table, row)
    figures = []
    for name, roles in FIGURES:
        found = next((by_role[role] for role in roles if role in by_role), None)
        if found is None and name == "quantity":
            found = only_part(table, row)
        if found is not None:
            figures.append(Figure(name, cell_value(found[1].text, table.language, counted=name == "quantity"), *found))
    return figures


def _inside(name: str) -> str | None:
    """The one designation in the head of a name, not in what the thing is for; None where there is none or more than one candidate."""
    head = head_of_phrase(name)
    accepted = [found for found in find_designations(name) if found.value.accepted and found.end <= len(head)]
    if len(accepted) != 1:
        return None
    found = accepted[0]
    before, rest = head[: found.start], f"{head[: found.start]} {head[found.end :]}"
    # «12Б7 «Лось-4М»»: another word with letters and digits may be the designation as well.
    if any(any(char.isdigit() for char in token) and any(char.isalpha() for char in token) for token in rest.split()):
        return None
    # A piece of a longer name («海牛-M2») is no designation of its own.
    if before.endswith(("-", "–", "—")) or (len(found.value.as_written) < SHORTEST_BESIDE_HAN and is_han(before[-1:])):
        return None
    return found.value.as_written


def _over_lines(printed: str) -> str:
    """A designation without the space that a line end at its hyphen left («КИ- 128»)."""
    return re.sub(r"(?<=[^\W_])([-‐‑]) (?=[^\W_])", r"\1", printed)


def designation_of(slots: Slots) -> tuple[str | None, str | None]:
    """Designation and description as printed; the designation inside the name where exactly one is found there, else the name."""
    name = slots[Role.NAME][1].text.strip() if Role.NAME in slots else None
    if Role.DESIGNATION in slots:
        printed = _over_lines(slots[Role.DESIGNATION][1].text.strip())
        # A lone 一 is a dash that a reader of Chinese pages took for "one".
        if any(char.isalnum() for char in printed) and printed != "一":
            return printed, name
    if name is None:
        return None, None
    return _inside(name) or name, name


def unit_printed(figures: Iterable[Figure], slots: Slots) -> str | None:
    """The unit as printed: in its own column, behind the quantity, or in the label of the quantity column."""
    if Role.UNIT in slots:
        printed = slots[Role.UNIT][1].text.strip()
        return printed if any(char.isalpha() for char in printed) else None
    for figure in figures:
        if figure.field == "quantity":
            return figure.value.unit or figure.column.unit
    return None


def currency_of(figures: Iterable[Figure], slots: Slots) -> tuple[str | None, tuple[str, ...]]:
    """The row's currency: from its currency cell, the figures' cells, the columns; None and a doubt where they differ."""
    money = [figure for figure in figures if figure.field != "quantity" and figure.value.amount is not None]
    in_cells = {figure.value.currency for figure in money if figure.value.currency is not None}
    if Role.CURRENCY in slots:
        named = header_unit(slots[Role.CURRENCY][1].text).currency
        in_cells |= {named} if named is not None else set()
    in_columns = {figure.column.currency for figure in money if figure.column.currency is not None}
    found = in_cells or in_columns
    doubts = ("currency_differs",) if len(in_cells | in_columns) > 1 else ()
    return (next(iter(found)) if len(found) == 1 else None), doubts


def scale_of(figure: Figure) -> tuple[int, tuple[str, ...]]:
    """The multiplier of a figure, from its cell or its column, and a doubt where they differ."""
    if figure.field == "quantity":
        return figure.value.scale, ()
    if figure.value.scale != 1 and figure.column.scale != 1 and figure.value.scale != figure.column.scale:
        return figure.value.scale, ("scale_differs",)
    return (figure.value.scale if figure.value.scale != 1 else figure.column.scale), ()


def is_unsure(figure: Figure, language: str | None) -> bool:
    """Whether a figure of a scan was read as two different numbers, the one taken with little confidence."""
    for cell in figure.slot.cells:
        read = {cell_value(reading.text, language).amount for reading in cell.readings}
        if len(read) > 1 and cell.confidence is not None and cell.confidence < LEAST_CONFIDENCE:
            return True
    return False


def doubts_of(figure: Figure, language: str | None) -> Iterator[str]:
    """What is doubtful about one figure: unreadable, included, free, read in two ways, printed over two cells."""
    value = figure.value
    if value.unreadable:
        yield f"unreadable_number:{figure.field}"
    if value.mark in {Mark.INCLUDED, Mark.FREE}:
        yield value.mark.value
    yield from value.doubts
    for cell in figure.slot.cells:
        read = {cell_value(reading.text, language).amount for reading in cell.readings}
        if len(read - {None}) > 1:
            yield "two_readings"
    if len(figure.slot.cells) > 1 and value.amount is not None:
        yield "number_over_two_cells"
