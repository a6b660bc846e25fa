"""HTML: what a reader would see, in order, with tables; nothing run or fetched."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source
from leafproof.read.html import read
from leafproof.records import Metadata, ReadPart, Table, Text, TextPlace


def parts_of(html: str | bytes) -> list[ReadPart]:
    data = html.encode() if isinstance(html, str) else html
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.html", media_type="text/html")))


def text_of(parts: Iterable[ReadPart]) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text))


def tables_of(parts: Iterable[ReadPart]) -> list[Table]:
    parts = list(parts)
    tables = [p for p in parts if isinstance(p, Table)]
    for table in tables:
        taken: set[tuple[int, int]] = set()
        for cell in table.cells:
            assert isinstance(cell.place, TextPlace)
            assert text_of(parts)[cell.place.start : cell.place.end] == cell.text
            covered = {(cell.row + i, cell.column + j) for i in range(cell.row_span) for j in range(cell.column_span)}
            assert not covered & taken
            taken |= covered
            assert cell.row + cell.row_span <= table.row_count
            assert cell.column + cell.column_span <= table.column_count
    return tables


def test_blocks_end_lines_and_inline_elements_do_not() -> None:
    assert text_of(parts_of("<h1>Счёт</h1><p>от  <b>3</b>\nмарта<br>2021<div>г.</div>")) == "Счёт\nот 3 марта\n2021\nг.\n"


def test_scripts_styles_and_comments_are_not_text() -> None:
    assert text_of(parts_of("<script>if(a<b)x()</script><style>p{}</style><!-- c -->text<noscript>n</noscript>")) == "textn\n"


def test_hidden_text_is_told_and_not_shown() -> None:
    parts = parts_of('<p>a<span style="display: none">secret</span>b<div hidden>more</div>')
    assert text_of(parts) == "ab\n"
    assert [p.value for p in parts if isinstance(p, Metadata) and p.name == "hidden text"] == ["secretmore"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert text_of(parts_of("<pre>a  b\n  c</pre>")) == "a  b\n  c\n"


def test_a_raised_digit_never_joins_the_number_before_it() -> None:
    assert text_of(parts_of("<p>584<sup>1</sup> млн, м<sup>2</sup>")) == "584¹ млн, м²\n"


def test_a_table_has_its_spans() -> None:
    (table,) = tables_of(parts_of("<table><tr><th rowspan=2>№<th colspan=2>Цена<tr><td>a<br>b<td>c<tr><td>1<td>2<td>3</table>"))
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "№"),
        (0, 1, 1, 2, "Цена"),
        (1, 1, 1, 1, "a b"),
        (1, 2, 1, 1, "c"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "2"),
        (2, 2, 1, 1, "3"),
    ]


def test_a_table_that_only_lays_out_the_page_is_text() -> None:
    parts = parts_of("<table><tr><td><p>Letter</p><table><tr><td>x<td>y</table>end</table>")
    assert text_of(parts) == "Letter\nx\ty\nend\n"
    assert [[c.text for c in t.cells] for t in tables_of(parts)] == [["x", "y"]]


def test_numbered_lists_are_numbered() -> None:
    assert text_of(parts_of("<ol start=3><li>a<li>b</ol><ul><li>c</ul>")) == "3. a\n4. b\nc\n"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8"])
def test_the_declared_charset_is_used(encoding: str) -> None:
    assert text_of(parts_of(f"<meta charset={encoding}><p>Договор поставки".encode(encoding))) == "Договор поставки\n"


def test_what_the_page_says_about_itself_is_kept() -> None:
    parts = parts_of('<html lang="ru"><title>Прайс</title><meta name="author" content="П. Орлов"><img src="http://example.org/pixel">')
    found = {p.name: p.value for p in parts if isinstance(p, Metadata)}
    assert found["title"] == "Прайс"
    assert found["author"] == "П. Орлов"
    assert found["external img"] == "http://example.org/pixel"


def test_hostile_spans_are_bounded() -> None:
    tables_of(parts_of("<table>" + "<tr><td rowspan=99999999 colspan=99999999>x<td>y" * 200))


def test_deep_nesting_loses_no_text() -> None:
    assert text_of(parts_of("<b>" * 5000 + "deep" + "</b>" * 5000 + "<div>" * 5000 + "after")) == "deep\nafter\n"


_PIECES = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<td rowspan=2>",
        "<td colspan=3>",
        "</td>",
        "<p>",
        "x",
        "y ",
        "<br>",
        "<caption>",
        "<pre>",
        "</pre>",
    ]
)


@given(st.lists(_PIECES, max_size=40))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_broken_tables_keep_every_letter_and_every_cell_its_place(pieces: list[str]) -> None:
    html = "".join(pieces)
    parts = parts_of(html)
    tables_of(parts)
    assert text_of(parts).count("x") == html.replace("rowspan", "").count("x")
