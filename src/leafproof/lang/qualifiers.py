"""Words that bound a number: «не более», "more than", 约, 左右."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_pattern import LETTER, as_word, skip_gap, skip_gap_back, spaced
from leafproof.records import Qualifier

_WINDOW = 48
_WORD_OR_SIGN = re.compile(r"[^\W\d_]+|[~≈±≤≥<>]")


@dataclass(frozen=True, slots=True)
class _Phrases:
    pattern: re.Pattern[str]
    means: tuple[Qualifier, ...]


def _alternatives(key: str, han: bool) -> list[tuple[str, Qualifier]]:
    """(pattern, meaning) of one side, the longest first so that «не более» wins over «более»."""
    rows = load("qualifiers")["qualifier"]
    found = [(phrase, Qualifier(row["means"])) for row in rows for phrase in row[key]]
    found = [(phrase, means) for phrase, means in found if bool(re.search("[\u4e00-\u9fff]", phrase)) == han]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))


def _compiled(pairs: list[tuple[str, Qualifier]], before: str, after: str) -> _Phrases:
    forms = [
        spaced(phrase) if re.match("[\u4e00-\u9fff~≈±≤≥<>\\\\]", phrase) and "w" not in phrase else as_word(phrase) for phrase, _ in pairs
    ]
    pattern = "|".join(f"(?P<q{index}>{form})" for index, form in enumerate(forms))
    return _Phrases(re.compile(f"{before}(?:{pattern}){after}"), tuple(means for _, means in pairs))


@cache
def _before(han: bool) -> _Phrases:
    if han:
        return _compiled(_alternatives("han", han=True), "", r"[为达]?\s{0,2}$")
    between = "|".join(as_word(word) for word in load("qualifiers")["between"]["words"])
    return _compiled(_alternatives("before", han=False), "", rf"\s{{0,3}}(?:(?:{between})\s{{1,3}}){{0,2}}$")


@cache
def _after() -> _Phrases:
    return _compiled([*_alternatives("after", han=False), *_alternatives("after", han=True)], "", "")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"(?<![{LETTER}])(?i:{'|'.join(load('qualifiers')['change']['before_until'])})(?![{LETTER}])")


def _begins(window: str, *, han: bool) -> list[int]:
    """Where a phrase may begin in the window, from the left: the last characters in Chinese, else the last eight words and signs."""
    if han:
        return list(range(max(0, len(window) - 8), len(window)))
    return [match.start() for match in _WORD_OR_SIGN.finditer(window)][-8:]


def qualifier_before(text: str, start: int, language: str | None = None) -> tuple[Qualifier, int]:
    """The phrase that bounds the number beginning at `start`, and where that phrase begins.

    (EXACT, start) where there is none. Small words may stand between («более чем на 5 млн»). «до» after a verb of change bounds nothing.
    The script of the phrase decides; `language` is not needed and accepted so that all finders are called alike.
    """
    del language
    low = max(0, start - _WINDOW)
    window, end = text[low:start], skip_gap_back(text, start)
    if end <= low:
        return Qualifier.EXACT, start
    last = text[end - 1]
    han = "\u4e00" <= last <= "\u9fff"
    if not (last.isalpha() or last in ".~≈±≤≥<>="):
        return Qualifier.EXACT, start
    table = _before(han)
    found = None
    for begin in _begins(window, han=han):
        if (found := table.pattern.match(window, begin)) is not None:
            break
    if found is None:
        return Qualifier.EXACT, start
    groups = [name for name, value in found.groupdict().items() if value is not None]
    phrase = found[groups[0]]
    if phrase.lower() == "до":
        earlier = text[max(0, low + found.start() - 60) : low + found.start()]
        if _change().search(earlier) or re.search(r"(?<!\w)(?i:с|со)\s{1,2}[0-9][^.;\f]{0,30}$", earlier):
            return Qualifier.EXACT, start  # «увеличена до», «с 5 до 20»: the end of a change
    return table.means[int(groups[0][1:])], low + found.start()


def qualifier_after(text: str, end: int) -> tuple[Qualifier, int]:
    """The phrase that bounds the number ending at `end` (左右, 以上, "or more"), and where that phrase ends; (EXACT, end) without one."""
    start = skip_gap(text, end)
    found = _after().pattern.match(text, start)
    if found is None:
        return Qualifier.EXACT, end
    groups = [name for name, value in found.groupdict().items() if value is not None]
    return _after().means[int(groups[0][1:])], found.end()
