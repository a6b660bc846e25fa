"""Amounts of money in running text: every usual form, and what is no money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from leafproof.lang.find_money import find_money
from leafproof.records import Qualifier
from leafproof.values.money import Money
from leafproof.values.number import render_number


def only(text: str, language: str | None = None) -> Money:
    found = find_money(text, language)
    assert len(found) == 1, [one.value.as_written for one in found]
    assert text[found[0].start : found[0].end] == found[0].value.as_written
    return found[0].value


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("123 млн долл. США", "123000000", "USD"),
        ("5 млн. дол. США", "5000000", "USD"),
        ("5млн.долл.США", "5000000", "USD"),
        ("123 456 789,00 долларов США", "123456789.00", "USD"),
        ("48.750.000,00 долларов США", "48750000.00", "USD"),
        ("5 миллионов американских долларов", "5000000", "USD"),
        ("150 тыс. руб.", "150000", "RUB"),
        ("5 тыс.руб", "5000", "RUB"),
        ("500 т.р.", "500000", "RUB"),
        ("1000000руб.", "1000000", "RUB"),
        ("12 345 руб. 67 коп.", "12345.67", "RUB"),
        ("12 345 рублей 00 копеек", "12345.00", "RUB"),
        ("3,5 млрд рублей", "3500000000", "RUB"),
        ("5 млн 300 тыс. руб.", "5300000", "RUB"),
        ("5 000 000,00 китайских юаней", "5000000.00", "CNY"),
        ("5 млн юаней КНР", "5000000", "CNY"),
        ("15 000,00 евро", "15000.00", "EUR"),
        ("10 бел. руб.", "10", "BYN"),
        ("1 234,56 zł", "1234.56", "PLN"),
        ("пять миллионов долларов США", "5000000", "USD"),
        ("полтора миллиона евро", "1500000", "EUR"),
        ("миллион рублей", "1000000", "RUB"),
        ("более миллиарда рублей", "1000000000", "RUB"),
        ("US$1.2 billion", "1200000000", "USD"),
        ("US $ 5,000", "5000", "USD"),
        ("USD 123,456,789.00", "123456789.00", "USD"),
        ("USD5mln", "5000000", "USD"),
        ("5,000 U.S. Dollars", "5000", "USD"),
        ("EUR 1.234,56", "1234.56", "EUR"),
        ("€1,234.56", "1234.56", "EUR"),
        ("5M€", "5000000", "EUR"),
        ("CHF 1'234.50", "1234.50", "CHF"),
        ("GBP 2.5m", "2500000", "GBP"),
        ("3.2bn RMB", "3200000000", "CNY"),
        ("1 200 000 usd", "1200000", "USD"),
        ("5,000,000円", "5000000", "JPY"),
        ("3元5角", "3.50", "CNY"),
        ("RMB 58.4 million", "58400000", "CNY"),
        ("HK$ 5 million", "5000000", "HKD"),
        ("INR 12,34,567.00", "1234567.00", "INR"),
        ("₹5 crore", "50000000", "INR"),
        ("half a million euros", "500000", "EUR"),
        ("1.23亿美元", "123000000", "USD"),
        ("人民币壹亿贰仟叁佰万元整", "123000000", "CNY"),
        ("¥5,840万元", "58400000", "CNY"),
        ("58,400万元", "584000000", "CNY"),
        ("12亿3400万元", "1234000000", "CNY"),
        ("三百万美元", "3000000", "USD"),
        ("人民币1,234,567.89元", "1234567.89", "CNY"),
        ("壹佰元零伍分", "100.05", "CNY"),
        ("3.2亿卢布", "320000000", "RUB"),
    ],
)
def test_a_usual_form_is_read(text: str, amount: str, currency: str) -> None:
    money = only(f"— {text}, ")
    assert [money.amount, money.currency] == [Decimal(amount), currency]


@pytest.mark.parametrize("text", ["$584M", "$584m", "$ 584-million", "$584 million", "584 million dollars", "584 млн долл."])
def test_a_bare_dollar_is_american_with_a_doubt(text: str) -> None:
    money = only(text)
    assert [money.amount, money.currency, money.doubts] == [584_000_000, "USD", ("bare_dollar",)]


def test_scaled_and_printed_figures_are_both_kept() -> None:
    money = only("1,5 млн долл. США", "ru")
    assert [money.amount, money.printed, money.scale] == [1_500_000, Decimal("1.5"), 1_000_000]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [("¥ 5,000.00", ("CNY", "JPY")), ("Rs. 5,00,000", ("INR", "LKR", "NPR", "PKR")), ("500 крон", ("DKK", "NOK", "SEK"))],
)
def test_a_mark_of_several_currencies_keeps_them_all(text: str, candidates: tuple[str, ...]) -> None:
    money = only(text)
    assert [money.currency, money.candidates] == [None, candidates]


@pytest.mark.parametrize(
    ("text", "currency"), [("¥5,000元", "CNY"), ("¥5,000 JPY", "JPY"), ("$5,000 AUD", "AUD"), ("US$ 5,000 USD", "USD")]
)
def test_marks_on_both_sides_settle_the_currency_together(text: str, currency: str) -> None:
    assert only(text).currency == currency


def test_marks_that_contradict_leave_no_currency() -> None:
    money = only("USD 5 000,00 евро", "ru")
    assert [money.currency, money.candidates, money.doubts] == [None, ("EUR", "USD"), ("currency_conflict",)]


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        (
            "48 750 000 (Сорок восемь миллионов семьсот пятьдесят тысяч) долларов США 00 центов",
            "Сорок восемь миллионов семьсот пятьдесят тысяч",
            48_750_000,
        ),
        (
            "48 750 000,00 долл. США (сорок восемь миллионов семьсот пятьдесят тысяч долларов США)",
            "сорок восемь миллионов семьсот пятьдесят тысяч долларов США",
            48_750_000,
        ),
        (
            "48 750 000,00\n(Сорок восемь миллионов семьсот\nпятьдесят тысяч) долларов\nСША",
            "Сорок восемь миллионов семьсот\nпятьдесят тысяч",
            48_750_000,
        ),
        ("USD 2,000,000.00 (Two Million US Dollars only)", "Two Million US Dollars only", 2_000_000),
        ("Two Million US Dollars (US$2,000,000.00)", "Two Million US Dollars", 2_000_000),
        ("Сто миллионов (100 000 000) долларов США", "Сто миллионов", 100_000_000),
        ("5 (пять) млн. рублей", "пять", 5_000_000),
        ("8 000 000,00 /восемь миллионов/ рублей", "восемь миллионов", 8_000_000),
        ("15,000,000.00 (Fifteen million) US Dollars and 00/100", "Fifteen million", 15_000_000),
        ("5 млн евро (пять миллионов)", "пять миллионов", 5_000_000),
        ("￥3,215,000.00（大写：叁佰贰拾壹万伍仟元整）", "叁佰贰拾壹万伍仟元整", 3_215_000),
        ("人民币（大写）叁佰贰拾壹万伍仟元整（¥3,215,000.00）", "人民币（大写）叁佰贰拾壹万伍仟元整", 3_215_000),
        ("人民币（大写）：叁佰贰拾壹万伍仟元整（小写）：¥3,215,000.00", "人民币（大写）：叁佰贰拾壹万伍仟元整", 3_215_000),
        ("100,00 руб. Прописью: Сто рублей 00 копеек", "Сто рублей 00 копеек", 100),
    ],
)
def test_digits_and_words_are_one_amount(text: str, words: str, amount: int) -> None:
    money = only(text)
    assert [money.amount, money.words, money.words_amount] == [amount, words, amount]


def test_words_that_say_another_sum_are_kept_as_they_are() -> None:
    money = only("5 000 000,00 (Шесть миллионов) рублей", "ru")
    assert [money.amount, money.words_amount] == [5_000_000, 6_000_000]


def test_words_that_cannot_be_read_are_kept_verbatim_with_a_doubt() -> None:
    money = only("123 000 (сто двадцать трн тысячи) рублей", "ru")
    assert [money.words, money.words_amount, money.doubts] == ["сто двадцать трн тысячи", None, ("words_unread",)]


def test_hundredths_after_the_currency_count_in_digits_and_words() -> None:
    money = only("12 345 (Двенадцать тысяч триста сорок пять) рублей 67 копеек", "ru")
    assert money.amount == money.words_amount == Decimal("12345.67")


def test_hundredths_printed_twice_that_differ_are_a_doubt() -> None:
    assert "hundredths_differ" in only("12 345,67 руб. 66 коп.", "ru").doubts


def test_a_conversion_in_brackets_is_an_amount_of_its_own() -> None:
    found = find_money("5 млн долл. США (470 млн руб.)", "ru")
    assert [[one.value.amount, one.value.currency] for one in found] == [[5_000_000, "USD"], [470_000_000, "RUB"]]
    assert all(one.value.words is None for one in found)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("более 210 млн долл. США", Qualifier.MORE_THAN),
        ("не более 210 млн долл. США", Qualifier.AT_MOST),
        ("more than US$210 million", Qualifier.MORE_THAN),
        ("at least US$210 million", Qualifier.AT_LEAST),
        ("almost US$210 million", Qualifier.NEARLY),
        ("порядка 210 млн долл. США", Qualifier.ABOUT),
        ("约2.1亿美元", Qualifier.ABOUT),
        ("超过2.1亿美元", Qualifier.MORE_THAN),
        ("2.1亿美元以上", Qualifier.AT_LEAST),
        ("2.1亿多美元", Qualifier.MORE_THAN),
        ("увеличена до 210 млн долл. США", Qualifier.EXACT),
        ("210 млн долл. США", Qualifier.EXACT),
    ],
)
def test_the_words_around_bound_the_amount(text: str, qualifier: Qualifier) -> None:
    money = only(text)
    assert [money.amount, money.qualifier] == [210_000_000, qualifier]


@pytest.mark.parametrize(
    "text",
    [
        "15–20 млн долл. США",
        "15-20 млн долл. США",
        "15 млн – 20 млн долл. США",
        "от 15 до 20 млн долл. США",
        "US$15–20 million",
        "US$15 million to US$20 million",
        "between US$15 and US$20 million",
        "1500万至2000万美元",
    ],
)
def test_a_range_has_two_ends(text: str) -> None:
    money = only(text)
    assert [money.amount, money.upper, money.qualifier] == [15_000_000, 20_000_000, Qualifier.RANGE]


def test_a_change_from_one_sum_to_another_is_no_range() -> None:
    found = find_money("rose from US$15 million to US$20 million", "en")
    assert [[one.value.amount, one.value.upper] for one in found] == [[15_000_000, None], [20_000_000, None]]


@pytest.mark.parametrize(
    "text", ["Этап 1 – 5 млн долл. США", "за 2025 – 5 млн долл. США", "п. 2 – 5 млн долл. США", "1 – 5 000 000 долл. США"]
)
def test_a_label_and_a_dash_begin_no_range(text: str) -> None:
    money = only(text)
    assert [money.amount, money.upper] == [5_000_000, None]


def test_a_dash_before_two_smaller_digits_parts_kopecks() -> None:
    money = only("12 345-67 руб.", "ru")
    assert [money.amount, money.doubts] == [Decimal("12345.67"), ("dash_decimals",)]


@pytest.mark.parametrize(
    ("text", "written"),
    [("2 USD 500.00", "USD 500.00"), ("500 USD 2 шт.", "500 USD"), ("Item 5 USD 200.00", "USD 200.00"), ("p. 5 $200", "$200")],
)
def test_a_code_between_two_figures_goes_to_the_one_that_looks_like_money(text: str, written: str) -> None:
    assert only(text).as_written == written


def test_a_sign_before_and_after_a_figure_begins_the_next_amount() -> None:
    assert [one.value.as_written for one in find_money("Tax on $ 112.90 $ 16.94")] == ["$ 112.90", "$ 16.94"]


def test_a_count_before_a_price_is_not_the_price() -> None:
    assert [one.value.as_written for one in find_money("cover 1 € 399,00 21% € 399,00")] == ["€ 399,00", "€ 399,00"]


def test_a_number_broken_over_lines_in_prose_is_one_number_with_a_doubt() -> None:
    money = only("стоимость имущества составляет 123 456\n789,00 долларов\nСША", "ru")
    assert [money.amount, money.doubts] == [Decimal("123456789.00"), ("line_break_in_number",)]


def test_figures_under_each_other_are_not_joined() -> None:
    assert [one.value.amount for one in find_money("100\n200 USD\n300 USD", "en")] == [200, 300]


def test_a_page_break_ends_a_phrase() -> None:
    assert find_money("всего 5 000\n\f\nUSD", "ru") == ()


def test_a_footnote_mark_is_no_digit() -> None:
    money = only("584¹ млн долл. США", "ru")
    assert [money.amount, money.doubts] == [584_000_000, ("footnote_mark",)]


def test_an_english_comma_in_a_russian_text_is_a_doubt() -> None:
    money = only("Price: USD 1,234", "ru")
    assert [money.amount, money.doubts] == [1234, ("ambiguous_separator",)]


def test_a_russian_multiplier_makes_the_comma_decimal() -> None:
    assert only("1,234 млн долл. США", "en").amount == 1_234_000


@pytest.mark.parametrize(
    "text",
    [
        "14.10.2024 № 123/45, ИНН 7701234567, тел. +7 495 123-45-67",
        "р/с 40702810300000000123",
        "счёт USD 40702840300000000123",
        "37 единиц",
        "в 2024 году",
        "TOP 10, AMD 64, SAR 2",
        "单元 5 元件 5 元素",
        "30 % от суммы",
        "Т-90, БМД-4М, 30-мм",
        "доллар США и рубль",
        "миллионы долларов",
        "2024 р.",
        "12:30 RUB/USD",
        "",
    ],
)
def test_what_is_no_money_is_not_found(text: str) -> None:
    assert find_money(text) == ()


@pytest.mark.parametrize(("text", "amount"), [("(−5 000 руб.)", -5000), ("аванс -5 000 руб.", 5000), ("аванс – 5 000 руб.", 5000)])
def test_a_minus_is_told_from_a_dash(text: str, amount: int) -> None:
    assert only(text, "ru").amount == amount


def test_a_sum_that_goes_on_another_one_is_a_doubt() -> None:
    assert "continues_another_sum" in only("10 (десять) миллионов 500 (пятьсот) тысяч рублей", "ru").doubts


def test_digits_that_stand_apart_before_the_number_are_a_doubt() -> None:
    assert "irregular_spacing" in only("4 8 750 000 рублей", "ru").doubts


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.integers(1, 10**12))
def test_a_contract_price_reads_as_itself_in_russian(amount: int) -> None:
    text = f"составляет {render_number(Decimal(amount), language='ru')},00 ({num2words(amount, lang='ru').capitalize()}) долларов США."
    money = only(text, "ru")
    assert [money.amount, money.words_amount, money.currency, money.doubts] == [amount, amount, "USD", ()]


@settings(derandomize=True, max_examples=120, deadline=None)
@given(st.integers(1, 10**12))
def test_a_contract_price_reads_as_itself_in_english(amount: int) -> None:
    money = only(f"amounts to USD {amount:,}.00 ({num2words(amount, lang='en')} US Dollars).", "en")
    assert [money.amount, money.words_amount, money.currency, money.doubts] == [amount, amount, "USD", ()]


PIECES = [
    "1", "23", "456", "5,00", " ", " ", "\n", "\f", "-", "–", "(", ")", "（", "）", "$", "¥", "USD", "млн", "долл.",
    "США", "руб.", "коп.", "сто", "million", "two", "万", "亿", "元", "整", "壹", "佰", "大写", "от", "до", "to", "%", "/",
    "№", "¹", ".", ",", "'", "х", "+",
]  # fmt: skip


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["ru", "en", "zh", None]))
def test_garbage_raises_nothing_and_finds_sorted_places_that_do_not_overlap(text: str, language: str | None) -> None:
    end = 0
    for found in find_money(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.value.as_written
        assert found.value.amount == found.value.printed * found.value.scale or found.value.upper is not None
        end = found.end


def test_a_chinese_numeral_with_a_misread_character_is_no_sum() -> None:
    found = find_money("合同总价为人民币壹什贰佰抽拾陆万伍什元整（12,865,000.00元）", "zh")
    assert [hit.value.amount for hit in found] == [Decimal("12865000.00")]
