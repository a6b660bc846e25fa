"""Stretches of a text that are shaped like the designation of a system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from leafproof.lang.designation_lexicon import folded, lexicon, resolve
from leafproof.values.scripts import has_han, look_key, sound_key

_LETTERS = "A-Za-zА-Яа-яЁё"
_DASH = "-\u2010\u2011\u2012–—−\uff0d"
MOST_CHARACTERS = 28


class Shape(StrEnum):
    """How a candidate is built."""

    NUMBERED = "numbered"  # letters and digits: БМД-4М, 2С25М, ZK-77A
    LETTERS = "letters"  # a name with a letter suffix: БРЭМ-Л, Спрут-СД
    WORD = "word"  # a known name of letters only: Садовница, БМПТ
    QUOTED = "quoted"  # any capitalised word in quotation marks: «Тапир»
    AFTER_WORD = "after_word"  # объект 960М, Type 99A
    CHINESE = "chinese"  # 03式, 红旗-9
    LOOSE = "loose"  # letters and digits in no usual order: the lexicon must know it


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] may be a designation; `joined` where it is a part of a longer code (a point or slash directly before or after)."""

    start: int
    end: int
    text: str
    shape: Shape
    joined: bool = False


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"[0-9{_LETTERS}]+(?:[{_DASH}][0-9{_LETTERS}]+)*")


@cache
def _numbered() -> re.Pattern[str]:
    """Names and indexes as they are usually built; every dash is `-` here."""
    big = "A-ZА-ЯЁ"
    any_letter = _LETTERS
    tail = rf"[{any_letter}]{{0,4}}\d{{0,2}}[{big}]{{0,4}}(?:-[0-9{big}][0-9{any_letter}]{{0,4}}){{0,3}}"
    chain = rf"[{big}][{any_letter}]{{0,13}}(?:-[{big}]{{1,3}})?-?\d{{1,5}}{tail}"
    suffix = rf"[{big}][{any_letter}]{{1,14}}-[{big}][{any_letter}]{{0,4}}\d{{1,3}}[{big}]{{0,3}}(?:-\d{{1,3}})?"
    grau = rf"\d{{1,2}}[{big}]{{1,3}}-?\d{{1,4}}[{big}]{{0,3}}\d{{0,2}}(?:-[0-9{big}]{{1,3}}){{0,2}}|\d{{2}}[тt]\d{{3}}"
    return re.compile(f"(?:{chain}|{suffix}|{grau})")


@cache
def _letters() -> re.Pattern[str]:
    """Names without digits: two capitals or a capitalised word, a dash, up to four capitals (БРЭМ-Л, ТЗМ-Т, Спрут-СД)."""
    return re.compile(
        r"(?:[А-ЯЁ]{2,6}|[А-ЯЁ][а-яё]{2,12})-[А-ЯЁ]{1,4}(?:-[А-ЯЁ]{1,4})?"
        r"|(?:[A-Z]{2,6}|[A-Z][a-z]{2,12})-[A-Z]{1,4}(?:-[A-Z]{1,4})?"
    )


@cache
def _after_word() -> re.Pattern[str]:
    words = r"объект\w{0,3}|издели\w{1,3}|проект\w{0,3}|пр\.|project|object|type|тип\w?"
    return re.compile(
        rf"(?<![{_LETTERS}])(?i:{words})[ \n\u00a0]{{1,2}}"
        rf"(\d{{2,5}}[A-ZА-ЯЁ]{{0,4}}(?:-[A-ZА-Я0-9]{{1,3}})?)(?![0-9{_LETTERS}]|[.,/]\d)"
    )


@cache
def _chinese() -> re.Pattern[str]:
    names = "海红旗|红旗|红箭|鹰击|东风|长剑|霹雳|前卫|飞弩|空警|彩虹|翼龙|伊尔|雅克|米格|武直|巨浪|卡玛斯|乌拉尔|飞豹|歼轰|猎鹰"
    return re.compile(
        rf"(?<![0-9A-Za-z第.])(?:\d{{2,4}}|[A-Z]{{2,4}}-?\d{{1,4}})[A-Z]{{0,3}}[式型]"
        rf"|(?:{names})-?\d{{1,4}}[A-Z]{{0,3}}\d?|攻击-\d{{1,2}}[A-Z]?|(?<![0-9])[歼轰]-?\d{{1,3}}[A-Z]{{0,3}}"
        rf"|(?<![0-9一-鿿])[强运直苏米卡安]-\d{{1,3}}[A-Z]{{0,4}}\d?[A-Z]?"
        rf"|(?<=[架的和与及或为由购售])[强运直苏米卡安]-\d{{1,3}}[A-Z]{{0,4}}\d?[A-Z]?|图-\d{{2,3}}[A-Z]{{0,2}}\d?"
        rf"|[“\"「『](?P<quoted>[\u4e00-\u9fff]{{1,6}})[”\"」』](?:-?[A-Z]{{1,4}}\d{{0,3}}[A-Z]?|-\d{{1,3}}[A-Z]?)?"
    )


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[«“„\"]([А-ЯЁA-Z][А-ЯЁа-яёA-Za-z]{2,15})[»”“\"]")


