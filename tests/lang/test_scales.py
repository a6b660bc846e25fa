"""Multipliers beside a figure."""

from __future__ import annotations

import pytest

from leafproof.lang.scales import scale_at


@pytest.mark.parametrize(
    ("after", "value"),
    [
        (" тыс.", 10**3),
        (" млн", 10**6),
        ("млн.", 10**6),
        (" миллиардов", 10**9),
        (" million", 10**6),
        ("-million", 10**6),
        ("亿", 10**8),
        ("千万", 10**7),
        (" crore", 10**7),
    ],
)
def test_a_multiplier_is_read(after: str, value: int) -> None:
    scale = scale_at(f"5{after}", 1)
    assert scale is not None
    assert (scale.value, scale.end) == (value, 1 + len(after))


def test_letters_multiply_money_only() -> None:
    assert scale_at("5M", 1) is None
    scale = scale_at("5M", 1, letters=True)
    assert scale is not None
    assert scale.value == 10**6


@pytest.mark.parametrize("after", ["M1", " m2", " K-52", " Moscow", " миллионер", " тысячелетие", ""])
def test_another_word_is_no_multiplier(after: str) -> None:
    assert scale_at(f"5{after}", 1, letters=True) is None
