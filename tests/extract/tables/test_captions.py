"""The line above a table that says what its figures are in."""

from __future__ import annotations

import pytest

from leafproof.extract.tables.captions import units_of_caption


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(тыс. долл. США)", ("USD", 1000)),
        ("(in thousands of US dollars)", ("USD", 1000)),
        ("单位：万元", ("CNY", 10_000)),
        ("（百万元）", ("CNY", 1_000_000)),
        ("Currency: USD", ("USD", 1)),
        ("РАЗНАРЯДКА на поставку (руб.)", ("RUB", 1)),
        ("Спецификация поставляемого имущества (тыс. долл. США)", ("USD", 1000)),
        ("货物清单（万元）", ("CNY", 10_000)),
    ],
)
def test_a_caption_says_currency_and_multiplier(line: str, expected: tuple[str, int]) -> None:
    assert units_of_caption(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "(four million seven hundred fifty thousand US dollars), exclusive of VAT.",
        "(two million euro)",
        "(Сто двадцать три миллиона рублей)",
        "（壹仟万元）",
        "Общая сумма договора указана без налога (два миллиона рублей)",
        "Расчёты ведутся в валюте договора (платежи производятся в рублях по курсу банка)",
        "Contract price excluding taxes (see annex)",
    ],
)
def test_a_sum_in_words_above_a_table_is_no_caption(line: str) -> None:
    assert units_of_caption(line) is None
