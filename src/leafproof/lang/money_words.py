"""Amounts of money in words, with their currency and hundredths: «Двенадцать тысяч рублей 45 копеек», 人民币壹佰万元整."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leafproof.lang.currency_marks import Mark, mark_starting, minor_within
from leafproof.lang.number_words import is_numeral, joined_over_lines, parse_words
from leafproof.lang.number_words_zh import digit_values
from leafproof.lang.phrase_pattern import GAP_CHARACTERS, LETTER
from leafproof.values.found import Flaw

MOST_CHARACTERS = 400
_EDGE = f"{GAP_CHARACTERS},.:;()（）：，。"


@dataclass(frozen=True, slots=True)
class WordsAmount:
    """An amount in words: its value, the currency it names (None where none or several are possible), whether hundredths were said."""

    amount: Decimal
    currency: str | None
    minor_said: bool
    doubts: tuple[str, ...] = ()


@cache
def _lead() -> re.Pattern[str]:
    """What introduces words and says nothing: "Say", «прописью:», （大写）."""
    return re.compile(r"(?i:say|(?:amount )?in words|(?:сумма )?прописью|всего|итого|сумма|total)(?!\w)|大写|小写|金额|合计|计")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"(?:(?i:\bonly|\bexactly|\bровно)|[整正])$")


def _trimmed(text: str) -> str:
    """The phrase without the words that introduce and close it."""
    text = text.strip(_EDGE)
    while lead := _lead().match(text):
        text = text[lead.end() :].strip(_EDGE)
    return text


def _closed(text: str) -> str:
    text = text.strip(_EDGE)
    return _tail().sub("", text).strip(_EDGE)


def _next_mark(text: str, position: int) -> Mark | None:
    """The first currency mark at or after `position`."""
    for boundary in re.finditer(rf"(?<![{LETTER}])[{LETTER}]|[\u4e00-\u9fff]|[^\w\s().,;:-]", text[position:]):
        if (mark := mark_starting(text, position + boundary.start())) is not None:
            return mark
    return None


def _chinese_minor(rest: str) -> Decimal | None:
    """角 and 分 after 元, as a part of one: 伍角, 零伍分, 叁角贰分."""
    found = re.fullmatch(r"(?:(\S)角)?(?:(\S)分)?", re.sub(r"[\s整正零]", "", rest))
    values = digit_values()
    if found is None or any(part is not None and part not in values for part in found.groups()):
        return None
    tenths, hundredths = (values[part] if part else 0 for part in found.groups())
    return Decimal(10 * tenths + hundredths) / 100


def _minor(rest: str) -> tuple[Decimal, bool] | None:
    """The hundredths said after the currency as a part of one, and whether any were said; None where they cannot be read."""
    if not _closed(rest):
        return Decimal(0), False
    if re.search("[角分]", rest):
        tenths = _chinese_minor(rest)
        return None if tenths is None else (tenths, True)
    if fraction := re.fullmatch(r"(?:(?i:and|и|with)\s)?\s*([0-9]{2})/100", _closed(rest)):
        return Decimal(fraction[1]) / 100, True
    where = minor_within(rest)
    if where is None or _closed(rest[where[1] :]):
        return None
    said = re.sub(r"^(?i:and|и|with)\s", "", rest[: where[0]].strip(_EDGE))
    if re.fullmatch("[0-9]{1,2}", said):
        return Decimal(said) / 100, True
    value = parse_words(said)
    return (value / 100, True) if isinstance(value, Decimal) and value < 100 else None


def _with_fraction(said: str, language: str | None) -> tuple[Decimal | Flaw, bool]:
    """The value of words that may end in a fraction ("one hundred and 45/100"), and whether they do."""
    if found := re.search(r"\s(?:(?i:and|и)\s)?\s?([0-9]{2})/100$", said):
        value = parse_words(said[: found.start()], language)
        return (value if isinstance(value, Flaw) else value + Decimal(found[1]) / 100), True
    return parse_words(said, language), False


def parse_money_words(text: str, language: str | None = None) -> WordsAmount | Flaw:
    """The amount that words say, with «рублей 00 копеек», "and 45/100", 整, 角 and 分; the currency may stand before, after or nowhere."""
    if len(text) > MOST_CHARACTERS:
        return Flaw("too_long", MOST_CHARACTERS)
    body = _trimmed(joined_over_lines(text))
    first = _next_mark(body, 0)
    after = first
    if first is not None and first.start == 0:
        body = _trimmed(body[first.end :])
        after = _next_mark(body, 0)
    head, rest = (body, "") if after is None else (body[: after.start], body[after.end :])
    value, fraction = _with_fraction(_closed(head), language)
    if isinstance(value, Flaw):
        return value
    minor = _minor(rest)
    if minor is None:
        return Flaw("minor_unread")
    named = [mark for mark in (first, after) if mark is not None]
    precise = [mark for mark in named if mark.code is not None and not mark.doubt] or named
    code = precise[0].code if precise else None
    return WordsAmount(value + minor[0], code, fraction or minor[1], tuple(dict.fromkeys(m.doubt for m in precise[:1] if m.doubt)))


def looks_like_words(text: str) -> bool:
    """Whether a phrase (in brackets) is a number in words, even one that cannot be read: a good part of its words are numerals."""
    if len(text) > MOST_CHARACTERS:
        return False
    words = re.findall(rf"[{LETTER}]+|[\u4e00-\u9fff]", joined_over_lines(text))
    known = sum(is_numeral(word) for word in words)
    return known > 0 and known * 3 >= len(words)
