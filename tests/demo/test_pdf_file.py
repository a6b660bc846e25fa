"""What the generator remembers of a page is what stands on it."""

from __future__ import annotations

from typing import Any

import pypdfium2 as pdfium
import pytest

from leafproof.demo.blocks import Paper
from leafproof.demo.chance import Chance
from leafproof.demo.contract_paper import contract
from leafproof.demo.deal import deal
from leafproof.demo.fonts import FAMILIES, HAN, draw_typeface
from leafproof.demo.invented import table
from leafproof.demo.pdf_file import pdf
from leafproof.demo.scan import turned
from leafproof.demo.spec_paper import annex

LANGUAGES = [("ru",), ("en",), ("zh",), ("ru", "zh"), ("ru", "en")]


def bare(text: str) -> str:
    return "".join(text.split())


def paper_of(languages: tuple[str, ...], seed: int) -> Paper:
    chance = Chance(f"page-{seed}")
    return annex(deal(languages, 30, chance.sub("deal")), chance.sub("paper"))


@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_number_cell_stands_in_the_box_that_is_remembered(languages: tuple[str, ...]) -> None:
    for seed in range(3):
        paper = paper_of(languages, seed)
        data, traces = pdf(paper, Chance(f"look-{seed}"))
        document = pdfium.PdfDocument(data)
        assert len(document) == len(traces.sizes)
        for (index, role), (page, box) in traces.numbers.items():
            height = traces.sizes[page - 1][1]
            x0, y0, x1, y1 = box[0] - 1, height - box[3] - 1, box[2] + 1, height - box[1] + 1
            turned_page = document[page - 1].get_rotation() == 90
            text = (
                document[page - 1]
                .get_textpage()
                .get_text_bounded(*((height - y1, x0, height - y0, x1) if turned_page else (x0, y0, x1, y1)))
            )
            assert bare(text) == bare(paper.items[index].printed[role])


def test_landscape_pages_are_now_and_then_upright_pages_shown_turned() -> None:
    rotations = set()
    for seed in range(12):
        chance = Chance(f"wide-{seed}")
        paper = annex(deal(("ru",), 6, chance.sub("deal")), chance.sub("paper"), wide=True)
        data, traces = pdf(paper, Chance(f"look-{seed}"))
        page = pdfium.PdfDocument(data)[0]
        rotations.add(page.get_rotation())
        assert page.get_size() == pytest.approx(traces.sizes[0], abs=0.1)
        (_, box) = traces.numbers[0, "total"]
        x0, y0, x1, y1 = box[0] - 1, traces.sizes[0][1] - box[3] - 1, box[2] + 1, traces.sizes[0][1] - box[1] + 1
        place = (traces.sizes[0][1] - y1, x0, traces.sizes[0][1] - y0, x1) if page.get_rotation() else (x0, y0, x1, y1)
        assert bare(page.get_textpage().get_text_bounded(*place)) == bare(paper.items[0].printed["total"])
    assert rotations == {0, 90}


def test_every_row_is_drawn_once_and_its_page_is_remembered() -> None:
    paper = paper_of(("ru",), 4)
    _, traces = pdf(paper, Chance("look"))
    assert sorted(traces.item_pages) == list(range(len(paper.items)))
    assert set(traces.item_pages.values()) <= set(range(1, len(traces.sizes) + 1))


def test_every_page_says_that_it_is_made_up() -> None:
    for languages in LANGUAGES:
        data, _ = pdf(paper_of(languages, 1), Chance("look"))
        footer = bare(table(f"texts_{languages[0]}")["frame"]["footer"])
        document = pdfium.PdfDocument(data)
        for page in document:
            assert footer in bare(page.get_textpage().get_text_range())


def test_the_same_stream_gives_the_same_bytes() -> None:
    paper = contract(deal(("ru", "zh"), 4, Chance("deal")), Chance("paper"))
    assert pdf(paper, Chance("look"))[0] == pdf(paper, Chance("look"))[0]


def test_words_are_remembered_where_they_stand() -> None:
    paper = contract(deal(("ru",), 4, Chance("deal")), Chance("paper"))
    data, traces = pdf(paper, Chance("look"), keep_words=True)
    document = pdfium.PdfDocument(data)
    wrong = []
    for page, word, box in traces.words:
        height = traces.sizes[page - 1][1]
        text = document[page - 1].get_textpage().get_text_bounded(box[0] - 1, height - box[3] - 1, box[2] + 1, height - box[1] + 1)
        if bare(word) not in bare(text):
            wrong.append((word, text))
    assert not wrong


def test_no_sign_of_the_texts_lacks_a_glyph() -> None:
    from reportlab.pdfbase import pdfmetrics

    texts = ""
    for name in ("texts_ru", "texts_en", "texts_zh", "goods", "names", "columns"):
        texts += str(table(name))
    for seed in range(6):
        face = draw_typeface("zh", Chance(f"face-{seed}"))
        for font, run in face.runs("".join(sorted(set(texts) - set("\n")))):
            registered: Any = pdfmetrics.getFont(font)
            glyphs = registered.face.charToGlyph
            assert [sign for sign in run if ord(sign) not in glyphs] == []


def test_a_turned_box_keeps_its_centre_where_the_rotation_puts_it() -> None:
    assert turned((100, 100, 200, 120), (600, 800), 0.0) == (round(100 / 600, 4), 0.125, round(200 / 600, 4), 0.15)
    # Counter-clockwise as seen: what stands right of the centre goes up.
    left, top, right, bottom = turned((590, 399, 592, 401), (600, 800), 1.0)
    assert (top + bottom) / 2 < 0.5
    assert left < right


def test_the_lists_of_fonts_name_a_first_choice() -> None:
    assert FAMILIES[0][0] == "DejaVuSans.ttf"
    assert "wqy-microhei.ttc" in HAN
