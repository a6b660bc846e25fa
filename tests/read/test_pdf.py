"""PDF pages: words as printed and where they stand, what the text layer is trusted for, and what is said of what cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any
from unittest import mock

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from drawn_paper import Scan, at, gaps_of, lines_of, pages_of, pdf, rows_of, source, tables_of
from leafproof.engine.contract import Unreadable
from leafproof.read import pdf as reader
from leafproof.read import pdf_page
from leafproof.read.ocr import engine
from leafproof.read.ocr.page import PictureReading
from leafproof.records import Box, GapReason, Metadata, Page, PagePlace, ReadPart, TextSource

SENTENCE = "The parties agreed that the seller shall deliver the goods before the end of the year"


def _read(data: bytes, **settings: Any) -> list[ReadPart]:
    return list(reader.read(source(data, **settings)))


def _only_page(data: bytes, **settings: Any) -> Page:
    return pages_of(_read(data, **settings))[0]


def _edited(data: bytes, edit: Callable[[pypdfium2.PdfDocument], None]) -> bytes:
    """The PDF after `edit(document)` changed it through pdfium."""
    document = pypdfium2.PdfDocument(data)
    edit(document)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


SLIP = (330.0, 150.0)


@cache
def _letter() -> ImageReader:
    """A scanned slip of SLIP points."""
    scan = Scan(*SLIP)
    for i, text in enumerate(
        ("Стороны договорились о поставке имущества", "в срок до 14 октября 2024 года.", "Поставщик передаёт документацию.")
    ):
        scan.text(20, 40 + 24 * i, text, size=12)
    return ImageReader(scan.picture().convert("L"))


def _scanned(canvas: Canvas) -> None:
    canvas.drawImage(_letter(), 0, 0, *SLIP)


def _slip(*pages: Callable[[Canvas], None]) -> bytes:
    return pdf(*pages, size=SLIP)


def test_words_are_in_reading_order_with_boxes_on_the_page() -> None:
    page = _only_page(pdf(at((50, 700, "Second line"), (50, 720, "First line"))))
    assert lines_of(page) == ["First line", "Second line"]
    assert page.source is TextSource.TEXT_LAYER
    assert (page.width, page.height) == (59500, 84200)
    first = page.words[0].box
    assert 4950 <= first.left <= 5100
    assert 11200 <= first.top <= 11500
    assert 12150 <= first.bottom <= 12500


def test_a_superscript_character_stays_as_printed() -> None:
    assert lines_of(_only_page(pdf(at((50, 700, "584¹ млн, ½ и №5"))))) == ["584¹ млн, ½ и №5"]


def test_a_small_raised_figure_never_becomes_a_digit_of_the_number_before_it() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(50, 700, "584")
        c.setFont("Western", 6)
        c.drawString(50 + c.stringWidth("584", "Western", 10), 704, "1")
        c.setFont("Western", 10)
        c.drawString(80, 700, "million")

    page = _only_page(pdf(draw))
    assert [w.text for w in page.words] == ["584", "1", "million"]
    assert lines_of(page) == ["584 1 million"]


def test_a_raised_figure_after_a_letter_stays_beside_it() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(50, 700, "area of 12 m")
        c.setFont("Western", 6)
        c.drawString(50 + c.stringWidth("area of 12 m", "Western", 10), 704, "2")

    assert lines_of(_only_page(pdf(draw))) == ["area of 12 m2"]


def test_a_raised_figure_in_a_table_cell_stays_apart_from_the_number() -> None:
    def draw(c: Canvas) -> None:
        c.grid([50, 200, 300, 400], [700, 680, 660, 640])
        for i, row in enumerate((("Item", "Qty", "Total"), ("Pump", "37", "584"), ("Valve", "12", "100"))):
            for x, text in zip((55, 205, 305), row, strict=True):
                c.drawString(x, 687 - 20 * i, text)
        c.setFont("Western", 6)
        c.drawString(305 + c.stringWidth("584", "Western", 10), 671, "1")

    table = tables_of(_read(pdf(draw)))[0]
    assert rows_of(table)[1] == ["Pump", "37", "584 1"]


def test_han_characters_are_words_of_their_own_and_numbers_between_them_stay_whole() -> None:
    def draw(c: Canvas) -> None:
        c.setFont("STSong-Light", 12)
        c.drawString(50, 700, "合同价格为1250万元，共37台。")

    page = _only_page(pdf(draw))
    assert [w.text for w in page.words] == ["合", "同", "价", "格", "为", "1250", "万", "元", "，", "共", "37", "台", "。"]
    assert lines_of(page) == ["合同价格为1250万元，共37台。"]


def test_a_hyphen_at_the_line_end_is_kept() -> None:
    page = _only_page(pdf(at((50, 700, "поставка доку-"), (50, 686, "ментации"))))
    assert lines_of(page) == ["поставка доку-", "ментации"]


def test_a_gap_without_a_space_character_parts_words() -> None:
    assert lines_of(_only_page(pdf(at((50, 700, "Qty"), (75, 700, "37"))))) == ["Qty 37"]


def test_turned_characters_stand_apart() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(50, 700, SENTENCE)
        c.rotate(90)
        c.drawString(300, -500, "Side note")

    page = _only_page(pdf(draw))
    assert lines_of(page) == [SENTENCE]
    assert [w.text for w in page.turned] == ["Side", "note"]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_is_read_as_it_is_displayed(turns: int) -> None:
    width, height = 595.0, 842.0

    def draw(c: Canvas) -> None:
        # Draws so that the text is upright once the page is shown turned clockwise by `turns` quarters.
        {1: lambda: c.translate(width, 0), 2: lambda: c.translate(width, height), 3: lambda: c.translate(0, height)}[turns]()
        c.rotate(90 * turns)
        c.drawString(50, 500, "Upright text")
        c.drawString(50, 480, "below it")

    def turn(document: pypdfium2.PdfDocument) -> None:
        document[0].set_rotation(90 * turns)

    page = _only_page(_edited(pdf(draw), turn))
    assert lines_of(page) == ["Upright text", "below it"]
    assert page.turned == ()
    shown_height = width if turns % 2 else height
    assert (page.width, page.height) == ((84200, 59500) if turns % 2 else (59500, 84200))
    assert abs(page.words[0].box.left - 5000) < 100
    assert abs(page.words[0].box.bottom - round((shown_height - 500 + 2.4) * 100)) < 200


def test_boxes_are_on_the_cropped_page_and_text_off_it_is_left_out() -> None:
    def crop(document: pypdfium2.PdfDocument) -> None:
        document[0].set_cropbox(100, 600, 400, 800)

    data = _edited(pdf(at((120, 700, "Inside"), (120, 300, "Outside"))), crop)
    page = _only_page(data)
    assert (page.width, page.height) == (30000, 20000)
    assert lines_of(page) == ["Inside"]
    assert abs(page.words[0].box.left - 2000) < 100
    assert any(reason.startswith("text_off_the_page") for reason in page.source_reasons)


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [
        "The seller delivers the goods",
        "in four lots, the first of them",
        "within ninety days of the date",
        "on which the contract enters",
    ]
    right = [
        "The buyer pays each lot within",
        "thirty days of the receipt of",
        "the invoice, by transfer to the",
        "account named in the annex",
    ]

    def draw(c: Canvas) -> None:
        for i in range(4):
            c.drawString(50, 700 - 14 * i, left[i])
            c.drawString(310, 700 - 14 * i, right[i])

    assert lines_of(_only_page(pdf(draw))) == left + right


def test_labels_with_their_values_are_read_across() -> None:
    rows = [("Supplier:", "Northern Works"), ("Buyer:", "Eastern Trading House"), ("Date:", "14 October 2024"), ("Place:", "Mirny town")]

    def draw(c: Canvas) -> None:
        for i, (label, value) in enumerate(rows):
            c.drawString(50, 700 - 14 * i, label)
            c.drawString(200, 700 - 14 * i, value)

    assert lines_of(_only_page(pdf(draw))) == [f"{label} {value}" for label, value in rows]


def test_a_ruled_table_follows_its_page_with_its_cells() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(50, 760, "Annex 1")
        c.grid([50, 200, 300, 400], [700, 680, 660, 640])
        for i, row in enumerate((("Item", "Qty", "Total"), ("Pump", "37", "1 250,00"), ("Valve", "12", "100,50"))):
            for x, text in zip((55, 205, 305), row, strict=True):
                c.drawString(x, 687 - 20 * i, text)

    parts = _read(pdf(draw, draw))
    assert [type(p).__name__ for p in parts if not isinstance(p, Metadata)] == ["Page", "Table", "Page", "Table"]
    tables = tables_of(parts)
    assert [t.index for t in tables] == [0, 1]
    assert rows_of(tables[0]) == [["Item", "Qty", "Total"], ["Pump", "37", "1 250,00"], ["Valve", "12", "100,50"]]


def _within(inner: Box, outer: Box) -> bool:
    across = outer.left <= inner.left and inner.right <= outer.right
    return across and outer.top <= inner.top and inner.bottom <= outer.bottom


def test_the_words_of_a_cell_stand_in_its_box() -> None:
    def draw(c: Canvas) -> None:
        c.grid([50, 200, 300, 400], [700, 680, 660, 640])
        for i, row in enumerate((("Item", "Qty", "Total"), ("Pump", "37", "1 250,00"), ("Valve", "12", "100,50"))):
            for x, text in zip((55, 205, 305), row, strict=True):
                c.drawString(x, 687 - 20 * i, text)

    parts = _read(pdf(draw))
    page, table = pages_of(parts)[0], tables_of(parts)[0]
    for cell in table.cells:
        assert isinstance(cell.place, PagePlace)
        box = cell.place.boxes[0]
        inside = [w.text for w in page.words if _within(w.box, box)]
        assert " ".join(inside) == cell.text


def test_a_blank_page_is_a_page_without_words_and_no_gap() -> None:
    parts = _read(pdf(at(), at((50, 700, "Text"))))
    assert [p.source for p in pages_of(parts)] == [TextSource.NONE, TextSource.TEXT_LAYER]
    assert pages_of(parts)[0].source_reasons == ("blank",)
    assert gaps_of(parts) == []


def test_values_typed_into_a_form_are_read() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(50, 700, "Name:")
        c.acroForm.textfield(name="name", value="Ivanchenko", x=100, y=690, width=200, height=20)

    assert "Ivanchenko" in lines_of(_only_page(pdf(draw)))[0]


def test_a_scanned_page_is_read_from_its_picture() -> None:
    page = _only_page(_slip(_scanned))
    assert page.source is TextSource.OCR
    assert page.source_reasons[0] == "no_text_layer"
    assert lines_of(page)[0] == "Стороны договорились о поставке имущества"
    assert all(w.confidence is not None for w in page.words)


def test_somebody_elses_invisible_layer_over_a_scan_is_not_taken_for_the_page() -> None:
    def draw(c: Canvas) -> None:
        _scanned(c)
        text = c.beginText(20, 100)
        text.setTextRenderMode(3)
        text.setFont("Western", 12)
        text.textLine("Cropo'bI AoroBopuJIucb")
        c.drawText(text)

    page = _only_page(_slip(draw))
    assert page.source is TextSource.OCR
    assert page.source_reasons[0] == "invisible_layer_over_image"
    assert lines_of(page)[0] == "Стороны договорились о поставке имущества"


def test_without_ocr_an_invisible_layer_stands_in_and_is_marked() -> None:
    def draw(c: Canvas) -> None:
        _scanned(c)
        text = c.beginText(20, 100)
        text.setTextRenderMode(3)
        text.setFont("Western", 12)
        text.textLine("Стороны договорились")
        c.drawText(text)

    parts = _read(_slip(draw), ocr=False)
    page = pages_of(parts)[0]
    assert page.source is TextSource.TEXT_LAYER
    assert "invisible_layer_unchecked" in page.source_reasons
    assert lines_of(page) == ["Стороны договорились"]


def test_hidden_text_among_visible_text_is_left_out_and_counted() -> None:
    def draw(c: Canvas) -> None:
        c.drawString(50, 700, SENTENCE)
        text = c.beginText(50, 600)
        text.setTextRenderMode(3)
        text.textLine("hidden")
        c.drawText(text)

    page = _only_page(pdf(draw))
    assert lines_of(page) == [SENTENCE]
    assert "invisible_text_left_out:6" in page.source_reasons


def test_a_stamped_strip_of_text_over_a_scan_does_not_stand_for_the_page_and_is_kept() -> None:
    def draw(c: Canvas) -> None:
        _scanned(c)
        c.setFont("Western", 8)
        c.drawString(240, 138, "Exhibit 15, file 7")

    page = _only_page(_slip(draw))
    assert page.source is TextSource.OCR
    assert page.source_reasons[0] == "layer_covers_a_strip_only"
    assert "Exhibit 15, file 7" in lines_of(page)
    assert "Стороны договорились о поставке имущества" in lines_of(page)


def test_a_picture_page_without_ocr_is_a_gap_with_the_way_out() -> None:
    parts = _read(_slip(_scanned), ocr=False)
    assert pages_of(parts)[0].source is TextSource.NONE
    gap = gaps_of(parts)[0]
    assert (gap.reason, gap.page, gap.way_out) == (GapReason.OCR_UNAVAILABLE, 1, "set ocr = true under [read]")


def test_a_missing_language_is_a_gap_with_the_command_that_installs_it() -> None:
    with mock.patch.object(engine, "available", return_value=False):
        gap = gaps_of(_read(_slip(_scanned)))[0]
    assert gap.reason is GapReason.OCR_UNAVAILABLE
    assert gap.way_out == "apt install tesseract-ocr-rus tesseract-ocr-eng tesseract-ocr-chi-sim"


def test_text_whose_letters_were_shuffled_is_read_from_the_picture() -> None:
    shuffled = str.maketrans("abcdefghijklmnopqrstuvwxyz", "xyzabcdefghijklmnopqrstuvw")

    def draw(c: Canvas) -> None:
        for i in range(4):
            c.drawString(50, 700 - 14 * i, SENTENCE.translate(shuffled))

    assert _only_page(pdf(draw), ocr=False).source_reasons == ("improbable_letters",)


def test_an_encrypted_pdf_says_so() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(50, 700, "Text")
    canvas.save()
    with pytest.raises(Unreadable) as error:
        _read(out.getvalue())
    assert error.value.gap.reason is GapReason.ENCRYPTED


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"])
def test_a_broken_pdf_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        _read(data)
    assert error.value.gap.reason in {GapReason.DAMAGED, GapReason.EMPTY}


def test_pages_over_the_budget_are_named() -> None:
    pages = [at((50, 700, f"Page {n}")) for n in range(5)]
    parts = _read(pdf(*pages), page_budget=2)
    assert len(pages_of(parts)) == 2
    assert gaps_of(parts)[0].reason is GapReason.OVER_LIMIT
    assert gaps_of(parts)[0].where == "pages 3-5"


def test_words_over_the_limit_of_a_page_are_a_gap() -> None:
    parts = _read(pdf(at((50, 700, SENTENCE))), words_per_page=5)
    assert len(pages_of(parts)[0].words) == 5
    assert gaps_of(parts)[0].reason is GapReason.OVER_LIMIT
    assert gaps_of(parts)[0].page == 1


def test_a_page_of_two_hundred_inches_is_read_from_its_layer() -> None:
    page = _only_page(pdf(at((500, 7000, "Wall chart"), size=200), size=(14400.0, 14400.0)))
    assert lines_of(page) == ["Wall chart"]
    assert (page.width, page.height) == (1440000, 1440000)


def test_a_scan_on_a_huge_page_is_drawn_at_a_lower_resolution_and_says_so() -> None:
    def draw(c: Canvas) -> None:
        c.drawImage(_letter(), 0, 0, 14400, 14400)

    with mock.patch.object(pdf_page, "read_picture", return_value=PictureReading((), (), 0, ())) as read:
        page = _only_page(pdf(draw, size=(14400.0, 14400.0)))
    assert "dpi_lowered" in page.source_reasons
    pixels = read.call_args.args[0].picture.shape
    assert pixels[0] * pixels[1] <= 40_100_000


def test_what_the_file_says_about_itself_is_kept_as_found() -> None:
    def draw(c: Canvas) -> None:
        c.setTitle("Проект контракта")
        c.setAuthor("A. Clerk")
        c.drawString(50, 700, "Text")

    found = {(p.name, p.value) for p in _read(pdf(draw)) if isinstance(p, Metadata)}
    assert {("Title", "Проект контракта"), ("Author", "A. Clerk")} <= found


def test_the_same_bytes_give_the_same_parts() -> None:
    data = _slip(at((20, 70, SENTENCE)), _scanned)
    assert _read(data) == _read(data)


def test_rules_inside_a_form_with_its_own_matrix_are_found() -> None:
    def draw(c: Canvas) -> None:
        c.beginForm("grid", lowerx=0, lowery=0, upperx=400, uppery=100)
        c.grid([0, 150, 250, 350], [60, 40, 20, 0])
        c.endForm()
        c.saveState()
        c.translate(50, 640)
        c.doForm("grid")
        c.restoreState()
        for i, row in enumerate((("Item", "Qty", "Total"), ("Pump", "37", "1 250,00"), ("Valve", "12", "100,50"))):
            for x, text in zip((55, 205, 305), row, strict=True):
                c.drawString(x, 687 - 20 * i, text)

    table = tables_of(_read(pdf(draw)))[0]
    assert (table.row_count, table.column_count, table.how.value) == (3, 3, "ruled")


def _shapes(c: Canvas) -> None:
    c.circle(300, 400, 60)
    c.roundRect(50, 50, 100, 40, 8)


def test_curves_of_a_stamp_are_no_rules() -> None:
    from leafproof.read.pdf_rules import drawn
    from leafproof.read.pdf_space import page_space

    document = pypdfium2.PdfDocument(pdf(_shapes))
    page = document[0]
    space = page_space(page.raw)
    assert space is not None
    rules = drawn(page.raw, space).rules
    assert all(60 <= rule.end - rule.start <= 100 or rule.end - rule.start == pytest.approx(24, abs=0.1) for rule in rules)
    assert len(rules) == 4
    page.close()
    document.close()


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.lists(st.text(st.characters(codec="cp1251", categories=["L", "N"]), min_size=1, max_size=8), min_size=1, max_size=8))
def test_every_printed_word_comes_back_verbatim(words: list[str]) -> None:
    page = _only_page(pdf(at((40, 700, " ".join(words))), size=(1200.0, 800.0)), ocr=False)
    if page.source is TextSource.TEXT_LAYER:
        assert lines_of(page) == [" ".join(words)]
