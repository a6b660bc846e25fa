"""The columns of one table: roles by labels and by arithmetic, currency and scale by labels, caption and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from leafproof.extract.tables.arithmetic import SHARE, share_that_holds, triple
from leafproof.extract.tables.captions import Caption
from leafproof.extract.tables.cell_value import cell_value
from leafproof.extract.tables.grid_rows import GridRow
from leafproof.extract.tables.header import Header
from leafproof.extract.tables.number_style import number_language
from leafproof.extract.tables.price_table import FIGURE_ROLES, Basis, Column
from leafproof.extract.tables.roles import columns_of
from leafproof.lang.column_roles import Role
from leafproof.lang.header_units import header_unit

MOST_COLUMNS = 60
ROWS_ASKED = 400
LONGEST_SUM_LABEL = 120
# Roles that arithmetic may replace: the label was unread, or named one of several sums or prices.
OPEN_TO_ARITHMETIC = frozenset({None, Role.TOTAL_PART, Role.CODE})


def column_texts(rows: Sequence[GridRow], column: int) -> list[str]:
    """The texts of the unmerged cells of a column that start in these rows ("" where there is none)."""
    texts = []
    for row in rows[:ROWS_ASKED]:
        cell = row.covering.get(column)
        own = cell is not None and cell.row == row.index and cell.column == column and cell.column_span == 1
        texts.append(cell.text if cell is not None and own else "")
    return texts


def _figures(rows: Sequence[GridRow], count: int, language: str | None) -> list[list[Decimal | None]]:
    return [[cell_value(text, language).amount for text in column_texts(rows, column)] for column in range(min(count, MOST_COLUMNS))]


def _by_arithmetic(columns: Sequence[Column], rows: Sequence[GridRow], language: str | None) -> tuple[Column, ...]:
    """Gives quantity, unit price and total to columns left open by their labels where x * y = z; never against a label."""
    wanted = (Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL)
    roles = {column.role for column in columns}
    if roles >= set(wanted) or (Role.QUANTITY_TOTAL in roles and roles >= set(wanted[1:])):
        return tuple(columns)
    if not any(column.role in OPEN_TO_ARITHMETIC for column in columns):
        return tuple(columns)
    candidates = [column.role in OPEN_TO_ARITHMETIC or column.role in wanted for column in columns]
    figures = _figures(rows, len(columns), language)
    found = triple([column if candidates[at] else [] for at, column in enumerate(figures)])
    if found is None:
        return tuple(columns)
    given = dict(zip(found, wanted, strict=True))
    by_role = {column.role: column.index for column in columns}
    for index, role in given.items():
        if columns[index].role not in {*OPEN_TO_ARITHMETIC, role} or by_role.get(role, index) != index:
            return tuple(columns)
    return tuple(
        replace(column, role=given[column.index], basis=Basis.ARITHMETIC)
        if column.index in given and column.role is not given[column.index]
        else column
        for column in columns
    )


def with_caption(columns: Sequence[Column], caption: Caption | None) -> tuple[Column, ...]:
    """The columns with the caption's currency and scale where their own labels say nothing against it."""
    if caption is None:
        return tuple(columns)
    given = []
    for column in columns:
        if column.role in {Role.UNIT_PRICE, Role.TOTAL, Role.TOTAL_PART} and (
            column.currency is None or caption.currency in {None, column.currency}
        ):
            scale = column.scale if column.scale != 1 else caption.scale
            column = replace(column, currency=column.currency or caption.currency, scale=scale)
        given.append(column)
    return tuple(given)


