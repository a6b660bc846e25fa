"""On a Cyrillic page a code read in Latin letters is read again in Russian; on other pages nothing is."""

from __future__ import annotations

import numpy as np
import pytest

from drawn_paper import Scan
from leafproof.read.ocr import engine
from leafproof.read.ocr.codes import codes_again
from leafproof.read.ocr.engine import ReadWord
from leafproof.read.ocr.one_script import has_latin, is_better, is_cyrillic
from leafproof.read.ocr.prepared import prepared

RUSSIAN = ["Наименование", "Обозначение", "Количество", "Стоимость", "Боевая", "машина", "ОКП", "Тренажёр"]


def test_a_page_of_russian_words_with_a_code_or_two_is_cyrillic() -> None:
    assert is_cyrillic([*RUSSIAN, "USD", "JIC"])


@pytest.mark.parametrize("words", [["Description", "Quantity", *RUSSIAN], ["合同", "总价"], ["Да"], []])
def test_a_page_in_two_languages_or_with_little_text_is_not(words: list[str]) -> None:
    assert not is_cyrillic(words)


@pytest.mark.parametrize(
    ("russian", "confidence", "other", "other_confidence"),
    [("ОКП.377720.274", 88, "OKN.377720.274", 89), ("ЛС-426Т", 84, "JIC-426T", 91), ("Окапи-ЗМК", 49, "Oxanu-3MK", 91)],
)
def test_a_russian_reading_with_the_same_figures_is_taken(russian: str, confidence: int, other: str, other_confidence: int) -> None:
    assert is_better(russian, confidence, other, other_confidence)


@pytest.mark.parametrize(
    ("russian", "confidence", "other", "other_confidence"),
    [("4Ч$0", 16, "USD", 92), ("ОКП.377720.27", 88, "OKN.377720.274", 89), ("", 0, "JIC", 90), ("ОКН-5D", 90, "OKH-5D", 90)],
)
def test_an_unsure_or_different_reading_is_not(russian: str, confidence: int, other: str, other_confidence: int) -> None:
    assert not is_better(russian, confidence, other, other_confidence)


def test_letters_are_told_by_their_script_not_by_their_look() -> None:
    assert has_latin("OKП")
    assert not has_latin("ОКП-5")


@pytest.mark.skipif(not engine.available(("rus", "eng")), reason="OCR languages missing")
def test_a_code_on_a_russian_page_keeps_its_cyrillic_letters_and_its_figures() -> None:
    scan = Scan()
    for number in range(12):
        scan.text(60, 80 + 20 * number, "Поставщик обязуется передать покупателю имущество согласно спецификации")
    scan.text(60, 400, "Обозначение изделия: ЛС-426Т")
    page = prepared(np.asarray(scan.picture()), dpi=200)
    words = codes_again(page, engine.read(page.clean, ("rus", "eng"), dpi=200), languages=("rus", "eng"))
    assert "ЛС-426Т" in [word.text for word in words]


def test_a_page_read_in_one_language_is_left_as_it_is() -> None:
    word = ReadWord("JIC-426T", 0, 0, 10, 10, tuple(float(i) for i in range(9)), 90)
    page = prepared(np.asarray(Scan().picture()), dpi=200)
    assert codes_again(page, [word], languages=("eng",)) == [word]
