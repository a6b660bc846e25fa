"""Numbers in words, in the three languages."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from leafproof.lang import number_words_en, number_words_ru, number_words_zh
from leafproof.lang.number_words_en import parse_english
from leafproof.lang.number_words_ru import parse_russian
from leafproof.lang.number_words_zh import parse_chinese
from leafproof.values.found import Flaw

MOST_CHARACTERS = 400


def parse_words(text: str, language: str | None = None) -> Decimal | Flaw:
    """The number that words say, without currency or unit.

    The script decides which grammar is tried, so a Chinese numeral in a Russian document is read too; `language` is
    accepted so that all parsers are called alike. Case, ё/е, hyphens and line breaks do not matter.
    """
    del language
    if len(text) > MOST_CHARACTERS:
        return Flaw("too_long", MOST_CHARACTERS)
    value: Decimal | Flaw
    if re.search("[А-Яа-яЁё]", text):
        value = parse_russian(unicodedata.normalize("NFC", joined_over_lines(text)))
    elif re.search("[\u4e00-\u9fff〇]", text):
        value = parse_chinese(text)
    elif re.search("[A-Za-z]", text):
        value = parse_english(joined_over_lines(text))
    else:
        value = Flaw("empty" if not text.strip() else "not_a_numeral")
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return value.to_integral_value() if isinstance(value, Decimal) and whole else value


def joined_over_lines(text: str) -> str:
    """The text with words that a hyphen parts at the end of a line put together again where that gives a numeral."""

    def join(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        known = number_words_ru.is_numeral(whole) or number_words_en.is_numeral(whole)
        return whole if known else match[0]

    return re.sub(r"([^\W\d_]{1,20})[-\u00ad‐]\s{1,3}([^\W\d_]{1,20})", join, text)


def is_numeral(word: str) -> bool:
    """Whether one word is a numeral of any of the three languages."""
    return (
        number_words_ru.is_numeral(word)
        or number_words_en.is_numeral(word)
        or bool(word and all(c in number_words_zh.digit_values() or c in number_words_zh.unit_values() for c in word))
    )