def with_shared_scale(columns: Sequence[Column], rows: Sequence[GridRow], language: str | None) -> tuple[Column, ...]:
    """Gives price and total one multiplier where only one of their labels names it and the printed figures multiply as they stand.

    («Цена, тыс. руб.» beside a bare «Сумма»: if quantity x price = total as printed, the total is in thousands as well.)
    """
    by_role = {column.role: column for column in columns}
    price, total = by_role.get(Role.UNIT_PRICE), by_role.get(Role.TOTAL)
    quantity = by_role.get(Role.QUANTITY_TOTAL) or by_role.get(Role.QUANTITY)
    if price is None or total is None or quantity is None or price.scale == total.scale:
        return tuple(columns)
    bare, scaled = (price, total) if price.scale == 1 else (total, price)
    if bare.scale != 1 or bare.currency is not None:
        return tuple(columns)
    figures = [[cell_value(text, language).amount for text in column_texts(rows, column.index)] for column in (quantity, price, total)]
    share, _ = share_that_holds(*figures)
    if share < SHARE:
        return tuple(columns)
    return tuple(replace(column, scale=scaled.scale, currency=scaled.currency) if column is bare else column for column in columns)


def with_shared_currency(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Price and total are in one currency where only one of them names it; a scale is never shared."""
    named = {column.currency for column in columns if column.currency is not None}
    if len(named) != 1:
        return tuple(columns)
    currency = named.pop()
    return tuple(replace(column, currency=currency) if column.role in {Role.UNIT_PRICE, Role.TOTAL} else column for column in columns)


def with_currency_of_sums(columns: Sequence[Column], sums: Sequence[str]) -> tuple[Column, ...]:
    """The currency that the table's sum rows name («ИТОГО, долл. США», "Total EUR") where labels and caption name none; never a scale.

    Args:
        columns: the table's columns.
        sums: the texts of all cells of its total and subtotal rows.
    """
    priced = [column for column in columns if column.role in {Role.UNIT_PRICE, Role.TOTAL}]
    if not priced or any(column.currency is not None for column in priced):
        return tuple(columns)
    named = {header_unit(text).currency for text in sums if len(text) <= LONGEST_SUM_LABEL} - {None}
    return (
        with_shared_currency([replace(column, currency=next(iter(named))) if column in priced else column for column in columns])
        if len(named) == 1
        else tuple(columns)
    )


def read_columns(header: Header, rows: Sequence[GridRow]) -> tuple[tuple[Column, ...], str | None]:
    """The columns under a header, and the language of the table's number format."""
    columns = columns_of(header, lambda column: column_texts(rows, column))
    figures = [text for column in columns if column.role in FIGURE_ROLES for text in column_texts(rows, column.index) if text.strip()]
    language = number_language(figures, [label for column in columns for label in column.labels])
    return _by_arithmetic(columns, rows, language), language


def read_columns_without_header(rows: Sequence[GridRow], count: int) -> tuple[tuple[Column, ...], str | None]:
    """The columns of a table without any label: by x * y = z in at least 3 rows, or no roles at all."""
    bare = tuple(Column(index, None) for index in range(min(count, MOST_COLUMNS)))
    texts = [column_texts(rows, index) for index in range(len(bare))]
    language = number_language([text for column in texts for text in column if text.strip()], ())
    given = _triple_roles(rows, len(bare), language)
    if not given:
        return bare, language
    lettered = {
        index: sum(char.isalpha() for text in column for char in text[:200])
        for index, column in enumerate(texts)
        if index not in given
        and sum(any(char.isalpha() for char in text) for text in column) >= 0.6 * sum(bool(text.strip()) for text in column) > 0
    }
    if lettered:
        given[max(lettered, key=lambda index: (lettered[index], -index))] = Role.NAME
    if (
        0 not in given
        and all(text.strip().rstrip(".").isdigit() for text in texts[0] if text.strip())
        and any(text.strip() for text in texts[0])
    ):
        given[0] = Role.POSITION
    return tuple(replace(column, role=given.get(column.index), basis=Basis.ARITHMETIC) for column in bare), language


def _triple_roles(rows: Sequence[GridRow], count: int, language: str | None) -> dict[int, Role]:
    found = triple(_figures(rows, count, language))
    return {} if found is None else dict(zip(found, (Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL), strict=True))
