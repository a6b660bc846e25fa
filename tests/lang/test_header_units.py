"""What a column label says of its numbers."""

from __future__ import annotations

import pytest

from leafproof.lang.header_units import HeaderUnit, header_unit


@pytest.mark.parametrize(
    ("label", "currency", "scale", "unit", "written"),
    [
        ("Сумма, тыс. долл. США", "USD", 1000, None, "тыс. долл. США"),
        ("Сумма,\nтыс.\nдолл. США", "USD", 1000, None, "тыс.\nдолл. США"),
        ("Цена, млн руб.", "RUB", 10**6, None, "млн руб."),
        ("Цена, тыс.руб.", "RUB", 1000, None, "тыс.руб."),
        ("Стоимость, т.р.", "RUB", 1000, None, "т.р."),
        ("Amount (USD '000)", "USD", 1000, None, "USD '000"),
        ("Amount (USD 000s)", "USD", 1000, None, "USD 000s"),
        ("Amount (in thousands of US dollars)", "USD", 1000, None, "thousands of US dollars"),
        ("Total, $ thousand", "USD", 1000, None, "$ thousand"),
        ("Price ($m)", "USD", 10**6, None, "$m"),
        ("kUSD", "USD", 1000, None, "kUSD"),
        ("Cost USD mln", "USD", 10**6, None, "USD mln"),
        ("单价（万元）", "CNY", 10**4, None, "万元"),
        ("单价（万 元）", "CNY", 10**4, None, "万 元"),
        ("总价（美\n元）", "USD", 1, None, "美\n元"),
        ("金额(亿元)", "CNY", 10**8, None, "亿元"),
        ("单位：万元", "CNY", 10**4, None, "万元"),
        ("总价(万美元)", "USD", 10**4, None, "万美元"),
        ("金额（¥）", "CNY", 1, None, "¥"),
        ("Amount, ¥", None, 1, None, "¥"),
        ("Unit price, EUR", "EUR", 1, None, "EUR"),
        ("Стоимость, юаней", "CNY", 1, None, "юаней"),
        ("Цена за ед., руб.", "RUB", 1, None, "руб."),
        ("Цена, руб./шт.", "RUB", 1, None, "руб."),
        ("Price, USD/EUR", None, 1, None, "USD/EUR"),
        ("Стоимость, млн", None, 10**6, None, "млн"),
        ("Масса, кг", None, 1, "kg", "кг"),
        ("Длина, м", None, 1, "m", "м"),
        ("Кол-во, шт.", None, 1, "piece", "шт."),
        ("Кол-во, тыс. шт.", None, 1000, "piece", "тыс. шт."),
        ("数量（辆）", None, 1, "piece", "辆"),
        ("Срок, мес.", None, 1, "month", "мес."),
    ],
)
def test_a_label_names_currency_multiplier_and_unit(label: str, currency: str | None, scale: int, unit: str | None, written: str) -> None:
    assert header_unit(label) == HeaderUnit(currency, scale, unit, written)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Наименование",
        "Ед. изм.",
        "Unit",
        "Unit price",
        "№ п/п",
        "Цена единицы (без НДС)",
        "单元",
        "Срок поставки",
        "Quantity",
        "x" * 5000,
    ],
)
def test_a_label_that_says_nothing_of_numbers_gives_nothing(label: str) -> None:
    assert header_unit(label) == HeaderUnit(None, 1, None, "")
