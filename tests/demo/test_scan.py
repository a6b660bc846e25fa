"""Scans show what was set, and the key knows where every word went."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from leafproof.demo.chance import Chance
from leafproof.demo.deal import deal
from leafproof.demo.pdf_file import pdf
from leafproof.demo.scan import clean, hard, image_pdf, jpeg, page_images, turned
from leafproof.demo.spec_paper import annex


def set_paper() -> tuple[bytes, list[tuple[int, tuple[float, float, float, float]]], tuple[float, float]]:
    chance = Chance("scan")
    paper = annex(deal(("en",), 6, chance.sub("deal")), chance.sub("paper"), wide=False, rules="none")
    data, traces = pdf(paper, chance)
    return data, list(traces.numbers.values()), traces.sizes[0]


@pytest.mark.parametrize("how", [clean(Chance("how")), hard(Chance("how"))], ids=["clean", "hard"])
def test_ink_stands_in_the_boxes_of_the_number_cells_and_not_beside_them(how: object) -> None:
    from leafproof.demo.scan import Treatment

    assert isinstance(how, Treatment)
    data, numbers, size = set_paper()
    image = np.asarray(page_images(data, how, Chance("page"))[0].convert("L")).astype(int)
    height, width = image.shape
    for page, box in numbers:
        assert page == 1
        left, top, right, bottom = turned(box, size, how.angle)
        x0, x1, y0, y1 = int(left * width), int(right * width), int(top * height), int(bottom * height)
        assert image[y0:y1, x0:x1].min() < 120


def test_a_hard_scan_is_skewed_more_than_a_clean_one_and_stamped() -> None:
    for seed in range(20):
        assert abs(clean(Chance(f"{seed}")).angle) <= 0.25 < 0.4 <= abs(hard(Chance(f"{seed}")).angle) <= 1.5
    assert hard(Chance("1")).stamp
    assert not clean(Chance("1")).stamp


def test_a_scanned_pdf_holds_images_at_200_dpi_and_no_text() -> None:
    data, _, size = set_paper()
    how = clean(Chance("how"))
    document = pdfium.PdfDocument(image_pdf(page_images(data, how, Chance("page")), how))
    assert document[0].get_textpage().get_text_range() == ""
    assert document[0].get_size() == pytest.approx(size, abs=0.5)
    image = next(iter(document[0].get_objects()))
    assert isinstance(image, pdfium.PdfImage)
    assert image.get_px_size() == pytest.approx((size[0] / 72 * 200, size[1] / 72 * 200), abs=2)


def test_the_same_stream_gives_the_same_pixels() -> None:
    data, _, _ = set_paper()
    how = hard(Chance("how"))
    first, second = (jpeg(page_images(data, how, Chance("page"))[0], how) for _ in range(2))
    assert first == second
    assert Image.open(io.BytesIO(first)).info["dpi"] == (200, 200)
