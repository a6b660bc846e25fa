from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.extract.tables.cell_value import CellValue, cell_value, is_period
from leafproof.lang.row_labels import Mark


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("37", None, "37"),
        ("1 234 567,00", "ru", "1234567.00"),
        ("1\u00a0234\u2009567,00", "ru", "1234567.00"),
        ("1,234,567.00", "en", "1234567.00"),
        ("1,234", "ru", "1.234"),
        ("1,234", "en", "1234"),
        ("1.000,-", "ru", "1000"),
        ("€ 399,00", "ru", "399.00"),
        ("$ 42.00", "en", "42.00"),
        ("37 (тридцать семь)", "ru", "37"),
        ("37 шт.", "ru", "37"),
        ("37辆", "zh", "37"),
    ],
)
def test_a_figure_is_read_by_the_number_format_of_its_table(text: str, language: str | None, amount: str) -> None:
    assert cell_value(text, language, counted=True).amount == Decimal(amount)


def test_a_footnote_mark_is_no_digit() -> None:
    assert cell_value("584¹", "ru") == CellValue(amount=Decimal(584), doubts=("footnote_mark",))
    assert cell_value("37*", "ru").amount == Decimal(37)


def test_words_that_say_another_number_are_a_doubt_and_change_nothing() -> None:
    found = cell_value("37 (тридцать девять)", "ru")
    assert (found.amount, found.doubts) == (Decimal(37), ("words_differ",))


def test_a_multiplier_in_the_cell_is_a_scale() -> None:
    found = cell_value("4,5 млн", "ru")
    assert (found.amount, found.scale) == (Decimal("4.5"), 10**6)


def test_an_unknown_word_is_a_unit_only_where_things_are_counted() -> None:
    assert cell_value("2 stuks", "ru", counted=True).unit == "stuks"
    assert cell_value("2 stuks", "ru").unreadable
    assert cell_value("5 тыс.", "ru", counted=True).amount is None


@pytest.mark.parametrize("text", ["10-12", "2x4", "1 / 2", "п. 3", "1O7..3", "12.03.2031", "37 38 39,1,2"])
def test_text_with_digits_that_is_no_single_number_is_unreadable(text: str) -> None:
    found = cell_value(text, "ru", counted=True)
    assert found.amount is None
    assert found.unreadable


def test_a_mark_is_no_number() -> None:
    assert cell_value("–", "ru") == CellValue(mark=Mark.NONE)
    assert cell_value("в комплекте", "ru") == CellValue(mark=Mark.INCLUDED)


@pytest.mark.parametrize(
    "text", ["2031", "2031 г.", "2031 год", "2031年", "I кв. 2031", "IV квартал", "2 полугодие 2031", "Q3 2031", "H1", "第二季度"]
)
def test_years_halves_and_quarters_head_columns(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["", "37", "203", "20311", "31.12.2031", "2031 шт.", "квартира"])
def test_other_texts_are_no_periods(text: str) -> None:
    assert not is_period(text)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(max_size=150), st.sampled_from([None, "ru", "en", "zh"]), st.booleans())
def test_garbage_raises_nothing(text: str, language: str | None, counted: bool) -> None:
    cell_value(text, language, counted=counted)
    is_period(text)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(["\u00a0", "\u202f", " ", "\u2009"]))
def test_grouped_amounts_come_back_exactly(cents: int, space: str) -> None:
    amount = Decimal(cents) / 100
    printed = f"{amount:,.2f}".replace(",", space).replace(".", ",")
    assert cell_value(printed, "ru").amount == amount
