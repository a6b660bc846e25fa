"""Which languages a page is read in."""

from __future__ import annotations

import numpy as np
import pytest

from drawn_paper import Scan
from leafproof.read.ocr.languages import Choice, choose
from leafproof.read.ocr.prepared import prepared

ALL = ("rus", "eng", "chi_sim")
RUSSIAN = "Стороны договорились о поставке оборудования"
ENGLISH = "The parties agreed on the delivery of equipment"
CHINESE = "卖方应当按照合同附件一的规定交付货物"


def _choice(*lines: str, offered: tuple[str, ...] = ALL, turns: int = 0) -> Choice:
    scan = Scan(400, 330)
    for i in range(12):
        scan.text(30, 25 + 24 * i, lines[i % len(lines)], size=12)
    page = prepared(np.asarray(scan.picture(turns=turns)), dpi=200)
    return choose(page.clean, page.ink, dpi=200, offered=offered)


@pytest.mark.parametrize(
    ("lines", "languages"),
    [((RUSSIAN,), ("rus", "eng")), ((ENGLISH,), ("eng",)), ((CHINESE,), ("chi_sim", "eng")), ((RUSSIAN, ENGLISH), ("rus", "eng"))],
)
def test_a_page_is_read_in_the_languages_it_shows(lines: tuple[str, ...], languages: tuple[str, ...]) -> None:
    assert _choice(*lines) == Choice(languages)


def test_a_bilingual_page_is_read_in_both_languages() -> None:
    assert set(_choice(RUSSIAN, CHINESE).languages) == {"rus", "chi_sim", "eng"}


def test_a_language_that_is_not_offered_is_named_as_missing() -> None:
    assert _choice(CHINESE, offered=("rus", "eng")).missing == ("chi_sim",)
    assert _choice(RUSSIAN, offered=("eng",)).missing == ("rus",)


def test_a_page_on_its_head_is_to_be_turned() -> None:
    assert _choice(ENGLISH, turns=2).turns == 2


def test_an_empty_page_is_read_in_what_is_offered() -> None:
    page = prepared(np.full((400, 400), 240, np.uint8), dpi=200)
    assert choose(page.clean, page.ink, dpi=200, offered=("eng",)) == Choice(("eng",))
