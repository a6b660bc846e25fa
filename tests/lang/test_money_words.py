"""Amounts of money in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from leafproof.lang.money_words import WordsAmount, looks_like_words, parse_money_words
from leafproof.values.found import Flaw


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Семьсот двадцать шесть миллионов рублей 00 копеек", "726000000.00", "RUB"),
        ("Сто рублей ноль копеек", "100", "RUB"),
        ("сто пять рублей сорок одна копейка", "105.41", "RUB"),
        ("сто двад-\nцать миллионов долларов\nСША", "120000000", "USD"),
        ("人民币柒亿贰仟陆佰万元整", "726000000", "CNY"),
        ("大写：人民币柒亿贰仟陆佰万元伍角叁分", "726000000.53", "CNY"),
        ("壹佰元零伍分", "100.05", "CNY"),
        ("美元壹佰万元整", "1000000", "USD"),
        ("One hundred twenty-three million US Dollars and 00 cents", "123000000", "USD"),
        ("SAY US DOLLARS TWO THOUSAND ONLY", "2000", "USD"),
        ("one hundred and 45/100 euros", "100.45", "EUR"),
        ("Двенадцать тысяч триста сорок пять", "12345", None),
    ],
)
def test_words_with_currency_and_hundredths_are_read(text: str, amount: str, currency: str | None) -> None:
    read = parse_money_words(text)
    assert isinstance(read, WordsAmount)
    assert (read.amount, read.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["", "рублей", "сто двадцать трн миллиона рублей", "сто рублей сто копеек", "по курсу банка", "сто " * 200]
)
def test_what_cannot_be_read_gives_a_flaw(text: str) -> None:
    assert isinstance(parse_money_words(text), Flaw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("сто двадцать трн миллиона", True), ("叁佰万元整", True), ("без НДС", False), ("см. Приложение", False), ("", False)],
)
def test_words_of_a_number_are_told_from_a_remark(text: str, expected: bool) -> None:
    assert looks_like_words(text) is expected
