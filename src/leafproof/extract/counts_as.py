"""What a line of a specification is counted as: end items count, spares, simulators and airdrop systems with their name do not."""

from __future__ import annotations

from leafproof.lang.class_words import class_named, class_of_lexicon, class_of_measure_word
from leafproof.lang.designations import find_designations
from leafproof.lang.units import unit_of
from leafproof.records import CountsAs


def _class_in_lexicon(text: str) -> CountsAs | None:
    """The class of the first accepted designation of a text that the lexicon knows."""
    accepted = [found.value.klass for found in find_designations(text) if found.value.accepted and found.value.klass is not None]
    if not accepted:
        return None
    return class_of_lexicon(accepted[0])


def _named(designation: str | None, description: str | None) -> CountsAs | None:
    for text in (description, designation):
        found = class_named(text) if text else None
        if found is not None:
            return found
    for text in (designation, description):
        found = _class_in_lexicon(text) if text else None
        if found is not None:
            return found
    return None


def counts_as(designation: str | None, description: str | None, unit: str | None) -> CountsAs:
    """What a row is counted as, from the head of its name, the lexicon class of its designation, and its unit.

    An end item needs a class that says so and, where a unit is printed, one that counts pieces (ед., шт., ea., 台, 辆 …): a set or a
    kilogram is never an end item. A Chinese measure word is evidence of the class where the name leaves it open, and against it:
    37具 are no vehicles.

    Args:
        designation: the designation as printed, or None.
        description: the name as printed, or None.
        unit: the unit as printed, or None.
    """
    named = _named(designation, description)
    measure = class_of_measure_word(unit) if unit else None
    if named is None:
        return measure or CountsAs.OTHER
    if named is not CountsAs.END_ITEM:
        return named
    if measure is not None and measure is not CountsAs.END_ITEM:
        return measure
    if unit is None:
        return CountsAs.END_ITEM
    known = unit_of(unit)
    return CountsAs.END_ITEM if measure is CountsAs.END_ITEM or (known is not None and known.countable) else CountsAs.OTHER
