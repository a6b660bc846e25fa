"""Numbers in words, held against independent generators."""

from __future__ import annotations

import random
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from leafproof.lang.number_words import is_numeral, parse_words
from leafproof.values.found import Flaw


def samples(count: int) -> list[int]:
    chosen = random.Random(17)
    return [
        0,
        1,
        10,
        11,
        19,
        20,
        21,
        100,
        101,
        111,
        1000,
        1001,
        2000,
        10**6,
        10**9,
        *(chosen.randrange(10 ** chosen.randrange(1, 13)) for _ in range(count)),
    ]


@pytest.mark.parametrize("case", ["n", "g", "d", "a", "i", "p"])
def test_russian_words_of_every_case_read_as_their_number(case: str) -> None:
    for number in samples(120):
        assert parse_words(num2words(number, lang="ru", case=case), "ru") == number


def test_english_words_read_as_their_number() -> None:
    for number in samples(500):
        assert parse_words(num2words(number, lang="en"), "en") == number


@pytest.mark.parametrize("mode", ["low", "up"])
def test_chinese_words_read_as_their_number(mode: str) -> None:
    for number in samples(500):
        assert parse_words(cn2an.an2cn(number, mode), "zh") == number


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Сто двадцать три миллиона", "123000000"),
        ("тысяча", "1000"),
        ("одна тысяча", "1000"),
        ("ТРИДЦАТЬ СЕМЬ", "37"),
        ("трёхсот", "300"),
        ("трехсот", "300"),
        ("восемнадцати", "18"),
        ("полтора миллиона", "1500000"),
        ("полмиллиона", "500000"),
        ("двад-\nцать семь", "27"),
        ("тридцать\nсемь", "37"),
        ("one hundred and twenty-three thousand", "123000"),
        ("Thirty-seven", "37"),
        ("a hundred", "100"),
        ("half a million", "500000"),
        ("one point five million", "1500000"),
        ("thirty crore", "300000000"),
        ("壹佰贰拾叁万", "1230000"),
        ("一百二十三", "123"),
        ("二〇二四", "2024"),
        ("叁拾柒", "37"),
        ("5.84亿", "584000000"),
        ("12亿3400万", "1234000000"),
        ("一万二千亿", "1200000000000"),
        ("二百五", "250"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("两百", "200"),
        ("貳佰伍拾萬", "2500000"),
    ],
)
def test_usual_wordings_are_read(words: str, expected: str) -> None:
    assert parse_words(words) == Decimal(expected)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "рублей",
        "двадцать тридцать",
        "пять сто",
        "тысяча миллион",
        "сто двадцать трн",
        "twenty thirty",
        "one two",
        "forty-twelve",
        "十百",
        "万",
        "三四百",
        "五 apples",
        "37",
    ],
)
def test_what_is_no_number_gives_a_flaw(words: str) -> None:
    assert isinstance(parse_words(words), Flaw)


def test_numerals_are_told_from_other_words() -> None:
    assert all(map(is_numeral, ["Сорок", "двумястами", "seven", "thirty-seven", "叁"]))
    assert not any(map(is_numeral, ["сорока-воровка", "рубль", "seventh", "元", ""]))


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["сто", "двадцать", "тысяч", "миллион", "and", "hundred", "million", "two", "壹", "佰", "万", "亿", "5", ".", "-", "x"]
        ),
        max_size=12,
    )
)
def test_garbage_gives_a_number_or_a_flaw(words: list[str]) -> None:
    assert isinstance(parse_words(" ".join(words)), Decimal | Flaw)
    assert isinstance(parse_words("".join(words)), Decimal | Flaw)
