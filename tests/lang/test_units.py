"""Units of count and measure."""

from __future__ import annotations

import pytest

from leafproof.lang.units import unit_at, unit_of


@pytest.mark.parametrize(
    ("text", "code", "countable"),
    [
        ("шт.", "piece", True),
        ("ШТ", "piece", True),
        ("ед.", "piece", True),
        ("Ед .", "piece", True),
        ("единиц", "piece", True),
        ("ea.", "piece", True),
        ("pcs", "piece", True),
        ("台", "piece", True),
        ("辆", "piece", True),
        ("架", "piece", True),
        ("艘", "piece", True),
        ("门", "piece", True),
        ("枚", "piece", True),
        ("台/套", "piece", True),
        ("台（套）", "piece", True),
        ("具", "piece", False),
        ("发", "round", False),
        ("компл.", "set", False),
        ("к-т", "set", False),
        ("комплекта", "set", False),
        ("set", "set", False),
        ("kit", "set", False),
        ("套", "set", False),
        ("экз.", "copy", False),
        ("усл. ед.", "conditional_unit", False),
        ("чел.", "person", False),
        ("pax", "person", False),
        ("人次", "person", False),
        ("чел.-дн.", "person_day", False),
        ("мес.", "month", False),
        ("нед.", "week", False),
        ("кг", "kg", False),
        ("т", "t", False),
        ("п.м.", "running_m", False),
        ("м", "m", False),
        ("партия", "lot", False),
        ("lot", "lot", False),
        ("рейс", "trip", False),
    ],
)
def test_every_usual_spelling_is_known(text: str, code: str, countable: bool) -> None:
    unit = unit_of(text)
    assert unit is not None
    assert (unit.code, unit.countable) == (code, countable)


@pytest.mark.parametrize("text", ["", "37", "Наименование", "долл. США", "ед. изм.", "БМД-4М", "x" * 100])
def test_what_is_no_unit_gives_none(text: str) -> None:
    assert unit_of(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("37 ед. и", "ед."),
        ("37 units. Next", "units"),
        ("37辆", "辆"),
        ("5 т груза", "т"),
        ("37 чел.-дн.", "чел.-дн."),
        ("30 рабочих дней", "рабочих дней"),
    ],
)
def test_a_unit_after_a_number_is_placed_as_printed(text: str, printed: str) -> None:
    placed = unit_at(text, len(text) - len(text.lstrip("0123456789")))
    assert placed is not None
    assert text[placed.start : placed.end] == printed


@pytest.mark.parametrize("text", ["5台湾", "5 т.р.", "5 т. е.", "5 метрополитенов", "5-мм", "5 единичных"])
def test_the_beginning_of_another_word_is_no_unit(text: str) -> None:
    assert unit_at(text, 1) is None


@pytest.mark.parametrize(("text", "code"), [("еа.", "piece"), ("ед. ea.", "piece"), ("шт.\npcs", "piece"), ("к-т set", "set")])
def test_a_unit_in_two_languages_or_in_look_alikes_is_one(text: str, code: str) -> None:
    found = unit_of(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["ед. set", "шт. кг", "ед. ед. ед."])
def test_two_different_units_are_none(text: str) -> None:
    assert unit_of(text) is None
