from __future__ import annotations

import pytest

from leafproof.lang.header_labels import labelled, name_of


@pytest.mark.parametrize(
    ("line", "label", "value", "name"),
    [
        ("From: LAKELAND", "From", "LAKELAND", "from"),
        ("Кому:  Начальнику", "Кому", "Начальнику", "to"),
        ("主题：交货", "主题", "交货", "subject"),
        ("Document Number: 31L15", "Document Number", "31L15", "number"),
        ("Capture Date: 01 JAN 2034", "Capture Date", "01 JAN 2034", None),
        ("Subject: FLOUR: AGREEMENT", "Subject", "FLOUR: AGREEMENT", "subject"),
        ("Enclosure:", "Enclosure", "", "attachments"),
    ],
)
def test_a_line_with_a_label(line: str, label: str, value: str, name: str | None) -> None:
    found = labelled(line)
    assert found is not None
    assert (line[slice(*found.label)], line[slice(*found.value)], found.name) == (label, value, name)


@pytest.mark.parametrize(
    "line", ["", "без двоеточия", "https://tapir.example", "12:30", "x" * 60 + ": y", "one two three four five six seven eight: y"]
)
def test_a_line_without_a_label(line: str) -> None:
    assert labelled(line) is None


def test_other_dates_of_a_registry_are_not_the_date() -> None:
    assert name_of("Draft Date") == "date"
    assert name_of("Review Date") is None
