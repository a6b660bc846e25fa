"""Counts and measures in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from leafproof.lang.find_quantities import find_quantities
from leafproof.records import Qualifier
from leafproof.values.quantity import Quantity


def only(text: str, language: str | None = None) -> Quantity:
    found = find_quantities(text, language)
    assert len(found) == 1, [one.value.as_written for one in found]
    assert text[found[0].start : found[0].end] == found[0].value.as_written
    return found[0].value


@pytest.mark.parametrize(
    ("text", "amount", "unit", "code"),
    [
        ("37 ед.", 37, "ед.", "piece"),
        ("в количестве 37 единиц", 37, "единиц", "piece"),
        ("37-ми единиц", 37, "единиц", "piece"),
        ("тридцать семь машин", 37, "машин", "piece"),
        ("37 боевых машин десанта", 37, "машин", "piece"),
        ("5 тыс. штук", 5000, "штук", "piece"),
        ("1 234 шт.", 1234, "шт.", "piece"),
        ("11 комплектов", 11, "комплектов", "set"),
        ("11 к-тов", 11, "к-тов", "set"),
        ("20 человек", 20, "человек", "person"),
        ("30 календарных дней", 30, "календарных дней", "day"),
        ("18 месяцев", 18, "месяцев", "month"),
        ("12 экз.", 12, "экз.", "copy"),
        ("37 vehicles", 37, "vehicles", "piece"),
        ("37 BMD-4M vehicles", 37, "vehicles", "piece"),
        ("37 airborne infantry fighting vehicles", 37, "vehicles", "piece"),
        ("2 T-90 tanks", 2, "tanks", "piece"),
        ("thirty-seven units", 37, "units", "piece"),
        ("11 sets of radios", 11, "sets", "set"),
        ("37辆", 37, "辆", "piece"),
        ("叁拾柒辆装甲车", 37, "辆", "piece"),
        ("三十七辆", 37, "辆", "piece"),
        ("12套", 12, "套", "set"),
        ("500发", 500, "发", "round"),
        ("37 台（套）", 37, "台（套）", "piece"),
        ("18个月", 18, "个月", "month"),
        ("1.2万套", 12000, "套", "set"),
    ],
)
def test_a_number_with_its_unit_is_a_quantity(text: str, amount: int, unit: str, code: str) -> None:
    quantity = only(f", {text} ")
    assert [quantity.amount, quantity.unit, quantity.unit_code] == [amount, unit, code]


def test_decimals_are_measured() -> None:
    assert only("12,5 т груза", "ru").amount == Decimal("12.5")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("37 (тридцать семь) ед.", "тридцать семь"),
        ("37 (тридцать\nсемь)\nединиц", "тридцать\nсемь"),
        ("37 ед. (тридцать семь)", "тридцать семь"),
        ("37 (Thirty-seven) units", "Thirty-seven"),
        ("Тридцать семь (37) единиц", "Тридцать семь"),
        ("37（叁拾柒）辆", "叁拾柒"),
        ("叁拾柒（37）辆", "叁拾柒"),
    ],
)
def test_digits_and_words_are_one_quantity(text: str, words: str) -> None:
    quantity = only(text)
    assert [quantity.amount, quantity.words, quantity.words_amount] == [37, words, 37]


def test_words_of_another_number_are_kept_as_they_are() -> None:
    quantity = only("37 (тридцать одна) единица", "ru")
    assert [quantity.amount, quantity.words_amount] == [37, 31]


def test_words_that_cannot_be_read_are_kept_with_a_doubt() -> None:
    quantity = only("37 (тридцять семь) ед.", "ru")
    assert [quantity.words, quantity.words_amount, quantity.doubts] == ["тридцять семь", None, ("words_unread",)]


@pytest.mark.parametrize("text", ["15–20 машин", "15-20 машин", "от 15 до 20 машин", "15 to 20 vehicles", "15至20辆", "15 или 20 машин"])
def test_a_range_has_two_ends(text: str) -> None:
    quantity = only(text)
    assert [quantity.amount, quantity.upper, quantity.qualifier] == [15, 20, Qualifier.RANGE]


@pytest.mark.parametrize("text", ["Ка 52 – 60 ед.", "1 – 60 шт.", "с 5 до 60 машин", "БМД-4М – 60 ед.", "поз. 5 – 60 ед."])
def test_a_name_a_row_number_or_a_change_begins_no_range(text: str) -> None:
    quantity = only(text, "ru")
    assert [quantity.amount, quantity.upper, quantity.qualifier] == [60, None, Qualifier.EXACT]


@pytest.mark.parametrize(
    ("text", "amount", "upper"),
    [
        ("several vehicles", 3, 9),
        ("несколько машин", 3, 9),
        ("dozens of tanks", 24, 99),
        ("несколько десятков машин", 20, 99),
        ("数十辆", 20, 99),
        ("数辆", 3, 9),
    ],
)
def test_a_vague_count_has_a_lower_and_an_upper_bound(text: str, amount: int, upper: int) -> None:
    quantity = only(text)
    assert [quantity.amount, quantity.upper, quantity.qualifier] == [amount, upper, Qualifier.VAGUE]


@pytest.mark.parametrize(
    ("text", "amount", "qualifier"),
    [
        ("a dozen drones", 12, Qualifier.EXACT),
        ("four dozen drones", 48, Qualifier.ABOUT),
        ("полсотни машин", 50, Qualifier.ABOUT),
        ("более 37 машин", 37, Qualifier.MORE_THAN),
        ("не менее 37 машин", 37, Qualifier.AT_LEAST),
        ("не более 37 машин", 37, Qualifier.AT_MOST),
        ("more than 37 vehicles", 37, Qualifier.MORE_THAN),
        ("三十余辆", 30, Qualifier.MORE_THAN),
        ("37辆左右", 37, Qualifier.ABOUT),
        ("約37輛", 37, Qualifier.ABOUT),
        ("不超过37辆", 37, Qualifier.AT_MOST),
    ],
)
def test_the_words_around_bound_the_count(text: str, amount: int, qualifier: Qualifier) -> None:
    quantity = only(text)
    assert [quantity.amount, quantity.qualifier] == [amount, qualifier]


def test_a_labelled_count_needs_no_unit() -> None:
    quantity = only("Кол-во: 37", "ru")
    assert [quantity.amount, quantity.unit] == [37, None]


def test_a_count_before_a_designation_has_no_unit_and_a_doubt() -> None:
    quantity = only("в том числе 31 БМД-4М", "ru")
    assert [quantity.amount, quantity.unit, quantity.doubts] == [31, None, ("no_unit",)]


def test_the_number_of_a_row_is_no_count() -> None:
    assert find_quantities("1 БМД-4М\n2 БТР-МДМ\n", "ru") == ()


def test_things_are_counted_whole() -> None:
    quantity = only("1,234 шт.", "ru")
    assert [quantity.amount, quantity.doubts] == [1234, ("ambiguous_separator",)]


@pytest.mark.parametrize(
    "text",
    [
        "в 2024 году, 14 октября 2024 г., IV кв. 2024",
        "стр. 5, п. 3.1, Приложение № 1, раздел 2",
        "стр. 5 единиц",
        "35 лет, 20 years old",
        "30 %, 30 (тридцать) процентов",
        "+7 495 123-45-67",
        "5 млн долл. США, 5 т.р.",
        "30-мм пушка, 37-я машина, 12-month warranty",
        "Т-90, БМД-4М",
        "5台湾, 3部门, 2发展",
        "третий комплект",
        "№ 37 ед.",
        "",
    ],
)
def test_what_is_no_quantity_is_not_found(text: str) -> None:
    assert find_quantities(text) == ()


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.integers(1, 99_999))
def test_a_count_with_words_reads_as_itself(count: int) -> None:
    quantity = only(f"поставить {count} ({num2words(count, lang='ru')}) шт. имущества", "ru")
    assert [quantity.amount, quantity.words_amount, quantity.doubts] == [count, count, ()]


PIECES = [
    "1", "23", "456", "5,00", " ", "\n", "\f", "-", "–", "(", ")", "（", "шт", "ед.", "машин", "т", "辆", "台", "сто",
    "dozen", "several", "of", "BMD-4M", "БМД-4М", "до", "to", "%", "№", "十", "余", "个", "月", "боевых", ".", ",",
]  # fmt: skip


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["ru", "en", "zh", None]))
def test_garbage_raises_nothing_and_finds_sorted_places_that_do_not_overlap(text: str, language: str | None) -> None:
    end = 0
    for found in find_quantities(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.value.as_written
        end = found.end
