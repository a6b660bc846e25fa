"""Counts of things in running text: «37 машин БМД-4М», "11 Sprut-SDM1", 37辆."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leafproof.extract.found_values import designations, quantities, within
from leafproof.extract.layout_tables import in_data_table
from leafproof.extract.text_lines import prose
from leafproof.extract.view import DocumentView
from leafproof.lang.class_words import class_named
from leafproof.lang.designations import Designation
from leafproof.lang.number_words import parse_words
from leafproof.lang.units import unit_of
from leafproof.records import Qualifier
from leafproof.values.found import Flaw, Found
from leafproof.values.quantity import Quantity

COUNTED = frozenset({"piece", "set", "round", "battalion_set", "person", "pair", "lot"})
# Units that count things without saying which.
ABSTRACT = re.compile(r"(?i:ед|един\w*|шт\w*|компл\w*|к-т\w*|pcs?|pieces?|units?|ea|sets?|items?|экз\w*|пар\w*|pairs?|lots?|парт\w*)\.?$")
PHRASE = 60
APART = 28


@dataclass(frozen=True, slots=True)
class Count:
    """One counted thing: its number, what it counts as printed and where that stands, the unit, the whole range."""

    start: int
    end: int
    amount: Decimal
    what: str | None
    unit: str | None
    qualifier: Qualifier | None
    doubts: tuple[str, ...] = ()


def _name_near(view: DocumentView, hit: Found[Quantity]) -> Found[Designation] | None:
    """The designation in the count, after it in the same phrase, or right before it."""
    text = prose(view)
    for name in within(designations(view), hit.start, hit.end + APART):
        between = text[hit.end : name.start] if name.start > hit.end else ""
        if name.value.accepted or _spoken_of(view, name):
            if not re.search(r"[.;:，。；\d]|,\s|\s(?:и|and|или|or)\s", between):
                return name
            break
    before = [name for name in within(designations(view), max(0, hit.start - 48), hit.start) if name.end <= hit.start]
    if before and (before[-1].value.accepted or _spoken_of(view, before[-1])):
        between = text[before[-1].end : hit.start]
        if re.fullmatch(r"\s{0,2}[»”\"]?\s{0,2}(?:[-–—:(]\s{0,2}|в\sколичестве\s|共|计|型?[\u4e00-\u9fff]{0,4})?", between) is not None:
            return before[-1]
    return None


def _spoken_of(view: DocumentView, name: Found[Designation]) -> bool:
    """Whether a proposed designation is counted outright: «37 units of ZK-77A»."""
    after = prose(view)[name.end : name.end + 16]
    if re.match(r"[»”\"]?\s{0,2}(?:в\sколичестве|в\sкол-ве|in the quantity|in quantity)", after) is not None:
        return True
    before = prose(view)[max(0, name.start - 12) : name.start]
    return (
        re.search(
            r"(?:units?|pieces?|sets?|ед\.|единиц\w{0,2}|шт\.|штук\w?|辆|架|套|台|艘|门|枚)\s(?:of\s)?[«\"“]?$|[辆架套台艘门枚]$", before
        )
        is not None
    )


@cache
def _named() -> re.Pattern[str]:
    """A name right after a unit: in quotes, or a word in capitals with a digit or hyphen; in Chinese with Latin letters or digits."""
    word = r"[A-ZА-ЯЁ][\w]{0,20}(?:[-–‑][\w]{1,12}){1,3}|[A-ZА-ЯЁ]{1,6}\d[\w]{0,12}"
    quoted = r"[«“\"][A-ZА-ЯЁ][^»”\"\n]{1,30}[»”\"]"
    han = r"[\u4e00-\u9fff]{0,6}[-–]?[A-Z][A-Za-z0-9]{0,8}(?:[-–][A-Za-z0-9]{1,8}){0,2}|[\u4e00-\u9fff]{1,6}[-–][A-Za-z0-9]{1,8}"
    return re.compile(rf"\s{{0,2}}(?:of\s)?({quoted}|{word}|{han})")


def _han_before(view: DocumentView, start: int) -> Found[str] | None:
    """A name with a hyphen right before a Chinese count: 海牛-12共10辆."""
    text = prose(view)[max(0, start - 24) : start]
    match = re.search(
        r"([A-Za-z\u4e00-\u9fffА-Яа-яЁё][\w]{0,11}(?:[-–][A-Za-z0-9А-Яа-я]{1,8})+)(?:型[\u4e00-\u9fff]{0,6})?[，,：:共计]?\s?$", text
    )
    if match is None:
        return None
    name = _without_lead(match[1])
    end = start - len(text) + match.end(1)
    return Found(end - len(name), end, name) if name else None


def _noun_after(view: DocumentView, end: int) -> Found[str] | None:
    """The words after a unit that name a class of things: «единиц боевых машин», 辆战车."""
    named = _named().match(prose(view), end, end + PHRASE)
    if named is not None:
        start, stop = named.span(1)
        return Found(start, stop, named[1].strip('«»“”"'))
    match = re.compile(r"\s?(?:of\s)?((?:[«\"]?[^\W\d_][\w-]*[»\"]?[ \n]?){1,4})").match(prose(view), end, end + PHRASE)
    if match is None:
        return None
    phrase = match[1].strip()
    best: str | None = None
    words = phrase.split()
    for count in range(1, len(words) + 1):
        shorter = " ".join(words[:count])
        if class_named(shorter) is not None:
            best = shorter
            break
    if best is None:
        return None
    start = match.start(1)
    return Found(start, start + len(best), best)


def _count(view: DocumentView, hit: Found[Quantity]) -> Count | None:
    value = hit.value
    if value.unit_code not in COUNTED:
        return None
    name = _name_near(view, hit)
    if name is not None:
        return Count(
            min(hit.start, name.start),
            max(hit.end, name.end),
            value.amount,
            name.value.as_written,
            value.unit,
            value.qualifier,
            value.doubts,
        )
    unit = value.unit or ""
    if len(unit) == 1 and unit > "\u2e80" and (led := _han_before(view, hit.start)) is not None:
        return Count(led.start, hit.end, value.amount, led.value, value.unit, value.qualifier, value.doubts)
    abstract = ABSTRACT.match(unit) is not None or (len(unit) == 1 and unit > "\u2e80")
    noun = _noun_after(view, hit.end) if abstract else None
    if noun is not None:
        return Count(hit.start, noun.end, value.amount, noun.value, value.unit, value.qualifier, value.doubts)
    if abstract and value.words is None and not (len(unit) == 1 and unit in "辆架艘枚门"):
        # «3 шт.» with nothing near it says nothing that could be used or checked.
        return None
    what = None if abstract or (known := unit_of(unit)) is None or known.code not in COUNTED else unit
    return Count(hit.start, hit.end, value.amount, what, value.unit, value.qualifier, value.doubts)


def _bare(view: DocumentView, taken: list[tuple[int, int]]) -> Iterator[Count]:
    """A number right before a designation, with no unit: "11 Sprut-SDM1"."""
    text = prose(view)
    for name in designations(view):
        if not name.value.accepted or _overlaps(taken, name.start, name.end):
            continue
        match = re.compile(r"(?<![\w.,/№#-])(?<![№#]\s)(\d{1,5})\s{1,2}[«\"“]?$").search(text, max(0, name.start - 10), name.start)
        if match is None or match[1].startswith("0"):
            continue
        before = text[max(0, match.start() - 24) : match.start()].lower()
        if re.search(
            r"(?:объект|изделие|проект|п\.|пункт|ст\.|статья|позици\w+|поз\.|type|no\.?|item|project|object|clause|article|annex|приложение|номер|table)\s?$",
            before,
        ):
            continue
        yield Count(match.start(1), name.end, Decimal(match[1]), name.value.as_written, None, Qualifier.EXACT)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a range meets one of the ranges, which are sorted and do not overlap each other."""
    at = bisect_left(taken, (start, start))
    return (at < len(taken) and taken[at][0] < end) or (at > 0 and taken[at - 1][1] > start)


