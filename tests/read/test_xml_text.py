"""XML of whatever kind as lines of text; hostile XML costs nothing."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source
from leafproof.read.xml_text import read
from leafproof.records import Gap, ReadPart, Table, Text


def parts_of(xml: str | bytes, media_type: str = "text/xml") -> list[ReadPart]:
    data = xml.encode() if isinstance(xml, str) else xml
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.xml", media_type=media_type)))


def text_of(parts: list[ReadPart]) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text))


def test_each_element_with_text_has_its_own_line() -> None:
    assert text_of(parts_of("<a><b>one</b><c><d>two</d></c></a>")) == "one\ntwo\n"


def test_an_element_inside_a_sentence_stays_in_it() -> None:
    assert text_of(parts_of("<p>the <i>second</i> contract</p>")) == "the second contract\n"


def test_rows_of_an_excel_2003_file_are_a_table() -> None:
    row = "<Row><Cell><Data>{}</Data></Cell><Cell><Data>{}</Data></Cell></Row>"
    parts = parts_of(f"<W><Table>{row.format('a', 'b')}{row.format(1, 2)}</Table></W>", "application/vnd.ms-excel2003+xml")
    (table,) = [p for p in parts if isinstance(p, Table)]
    assert [c.text for c in table.cells] == ["a", "b", "1", "2"]


def test_outside_entities_are_neither_fetched_nor_passed_over_in_silence() -> None:
    parts = parts_of('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>one &x; two</a>')
    assert "root:" not in text_of(parts)
    assert any(isinstance(p, Gap) and p.where == "entities" for p in parts)


def test_laughs_are_not_multiplied() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    assert len(text_of(parts_of(f"<!DOCTYPE a [{entities}]><a>&a11;</a>"))) < 20_000_000


def test_broken_xml_gives_what_can_be_read() -> None:
    assert "one" in text_of(parts_of("<a><b>one</b><c>two"))


@given(st.text('<>/ab &;!"', max_size=80))
@settings(max_examples=200, derandomize=True)
def test_any_markup_does_no_harm(xml: str) -> None:
    text_of(parts_of("<a>" + xml)).encode("utf-8")
