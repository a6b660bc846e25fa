"""Word documents: the accepted view as text, tables with places, everything beside the text kept under its own role."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.docx import read
from leafproof.records import Gap, GapReason, Metadata, ReadPart, Table, Text, TextPlace, TextRole

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def part(root: str, content: str, namespace: str = TRANSITIONAL) -> str:
    return f'<w:{root} xmlns:w="{namespace}" xmlns:r="{OFFICE}" xmlns:mc="{MC}" xmlns:v="urn:v">{content}</w:{root}>'


def docx(body: str, *, namespace: str = TRANSITIONAL, others: dict[str, str] | None = None) -> bytes:
    """A package with this body; `others` are further parts by kind of relationship or name."""
    out = io.BytesIO()
    links = ""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for number, (kind, content) in enumerate((others or {}).items()):
            name = kind if "/" in kind else f"word/{kind}{number}.xml"
            package.writestr(name, content)
            links += f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{kind}{number}.xml"/>'
        package.writestr("_rels/.rels", f'<R><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></R>')
        package.writestr("word/_rels/document.xml.rels", f"<R>{links}</R>")
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>", namespace))
    return out.getvalue()


def parts_of(data: bytes) -> list[ReadPart]:
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.docx", media_type="")))


def text_of(parts: Iterable[ReadPart], role: TextRole | None = None) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text) and (role is None or p.role is role))


def tables_of(parts: Iterable[ReadPart]) -> list[Table]:
    """The tables, once every cell is seen to stand where it says."""
    parts = list(parts)
    whole = text_of(parts)
    tables = [p for p in parts if isinstance(p, Table)]
    for table in tables:
        for cell in table.cells:
            assert isinstance(cell.place, TextPlace)
            assert whole[cell.place.start : cell.place.end] == cell.text
    return tables


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
def test_paragraphs_stand_in_order_one_a_line(namespace: str) -> None:
    assert text_of(parts_of(docx(p("one") + p("two"), namespace=namespace))) == "one\ntwo\n"


def test_runs_tabs_breaks_and_hyphens_are_joined_as_printed() -> None:
    body = "<w:p><w:r><w:t>БМД</w:t><w:noBreakHyphen/><w:t>4М</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:softHyphen/></w:r></w:p>"
    assert text_of(parts_of(docx(body))) == "БМД\u20114М\ta\nb\n"


def test_a_raised_digit_never_joins_the_number_before_it() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    assert text_of(parts_of(docx(f"<w:p><w:r><w:t>584</w:t></w:r>{raised}<w:r><w:t> млн</w:t></w:r></w:p>"))) == "584¹ млн\n"


def test_a_footnote_is_marked_in_the_text_and_stands_after_it() -> None:
    notes = part(
        "footnotes", f'<w:footnote w:id="-1" w:type="separator">{p("---")}</w:footnote><w:footnote w:id="7">{p("note")}</w:footnote>'
    )
    body = '<w:p><w:r><w:t>37</w:t><w:footnoteReference w:id="7"/></w:r></w:p>'
    parts = parts_of(docx(body, others={"footnotes": notes}))
    assert text_of(parts, TextRole.BODY) == "37¹\n"
    assert text_of(parts, TextRole.FOOTNOTE) == "note\n"


def test_headers_come_first_footers_and_comments_after_the_body() -> None:
    comment = part("comments", f'<w:comment w:id="0" w:author="Иванова">{p("проверить")}</w:comment>')
    others = {"header": part("hdr", p("top")), "footer": part("ftr", p("bottom")), "comments": comment}
    parts = parts_of(docx(p("body"), others=others))
    assert text_of(parts) == "top\nbody\nbottom\nИванова: проверить\n"
    assert text_of(parts, TextRole.COMMENT) == "Иванова: проверить\n"


def test_insertions_are_in_the_text_and_deletions_after_it() -> None:
    body = (
        '<w:p><w:r><w:t>цена </w:t></w:r><w:del w:author="А" w:date="2020"><w:r><w:delText>10</w:delText></w:r></w:del>'
        '<w:ins w:author="Б" w:date="2021"><w:r><w:t>12</w:t></w:r></w:ins></w:p>'
    )
    parts = parts_of(docx(body))
    assert text_of(parts, TextRole.BODY) == "цена 12\n"
    assert text_of(parts, TextRole.DELETED) == "10\n"
    values = [m.value for m in parts if isinstance(m, Metadata) and m.name.startswith("tracked change")]
    assert values == ["А, 2020: 10", "Б, 2021: 12"]


def test_a_deleted_paragraph_end_joins_the_lines() -> None:
    mark = '<w:pPr><w:rPr><w:del w:author="А"/></w:rPr></w:pPr>'
    assert text_of(parts_of(docx(p("one ", mark) + p("two")))) == "one two\n"


def test_a_table_keeps_its_cells_and_their_places() -> None:
    table = f"<w:tbl>{tr(tc(p('№')), tc(p('Наимено') + p('вание')))}{tr(tc(p('1')), tc(p('болт')))}</w:tbl>"
    parts = parts_of(docx(p("before") + table + p("after")))
    (found,) = tables_of(parts)
    assert [(c.row, c.column, c.text) for c in found.cells] == [(0, 0, "№"), (0, 1, "Наимено вание"), (1, 0, "1"), (1, 1, "болт")]
    assert text_of(parts) == "before\n№\tНаимено вание\n1\tболт\nafter\n"


def test_merged_cells_have_spans() -> None:
    top = tr(tc(p("a"), '<w:vMerge w:val="restart"/>'), tc(p("b"), '<w:gridSpan w:val="2"/>'))
    bottom = tr(tc("<w:p/>", "<w:vMerge/>"), tc(p("c")), tc(p("d")))
    (table,) = tables_of(parts_of(docx(f"<w:tbl>{top}{bottom}</w:tbl>")))
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
    ]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    inner = f"<w:tbl>{tr(tc(p('x')), tc(p('y')))}</w:tbl>"
    outer, nested = tables_of(parts_of(docx(f"<w:tbl>{tr(tc(p('a')), tc(p('b') + inner))}</w:tbl>")))
    assert [c.text for c in outer.cells] == ["a", "b x y"]
    assert [(c.row, c.column, c.text) for c in nested.cells] == [(0, 0, "x"), (0, 1, "y")]


def test_a_frame_of_one_column_is_text() -> None:
    inner = f"<w:tbl>{tr(tc(p('x')), tc(p('y')))}</w:tbl>"
    parts = parts_of(docx(f"<w:tbl>{tr(tc(p('one') + p('two') + inner))}</w:tbl>"))
    assert text_of(parts) == "one\ntwo\nx\ty\n"
    assert len(tables_of(parts)) == 1


def test_a_deleted_row_is_no_row() -> None:
    gone = f"<w:tr><w:trPr><w:del w:author='А'/></w:trPr>{tc(p('old'))}{tc(p('row'))}</w:tr>"
    parts = parts_of(docx(f"<w:tbl>{gone}{tr(tc(p('new')), tc(p('row')))}</w:tbl>"))
    assert [c.text for c in tables_of(parts)[0].cells] == ["new", "row"]
    assert text_of(parts, TextRole.DELETED) == "old\trow\n"


def test_list_numbers_are_printed_as_word_counts_them() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, text in enumerate(["%1.", "%1.%2."])
    )
    numbering = part(
        "numbering", f'<w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    )

    def item(text: str, level: int) -> str:
        return p(text, f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="5"/></w:numPr></w:pPr>')

    body = item("a", 0) + item("b", 1) + item("c", 1) + item("d", 0) + item("e", 1)
    assert text_of(parts_of(docx(body, others={"numbering": numbering}))) == "1. a\n1.1. b\n1.2. c\n2. d\n2.1. e\n"


def test_a_field_shows_its_result_and_not_its_code() -> None:
    runs = "".join(f'<w:r>{x}</w:r>' for x in (
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText><w:t>code</w:t>", '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>5</w:t>", '<w:fldChar w:fldCharType="end"/>', "<w:t> end</w:t>",
    ))  # fmt: skip
    assert text_of(parts_of(docx(f"<w:p>{runs}</w:p>"))) == "5 end\n"


def test_a_field_that_never_ends_does_not_swallow_the_document() -> None:
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert text_of(parts_of(docx(broken + p("text")))) == "\ntext\n"


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('box')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    parts = parts_of(docx(f"<w:p><w:r><w:t>text</w:t>{choice}</w:r></w:p>"))
    assert text_of(parts) == "text\nbox\n"
    assert text_of(parts, TextRole.TEXT_BOX) == "box\n"


def test_the_words_of_a_watermark_are_read() -> None:
    header = part("hdr", '<w:p><w:r><w:pict><v:shape><v:textpath string="ПРОЕКТ"/></v:shape></w:pict></w:r></w:p>')
    assert "ПРОЕКТ\n" in text_of(parts_of(docx(p("x"), others={"header": header})), TextRole.TEXT_BOX)


def test_hidden_text_is_told_and_not_shown() -> None:
    parts = parts_of(docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>open</w:t></w:r></w:p>"))
    assert text_of(parts) == "open\n"
    assert [m.value for m in parts if isinstance(m, Metadata)] == ["secret"]


def test_properties_and_macros_are_values() -> None:
    core = '<c xmlns:d="urn:d"><d:creator>П. Орлов</d:creator></c>'
    parts = parts_of(docx(p("x"), others={"docProps/core.xml": core, "word/vbaProject.bin": "x"}))
    assert [(m.name, m.value, m.source) for m in parts if isinstance(m, Metadata)] == [
        ("creator", "П. Орлов", "docx core"),
        ("macros", "word/vbaProject.bin", "docx package"),
    ]


def test_a_document_broken_in_the_middle_gives_what_stands_before() -> None:
    data = docx(p("one") + "<w:p><w:bad></w:p>" + p("two"))
    parts = parts_of(data)
    assert text_of(parts) == "one\n"
    assert [g.reason for g in parts if isinstance(g, Gap)] == [GapReason.DAMAGED]


def test_a_document_type_declaration_is_told_and_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        dtd = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]>'
        package.writestr("word/document.xml", dtd + part("document", f"<w:body>{p('one &x;')}</w:body>"))
    parts = parts_of(out.getvalue())
    assert "root:" not in text_of(parts)
    assert any(isinstance(g, Gap) and g.where == "document type declaration" for g in parts)


@pytest.mark.parametrize(
    "data",
    [docx(p("x"))[:-40], docx(p("x"))[:100], b"PK\x03\x04", b"no package"],
    ids=["end missing", "start only", "signature only", "no package"],
)
def test_a_cut_off_package_is_damaged(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(data)
    assert caught.value.gap.reason is GapReason.DAMAGED


def test_a_protected_document_is_encrypted() -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert caught.value.gap.reason is GapReason.ENCRYPTED


def test_a_part_that_grows_out_of_proportion_is_cut() -> None:
    parts = parts_of(docx(p("one") + f"<!--{' ' * (40 << 20)}-->" + p("two")))
    assert text_of(parts) == "one\n"
    assert [g.reason for g in parts if isinstance(g, Gap)] == [GapReason.OVER_LIMIT]


def test_a_long_table_comes_in_pieces() -> None:
    row = tr(tc(p("a")), tc(p("b")))
    tables = tables_of(parts_of(docx(f"<w:tbl>{row * 4500}</w:tbl>")))
    assert [t.row_count for t in tables] == [2000, 2000, 500]
    assert [t.index for t in tables] == [0, 1, 2]


_GRID = st.lists(st.lists(st.text("аб1 <&\n\t", max_size=4), min_size=1, max_size=4), min_size=1, max_size=4)


@given(_GRID)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_every_cell_stands_where_it_says_whatever_is_in_it(grid: list[list[str]]) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    rows = "".join(tr(*(tc(p(escaped(text))) for text in row)) for row in grid)
    tables_of(parts_of(docx(f"<w:tbl>{rows}</w:tbl>")))


@given(st.data())
@settings(max_examples=60, derandomize=True, deadline=None)
def test_a_damaged_package_raises_nothing_but_unreadable(data: st.DataObject) -> None:
    whole = bytearray(docx(p("one") * 20))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        parts_of(bytes(whole))
