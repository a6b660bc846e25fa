"""Workbooks: what a person sees in each cell, formulas beside, tables as regions, everything hidden said."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.xlsx import read
from leafproof.records import Gap, GapReason, Metadata, ReadPart, Sheet, SheetPlace, Table
from leafproof.settings import ReadSettings


def workbook(fill: Callable[[Worksheet], object], *, name: str = "Sheet") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    fill(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


Value = str | int | float | None


def rows(*values: Sequence[Value]) -> Callable[[Worksheet], object]:
    def fill(sheet: Worksheet) -> None:
        for row in values:
            sheet.append(list(row))

    return fill


def parts_of(data: bytes, **limits: int) -> list[ReadPart]:
    settings_ = ReadSettings(**limits)  # type: ignore[arg-type]
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.xlsx", media_type="", settings=settings_)))


def cells_of(parts: Iterable[ReadPart]) -> dict[tuple[int, int], str]:
    return {(c.row, c.column): c.text for p in parts if isinstance(p, Sheet) for c in p.cells}


def tables_of(parts: Iterable[ReadPart]) -> list[Table]:
    return [p for p in parts if isinstance(p, Table)]


def values_of(parts: Iterable[ReadPart], name: str) -> list[str]:
    return [p.value for p in parts if isinstance(p, Metadata) and p.name == name]


def test_values_stand_where_they_stand_in_the_sheet() -> None:
    assert cells_of(parts_of(workbook(rows(("item", "qty"), ("bolt", 40))))) == {
        (1, 1): "item",
        (1, 2): "qty",
        (2, 1): "bolt",
        (2, 2): "40",
    }


def test_numbers_are_shown_by_their_format_and_as_the_workbooks_readers_write_them() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Цена за единицу"
        sheet["A2"] = 1234567.5
        sheet["A2"].number_format = "#,##0.00"
        sheet["A3"] = dt.date(2021, 3, 5)
        sheet["A3"].number_format = "dd.mm.yyyy"
        sheet["A4"] = 0.2
        sheet["A4"].number_format = "0%"

    assert list(cells_of(parts_of(workbook(fill))).values()) == ["Цена за единицу", "1\u00a0234\u00a0567,50", "05.03.2021", "20%"]


def test_a_formula_without_a_stored_value_is_empty_and_kept() -> None:
    parts = parts_of(workbook(rows((2, 3, "=A1*B1"))))
    (sheet,) = [p for p in parts if isinstance(p, Sheet)]
    assert [(c.text, c.formula) for c in sheet.cells] == [("2", None), ("3", None), ("", "=A1*B1")]
    assert tables_of(parts)[0].cells[2].formula == "=A1*B1"


def test_regions_parted_by_empty_rows_and_columns_are_tables() -> None:
    data = workbook(rows(("a", "b", None, "x", "y"), ("c", "d", None, "z", None), (None,), ("alone",), (None,), ("e", "f"), ("g", "h")))
    places = [t.place.cells for t in tables_of(parts_of(data)) if isinstance(t.place, SheetPlace)]
    assert places == ["A1:B2", "D1:E2", "A6:B7"]


def test_cells_name_their_place_and_merged_ones_have_spans() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("Title", None, None), ("a", "b", "c"), ("d", None, "f"))(sheet)
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A3:B3")

    (table,) = tables_of(parts_of(workbook(fill)))
    spans = {c.place.cells: (c.row_span, c.column_span) for c in table.cells if isinstance(c.place, SheetPlace)}
    assert spans == {"A1": (1, 3), "A2": (1, 1), "B2": (1, 1), "C2": (1, 1), "A3": (1, 2), "C3": (1, 1)}


def test_hidden_sheets_rows_and_columns_are_read_and_said() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("a", "b"), ("c", "d"))(sheet)
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Скрытый")
        other.append(["x", "y"])
        other.sheet_state = "veryHidden"

    parts = parts_of(workbook(fill))
    assert [(p.name, p.hidden) for p in parts if isinstance(p, Sheet)] == [("Sheet", False), ("Скрытый", True)]
    assert values_of(parts, "hidden rows") == ["2"]
    assert values_of(parts, "hidden sheet") == ["Скрытый"]
    first, second = tables_of(parts)
    assert [c.doubts for c in first.cells] == [(), ("hidden",), ("hidden",), ("hidden",)]
    assert second.doubts == ("hidden_sheet",)


def test_comments_and_names_are_values() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("a", "b"))(sheet)
        sheet["B1"].comment = Comment("проверить", "П. Орлов")

    assert values_of(parts_of(workbook(fill)), "comment B1") == ["П. Орлов: проверить"]


def test_line_breaks_in_a_cell_become_spaces() -> None:
    assert cells_of(parts_of(workbook(rows(("Цена,\nруб.",)))))[1, 1] == "Цена, руб."


def test_a_long_sheet_comes_in_parts_and_its_table_in_pieces() -> None:
    parts = parts_of(workbook(rows(*([n, n, n] for n in range(4100)))))
    assert all(len(p.cells) <= 5000 for p in parts if isinstance(p, Sheet))
    assert len(cells_of(parts)) == 3 * 4100
    assert [t.row_count for t in tables_of(parts)] == [2000, 2000, 100]
    assert [t.column_count for t in tables_of(parts)] == [3, 3, 3]


def test_rows_over_the_limit_are_counted() -> None:
    parts = parts_of(workbook(rows(*([n, n] for n in range(50)))), table_rows=20)
    assert len(cells_of(parts)) == 40
    (gap,) = [p for p in parts if isinstance(p, Gap)]
    assert gap.reason is GapReason.OVER_LIMIT
    assert "30 more" in gap.sentence


def test_a_protected_workbook_is_encrypted() -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert caught.value.gap.reason is GapReason.ENCRYPTED


def test_a_cut_off_workbook_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(workbook(rows(("a",)))[:-60])
    assert caught.value.gap.reason is GapReason.DAMAGED


def raw(sheet: str, strings: str = "") -> bytes:
    """A workbook of one sheet with this XML as it stands."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{number}" Type="{relation}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate([("worksheet", "sheet1.xml"), ("sharedStrings", "strings.xml")])
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", f'<w xmlns:r="{relation}"><sheets><sheet name="S" r:id="r0"/></sheets></w>')
        package.writestr("xl/_rels/workbook.xml.rels", f"<R>{links}</R>")
        package.writestr("xl/sheet1.xml", f'<worksheet xmlns="urn:x">{sheet}</worksheet>')
        package.writestr("xl/strings.xml", f'<sst xmlns="urn:x">{strings}</sst>')
    return out.getvalue()