@cache
def _index() -> re.Pattern[str]:
    return re.compile(r"[1-9][0-9]?[АБВГДЖИКЛМНПРСТУФХЦЧШЩЭЮЯ]{1,3}[0-9]{1,4}[А-Я]{0,3}[0-9]{0,2}(?:-[0-9А-Я]{1,3})?")


def is_index(text: str) -> bool:
    """Whether a name is built like an index of the customer's (GRAU): 9М133, 2С25М, 3ВОФ72."""
    return _index().fullmatch(text) is not None


def _is_joined(text: str, start: int, end: int) -> bool:
    before = (
        start > 1 and text[start - 1] in "./_\\@" and text[start - 2].isalnum() and (text[start - 1] != "." or text[start - 2].isdigit())
    )
    after = end + 1 < len(text) and text[end] in "./_\\@" and text[end + 1].isalnum() and (text[end] != "." or text[end + 1].isdigit())
    return before or after


def _spaced(text: str, start: int, end: int) -> Candidate | None:
    """A known stem, a space, and the rest of a known name: «БМД 4М», "Sprut SDM1"."""
    if end >= len(text) or text[end] not in " \u00a0\u202f\n":
        return None
    rest = _token().match(text, end + 1)
    if rest is None or len(rest[0]) > 8:
        return None
    digits_only = rest[0].isdigit()
    # "AT 11", "As 4" are no names: a stem of two letters needs a letter behind it.
    if digits_only and (text[end] == "\n" or end - start < 3):
        return None
    if not digits_only and not (rest[0][0].isdigit() or rest[0].isupper()):
        return None
    whole = text[start : rest.end()]
    if not resolve(look_key(whole), sound_key(whole)):
        return None
    return Candidate(start, rest.end(), whole, Shape.NUMBERED, _is_joined(text, start, rest.end()))


def _of_token(text: str, match: re.Match[str]) -> Candidate | None:
    token, start, end = match[0], match.start(), match.end()
    if len(token) > MOST_CHARACTERS or token.isdigit():
        return None
    low = folded(token)
    has_digit = not low.isalpha() and any(map(str.isdigit, low))
    if low in lexicon().stems and (spaced := _spaced(text, start, end)) is not None:
        return spaced
    if has_digit:
        plain = re.sub(f"[{_DASH}]", "-", token)
        if not any(character.isalpha() for character in plain):
            return None
        shape = Shape.NUMBERED if _numbered().fullmatch(plain) else Shape.LOOSE
        return Candidate(start, end, token, shape, _is_joined(text, start, end))
    if low in lexicon().words and token[0].isupper():
        shape = Shape.LETTERS if "-" in low else Shape.WORD
        return Candidate(start, end, token, shape, _is_joined(text, start, end))
    if "-" in low and _letters().fullmatch(re.sub(f"[{_DASH}]", "-", token)):
        return Candidate(start, end, token, Shape.LETTERS, _is_joined(text, start, end))
    return None


def _longest_chinese(text: str, start: int) -> int:
    """The end of the longest Chinese name of the lexicon that begins here; 0 where there is none."""
    for name, _ in lexicon().chinese.get(text[start], ()):
        if text.startswith(name, start):
            return start + len(name)
    return 0


def _in_chinese(text: str) -> Iterator[Candidate]:
    for match in _chinese().finditer(text):
        end = max(match.end(), _longest_chinese(text, match.start()))
        yield Candidate(match.start(), end, text[match.start() : end], Shape.CHINESE)


def candidates(text: str) -> list[Candidate]:
    """Everything in a text that is shaped like a designation, sorted, not overlapping (the longest wins)."""
    found = []
    stems = lexicon().stems
    for match in _token().finditer(text):
        token = match[0]
        if token.isalpha() and token.islower() and token not in stems:
            continue  # most words of any text
        candidate = _of_token(text, match)
        if candidate is not None:
            found.append(candidate)
    for match in _after_word().finditer(text):
        found.append(Candidate(match.start(), match.end(), match[0], Shape.AFTER_WORD))
    for match in _quoted().finditer(text):
        found.append(Candidate(match.start(1), match.end(1), match[1], Shape.QUOTED))
    if has_han(text):
        found += _in_chinese(text)
        found = [_with_chinese_tail(text, candidate) for candidate in found]
    return _apart(found)


def _with_chinese_tail(text: str, candidate: Candidate) -> Candidate:
    """`BMD-4M` followed by 空降战车 is one known Chinese name."""
    end = _longest_chinese(text, candidate.start)
    if end <= candidate.end:
        return candidate
    return Candidate(candidate.start, end, text[candidate.start : end], Shape.CHINESE, joined=False)


def _apart(found: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    rank = {Shape.QUOTED: 1}
    for candidate in sorted(found, key=lambda c: (c.start, -c.end, rank.get(c.shape, 0))):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start > kept[-1].end - kept[-1].start:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept
