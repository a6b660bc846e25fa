"""What a column label says that its column holds, in Russian, Chinese, English and the usual invoice languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from leafproof.lang.data_file import load
from leafproof.lang.header_units import header_unit
from leafproof.values.scripts import fold

LONGEST_LABEL = 160
FUZZY_LENGTH = 6
SOLID_LENGTH = 5
SOLID_INSIDE_LENGTH = 8


class Role(StrEnum):
    """What a column of a table holds. The last two rows of members make a table one that lists no goods."""

    POSITION = "position"
    NAME = "name"
    DESIGNATION = "designation"
    UNIT = "unit"
    QUANTITY = "quantity"
    QUANTITY_PART = "quantity_part"
    QUANTITY_TOTAL = "quantity_total"
    UNIT_PRICE = "unit_price"
    TOTAL = "total"
    TOTAL_PART = "total_part"
    CURRENCY = "currency"
    DUE = "due"
    PLACE = "place"
    NOTE = "note"
    LOT = "lot"
    SERIAL = "serial"
    TAX = "tax"
    DISCOUNT = "discount"
    CUSTOMS_CODE = "customs_code"
    ITEM = "item"
    ARTICLE = "article"
    CODE = "code"
    SHARE = "share"
    PAGES = "pages"
    HOURS = "hours"
    PERSON = "person"
    BANK = "bank"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class _Entry:
    """The compiled entries of one role block: whole labels, word sequences, characters."""

    role: Role
    whole: frozenset[str]
    first: frozenset[str]
    words: tuple[tuple[str, ...], ...]
    han: tuple[str, ...]


@cache
def _footnote_marks() -> dict[int, None]:
    return dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"))


def label_words(text: str) -> tuple[str, ...]:
    """The folded words of a label, punctuation and footnote marks gone; # and % stay as words of their own, № is folded to no."""
    return _label_words(text[:LONGEST_LABEL])


@lru_cache(maxsize=4096)
def _label_words(text: str) -> tuple[str, ...]:
    folded = fold(text if text.isascii() else text.translate(_footnote_marks()))
    if folded.isalnum():
        return (folded,)
    kept = "".join(char if char.isalnum() else f" {char} " if char in "#%" else " " for char in folded)
    return tuple(kept.split())


def _compiled(block: dict[str, Any]) -> _Entry:
    words = tuple(tuple(f"{w}*" if star else w for w, star in _stems(entry)) for entry in block.get("words", ()))
    whole = frozenset("".join(label_words(entry)) for entry in block.get("whole", ()))
    han = tuple("".join(label_words(entry)) for entry in block.get("han", ()))
    first = frozenset("".join(label_words(entry)) for entry in block.get("first", ()))
    return _Entry(Role(block["name"]), whole, first, words, han)


def _stems(entry: str) -> Iterator[tuple[str, bool]]:
    for token in entry.split():
        found = label_words(token.rstrip("*"))
        for at, word in enumerate(found):
            yield word, token.endswith("*") and at == len(found) - 1


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(_compiled(block) for block in load("column_roles")["role"])


def one_letter_apart(left: str, right: str) -> bool:
    """Whether two words are equal, or one letter was changed, added or lost."""
    if abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    if len(left) > 1 and left[0] != right[0] and left[-1] != right[-1]:
        return False  # the one letter would have to stand at both ends
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    if len(left) == len(right):
        return left[at + 1 :] == right[at + 1 :]
    return left[at:] == right[at + 1 :]


def _same(word: str, entry: str, *, near: bool) -> bool:
    starred = entry[-1:] == "*"
    stem = entry[:-1] if starred else entry
    if word == stem or (starred and word.startswith(stem)):
        return True
    return near and len(stem) >= FUZZY_LENGTH and one_letter_apart(word[: len(stem)] if starred else word, stem)


def _stand_side_by_side(words: tuple[str, ...], entry: tuple[str, ...], *, near: bool) -> bool:
    for at in range(len(words) - len(entry) + 1):
        for i, part in enumerate(entry, at):
            if not _same(words[i], part, near=near):
                break
        else:
            return True
    return False


def _matches(entry: _Entry, words: tuple[str, ...], joined: str) -> bool:
    return (
        joined in entry.whole
        or words[0] in entry.first
        or any(part in joined for part in entry.han)
        or any(_stand_side_by_side(words, sequence, near=False) for sequence in entry.words)
    )


