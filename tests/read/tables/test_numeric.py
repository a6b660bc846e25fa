"""What looks like a number in a column, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.read.tables.numeric import Look, look

NUMBERS = (
    "1|42|1 234 567,00|1\u00a0234\u00a0567,00|1\u2009234,5|1,234,567.00|1.234.567,00|12'500.00|0,9|3,83,470.00|1710 000,00|5140583,52",
    "-9,32|(1,234.00)|20%|14.50 %|€ 399,00|399,00 €|$ 42.00|$42.00|US$ 1,200.00|Rs 319|Rs. 319|USD 1,000|1 000 USD|1.00 Units",
    "12 шт.|10台|¥1,200.00|1 200,00 руб.|584 млн|5 компл.|1.2万元|1 PCS",
)


@pytest.mark.parametrize("text", [text for line in NUMBERS for text in line.split("|")])
def test_a_number_may_carry_a_sign_a_unit_or_a_percent(text: str) -> None:
    assert look(text) is Look.NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "БМД-4М",
        "KZT-3682",
        "ABC 12345",
        "9М133",
        "2С25М",
        "8 495 123 45 67",
        "+7 (495) 123-45-67",
        "1.2.3.4.5",
        "ООО 5",
        "Цена за 1 ед.",
        "1x2x3",
        "",
        "шт.",
    ],
)
def test_a_designation_a_telephone_or_a_word_is_text(text: str) -> None:
    assert look(text) is Look.TEXT


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["03.02.2024", "2024-02-03", "2024年3月"], Look.DATE),
        (["2024", "2025 г."], Look.YEAR),
        (["1.", "2)"], Look.ORDINAL),
        (["–", "-"], Look.DASH),
    ],
)
def test_dates_years_ordinals_and_dashes_have_looks_of_their_own(texts: list[str], kind: Look) -> None:
    assert [look(text) for text in texts] == [kind] * len(texts)


@settings(derandomize=True, max_examples=200)
@given(st.integers(0, 10**12 - 1), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ",", "."]), st.sampled_from(["", "c"]))
def test_every_grouped_number_looks_like_one(value: int, sign: str, cents: str) -> None:
    text = f"{value:,}".replace(",", sign) + (("," if sign != "," else ".") + "50" if cents else "")
    assert look(text) in {Look.NUMBER, Look.YEAR}


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=60))
def test_any_text_has_a_look(text: str) -> None:
    assert isinstance(look(text), Look)
