"""What each row of a table is: item, section, sum, tax, note, rest of the row above; or not understood, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from leafproof.extract.tables.grid_rows import GridRow
from leafproof.extract.tables.price_table import Column
from leafproof.extract.tables.row_facts import RowFacts
from leafproof.lang.column_roles import Role
from leafproof.lang.row_labels import LabelFound, RowLabel, is_han, mark_of, row_label
from leafproof.records import RowOutcome, TableStyle

LONGEST_SECTION = 200
FEWEST_LETTERS = 3
FEWEST_NUMBERED = 5
BELOW = "text below the last row"
NAMELESS = "figures without a name"
CARRIED = "a sum carried over a page"
PER_ITEM = (Role.QUANTITY, Role.QUANTITY_TOTAL, Role.QUANTITY_PART, Role.UNIT_PRICE)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a row is, and why where that needs saying."""

    outcome: RowOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a row.

    `below_total`: a sum or tax row stands above with no item in between. `how`: how the grid was found. `cut`: a page break stands
    directly above. `numbered`: the table's rows with figures have positions.
    """

    below_total: bool
    how: TableStyle
    cut: bool
    numbered: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    roman_or_letter = re.compile(r"(?:[IVXLCDMІХ]{1,6}|[A-ZА-Я]|[一二三四五六七八九十]{1,3})[.)、]?", re.UNICODE)
    heading = re.compile(r"\s*(?:[IVXLІХ]{1,5}[.)]\s|[A-ZА-Я][.)]\s|第\S{1,4}[部章节批]|[一二三四五六七八九十]{1,3}、|[-–—*=]{2,})")
    return roman_or_letter, heading


def _is_form_numbering(texts: Sequence[str]) -> bool:
    """Whether texts number columns as printed forms do, with gaps and letters: 1, 1а, 2, 2а, 3, 10, 11."""
    keys: list[tuple[int, str]] = []
    for text in texts:
        digits, letter = (text[:-1], text[-1]) if text[-1:].isalpha() else (text, "")
        if not digits.isascii() or not digits.isdigit() or len(digits) > 2:
            return False
        keys.append((int(digits), letter.lower()))
    return len(keys) >= FEWEST_NUMBERED and keys[0] == (1, "") and all(a < b for a, b in pairwise(keys))


def is_column_numbers(row: GridRow) -> bool:
    """Whether a row numbers the columns: 1 2 3 …, the first ones perhaps letters («А Б 1 2 3»)."""
    filled = [text.strip().strip("()[].") for text in row.texts]
    letters = 0
    while letters < len(filled) and letters < 3 and len(filled[letters]) == 1 and filled[letters].isalpha():
        letters += 1
    if len(filled) >= row.column_count - 1 and _is_form_numbering(filled):
        return True
    numbers = filled[letters:]
    if len(numbers) < (2 if letters else 3) or not all(text.isascii() and text.isdigit() and len(text) <= 2 for text in numbers):
        return False
    if [int(text) for text in numbers] != list(range(1, len(numbers) + 1)) and [int(text) for text in numbers] != list(
        range(letters + 1, letters + len(numbers) + 1)
    ):
        return False
    return len(filled) >= row.column_count - 1


def _label(facts: RowFacts) -> LabelFound | None:
    """What the row announces: by its first loose text, or by any where nothing stands in the name column."""
    texts = (facts.position, *facts.loose) if any(char.isalpha() for char in facts.position) else facts.loose
    for text in texts:
        found = row_label(text)
        if found is not None:
            return found
        if facts.name and text != facts.position:
            return None
    return None


def _of_label(found: LabelFound, facts: RowFacts) -> Kind | None:
    """The kind of a row that begins with a word of sums, taxes or notes; None where it is the name of goods after all."""
    per_item = facts.has(*PER_ITEM)
    if not found.pure and (facts.has(Role.UNIT_PRICE) or (per_item and (facts.position or facts.unit or facts.designation))):
        return None
    with_figures = bool(facts.amounts or facts.unreadable)
    match found.label:
        case RowLabel.TAX:
            return Kind(RowOutcome.TAX) if with_figures or found.pure else None
        case RowLabel.TOTAL:
            if not found.pure and not with_figures:
                return None
            return Kind(RowOutcome.TOTAL if found.pure else RowOutcome.SUBTOTAL)
        case RowLabel.SUBTOTAL | RowLabel.CARRY:
            return Kind(RowOutcome.SUBTOTAL, CARRIED if found.label is RowLabel.CARRY else "")
        case RowLabel.INCLUDING:
            return Kind(RowOutcome.SUBTOTAL, "a part of a sum above") if not per_item else None
        case RowLabel.NOTE:
            return Kind(RowOutcome.NOTE) if not with_figures else None
        case RowLabel.SECTION:
            return Kind(RowOutcome.SECTION) if not with_figures and not facts.unit else None


def _with_figures(facts: RowFacts, columns: Sequence[Column], *, below_total: bool) -> Kind:
    """The kind of a row with a number, or text with digits, in a figure column, that announces no sum."""
    named = bool(facts.name or facts.designation)
    counted = any(facts.figures[role].amount is not None for role in PER_ITEM if role in facts.figures)
    if below_total and not counted and any(column.role in PER_ITEM for column in columns):
        return Kind(RowOutcome.NOT_UNDERSTOOD, "a figure below the total, without quantity or price")
    if not named:
        return Kind(RowOutcome.NOT_UNDERSTOOD, NAMELESS)
    if not any(char.isalpha() for char in facts.name + facts.designation):
        return Kind(RowOutcome.NOT_UNDERSTOOD, "the name holds no letters")
    return Kind(RowOutcome.ITEM)


def _is_heading(facts: RowFacts, following: RowFacts | None) -> bool:
    """Whether a row of a position and a name without figures heads the rows below it."""
    letter, _ = _patterns()
    position = facts.position.strip()
    if letter.fullmatch(position):
        return True
    if following is None:
        return False
    below = following.position.strip()
    stem = position.rstrip(".")
    return below.startswith(stem + ".") and below.rstrip(".") != stem


def _text_only(facts: RowFacts, *, above: Kind | None, following: RowFacts | None, where: Surroundings) -> Kind:
    """The kind of a row without figures: a section, the rest of the row above, or not understood."""
    text = next((text for text in (facts.name, facts.designation, *facts.loose) if text), "")
    whole = " ".join(facts.row.texts)
    announced = row_label(whole)
    if announced is not None and announced.label is RowLabel.SECTION and not facts.unit:
        return Kind(RowOutcome.SECTION)
    if not text:
        if sum(char.isalpha() for char in facts.position) < FEWEST_LETTERS:
            return Kind(RowOutcome.NOT_UNDERSTOOD, "a position without a name or figures")
        return Kind(RowOutcome.SECTION) if following is not None else Kind(RowOutcome.NOTE, BELOW)
    if facts.position:
        if _is_heading(facts, following):
            return Kind(RowOutcome.SECTION)
        return Kind(RowOutcome.NOT_UNDERSTOOD, "no figure in a row with a position")
    _, heading = _patterns()
    after_item = above is not None and above.outcome in {RowOutcome.ITEM, RowOutcome.CONTINUATION}
    if heading.match(text) or (len(facts.loose) == 1 and text.rstrip().endswith((":", "：")) and not after_item):
        return Kind(RowOutcome.SECTION)
    # Between rules a row is whole; without rules a wrapped rest may stand as a row of its own, and in tables without numbers it mostly is.
    loosely_ruled = where.how in {TableStyle.OPEN, TableStyle.LINES} and not where.numbered
    if after_item and facts.own_name and (where.cut or loosely_ruled or _goes_on(text)):
        return Kind(RowOutcome.CONTINUATION)
    if len(facts.loose) == 1 and len(text) <= LONGEST_SECTION and not facts.designation:
        # The heading of a group has something to head, and stands where no row is unfinished.
        return Kind(RowOutcome.SECTION) if following is not None else Kind(RowOutcome.NOTE, BELOW)
    return Kind(RowOutcome.NOT_UNDERSTOOD, "no figure in the row")


def _goes_on(text: str) -> bool:
    """Whether a text reads like the middle of a sentence: it begins with a small letter, a bracket or a comma."""
    first = text.strip()[:1]
    return bool(first) and not is_han(first) and (first.islower() or first in "(,;")


def kind_of(facts: RowFacts, columns: Sequence[Column], *, above: Kind | None, following: RowFacts | None, where: Surroundings) -> Kind:
    """The kind of one row below a header.

    Args:
        facts: the row seen through the roles of its columns.
        columns: the table's columns.
        above: the kind of the last row above that is not empty; None under the header.
        following: the next row with figures, None where there is none.
        where: what stands around the row.
    """
    row = facts.row
    if not row.filled:
        return Kind(RowOutcome.EMPTY)
    if is_column_numbers(row):
        return Kind(RowOutcome.COLUMN_NUMBERS)
    label = _label(facts)
    if row.spans_all and not facts.figures:
        text = row.filled[0].text
        if label is not None and label.label is not RowLabel.SECTION and (label.pure or label.label is RowLabel.NOTE):
            return _of_label(label, facts) or Kind(RowOutcome.NOTE)
        return Kind(RowOutcome.SECTION) if len(text) <= LONGEST_SECTION else Kind(RowOutcome.NOTE, "a long text over all columns")
    if label is not None:
        found = _of_label(label, facts)
        if found is not None:
            return found
    if facts.amounts or facts.unreadable:
        return _with_figures(facts, columns, below_total=where.below_total)
    if (facts.marked or facts.figures) and (facts.name or facts.designation) and (facts.position or facts.unit):
        return Kind(RowOutcome.ITEM)
    if all(mark_of(text) is not None for text in row.texts):
        return Kind(RowOutcome.EMPTY, "only dashes")
    return _text_only(facts, above=above, following=following, where=where)