def test_raised_digits_in_rich_text_are_raised() -> None:
    strings = '<si><r><t>584</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><rPh><t>phonetic</t></rPh></si>'
    data = raw('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', strings)
    assert cells_of(parts_of(data))[1, 1] == "584¹"


def test_cells_at_the_end_of_the_world_cost_nothing() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    merges = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    parts = parts_of(raw(f"<sheetData>{cells}</sheetData>{merges}"))
    assert cells_of(parts) == {(1, 1): "1", (1048576, 16384): "2"}


def test_a_merge_over_other_values_is_no_merge() -> None:
    cells = "".join(f'<row r="{r}"><c r="A{r}"><v>{r}</v></c><c r="B{r}"><v>9</v></c></row>' for r in (1, 2))
    (table,) = tables_of(parts_of(raw(f'<sheetData>{cells}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>')))
    assert all((c.row_span, c.column_span) == (1, 1) for c in table.cells)


def test_a_lost_string_does_not_look_like_an_empty_cell() -> None:
    assert cells_of(parts_of(raw('<sheetData><row r="1"><c r="A1" t="s"><v>77</v></c></row></sheetData>')))[1, 1] == "\ufffd"


def test_shared_formulas_read_as_they_work_in_each_cell() -> None:
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    (table,) = tables_of(parts_of(raw(f"<sheetData>{cells}</sheetData>")))
    assert [c.formula for c in table.cells] == [None, "=A1*2", None, "=A2*2"]


_VALUE = st.one_of(st.none(), st.text("абв12 ,.", max_size=5), st.integers(-(10**6), 10**6))


@given(st.lists(st.lists(_VALUE, max_size=6), max_size=8))
@settings(max_examples=40, derandomize=True, deadline=None)
def test_every_value_is_in_one_sheet_cell_and_tables_repeat_them(grid: list[list[Value]]) -> None:
    parts = parts_of(workbook(rows(*(row or [None] for row in grid))))
    cells = cells_of(parts)
    expected = {
        (r, c): v.strip() if isinstance(v, str) else str(v) for r, row in enumerate(grid, 1) for c, v in enumerate(row, 1) if v is not None
    }
    assert cells == {place: text for place, text in expected.items() if text}
    for table in tables_of(parts):
        for cell in table.cells:
            assert isinstance(cell.place, SheetPlace)
            column, row = coordinate_from_string(cell.place.cells)
            assert cells[row, column_index_from_string(column)] == cell.text
