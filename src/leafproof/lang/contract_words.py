"""Phrases by which contracts name themselves, their parties and their price, as patterns for lowered text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import any_of

QUOTES = "[«\"“”„'‘’「『]"
CLOSING = "[»\"”“'’」』]"


def _data(table: str) -> dict[str, Any]:
    found: dict[str, Any] = load("contract_phrases")[table]
    return found


@cache
def mention() -> re.Pattern[str]:
    """A word for a contract with the mark of a number after it, and perhaps its date between: the number begins at the end."""
    data = _data("mention")
    date = r"(?:от\s[«\"“]?[^\n№]{6,28}?\s{1,3})?"
    # «Дополнительное соглашение № 2» is a paper about a contract, not one.
    other = "".join(
        f"(?<!{word} )" for word in ("ительное", "ительного", "ительному", "ительным", "supplementary", "supplemental", "amendment")
    )
    russian = rf"{other}{any_of(data['noun_ru'])}(?:\s{any_of(data['kind_ru'])})?\s{{1,3}}{date}(?:№|n(?=\s))\s{{0,2}}"
    english = rf"{other}{any_of(data['noun_en'])}\s{{1,3}}(?:no\.?|number|nr\.?|n[°º]|#|№)[\s:]{{0,3}}"
    return re.compile(f"(?:{russian}|{english}|合同(?:编号|号码|号)(?:为)?[:：]?\\s{{0,3}})")


@cache
def chinese_mention() -> re.Pattern[str]:
    """第…号合同: group 1 is the number."""
    return re.compile(
        r"第\s?([^\s第号，。：；（）()]{1,40})\s?号\s?(?:[\u4e00-\u9fff]{0,4})?(?:合同|协议)(?!补充)|(?:合同|协议)第\s?([^\s第号，。：；（）()]{1,40})\s?号"
    )


@cache
def role_words(role: str) -> str:
    """The words for `supplier` or `buyer` as alternatives of a pattern."""
    return any_of(_data("role")[role])


def _named(role: str) -> str:
    return rf"(?P<{role}>{role_words(role)})"


@cache
def called() -> re.Pattern[str]:
    """The words that give a party named before them its role; the group that matched is the role."""
    roles = f"(?:{_named('supplier')}|{_named('buyer')})"
    russian = rf"именуем[а-я]{{1,4}},?\s{{1,3}}(?:в\sдальнейшем|далее)(?:\sпо\sтексту)?\s?[-–—,:]?\s?{QUOTES}{{0,2}}"
    bracket = rf"[(（]\s?(?:далее|в\sдальнейшем)(?:\sпо\sтексту)?(?:\sименуем[а-я]{{1,4}})?\s?[-–—,:]{{0,2}}\s?{QUOTES}{{0,2}}"
    apart = rf",\s{{1,3}}(?:в\sдальнейшем|далее)(?:\sпо\sтексту)?\s?[-–—,:]{{0,2}}\s?{QUOTES}{{1,2}}"
    english = rf"hereina?fter,?\s(?:also\s)?(?:referred\sto\sas|called|named|designated)?,?\s?(?:the\s)?{QUOTES}{{0,2}}(?:the\s)?"
    short = rf"[(]\s?(?:the\s)?{QUOTES}{{1,2}}(?:the\s)?"
    chinese = rf"以?\s?下\s?(?:简\s?称|称)(?:为)?\s?[:：]?{QUOTES}{{0,2}}"
    return re.compile(f"(?:{russian}|{bracket}|{apart}|{english}|{short}|{chinese}){roles}")


@cache
def party_label() -> re.Pattern[str]:
    """A party's label at the beginning of a line: «Продавец:», 甲方（卖方）：, "Seller (Supplier):"."""
    roles = f"(?:{_named('supplier')}|{_named('buyer')})"
    return re.compile(
        rf"\s{{0,20}}(?:the\s|[甲乙丙]方\s?[（(/〈]\s?)?{roles}(?:\s?[（(/][^）)\n]{{0,30}}[）)])?\s?[）)〉]?\s{{0,3}}[:：]\s{{0,3}}"
    )


@cache
def name_cut() -> re.Pattern[str]:
    """What ends a party's name."""
    chinese = "|".join(re.escape(word) for word in _data("name")["cut_zh"])
    return re.compile(rf"(?:,\s{{0,3}}|\s|\()(?:{any_of(_data('name')['cut'])})|{chinese}")


@cache
def name_lead() -> re.Pattern[str]:
    """What parts a party's name from what stands before it."""
    return re.compile(any_of(_data("name")["next"]))


@cache
def price_lead() -> re.Pattern[str]:
    """Phrases that the price of the contract follows; not where a share of it is meant («30 % of the total contract value»)."""
    return re.compile(r"(?<!of )(?<!of the )(?<!支付)(?<!按)(?<!占)" + any_of(_data("price")["lead"]))


@cache
def price_never() -> re.Pattern[str]:
    """Words between the phrase and a sum that make it another sum."""
    return re.compile("|".join(re.escape(word).replace("\\ ", "\\s") for word in _data("price")["never"]))


@cache
def price_tied() -> re.Pattern[str]:
    """Phrases between a contract's number and its amount."""
    return re.compile(any_of(_data("price")["tied"]))


@cache
def scope_lead() -> re.Pattern[str]:
    """Beginnings of what a contract is about, in its title."""
    return re.compile(any_of(_data("scope")["lead"]))
