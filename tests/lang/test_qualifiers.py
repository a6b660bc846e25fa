"""Phrases that bound a number."""

from __future__ import annotations

import pytest

from leafproof.lang.qualifiers import qualifier_after, qualifier_before
from leafproof.records import Qualifier


@pytest.mark.parametrize(
    ("before", "qualifier"),
    [
        ("на сумму не более ", Qualifier.AT_MOST),
        ("более ", Qualifier.MORE_THAN),
        ("Более чем на ", Qualifier.MORE_THAN),
        ("не менее ", Qualifier.AT_LEAST),
        ("менее ", Qualifier.LESS_THAN),
        ("свыше\n", Qualifier.MORE_THAN),
        ("почти ", Qualifier.NEARLY),
        ("примерно ", Qualifier.ABOUT),
        ("ровно ", Qualifier.EXACT),
        ("до ", Qualifier.AT_MOST),
        ("увеличена до ", Qualifier.EXACT),
        ("с 5 до ", Qualifier.EXACT),
        ("no more than a total of ", Qualifier.AT_MOST),
        ("no less than ", Qualifier.AT_LEAST),
        ("over ", Qualifier.MORE_THAN),
        ("nearly ", Qualifier.NEARLY),
        ("approx. ", Qualifier.ABOUT),
        ("~", Qualifier.ABOUT),
        ("≥ ", Qualifier.AT_LEAST),
        ("约", Qualifier.ABOUT),
        ("不超过", Qualifier.AT_MOST),
        ("超过", Qualifier.MORE_THAN),
        ("至少", Qualifier.AT_LEAST),
        ("近", Qualifier.NEARLY),
        ("дома ", Qualifier.EXACT),
        ("moreover ", Qualifier.EXACT),
        ("", Qualifier.EXACT),
    ],
)
def test_the_phrase_before_a_number_bounds_it(before: str, qualifier: Qualifier) -> None:
    assert qualifier_before(f"{before}5 единиц", len(before))[0] is qualifier


def test_the_place_where_the_phrase_begins_is_given() -> None:
    assert qualifier_before("всего не более 5", 15) == (Qualifier.AT_MOST, 6)
    assert qualifier_before("всего 5", 6) == (Qualifier.EXACT, 6)


@pytest.mark.parametrize(
    ("after", "qualifier"),
    [
        ("左右", Qualifier.ABOUT),
        ("以上", Qualifier.AT_LEAST),
        ("以内", Qualifier.AT_MOST),
        (" or more", Qualifier.AT_LEAST),
        (" с лишним", Qualifier.MORE_THAN),
        ("以外", Qualifier.EXACT),
    ],
)
def test_the_phrase_after_a_number_bounds_it(after: str, qualifier: Qualifier) -> None:
    assert qualifier_after(f"5辆{after}", 2)[0] is qualifier
