"""What makes a candidate something else than a designation: the words before it, its own shape, the unit behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from leafproof.lang.data_file import load
from leafproof.lang.designation_lexicon import folded

REACH = 40
# Marks and short words that may stand between the word that vetoes and the name: «ГОСТ РВ №», «форма № », "No. "
_BETWEEN = r"(?:[\s№#:.,(«\"“„-]|(?:рв|вд|р|в|серии|серия|марки|марка|по|типа|no|nos|nr|n|the|типоразмер\w{0,2})(?![^\W\d_]))"


def _alternatives(words: list[str]) -> str:
    patterns = [
        re.escape(word[:-1]) + r"[^\W\d_]{0,8}" if word.endswith("*") else re.escape(word).replace(r"\*", r"[^\W\d_]{0,8}")
        for word in words
    ]
    return "|".join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))


@cache
def _left() -> re.Pattern[str]:
    data: dict[str, Any] = load("designation_vetoes")
    words = [word for word in data["left"]["words"] if not re.search("[一-鿿]", word)]
    han = [word for word in data["left"]["words"] if re.search("[一-鿿]", word)]
    return re.compile(
        rf"(?:(?<![^\W_])(?:{_alternatives(words)})(?![^\W_])|(?:{_alternatives(han)})){_BETWEEN}{{1,6}}$|(?:{_alternatives(han)})$"
    )


@cache
def _standard() -> re.Pattern[str]:
    """The words that veto even a name of the lexicon."""
    words = r"гост|ост|ту|сто|снип|iso|gjb|gb|gb/t|mil-std|stanag|din|iec|astm"
    return re.compile(rf"(?<![^\W_])(?:{words})(?:[\s№:-]|(?:рв|вд|р|в)(?![^\W\d_])){{1,4}}$|(?:№|#|no\.|№№)\s{{0,2}}$")


@cache
def _firm() -> re.Pattern[str]:
    words = [word for word in load("designation_vetoes")["left"]["firms"] if not re.search("[一-鿿]", word)]
    return re.compile(rf"(?:(?<![^\W_])(?:{_alternatives(words)})\.?\s{{0,2}}|(?:公司|集团|企业|工厂))[«\"“„]?$")


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("designation_vetoes")["token"][kind]))


@cache
def _right() -> re.Pattern[str]:
    units = load("designation_vetoes")["right"]["units"]
    return re.compile(rf"[ \u00a0]?(?:{_alternatives(units)})(?![^\W_])|[ \u00a0]?[%‰°]")


def veto(low: str, start: int, end: int, *, known: bool) -> str | None:
    """Why the words around text[start:end] or its own shape rule a designation out, or None.

    `low` is the folded text with the same positions. `known`: the lexicon has the name; then only standards, numbers of papers and names
    of firms rule it out.
    """
    before = low[max(0, start - REACH) : start].rpartition("\f")[2]
    if _firm().search(before) is not None:
        return "firm"
    if _standard().search(before) is not None:
        return "number_of_a_paper"
    if known:
        return None
    if _left().search(before) is not None:
        return "word_before"
    if _patterns("never").fullmatch(low, start, end) is not None:
        return "shape"
    if _right().match(low, end, end + 12) is not None:
        return "unit_behind"
    return None


def rarely(text: str) -> bool:
    """Whether a name is so short or so common in form that only a strong class noun makes it a designation."""
    return _patterns("rarely").fullmatch(folded(text)) is not None
