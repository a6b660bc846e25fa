"""Image files: each page read by OCR, on the image as it is displayed; bombs and broken files are outcomes."""

from __future__ import annotations

import io
import struct
import zlib
from unittest import mock

import pytest
from PIL import Image

from drawn_paper import Scan, gaps_of, lines_of, pages_of, rows_of, source, tables_of
from leafproof.engine.contract import Unreadable
from leafproof.read import image as reader
from leafproof.read.ocr import engine
from leafproof.records import GapReason, Metadata, Page, PagePlace, ReadPart, TextSource

FIRST = "Стороны договорились поставить имущество"


def _letter(dpi: int = 200) -> Scan:
    scan = Scan(330, 150, dpi)
    for i, text in enumerate((FIRST, "в срок до 14 октября 2024 года.", "Поставщик передаёт документацию.")):
        scan.text(20, 30 + 24 * i, text, size=12)
    return scan


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _read(data: bytes, media_type: str = "image/png", **settings: object) -> list[ReadPart]:
    return list(reader.read(source(data, media_type, **settings)))


def _only_page(data: bytes, media_type: str = "image/png") -> Page:
    return pages_of(_read(data, media_type))[0]


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def test_a_scan_is_read_with_boxes_in_points_of_its_stated_resolution() -> None:
    page = _only_page(_letter().png())
    assert page.source is TextSource.OCR
    assert lines_of(page)[0] == FIRST
    assert abs(page.width - 33000) < 50
    assert abs(page.words[0].box.left - 2000) < 150
    assert 2900 <= page.words[0].box.top <= page.words[0].box.bottom <= 4700


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("JPEG", "image/jpeg"), ("TIFF", "image/tiff"), ("BMP", "image/bmp"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
def test_every_format_gives_the_same_first_line(form: str, media_type: str) -> None:
    assert lines_of(_only_page(_saved(_letter().picture(), form), media_type))[0] == FIRST


def test_a_tiff_of_several_pages_gives_them_all() -> None:
    data = _saved(_letter().picture(), "TIFF", save_all=True, append_images=[_letter().picture()], dpi=(200, 200))
    assert [(p.number, lines_of(p)[0]) for p in pages_of(_read(data, "image/tiff"))] == [(1, FIRST), (2, FIRST)]


def test_pages_over_the_budget_are_a_gap() -> None:
    data = _saved(_letter().picture(), "TIFF", save_all=True, append_images=[_letter().picture()] * 2, dpi=(200, 200))
    parts = _read(data, "image/tiff", page_budget=1)
    assert len(pages_of(parts)) == 1
    assert gaps_of(parts)[0].reason is GapReason.OVER_LIMIT


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read_upright_and_anchored_as_displayed(turns: int) -> None:
    scan = Scan(400, 400)
    for i in range(12):
        scan.text(30, 40 + 24 * i, FIRST, size=12)
    page = _only_page(scan.png(turns=turns))
    assert lines_of(page)[0] == FIRST
    first, last = page.words[0].box, page.words[-1].box
    # The first line stands at the right of a page turned once, at the bottom of one turned twice, at the left of one turned thrice.
    if turns == 1:
        assert first.left > last.left + 15000
    if turns == 2:
        assert first.top > last.top + 15000
    if turns == 3:
        assert first.left < last.left - 15000


def test_the_skew_is_taken_out_and_boxes_stay_on_the_displayed_page() -> None:
    scan = Scan(400, 400)
    for i in range(12):
        scan.text(30, 40 + 24 * i, FIRST, size=12)
    page = _only_page(scan.png(angle=1.2))
    assert abs(page.angle - 120) <= 10
    assert lines_of(page)[0] == FIRST
    first_line = [w.box for w in page.words if w.line == 0]
    # Turned clockwise, the end of a line stands lower than its start.
    assert first_line[-1].top > first_line[0].top + 300


def test_a_table_on_a_scan_is_read_twice_cell_by_cell() -> None:
    scan = Scan(460, 220)
    rows = [
        ["№", "Наименование", "Кол-во", "Сумма"],
        ["1", "Насос", "37", "1 250 000,00"],
        ["2", "Клапан", "6", "418 500,00"],
        ["3", "Стенд", "12", "96 300,50"],
    ]
    scan.table([30, 60, 220, 300, 430], 60, rows)
    parts = _read(scan.png(angle=0.5))
    table = tables_of(parts)[0]
    assert rows_of(table)[1:] == rows[1:]
    assert table.source is TextSource.OCR
    amount = next(c for c in table.cells if (c.row, c.column) == (1, 3))
    assert [r.source for r in amount.readings] == ["page", "strip"]
    assert amount.confidence is not None


def test_the_words_of_a_cell_read_again_stand_in_its_box_on_the_page() -> None:
    scan = Scan(460, 220)
    scan.table(
        [30, 60, 220, 300, 430],
        60,
        [["№", "Наименование", "Кол-во", "Сумма"], ["1", "Насос", "37", "1 250,00"], ["2", "Клапан", "6", "18,00"]],
    )
    parts = _read(scan.png(angle=0.5))
    page = pages_of(parts)[0]
    for cell in tables_of(parts)[0].cells:
        assert isinstance(cell.place, PagePlace)
        box = cell.place.boxes[0]
        centres = [(w.text, (w.box.left + w.box.right) / 2, (w.box.top + w.box.bottom) / 2) for w in page.words]
        inside = [text for text, x, y in centres if box.left <= x <= box.right and box.top <= y <= box.bottom]
        assert "".join(inside) == "".join(cell.text.split())


def test_a_coloured_heading_on_a_black_page_is_not_lost() -> None:
    scan = Scan(400, 300)
    scan.text(60, 30, "КОММЕРЧЕСКОЕ ПРЕДЛОЖЕНИЕ", size=14, colour=(40, 60, 190))
    for i in range(8):
        scan.text(30, 70 + 24 * i, FIRST, size=12)
    page = _only_page(scan.png())
    assert lines_of(page)[0] == "КОММЕРЧЕСКОЕ ПРЕДЛОЖЕНИЕ"
    assert "coloured_words:2" in page.source_reasons


def test_a_round_stamp_over_a_table_adds_no_words_and_is_marked_where_it_covers_a_cell() -> None:
    scan = Scan(460, 220)
    rows = [["№", "Наименование", "Кол-во", "Сумма"]]
    rows += [["1", "Насос", "37", "1 250 000,00"], ["2", "Клапан", "16", "418 500,00"], ["3", "Стенд", "12", "96 300,50"]]
    scan.table([30, 60, 220, 300, 430], 60, rows)
    scan.ring(330, 110, 38)
    table = tables_of(_read(scan.png()))[0]
    assert (table.row_count, table.column_count) == (4, 4)
    assert any("covered_by_stamp" in cell.doubts for cell in table.cells)
    for row, want in zip(rows_of(table)[1:], rows[1:], strict=True):
        for column, text in enumerate(want):
            cell = next(c for c in table.cells if c.column == column and c.row == rows_of(table).index(row))
            assert row[column] == text or cell.doubts


def test_a_blank_sheet_is_a_page_without_words() -> None:
    page = _only_page(Scan(300, 300).png())
    assert (page.source, page.words) == (TextSource.NONE, ())
    assert "blank" in page.source_reasons


@pytest.mark.parametrize("size", [(1, 1), (8, 400), (15, 15)])
def test_an_image_too_small_for_text_is_a_page_without_words(size: tuple[int, int]) -> None:
    assert _only_page(_saved(Image.new("L", size), "PNG")).source_reasons == ("too_small_for_text",)


def test_an_all_black_image_is_an_outcome() -> None:
    assert _only_page(_saved(Image.new("L", (400, 300)), "PNG")).words == ()


def test_a_bomb_is_over_the_limit_before_its_pixels_are_unpacked() -> None:
    with pytest.raises(Unreadable) as error:
        _read(_png(60_000, 60_000))
    assert error.value.gap.reason is GapReason.OVER_LIMIT


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", _png(500, 500)])
def test_a_broken_image_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        _read(data)
    assert error.value.gap.reason is GapReason.DAMAGED


def test_a_cut_off_jpeg_says_so() -> None:
    data = _saved(_letter().picture(), "JPEG")
    with pytest.raises(Unreadable) as error:
        _read(data[: len(data) // 2], "image/jpeg")
    assert error.value.gap.reason is GapReason.DAMAGED


def test_without_ocr_the_page_is_a_gap_with_the_way_out() -> None:
    parts = _read(_letter().png(), ocr=False)
    assert pages_of(parts)[0].source is TextSource.NONE
    assert gaps_of(parts)[0].reason is GapReason.OCR_UNAVAILABLE


def test_a_chinese_page_without_its_language_is_a_gap_that_names_it() -> None:
    scan = Scan(400, 400)
    for i in range(14):
        scan.text(30, 30 + 24 * i, "卖方应当按照合同附件一的规定交付货物买方应当支付", size=14)
    known = engine.available
    with mock.patch.object(engine, "available", side_effect=lambda wanted: "chi_sim" not in wanted and known(wanted)):
        parts = _read(scan.png())
    assert gaps_of(parts)[0].way_out == "apt install tesseract-ocr-chi-sim"


def test_chinese_is_read_character_by_character() -> None:
    scan = Scan(400, 120)
    scan.text(30, 30, "卖方应当按照合同附件一的规定交付货物，", size=14)
    scan.text(30, 60, "买方应当支付全部价款1250万元。", size=14)
    page = _only_page(scan.png())
    assert lines_of(page) == ["卖方应当按照合同附件一的规定交付货物，", "买方应当支付全部价款1250万元。"]
    assert "1250" in [w.text for w in page.words]


def test_what_the_camera_wrote_is_kept_as_found() -> None:
    exif = Image.Exif()
    exif[272] = "Pocket 5"
    data = _saved(_letter().picture(), "JPEG", exif=exif, dpi=(200, 200))
    found = {(p.name, p.value) for p in _read(data, "image/jpeg") if isinstance(p, Metadata)}
    assert ("camera model", "Pocket 5") in found


def test_a_photograph_is_read_as_the_camera_says_it_was_held() -> None:
    exif = Image.Exif()
    exif[274] = 6
    data = _saved(_letter().picture().rotate(90, expand=True), "JPEG", exif=exif, dpi=(200, 200))
    assert lines_of(_only_page(data, "image/jpeg"))[0] == FIRST


def test_the_same_bytes_give_the_same_parts_with_engines_used_in_another_order() -> None:
    first = _read(_letter().png())
    test_chinese_is_read_character_by_character()
    assert _read(_letter().png()) == first
