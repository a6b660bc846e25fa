"""The second saying of a number beside the first: «37 (тридцать семь)», 壹佰万元整（¥1,000,000.00）, «сумма прописью: …»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.lang.money_words import looks_like_words
from leafproof.lang.phrase_pattern import GAP_CHARACTERS, LETTER, skip_gap

MOST_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Bracket:
    """text[start:end] is a bracket with `inner` between its signs, from `inner_start`."""

    start: int
    end: int
    inner_start: int
    inner: str

    @property
    def in_words(self) -> bool:
        """Whether it holds a number in words, readable or not, and no digits but hundredths."""
        said = re.sub(r"(?<![0-9.,])[0-9]{1,2}(?=/100|\s{0,3}(?:коп|цент|cent|фын|pence))", "", self.inner)
        return looks_like_words(self.inner) and re.search("[0-9]", said) is None


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"[{GAP_CHARACTERS}]{{0,3}}([(（\[])([^()（）\[\]\f]{{2,{MOST_CHARACTERS}}})([)）\]])")


@cache
def _nested() -> re.Pattern[str]:
    """A bracket whose words hold one bracket more: （大写）within is common in Chinese forms."""
    inside = rf"[^()（）\f]{{2,{MOST_CHARACTERS}}}"
    return re.compile(rf"[{GAP_CHARACTERS}]{{0,3}}[(（]((?:大写|小写)?[^()（）\f]{{0,40}})[(（](?:大写|小写)[)）]({inside})[)）]")


@cache
def _announced() -> re.Pattern[str]:
    """Words that announce the same sum in the other form, outside brackets."""
    keys = r"大写|小写|(?i:(?:сумма )?прописью|amount in words|in words|in figures|цифрами)"
    return re.compile(rf"[{GAP_CHARACTERS},;，；.。]{{0,4}}[(（]?(?:{keys})[)）]?[{GAP_CHARACTERS}:：]{{0,4}}")


@cache
def _slashed() -> re.Pattern[str]:
    """Words between slashes or quotation marks in place of brackets: /восемь миллионов/, «восемь миллионов»."""
    said = rf"[{LETTER}][{LETTER}{GAP_CHARACTERS}-]{{2,{MOST_CHARACTERS}}}"
    return re.compile(rf"[{GAP_CHARACTERS}]{{0,3}}(?:/({said})/|«({said})»)")


def bracket_at(text: str, position: int) -> Bracket | None:
    """The bracket that opens at `position`, after white space; None where there is none or it does not close."""
    at = skip_gap(text, position)
    if at >= len(text) or text[at] not in "([（/«":
        return None
    found = _bracket().match(text, position)
    if found is not None:
        return Bracket(found.start(1), found.end(), found.start(2), found[2])
    slashed = _slashed().match(text, position)
    if slashed is not None and looks_like_words(said := slashed[1] or slashed[2]):
        return Bracket(slashed.start(), slashed.end(), slashed.start(slashed.lastindex or 1), said)
    nested = _nested().match(text, position)
    return Bracket(nested.start(), nested.end(), nested.start(2), nested[2]) if nested else None


def announced_at(text: str, position: int) -> int | None:
    """Where the other form begins when words announce it at `position` (，大写：)."""
    found = _announced().match(text, position)
    return found.end() if found else None


def opened_by(text: str, start: int) -> int | None:
    """Where a bracket opens that holds nothing before `start`: the «(» of «(123 000)»; None without one."""
    found = re.search(rf"[(（][{GAP_CHARACTERS}]{{0,2}}(?:小写|大写)?[:：{GAP_CHARACTERS}]{{0,2}}$", text[max(0, start - 10) : start])
    return max(0, start - 10) + found.start() if found else None


def words_in(bracket: Bracket) -> str:
    """The verbatim words in a bracket, without the white space at their ends."""
    return bracket.inner.strip(GAP_CHARACTERS)


def without_keyword(words: str) -> str:
    """The words without 大写 and the like before them."""
    return re.sub(rf"^(?:大写|小写|прописью|in words)[{GAP_CHARACTERS}:：]*", "", words)


def is_short_remark(bracket: Bracket) -> bool:
    """Whether a bracket may stand between a figure and its currency without being words: «(без НДС)»."""
    return len(bracket.inner) <= 60 and bool(re.search(f"[{LETTER}]", bracket.inner))
