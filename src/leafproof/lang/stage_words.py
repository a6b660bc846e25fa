"""Marks of drafts, of signatures and of signature blocks, as patterns for lowered text."""

from __future__ import annotations

import re
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import any_of


@cache
def draft_line() -> re.Pattern[str]:
    """A line that is a draft mark: the mark alone, with a revision, a date or a number after it."""
    data = load("draft_marks")["draft"]
    revision = any_of(data["revision"])
    tail = rf"(?:[\s,.:;()–—/-]{{0,4}}(?:{revision}|v|от|of|dated|no\.?|№|на|for|稿)?[\s.:№-]{{0,3}}[\d.]{{0,12}}){{0,3}}"
    # «ВЕДОМОСТЬ ПОСТАВКИ (ПРОЕКТ)»: the mark in brackets behind a title
    behind = rf"[^.;\n()（）]{{3,100}}[(（\[]\s?{any_of(data['marks'])}\s?[)）\]]\s{{0,3}}$"
    return re.compile(rf"[\s«\"'\[(*#/-]{{0,6}}{any_of(data['marks'])}{tail}(?:\s(?:г\.|года))?[\s»\"'\])*.#/-]{{0,6}}$|{behind}")


@cache
def revision_line() -> re.Pattern[str]:
    """A line that numbers a revision: «редакция 3», "Rev. 2", 第三稿."""
    words = [word for word in load("draft_marks")["draft"]["revision"] if word != "第"]
    return re.compile(rf"[\s(\[]{{0,3}}(?:{any_of(words)}\s{{0,2}}(?:№\s?)?\d{{1,3}}|第[一二三四五六七八九十\d]{{1,3}}稿)[\s)\].]{{0,3}}$")


@cache
def draft_anywhere() -> re.Pattern[str]:
    """Phrases that say draft wherever they stand in the head or foot of a page."""
    return re.compile(any_of(load("draft_marks")["draft"]["anywhere"]))


@cache
def signed_mark() -> re.Pattern[str]:
    """Evidence that this copy was signed."""
    return re.compile(any_of(load("draft_marks")["signed"]["marks"]))


@cache
def signed_name() -> re.Pattern[str]:
    """A name with the word for a signature beside it and no line to sign on: «(подпись) И.О. Фамилия», 苗文澜（签字）."""
    initials = r"(?:[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)"
    russian = rf"{initials}[ \t\u00a0]{{0,3}}[(/](?:подпись|подписано)[)/]|[(/](?:подпись|подписано)[)/][ \t\u00a0]{{0,3}}{initials}"
    name = r"(?![买卖甲乙供需]方)[\u4e00-\u9fff]{2,4}"
    chinese = rf"(?<![\u4e00-\u9fff]){name}[（(]签字[）)]|[（(]签字[）)]{name}(?![\u4e00-\u9fff])"
    english = r"\((?:signature|signed)\)[ \t]{0,3}(?:Mr|Ms|Mrs|Dr)?\.?\s?[A-Z][a-z]+\s[A-Z][a-z]+"
    return re.compile(f"{russian}|{chinese}|{english}")


@cache
def block_word() -> re.Pattern[str]:
    """Words of a signature block at the beginning of a line."""
    return re.compile(any_of(load("draft_marks")["block"]["words"]))


@cache
def blank_date() -> re.Pattern[str]:
    """A date to be filled in: «__» ________ 20__ г., "____ 20__", ____年__月__日."""
    return re.compile(
        r"[«\"“]\s?_{1,6}\s?[»\"”]\s{0,3}(?:_{2,30}|[а-яa-z]{3,9})\s{0,3}(?:\d{2,4}|_{1,6})?|_{2,20}\s{0,2}20_{1,4}|(?<!\d)20_{1,4}\s?(?:г|year)?"
        r"|_{1,12}\s?年\s?_{0,12}\s?月|\d{4}\s?年\s?_{1,12}\s?月"
    )


@cache
def blank_line() -> re.Pattern[str]:
    """A line to sign on."""
    return re.compile(r"_{4,80}|\.{12,80}|…{4,40}")
