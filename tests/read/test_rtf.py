"""RTF: text in its fonts' code pages, tables, and what stands beside the body."""

from __future__ import annotations

import io
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source
from leafproof.read.rtf import read
from leafproof.records import Metadata, ReadPart, Table, Text, TextPlace, TextRole


def parts_of(body: str | bytes) -> list[ReadPart]:
    data = rb"{\rtf1\ansi\ansicpg1251 " + (body.encode("ascii") if isinstance(body, str) else body) + b"}"
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.rtf", media_type="application/rtf")))


def text_of(parts: Iterable[ReadPart], role: TextRole | None = None) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text) and (role is None or p.role is role))


def escaped(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def test_text_is_decoded_in_the_documents_code_page() -> None:
    assert text_of(parts_of(escaped("Договор", "cp1251") + r"\par")) == "Договор\n"
    assert text_of(parts_of("Договор".encode("cp1251") + rb"\par")) == "Договор\n"


def test_a_fonts_charset_goes_before_the_documents() -> None:
    assert text_of(parts_of(r"{\fonttbl{\f3\fcharset134 SimSun;}}\f3 " + escaped("合同", "gbk") + r"\f0\par")) == "合同\n"


def test_unicode_characters_replace_their_stand_ins() -> None:
    assert text_of(parts_of(r"\uc1\u1044?\u1086?\uc2\u8470??x\par")) == "До№x\n"


def test_characters_beyond_the_first_plane_are_joined() -> None:
    assert text_of(parts_of(r"\uc0\u-10179\u-8704 \par")) == "\U0001f600\n"


def test_a_raised_digit_never_joins_the_number_before_it() -> None:
    assert text_of(parts_of(r"584{\super 1} million\par")) == "584¹ million\n"


def test_cells_and_rows_make_a_table() -> None:
    parts = parts_of(r"before\par\trowd\intbl a\par b\cell c\cell\row\trowd\intbl 1\cell 2\cell\row\pard after\par")
    (table,) = [p for p in parts if isinstance(p, Table)]
    assert [(c.row, c.column, c.text) for c in table.cells] == [(0, 0, "a b"), (0, 1, "c"), (1, 0, "1"), (1, 1, "2")]
    assert text_of(parts) == "before\na b\tc\n1\t2\nafter\n"
    assert all(isinstance(c.place, TextPlace) and text_of(parts)[c.place.start : c.place.end] == c.text for c in table.cells)


def test_tables_of_fonts_colours_and_pictures_are_not_text() -> None:
    body = r"{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\*\generator X;}{\pict 0123abcd}{\*\unknown x}text\par"
    assert text_of(parts_of(body)) == "text\n"


def test_an_asterisk_inside_a_group_hides_nothing() -> None:
    assert text_of(parts_of(r"{\b0\*\cs7 text}\par")) == "text\n"


def test_a_field_shows_its_result() -> None:
    assert text_of(parts_of(r"{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}}\par")) == "shown\n"


def test_what_stands_beside_the_body_keeps_its_role() -> None:
    parts = parts_of(r"{\header top\par}body{\footnote note}\par{\deleted gone}{\v secret}{\info{\author P. Orlov}}")
    assert text_of(parts, TextRole.BODY) == "body\n"
    assert text_of(parts, TextRole.HEADER) == "top\n"
    assert text_of(parts, TextRole.FOOTNOTE) == "note\n"
    assert text_of(parts, TextRole.DELETED) == "gone\n"
    assert [(p.name, p.value) for p in parts if isinstance(p, Metadata)] == [("author", "P. Orlov"), ("hidden text", "secret")]


def test_binary_data_is_skipped_by_its_length() -> None:
    assert text_of(parts_of(rb"a{\pict\bin5 }}}}}}b\par")) == "ab\n"


@given(st.text("{}\\'*u1fab par\n", max_size=120))
@settings(max_examples=200, derandomize=True)
def test_any_markup_gives_text_that_can_be_stored(body: str) -> None:
    text_of(parts_of(body)).encode("utf-8")