def _nearly_matches(entry: _Entry, words: tuple[str, ...], joined: str) -> bool:
    """Whether the label matches with one letter wrong, or with gaps where a narrow cell broke its words («Наимено вание», «Кол-в о»)."""
    if any(len(known) >= FUZZY_LENGTH and one_letter_apart(joined, known) for known in entry.whole):
        return True
    for sequence in entry.words:
        if _stand_side_by_side(words, sequence, near=True):
            return True
        solid = "".join(sequence).removesuffix("*")
        if len(sequence) > 1 and len(solid) >= SOLID_LENGTH and one_letter_apart(joined, solid):
            return True
        if len(words) > 1 and len(solid) >= SOLID_LENGTH and joined.startswith(solid):
            return True
        if len(words) > 1 and len(solid) >= SOLID_INSIDE_LENGTH and solid in joined:
            return True
    return False


@cache
def _tax_asides() -> tuple[tuple[str, ...], ...]:
    """Words that say whether a price holds the tax, the longest first: they make no column of taxes («Цена без НДС, руб.»)."""
    return tuple(sorted((label_words(entry) for entry in load("column_roles")["tax_aside"]), key=lambda words: (-len(words), words)))


def _without_tax_asides(words: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    at = 0
    while at < len(words):
        aside = next((aside for aside in _tax_asides() if words[at : at + len(aside)] == aside), ())
        if aside and (kept or len(words) > at + len(aside)):
            at += len(aside)
            continue
        kept.append(words[at])
        at += 1
    return tuple(kept)


@lru_cache(maxsize=4096)
def _role_of_words(words: tuple[str, ...]) -> Role | None:
    role = _role_by_entries(words)
    if role is Role.TAX:
        # What is left of «Цена без НДС, руб.» names a price; «без НДС, руб.» alone names nothing.
        bare = _without_tax_asides(words)
        return role if bare == words else _role_by_entries(bare)
    return role


def _role_by_entries(words: tuple[str, ...]) -> Role | None:
    joined = "".join(words)
    for matches in (_matches, _nearly_matches):
        for entry in _entries():
            if matches(entry, words, joined):
                return _checked(entry.role, words, joined)
    return None


def _checked(role: Role, words: tuple[str, ...], joined: str) -> Role | None:
    """The role, unless the label names a quantity and a price: then it says how a total is made, or two labels ran together."""
    if role not in {Role.QUANTITY, Role.UNIT_PRICE}:
        return role
    named = {
        entry.role for entry in _entries() if entry.role in {Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL} and _matches(entry, words, joined)
    }
    if not named >= {Role.QUANTITY, Role.UNIT_PRICE}:
        return role
    return Role.TOTAL if Role.TOTAL in named else None


# Roles that a label in another language beside them makes certain («№ поз. / Item»).
_OPEN = frozenset({Role.ITEM, Role.ARTICLE, Role.CODE, Role.NAME})


def role_of(label: str) -> Role | None:
    """The role that a column label names, or None. Labels over 160 characters name none.

    A label in two languages («Кол-во / Qty») is asked part by part: the first part that names a role decides, unless it leaves open what
    the other settles. A label that names both the name and the designation is a name.
    """
    if len(label) > LONGEST_LABEL:
        return None
    found = _role_of_label(label)
    if found is not None:
        return found
    # "Extended (GBP)", «Общая, тыс. руб.»: what is left without the currency may be a whole label.
    written = header_unit(label).as_written
    bare = label.replace(written, " ", 1) if written else label
    return _role_of_label(bare) if bare != label else None


def _role_of_label(label: str) -> Role | None:
    words = label_words(label)
    if not words:
        return None
    if any("".join(words) in entry.whole for entry in _entries()):
        return _role_of_words(words)
    parts = [part for part in label.replace("\n", "/").split("/") if part.strip()]
    if len(parts) > 1:
        # «Получатель (в/ч)»: a part of one letter is no label.
        words_of = [part_words for part in parts[:4] if len("".join(part_words := label_words(part))) > 1]
        found = [role for part_words in words_of if (role := _role_of_words(part_words)) is not None]
        if found:
            settled = [role for role in found if role not in _OPEN]
            both = Role.NAME in found and Role.DESIGNATION in found
            return Role.NAME if both else (settled or found)[0]
    return _role_of_words(words)
