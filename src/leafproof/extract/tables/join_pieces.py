"""Which pieces of tables on following pages (or parts of a sheet) are one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leafproof.records import Page, PagePlace, SheetPlace, Table, TableStyle, TextSource

EDGE_TOLERANCE = 600
USUAL_WIDTH = 59_528
# Two scans of one printed form lie differently on the glass: a common shift up to this share of the width is allowed.
SCAN_SHIFT = 0.04


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether two pieces have the same columns, and why not."""

    fits: bool
    reason: str = ""


def _page_of(table: Table) -> int | None:
    return table.place.page if isinstance(table.place, PagePlace) else None


def _close(left: Sequence[float], right: Sequence[float], tolerance: float) -> bool:
    return len(left) == len(right) and all(abs(a - b) <= tolerance for a, b in zip(left, right, strict=True))


def _edges_fit(before: Table, after: Table, pages: Mapping[int, Page]) -> bool:
    first, second = pages.get(_page_of(before) or 0), pages.get(_page_of(after) or 0)
    if first is None or second is None or not first.width or not second.width:
        return _close(before.edges, after.edges, EDGE_TOLERANCE)
    if TextSource.OCR not in (before.source, after.source):
        return _close(before.edges, after.edges, EDGE_TOLERANCE)
    left = [edge / first.width for edge in before.edges]
    right = [edge / second.width for edge in after.edges]
    if len(left) != len(right):
        return False
    shift = sorted(b - a for a, b in zip(left, right, strict=True))[len(left) // 2]
    return abs(shift) <= SCAN_SHIFT and _close([edge + shift for edge in left], right, EDGE_TOLERANCE / USUAL_WIDTH)


def _extents(table: Table) -> list[tuple[int, int] | None]:
    """For each column, the leftmost and rightmost point of the words of its unspanned cells below the header, which may be wider."""
    header_rows = min(table.header_rows or 0, table.row_count - 1)
    found: list[tuple[int, int] | None] = [None] * table.column_count
    for cell in table.cells:
        if (
            cell.row < header_rows
            or cell.column_span != 1
            or not cell.text.strip()
            or not isinstance(cell.place, PagePlace)
            or cell.column >= table.column_count
        ):
            continue
        for box in cell.place.boxes:
            known = found[cell.column]
            found[cell.column] = (box.left, box.right) if known is None else (min(known[0], box.left), max(known[1], box.right))
    return found


def _columns_overlap(before: Table, after: Table) -> bool:
    """Whether each column of an open table stands under the same column of the piece before, and under no other."""
    left, right = _extents(before), _extents(after)
    for column, extent in enumerate(right):
        if extent is None:
            continue
        for other, reach in enumerate(left):
            if reach is None:
                continue
            shared = min(extent[1], reach[1]) - max(extent[0], reach[0])
            if other == column and shared <= 0:
                return False
            if other != column and _shares_half(extent, reach):
                return False
    return True


def same_columns(before: Table, after: Table, pages: Mapping[int, Page]) -> Fit:
    """Whether `after` has the columns of `before`: as many, with edges within 6 pt (scans: in proportion, a common shift allowed)."""
    if before.column_count != after.column_count:
        return Fit(False, f"{after.column_count} columns after {before.column_count}")
    if not before.edges or not after.edges:
        return Fit(False, "no column edges to compare")
    if _edges_fit(before, after, pages):
        return Fit(True)
    if TableStyle.RULED in (before.how, after.how):
        return Fit(False, "the column edges differ")
    return Fit(True) if _columns_overlap(before, after) else Fit(False, "the columns stand elsewhere")


def columns_below(before: Table, after: Table) -> tuple[int, ...] | None:
    """For an open piece that lost columns (nothing stands in them on its page): the column of the piece before that each stands under.

    None unless every column stands under exactly one, in order, by more than half of the narrower of the two.
    """
    if after.how is TableStyle.RULED or before.how is TableStyle.RULED or not 2 <= after.column_count < before.column_count:
        return None
    left, right = _extents(before), _extents(after)
    found: list[int] = []
    for extent in right:
        if extent is None:
            return None
        under = [at for at, reach in enumerate(left) if reach is not None and _shares_half(extent, reach)]
        if len(under) != 1 or (found and under[0] <= found[-1]):
            return None
        found.append(under[0])
    return tuple(found)


def _shares_half(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > min(one[1] - one[0], other[1] - other[0])


def neighbours(tables: Sequence[Table]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j) of positions in `tables` where piece j may go on with piece i: the last table of a page (or of a part of a
    sheet) and the first of the next, or two on one page that a stamp or a gap may have parted."""
    pairs: list[tuple[int, int]] = []
    for at in range(len(tables) - 1):
        before, after = tables[at], tables[at + 1]
        first, second = _page_of(before), _page_of(after)
        if first is not None and second is not None:
            if second - first in {0, 1}:
                pairs.append((at, at + 1))
        elif isinstance(before.place, SheetPlace) and isinstance(after.place, SheetPlace) and before.place.sheet == after.place.sheet:
            pairs.append((at, at + 1))
    return tuple(pairs)
