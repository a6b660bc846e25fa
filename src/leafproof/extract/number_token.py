"""The number of a document as one token: «ВМ-К/0417-21», `F 1234K20/1234/12`, 国发〔2031〕15号."""

from __future__ import annotations

import re
from functools import cache

from leafproof.values.found import Found

LONGEST = 48


@cache
def _token() -> re.Pattern[str]:
    part = r"[A-Za-zÀ-ſА-Яа-яЁё0-9_]"
    lead = r"(?:[A-ZА-ЯЁ]{1,4} (?=[A-ZА-ЯЁ0-9/\-]{0,12}[0-9]))?"
    return re.compile(rf"{lead}{part}(?:[/\\.\-–—‑_*:+]{{0,2}}{part}){{0,{LONGEST}}}(?: ?/ ?(?={part}{{0,11}}[0-9]){part}{{1,12}})?")


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(rf"[A-Za-z0-9\u4e00-\u9fff〔〕\[\]（）()/.\-–—]{{1,{LONGEST}}}")


def number_at(text: str, start: int, end: int) -> Found[str] | None:
    """The number that begins at a position: it holds a digit, is no blank, no date (14.10.2024) and no amount."""
    match = _token().match(text, start, end)
    if match is None:
        return None
    written = match[0].rstrip("./\\-–—_:+*")
    if not re.search("[0-9]", written) or set(written) <= {"_", "-", "/", "."} or "__" in written:
        return None
    if re.fullmatch(r"[0-3]?\d([./-])[0-3]?\d\1(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d([./-])[01]?\d\2[0-3]?\d", written):
        return None
    if re.match(r"\s?(?:%|шт|ед\.)", text[start + len(written) : start + len(written) + 4]) is not None:
        return None
    return Found(start, start + len(written), written)


def chinese_number_at(text: str, start: int, end: int) -> Found[str] | None:
    """The number after 编号：, with Chinese characters and year brackets where they are part of it."""
    match = _chinese().match(text, start, end)
    if match is None:
        return number_at(text, start, end)
    written = match[0]
    if not re.search("[0-9]", written):
        return None
    if written[0] in "（(" and written[-1] in "）)":
        return None
    for opening, closing in (("（", "）"), ("(", ")")):
        if written.count(opening) != written.count(closing):
            written = written.split(opening)[0]
    written = written.rstrip(".-–—/")
    return Found(start, start + len(written), written) if re.search("[0-9]", written) else None
