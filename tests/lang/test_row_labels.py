from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.row_labels import Mark, RowLabel, begins_caption, mark_of, row_label

PURE = [
    ("ИТОГО", RowLabel.TOTAL),
    ("Итого:", RowLabel.TOTAL),
    ("Всего с НДС", RowLabel.TOTAL),
    ("Всего к оплате, руб.", RowLabel.TOTAL),
    ("Итого по разделу 1", RowLabel.SUBTOTAL),
    ("Всего по разделу «Запасные части»", RowLabel.SUBTOTAL),
    ("Grand total", RowLabel.TOTAL),
    ("Total (USD)", RowLabel.TOTAL),
    ("Sub-total", RowLabel.SUBTOTAL),
    ("Subtotal", RowLabel.SUBTOTAL),
    ("合计", RowLabel.TOTAL),
    ("合 计", RowLabel.TOTAL),
    ("总计（大写）", RowLabel.TOTAL),
    ("小计", RowLabel.SUBTOTAL),
    ("Totaal", RowLabel.TOTAL),
    ("Gesamtbetrag", RowLabel.TOTAL),
    ("Total TTC :", RowLabel.TOTAL),
    ("НДС 20%", RowLabel.TAX),
    ("в т.ч. НДС", RowLabel.TAX),
    ("В том числе НДС (20 %)", RowLabel.TAX),
    ("VAT 20%", RowLabel.TAX),
    ("Tax (0%)", RowLabel.TAX),
    ("增值税", RowLabel.TAX),
    ("第2部分小计", RowLabel.SUBTOTAL),
    ("主要设备合计", RowLabel.SUBTOTAL),
    ("По разделу 1 итого:", RowLabel.SUBTOTAL),
    ("Section 1 subtotal", RowLabel.SUBTOTAL),
    ("Перенос", RowLabel.CARRY),
    ("Примечание: цены твёрдые", RowLabel.NOTE),
    ("备注", RowLabel.NOTE),
    ("Раздел 2. Запасные части", RowLabel.SECTION),
    ("Section B", RowLabel.SECTION),
    ("第一部分 装备", RowLabel.SECTION),
]


@pytest.mark.parametrize(("text", "label"), PURE)
def test_a_row_label_is_known(text: str, label: RowLabel) -> None:
    found = row_label(text)
    assert found is not None
    assert found.label is label


@pytest.mark.parametrize(
    "text",
    [
        "Total station TS-12",
        "Total immersion suit",
        "Всеволжский дизельный агрегат",
        "Taxi meter",
        "Notebook computer",
        "Summer tent",
        "Итоговый прибор",
    ],
)
def test_names_that_begin_like_sums_are_no_plain_sums(text: str) -> None:
    found = row_label(text)
    assert found is None or not found.pure


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("–", Mark.NONE),
        ("-", Mark.NONE),
        ("— —", Mark.NONE),
        ("n/a", Mark.NONE),
        ("无", Mark.NONE),
        ("в комплекте", Mark.INCLUDED),
        ("вкл. в стоимость", Mark.INCLUDED),
        ("Included", Mark.INCLUDED),
        ("含", Mark.INCLUDED),
        ("б/п", Mark.FREE),
        ("бесплатно", Mark.FREE),
        ("Free of charge", Mark.FREE),
        ("免费", Mark.FREE),
    ],
)
def test_a_mark_in_place_of_a_number_is_typed(text: str, mark: Mark) -> None:
    assert mark_of(text) is mark


@pytest.mark.parametrize("text", ["", "0", "37", "комплект", "free standing crane", "含税价格另议", "Лось"])
def test_other_texts_are_no_marks(text: str) -> None:
    assert mark_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "в тыс. руб.",
        "тыс. долл. США",
        "Валюта: доллары США",
        "Currency: USD",
        "单位：万元",
        "币种：美元",
        "Цены указаны в долларах США",
        "All prices in USD",
    ],
)
def test_lines_that_say_what_figures_are_in_begin_like_captions(text: str) -> None:
    assert begins_caption(text)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_garbage_raises_nothing(text: str) -> None:
    row_label(text)
    mark_of(text)
    begins_caption(text)
