"""Contracts that a text names by number, with the date beside the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.extract.found_values import dates, within
from leafproof.extract.number_token import chinese_number_at, number_at
from leafproof.extract.text_lines import kept, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.contract_words import chinese_mention, mention
from leafproof.records import DateRange
from leafproof.values.found import Found
from leafproof.values.scripts import has_han

MOST_MENTIONS = 2_000
REACH = 64


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a contract: where the phrase stands, its number, its date where one stands beside it."""

    start: int
    end: int
    number: Found[str]
    date: Found[DateRange] | None


@cache
def _to_date() -> re.Pattern[str]:
    words = r"от|of|dated|as of|date|дата|[，,]?\s?签订日期[:：]?|号(?:合同|协议)?"
    return re.compile(rf"[\s,;]{{0,4}}(?:[（(]\s?)?(?:{words})?\s{{0,3}}(?:[（(]\s?)?$")


def _date_of(view: DocumentView, start: int, number: Found[str]) -> Found[DateRange] | None:
    text = low(view)
    for hit in within(dates(view), number.end, number.end + 32):
        return hit if _to_date().match(text[number.end : hit.start]) is not None else None
    for hit in within(dates(view), start, number.start):
        if re.search(r"от\s{1,2}$", text[max(0, hit.start - 4) : hit.start]) is not None:
            return hit
    return None


def _latin(view: DocumentView) -> list[Mention]:
    text = prose(view)
    found = []
    for match in mention().finditer(low(view)):
        read = chinese_number_at if has_han(match[0]) else number_at
        number = read(text, match.end(), min(len(text), match.end() + REACH))
        if number is not None:
            date = _date_of(view, match.start(), number)
            end = max(number.end, date.end if date is not None else 0)
            found.append(Mention(match.start(), end, number, date))
    return found


def _chinese(view: DocumentView) -> list[Mention]:
    found = []
    for match in chinese_mention().finditer(prose(view)):
        group = 1 if match[1] is not None else 2
        value = match[group]
        if re.search("[0-9]", value) is None or len(re.findall("[\u4e00-\u9fff]", value)) > 6:
            continue
        number = Found(match.start(group), match.end(group), value)
        text = low(view)
        date = None
        for hit in within(dates(view), match.end(), match.end() + 8):
            if re.fullmatch(r"\s?[（(]?\s?", text[match.end() : hit.start]) is not None:
                date = hit
        found.append(Mention(match.start(), max(match.end(), date.end if date is not None else 0), number, date))
    return found


def mentions(view: DocumentView) -> tuple[Mention, ...]:
    """All namings of contracts by number, sorted, computed once."""
    known = kept(view, "contract_mentions", tuple)
    if known is not None:
        return known
    made = tuple(sorted((*_latin(view), *_chinese(view)), key=lambda hit: (hit.start, hit.end))[:MOST_MENTIONS])
    view.memo["contract_mentions"] = made
    return made


def number_key(number: str) -> str:
    """What makes two printed numbers one: case, kinds of dashes, spaces."""
    return re.sub(r"[\s–—‑-]", "-", number.casefold()).replace("--", "-")
