"""Presentations: slides in their order, tables, notes; what only decorates a slide left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.pptx import read
from leafproof.records import GapReason, ReadPart, Table, Text, TextRole

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def shape(text: str, kind: str = "") -> str:
    holder = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>' if kind else ""
    return f"<p:sp>{holder}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def pptx(*slides: str, notes: str = "") -> bytes:
    out = io.BytesIO()
    links = "".join(f'<R Id="r{n}" Type="{OFFICE}/slide" Target="slides/s{n}.xml"/>' for n in range(len(slides)))
    with zipfile.ZipFile(out, "w") as package:
        listed = "".join(f'<p:sldId r:id="r{n}"/>' for n in reversed(range(len(slides))))
        package.writestr("ppt/presentation.xml", f'<p:presentation xmlns:p="urn:p" xmlns:r="{OFFICE}">{listed}</p:presentation>')
        package.writestr("ppt/_rels/presentation.xml.rels", f"<Rs>{links}</Rs>".replace("<R ", "<Relationship "))
        for number, slide in enumerate(slides):
            package.writestr(f"ppt/slides/s{number}.xml", f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a">{slide}</p:sld>')
        if notes:
            link = f'<Rs><Relationship Id="n" Type="{OFFICE}/notesSlide" Target="../notes.xml"/></Rs>'
            package.writestr("ppt/slides/_rels/s0.xml.rels", link)
            package.writestr("ppt/notes.xml", f'<p:notes xmlns:p="urn:p" xmlns:a="urn:a">{notes}</p:notes>')
    return out.getvalue()


def parts_of(data: bytes) -> list[ReadPart]:
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.pptx", media_type="")))


def text_of(parts: list[ReadPart], role: TextRole | None = None) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text) and (role is None or p.role is role))


def test_slides_stand_in_the_order_of_the_presentation() -> None:
    assert text_of(parts_of(pptx(shape("second"), shape("first")))) == "first\nsecond\n"


def test_slide_numbers_and_dates_are_no_text_of_the_slide() -> None:
    assert text_of(parts_of(pptx(shape("Title", "title") + shape("7", "sldNum") + shape("2020", "dt")))) == "Title\n"


def test_shapes_in_groups_are_read() -> None:
    assert text_of(parts_of(pptx(f"<p:grpSp>{shape('a')}{shape('b')}</p:grpSp>"))) == "a\nb\n"


def test_a_table_keeps_its_cells() -> None:
    cells = "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{t}</a:t></a:r></a:p></a:txBody></a:tc>" for t in "ab")
    parts = parts_of(pptx(f"<p:graphicFrame><a:tbl><a:tr>{cells}</a:tr><a:tr>{cells}</a:tr></a:tbl></p:graphicFrame>"))
    (table,) = [p for p in parts if isinstance(p, Table)]
    assert [(c.row, c.column, c.text) for c in table.cells] == [(0, 0, "a"), (0, 1, "b"), (1, 0, "a"), (1, 1, "b")]


def test_speakers_notes_follow_their_slide() -> None:
    parts = parts_of(pptx(shape("slide"), notes=shape("say this")))
    assert text_of(parts, TextRole.FOOTNOTE) == "say this\n"


def test_a_cut_off_presentation_is_damaged() -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(pptx(shape("x"))[:-30])
    assert caught.value.gap.reason is GapReason.DAMAGED
