"""Numbers in words in running text: «тридцать семь», "twenty-five thousand", and counts such as "several" and «десятки»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from leafproof.lang import number_words_en, number_words_ru
from leafproof.lang.data_file import load
from leafproof.lang.find_numbers import Figure, figures
from leafproof.lang.number_words import parse_words
from leafproof.lang.phrase_pattern import as_word, is_letter, spaced

_WORD = re.compile(r"[^\W\d_]{2,20}")
_BETWEEN = re.compile(r"(?:\s{1,3}|[-‐‑]\s{0,2})(?:(?i:and|и)\s{1,3})?")
# A scale word alone is a number in the singular only: «миллионы долларов» is not one million.
_ALONE = frozenset({"тысяча", "тысячу", "миллион", "миллиард", "триллион", "полмиллиона", "полтысячи", "полмиллиарда"})
_GENITIVE = frozenset({"тысячи", "миллиона", "миллиарда", "триллиона"})
_BOUND = re.compile(r"(?<!\w)(?i:более|свыше|около|до|порядка|менее|больше|меньше|почти)\s{1,2}$")
_LONGEST_RUN = 24
SHARED_LENGTH = 1_000


@cache
def _numerals() -> frozenset[str]:
    english = {*number_words_en.small_words(), *number_words_en.scale_words(), "hundred"}
    return frozenset({*number_words_ru.small_words(), *number_words_ru.scale_words(), *english} - {"тыс", "млн", "млрд", "трлн", "ста"})


@cache
def _counts() -> tuple[re.Pattern[str], tuple[tuple[Decimal, Decimal, str], ...]]:
    rows = load("counts")["count"]
    pattern = "|".join(f"(?P<c{i}>{spaced(row['pattern']) if row['han'] else as_word(row['pattern'])})" for i, row in enumerate(rows))
    return re.compile(pattern), tuple((Decimal(row["low"]), Decimal(row["high"]), row["qualifier"]) for row in rows)


# What every count holds: a plain search for these tells where patterns are worth trying.
_RUSSIAN_HINTS = ("нескольк", "десятк", "десяток", "дюжин", "полсотн", "сотн")
_COUNT_HINTS = (*_RUSSIAN_HINTS, "several", "dozen", "handful", "a few", "couple", "a pair", "数", "几", "若")


def _hints(text: str) -> Iterator[int]:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    places = {match.start() for hint in _COUNT_HINTS if hint in lowered for match in re.finditer(hint, lowered)}
    yield from sorted(places)


def _runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, all scale words) of neighbouring numerals."""
    numerals = _numerals()
    lowered = text.lower().replace("ё", "е")
    if len(lowered) != len(text):  # letters that change their length in lower case would shift every place
        lowered = text
    start = end = count = 0
    for match in _WORD.finditer(lowered):
        if match[0] not in numerals:
            continue
        between = _BETWEEN.fullmatch(lowered, end, match.start()) if count else None
        if between is not None and count < _LONGEST_RUN:
            end, count = match.end(), count + 1
            continue
        if count:
            yield start, end, count == 1
        start, end, count = match.start(), match.end(), 1
    if count:
        yield start, end, count == 1


def _a_before(text: str, start: int) -> int | None:
    """Where "a" or "half a" begins before a scale word."""
    found = re.search(r"(?i:(?<![a-z])(?:half an? |an? ))$", text[max(0, start - 8) : start].replace("\n", " "))
    return start - len(found[0]) if found else None


def word_figures(text: str) -> Iterator[Figure]:
    """Runs of numerals that say one number, in order of place."""
    scales = {*number_words_ru.scale_words(), *number_words_en.scale_words(), "hundred"}
    for start, end, single in _runs(text):
        word = text[start:end].lower().replace("ё", "е")
        if single and word in scales:
            if (article := _a_before(text, start)) is not None:
                start = article
            elif not (word in _ALONE or (word in _GENITIVE and _BOUND.search(text[max(0, start - 12) : start]))) or re.search(
                r"[0-9０-９]\W{0,3}$", text[max(0, start - 4) : start]
            ):
                continue
        value = parse_words(text[start:end])
        if isinstance(value, Decimal):
            yield Figure(start, end, "words", low=value)


def count_figures(text: str) -> Iterator[Figure]:
    """Counts that are no plain numeral (several, dozens, десятки, 数十), in order of place."""
    pattern, rows = _counts()
    floor = 0
    for hint in _hints(text):
        if hint < floor:
            continue
        for start in range(max(0, hint - 14), hint + 1):
            if start and is_letter(text[start - 1]) and is_letter(text[start]):
                continue
            found = pattern.match(text, start)
            if found is not None and found.end() > hint:
                low, high, qualifier = rows[int((found.lastgroup or "c0")[1:])]
                yield Figure(start, found.end(), "vague", low=low, high=high, qualifier=qualifier)
                floor = found.end()
                break


def all_figures(text: str) -> list[Figure]:
    """Figures in digits, Chinese numerals, words and vague counts, sorted by place; of two that overlap the first begins earlier."""
    return _figures(text) if len(text) < SHARED_LENGTH else list(_shared(text))


@lru_cache(maxsize=2)
def _shared(text: str) -> tuple[Figure, ...]:
    """The figures of a long text: the finders of money, quantities and percentages all ask for those of one document."""
    return tuple(_figures(text))


def _figures(text: str) -> list[Figure]:
    found = [*figures(text), *word_figures(text), *count_figures(text)]
    return sorted(found, key=lambda figure: (figure.start, -figure.end, figure.kind))
