"""OpenDocument texts: paragraphs, tables, notes, comments, deletions."""

from __future__ import annotations

import io
import zipfile

import pytest

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.odf import read
from leafproof.records import GapReason, ReadPart, Table, Text, TextPlace, TextRole


def odt(body: str, *, manifest: str = "<m/>") -> bytes:
    out = io.BytesIO()
    names = ' xmlns:t="urn:text" xmlns:o="urn:office" xmlns:b="urn:table" xmlns:d="urn:draw" xmlns:dc="urn:dc" xmlns:s="urn:style"'
    styles = '<s:style s:name="T1"><s:text-properties s:text-position="super 58%"/></s:style>'
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("content.xml", f"<o:document{names}>{styles}<o:body><o:text>{body}</o:text></o:body></o:document>")
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def parts_of(data: bytes) -> list[ReadPart]:
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.odt", media_type="")))


def text_of(parts: list[ReadPart], role: TextRole | None = None) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text) and (role is None or p.role is role))


def test_paragraphs_spaces_tabs_and_breaks_are_as_shown() -> None:
    body = '<t:h>Title</t:h><t:p>a<t:s t:c="3"/>b<t:tab/>c<t:line-break/>d  <t:span>e</t:span></t:p>'
    assert text_of(parts_of(odt(body))) == "Title\na   b\tc\nd e\n"


def test_a_raised_digit_never_joins_the_number_before_it() -> None:
    assert text_of(parts_of(odt('<t:p>584<t:span t:style-name="T1">1</t:span> млн</t:p>'))) == "584¹ млн\n"


def test_a_table_keeps_spans_and_places() -> None:
    rows = (
        '<b:table-row><b:table-cell b:number-columns-spanned="2"><t:p>a</t:p></b:table-cell><b:covered-table-cell/></b:table-row>'
        "<b:table-row><b:table-cell><t:p>b</t:p></b:table-cell><b:table-cell><t:p>c</t:p></b:table-cell></b:table-row>"
    )
    parts = parts_of(odt(f"<b:table>{rows}</b:table>"))
    (table,) = [p for p in parts if isinstance(p, Table)]
    assert [(c.row, c.column, c.column_span, c.text) for c in table.cells] == [(0, 0, 2, "a"), (1, 0, 1, "b"), (1, 1, 1, "c")]
    assert all(isinstance(c.place, TextPlace) and text_of(parts)[c.place.start : c.place.end] == c.text for c in table.cells)


def test_notes_comments_and_deletions_stand_after_the_body() -> None:
    note = "<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>note</t:p></t:note-body></t:note>"
    comment = "<o:annotation><dc:creator>П. Орлов</dc:creator><t:p>check</t:p></o:annotation>"
    gone = "<t:tracked-changes><t:changed-region><t:deletion><t:p>old</t:p></t:deletion></t:changed-region></t:tracked-changes>"
    parts = parts_of(odt(f"{gone}<t:p>text{note}{comment}</t:p>"))
    assert text_of(parts, TextRole.BODY) == "text¹\n"
    assert text_of(parts, TextRole.FOOTNOTE) == "¹ note\n"
    assert text_of(parts, TextRole.COMMENT) == "П. Орлов: check\n"
    assert text_of(parts, TextRole.DELETED) == "old\n"


def test_a_text_box_is_read_after_its_paragraph() -> None:
    parts = parts_of(odt("<t:p>text<d:frame><d:text-box><t:p>box</t:p></d:text-box></d:frame></t:p>"))
    assert text_of(parts) == "text\nbox\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt("<t:p>x</t:p>", manifest="<m><f><encryption-data/></f></m>"), GapReason.ENCRYPTED),
        (odt("<t:p>x</t:p>")[:-20], GapReason.DAMAGED),
        (odt("<t:bad>"), GapReason.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: GapReason) -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(data)
    assert caught.value.gap.reason is reason
