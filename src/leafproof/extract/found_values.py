"""Money, dates, quantities, percentages and designations of a document: each finder runs once and all extractors share what it found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from decimal import Decimal

from leafproof.extract.text_lines import kept, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.designations import Designation, find_designations
from leafproof.lang.find_dates import find_dates
from leafproof.lang.find_money import find_money
from leafproof.lang.find_percents import find_percents
from leafproof.lang.find_quantities import find_quantities
from leafproof.lang.language import languages_of
from leafproof.records import DateRange
from leafproof.values.found import Found, V
from leafproof.values.money import Money
from leafproof.values.quantity import Quantity


def languages(view: DocumentView) -> tuple[str, ...]:
    """The languages of the document, ISO 639-1, most used first."""
    known = kept(view, "languages", tuple)
    if known is None:
        known = view.memo["languages"] = languages_of(prose(view))
    return known


def _shared(view: DocumentView, name: str, find: Callable[[str, str | None], tuple[Found[V], ...]]) -> tuple[Found[V], ...]:
    known = kept(view, name, tuple)
    if known is not None:
        return known
    spoken = languages(view)
    made = find(prose(view), spoken[0] if spoken else None)
    view.memo[name] = made
    return made


def money(view: DocumentView) -> tuple[Found[Money], ...]:
    """All amounts of money, sorted; not those that run into a designation (the letters of BMD-4M are also a currency code)."""
    known = kept(view, "money_apart", tuple)
    if known is not None:
        return known
    named = designations(view)
    made = tuple(
        hit
        for hit in _shared(view, "money", find_money)
        if not any(other.start < hit.end and hit.start < other.end for other in within(named, hit.start - 40, hit.end))
    )
    view.memo["money_apart"] = made
    return made


def dates(view: DocumentView) -> tuple[Found[DateRange], ...]:
    """All dates with a year, sorted."""
    return _shared(view, "dates", find_dates)


def quantities(view: DocumentView) -> tuple[Found[Quantity], ...]:
    """All quantities, sorted."""
    return _shared(view, "quantities", find_quantities)


def percents(view: DocumentView) -> tuple[Found[Decimal], ...]:
    """All percentages, sorted."""
    return _shared(view, "percents", find_percents)


def designations(view: DocumentView) -> tuple[Found[Designation], ...]:
    """All designations, accepted and proposed, sorted."""
    return _shared(view, "designations", find_designations)


def within(found: tuple[Found[V], ...], start: int, end: int) -> tuple[Found[V], ...]:
    """Those of the sorted values that begin in text[start:end]."""
    first = bisect_left(found, start, key=lambda hit: hit.start)
    last = first
    while last < len(found) and found[last].start < end:
        last += 1
    return found[first:last]
