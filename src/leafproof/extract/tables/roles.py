"""Which column holds what: the lowest label decides, the path above it refines, the cells below settle what a label leaves open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from leafproof.extract.tables.cell_value import is_figure, is_period
from leafproof.extract.tables.header import Header
from leafproof.extract.tables.price_table import Basis, Column
from leafproof.lang.column_roles import Role, role_of
from leafproof.lang.header_units import header_unit
from leafproof.lang.number_words import parse_words
from leafproof.lang.row_labels import mark_of, row_label
from leafproof.lang.units import unit_of
from leafproof.records import Cell

QUANTITY_GROUP = frozenset({Role.QUANTITY, Role.QUANTITY_TOTAL, Role.DUE, Role.QUANTITY_PART})
MONEY_GROUP = frozenset({Role.TOTAL, Role.TOTAL_PART, Role.UNIT_PRICE})
# Columns of words: figures alone under such a label say that the label was put together wrongly («备注 金额» of two columns).
WORDY = frozenset({Role.NOTE, Role.PLACE})
FEWEST_FIGURES = 3
Body = Callable[[int], Sequence[str]]


def _under_group(lowest: str, own: Role | None, group: Role | None) -> Role | None:
    """The role of a label under a group label that stands over several columns."""
    if is_period(lowest) or own in {Role.LOT, Role.DUE, Role.STAGE} or (own is None and any(char.isdigit() for char in lowest)):
        if group in QUANTITY_GROUP:
            return Role.QUANTITY_PART
        return Role.TOTAL_PART if group in MONEY_GROUP else own
    if own is None and group in QUANTITY_GROUP:
        return Role.QUANTITY_PART
    if own in {Role.TOTAL, Role.QUANTITY_TOTAL} and group in QUANTITY_GROUP:
        return Role.QUANTITY_TOTAL
    if own in {Role.UNIT, Role.QUANTITY} and group in MONEY_GROUP:
        return Role.UNIT_PRICE
    if own is None and group in {Role.DUE, Role.STAGE}:
        return group
    if group is Role.TAX and own in {Role.TOTAL, Role.SHARE}:
        return Role.TAX
    if group is Role.UNIT and own in {Role.NAME, Role.CODE}:
        # «Единица измерения» over its name and its code
        return Role.UNIT if own is Role.NAME else Role.CUSTOMS_CODE
    return own if own is not None else group


def _names_period(label: str) -> bool:
    """Whether a label ends with a bare year, half or quarter («Количество 2026»): then it counts only that."""
    words = label.split()
    return any(is_period(" ".join(words[at:])) for at in range(max(1, len(words) - 4), len(words)))


def path_role(path: tuple[Cell, ...]) -> Role | None:
    """The role that the labels over one column (from top to bottom) name."""
    if not path:
        return None
    own: Role | None = None
    # Labels that stand over this column alone are one label broken over rows, or one label in two languages.
    alone = [cell for cell in path if cell.column_span == 1]
    groups = [cell for cell in path if cell.column_span > 1]
    lowest = alone or [groups[-1]]
    own = role_of(" ".join(cell.text for cell in lowest)) or role_of(lowest[-1].text)
    if not alone:
        return own
    if own in QUANTITY_GROUP and not groups and _names_period(lowest[-1].text):
        return Role.QUANTITY_PART
    group = next((found for cell in reversed(groups) if (found := role_of(cell.text)) is not None), None)
    if group is not None:
        return _under_group(lowest[-1].text, own, group)
    return None if is_period(lowest[-1].text) and len(lowest) == 1 else own


def _unit_written(label: str) -> str | None:
    """The unit named in a quantity label («Кол-во, шт.», "Qty (pcs)"), as written."""
    for part in reversed(label.replace("(", ",").replace(")", ",").replace("（", ",").replace("）", ",").replace("/", ",").split(",")):
        written = part.strip()
        if written and unit_of(written) is not None:
            return written
    return None


def _described(index: int, path: tuple[Cell, ...]) -> Column:
    role = path_role(path)
    currency, scale = None, 1
    for cell in path:
        unit = header_unit(cell.text)
        currency = unit.currency or currency
        scale = unit.scale if unit.scale != 1 else scale
    unit_written = None
    if role in QUANTITY_GROUP:
        unit_written = next((found for cell in reversed(path) if (found := _unit_written(cell.text))), None)
    return Column(index, role, tuple(cell.text for cell in path), path, Basis.HEADER, currency, scale, unit_written)


def _short_numbers(texts: Sequence[str]) -> bool:
    """Whether the cells of a column look like row numbers (1, 2, 3 or 1.1, 1.2)."""
    # Titles of sections and labels of sums stand in the first column of sheets without merged cells.
    filled = [text.strip().rstrip(".)") for text in texts if text.strip() and row_label(text) is None]
    numbered = [text for text in filled if text and len(text) <= 8 and all(char.isdigit() or char == "." for char in text)]
    return bool(filled) and 3 * len(numbered) >= 2 * len(filled)


def _coded(texts: Sequence[str]) -> bool:
    """Whether the cells of a column look like codes: one word each, with digits or capitals, no sentence."""
    filled = [text.strip() for text in texts if text.strip() and row_label(text) is None]
    coded = [text for text in filled if len(text.split()) == 1 and len(text) <= 32 and any(char.isdigit() for char in text)]
    return bool(filled) and 3 * len(coded) >= 2 * len(filled)


def _settle_open(columns: list[Column], body: Body) -> list[Column]:
    """Settles labels that name one of two things: Item (position or name), Article (code or name)."""
    named = any(column.role is Role.NAME for column in columns)
    positioned = any(column.role is Role.POSITION for column in columns)
    designated = any(column.role is Role.DESIGNATION for column in columns)
    settled: list[Column] = []
    for column in columns:
        role = column.role
        texts = body(column.index) if role in {Role.ITEM, Role.ARTICLE, Role.CODE} else ()
        if role is Role.ITEM:
            role = Role.POSITION if not positioned and _short_numbers(texts) else Role.NAME if not named else Role.CODE
        elif role is Role.ARTICLE:
            role = Role.CODE if named or _coded(texts) else Role.NAME
        if role is Role.CODE and not designated and _coded(texts):
            role, designated = Role.DESIGNATION, True
        named, positioned = named or role is Role.NAME, positioned or role is Role.POSITION
        settled.append(replace(column, role=role))
    return settled


def _one_currency(columns: list[Column]) -> list[Column]:
    """Where prices or totals stand in two currencies, those of the first price's (or first total's) currency keep their role."""
    money = [column for column in columns if column.role in {Role.UNIT_PRICE, Role.TOTAL}]
    for role in (Role.UNIT_PRICE, Role.TOTAL):
        named = [column.currency for column in money if column.role is role and column.currency is not None]
        if len(set(named)) > 1:
            break
    else:
        return columns
    prices = [column for column in money if column.role is Role.UNIT_PRICE and column.currency is not None]
    currency = prices[0].currency if prices else named[0]
    if any(not any(c.role is role and c.currency == currency for c in money) for role in {column.role for column in money}):
        return columns
    return [
        replace(column, role=Role.TOTAL_PART if column.role is Role.TOTAL else None)
        if column in money and column.currency not in {None, currency}
        else column
        for column in columns
    ]


def _one_of_each(columns: list[Column], body: Body) -> list[Column]:
    """Leaves one column to each role: the rightmost total, the first of the others; the rest keep a weaker role or none."""
    columns = _one_currency(columns)
    totals = [column.index for column in columns if column.role is Role.TOTAL]
    names = [column.index for column in columns if column.role is Role.NAME]
    if len(names) > 1 and Role.DESIGNATION not in {column.role for column in columns}:
        # "Material | Description": of two names the one that holds codes is the designation, wherever it stands.
        names.sort(key=lambda index: (_coded(body(index)), index))
    seen: set[Role] = set()
    kept: list[Column] = []
    for column in columns:
        role = column.role
        if role is Role.TOTAL and column.index != totals[-1]:
            role = Role.TOTAL_PART
        elif role is Role.NAME and len(names) > 1 and column.index != names[0]:
            role = Role.DESIGNATION if Role.DESIGNATION not in seen and _coded(body(column.index)) else Role.NOTE
        elif role is not None and role in seen and role in _SINGLE:
            role = None
        if role is not None:
            seen.add(role)
        kept.append(replace(column, role=role))
    return kept


_SINGLE = frozenset(
    {Role.POSITION, Role.NAME, Role.DESIGNATION, Role.UNIT, Role.QUANTITY, Role.QUANTITY_TOTAL, Role.UNIT_PRICE, Role.TOTAL, Role.CURRENCY}
)


def columns_of(header: Header, body: Body) -> tuple[Column, ...]:
    """The columns under a header with their roles, currencies, scales and units.

    Args:
        header: the header of the table.
        body: gives the texts of a column's cells below the header, by column index.
    """
    columns = [_described(index, path) for index, path in enumerate(header.paths)]
    columns = [replace(column, role=None) if column.role in WORDY and _figures_alone(body(column.index)) else column for column in columns]
    columns = [_without_figures(column, body(column.index)) for column in columns]
    settled = _shared_unit(_sum_of_parts(_settle_open(_spread(columns, body), body)))
    return tuple(_numbered(_one_of_each(settled, body), body))


def _without_figures(column: Column, texts: Sequence[str]) -> Column:
    """A column of figures by its label that holds none: a column of units where its cells are units, else one without a role."""
    if column.role not in {Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL}:
        return column
    filled = [text for text in texts if text.strip()]
    if len(filled) < FEWEST_FIGURES or any(char.isdigit() for text in filled for char in text) or any(map(_stands_for_figure, filled)):
        return column
    return replace(column, role=Role.UNIT if 3 * sum(unit_of(text) is not None for text in filled) >= 2 * len(filled) else None)


def _stands_for_figure(text: str) -> bool:
    return mark_of(text) is not None or isinstance(parse_words(text), Decimal)


def _sum_of_parts(columns: list[Column]) -> list[Column]:
    """A bare «Итого» is a quantity where no column counts the whole: beside quantities by years, or left of the price of one."""
    roles = {column.role for column in columns}
    if roles & {Role.QUANTITY, Role.QUANTITY_TOTAL}:
        return columns
    price = next((column.index for column in columns if column.role is Role.UNIT_PRICE), 0)
    if Role.QUANTITY_PART not in roles and not any(column.role is Role.TOTAL and column.index > price > 0 for column in columns):
        return columns
    bare = [
        column
        for column in columns
        if column.role is Role.TOTAL
        and column.currency is None
        and column.scale == 1
        and row_label(" ".join(column.labels)) is not None
        and (Role.QUANTITY_PART in roles or column.index < price)
    ]
    if len(bare) != 1:
        return columns
    return [replace(column, role=Role.QUANTITY_TOTAL) if column is bare[0] else column for column in columns]


def _figures_alone(texts: Sequence[str]) -> bool:
    """Whether a column holds several figures and nothing else."""
    filled = [text for text in texts if text.strip()]
    return len(filled) >= FEWEST_FIGURES and all(is_figure(text) for text in filled)


def _shared_unit(columns: list[Column]) -> list[Column]:
    """«Количество, ед.» over years: the unit holds for the sum of the years as well."""
    units = {column.unit for column in columns if column.role in QUANTITY_GROUP and column.unit is not None}
    if len(units) != 1:
        return columns
    unit = next(iter(units))
    return [replace(column, unit=unit) if column.role in QUANTITY_GROUP and column.unit is None else column for column in columns]


def _numbered(columns: list[Column], body: Body) -> list[Column]:
    """A first column whose label was not read and whose cells count 1, 2, 3 … holds the positions."""
    if not columns or columns[0].role is not None or any(column.role is Role.POSITION for column in columns):
        return columns
    if not any(column.role is Role.NAME for column in columns) or not _short_numbers(body(0)):
        return columns
    return [replace(columns[0], role=Role.POSITION, basis=Basis.ARITHMETIC), *columns[1:]]


def _spread(columns: list[Column], body: Body) -> list[Column]:
    """One label over several columns names only one of them: the one with most text below it, the first among equals."""
    best: dict[int, tuple[int, int]] = {}
    for column in columns:
        if column.header and column.header[-1].column_span > 1:
            filled = sum(bool(text.strip()) for text in body(column.index))
            cell = id(column.header[-1])
            best[cell] = max(best.get(cell, (-1, 0)), (filled, -column.index))
    return [
        replace(column, role=None)
        if column.header and column.header[-1].column_span > 1 and best[id(column.header[-1])][1] != -column.index
        else column
        for column in columns
    ]
