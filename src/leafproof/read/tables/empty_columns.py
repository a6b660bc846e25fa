"""Columns that stand empty in the body: true ones keep their borders, those that a label alone has made lose them."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.read.tables.columns import crossing
from leafproof.read.tables.layout import INSIDE
from leafproof.read.tables.lines import Piece
from leafproof.read.tables.regions import Marked


def without_false_columns(borders: Sequence[float], body: Sequence[Marked], header: Sequence[Marked]) -> list[float]:
    """The borders (x, ascending) without the columns that no line of the body fills and whose label belongs to others.

    A column without body beside one without label is one column with it; a label that stands above the labels of both its
    neighbours is their group label. A line of column numbers has the last word.
    """
    found = list(borders)
    if any(m.column_numbers for m in body):
        return found
    most = max((len(m.fine) for m in body), default=0)
    full = [m for m in body if len(m.fine) > max(2, most // 2)] or list(body)
    labels = [piece for m in header for piece in m.fine]
    column = 0
    while column < len(found) - 1:
        texts = _texts(found, full)
        mine = _labels_of(found, labels, column)
        if texts[column] is not None or not mine:
            column += 1
            continue
        before = texts[column - 1] if column else None
        after = texts[column + 1] if column + 2 < len(found) else None
        bare_before = before is not None and not _labels_of(found, labels, column - 1)
        bare_after = after is not None and not _labels_of(found, labels, column + 1)
        if bare_before and (not bare_after or _nearer(mine, before, after)):
            del found[column]
        elif bare_after:
            del found[column + 1]
        elif before is not None and after is not None and _is_group(found, labels, column):
            found[column : column + 2] = [(before[1] + after[0]) / 2]
        else:
            column += 1
            continue
        column = max(column - 1, 0)
    return found


def _texts(borders: Sequence[float], full: Sequence[Marked]) -> list[tuple[float, float] | None]:
    """For each column the left and right end of the texts that stand in it alone; None where there is none."""
    found: list[tuple[float, float] | None] = [None] * (len(borders) - 1)
    for m in full:
        for piece in m.fine:
            a, b = crossing(piece, borders, INSIDE)
            if a == b:
                known = found[a]
                found[a] = (piece.left, piece.right) if known is None else (min(known[0], piece.left), max(known[1], piece.right))
    return found


def _labels_of(borders: Sequence[float], labels: Sequence[Piece], column: int) -> list[Piece]:
    """The labels that stand at least partly in the column."""
    found = []
    for label in labels:
        a, b = crossing(label, borders, INSIDE)
        if a <= column <= b:
            found.append(label)
    return found


def _nearer(mine: Sequence[Piece], before: tuple[float, float] | None, after: tuple[float, float] | None) -> bool:
    """Whether the labels stand nearer to the text before than to the text after."""
    if before is None or after is None:
        return before is not None
    return min(label.left for label in mine) - before[1] <= after[0] - max(label.right for label in mine)


def _is_group(borders: Sequence[float], labels: Sequence[Piece], column: int) -> bool:
    """Whether the labels of both neighbours begin under the middle of the labels of this column."""
    mine = _labels_of(borders, labels, column)
    beside = [[p for p in _labels_of(borders, labels, c) if p not in mine] for c in (column - 1, column + 1)]
    middle = (min(p.top for p in mine) + max(p.bottom for p in mine)) / 2
    return all(found and min(p.top for p in found) > middle for found in beside)