@cache
def _glued() -> re.Pattern[str]:
    numeral = "[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]"
    return re.compile(rf"([A-Za-zА-Яа-яЁё0-9\u4e00-\u9fff.-]{{0,24}}?)(\d{{1,9}})\s?[（(]({numeral}{{1,12}})[）)]\s?([辆架艘门枚台套具部])")


def _glued_counts(view: DocumentView, taken: list[tuple[int, int]]) -> Iterator[Count]:
    """A count glued to a name that ends with digits, told apart by its words: 海牛Mk210（十）辆 is ten of Mk2."""
    text = prose(view)
    if "（" not in text and "(" not in text:
        return
    for match in _glued().finditer(text):
        said = parse_words(match[3])
        if isinstance(said, Flaw) or _overlaps(taken, match.start(2), match.end(3)):
            continue
        digits = format(said, "f")
        if not match[2].endswith(digits):
            continue
        name = _without_lead(match[1] + match[2][: -len(digits)])
        start = match.end(2) - len(digits) - len(name)
        noun = _noun_after(view, match.end()) if not name else None
        end = match.end() if noun is None else noun.end
        yield Count(start, end, said, name or (noun.value if noun is not None else None), match[4], Qualifier.EXACT)


def _without_lead(name: str) -> str:
    """A name without the words of the sentence that ran into it: 已准备海牛 -> 海牛."""
    leads = "其中|包括|准备|生产|交付|供应|提供|购买|采购|装运|出口|订购|制造|报告|通知|共|约|将|把|的|为|及|和|与"
    return re.split(leads, re.sub("[共计]$", "", name))[-1].strip(".")


def counts(view: DocumentView) -> Iterator[Count]:
    """Every count outside tables that names what it counts, in order of place."""
    found = [made for hit in quantities(view) if not in_data_table(view, hit.start) and (made := _count(view, hit)) is not None]
    taken = sorted((count.start, count.end) for count in found)
    found += [count for count in _glued_counts(view, taken) if not in_data_table(view, count.start)]
    taken = sorted((count.start, count.end) for count in found)
    found += [count for count in _bare(view, taken) if not in_data_table(view, count.start)]
    yield from sorted(found, key=lambda count: (count.start, count.end))
