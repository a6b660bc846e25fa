"""Spreadsheets that are read by their stored values."""

from __future__ import annotations

import io
import zipfile

import pytest

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.old_spreadsheet import read
from leafproof.records import GapReason, ReadPart, Sheet, SheetPlace, Table

ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def ods(*rows: tuple[str | float, ...]) -> bytes:
    out = io.BytesIO()
    table = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", ODS)
        body = f'<office:body><office:spreadsheet><table:table table:name="Лист">{table}</table:table></office:spreadsheet></office:body>'
        package.writestr("content.xml", f"<office:document-content{NAMES}>{body}</office:document-content>")
        package.writestr("META-INF/manifest.xml", "<m/>")
    return out.getvalue()


def parts_of(data: bytes) -> list[ReadPart]:
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.ods", media_type=ODS)))


def test_values_stand_where_they_stand_in_the_sheet() -> None:
    parts = parts_of(ods(("Наименование", "Цена"), ("болт", 12.5), ("гайка", 3.0)))
    (sheet,) = [p for p in parts if isinstance(p, Sheet)]
    assert (sheet.name, [c.text for c in sheet.cells]) == ("Лист", ["Наименование", "Цена", "болт", "12,5", "гайка", "3"])
    (table,) = [p for p in parts if isinstance(p, Table)]
    assert table.place == SheetPlace("Лист", "A1:B3")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"text"])
def test_what_the_library_cannot_open_is_damaged(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        parts_of(data)
    assert caught.value.gap.reason is GapReason.DAMAGED


def test_an_encrypted_xls_is_told_from_a_damaged_one() -> None:
    stream = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12) + b"\x2f\x00\x36\x00"
    with pytest.raises(Unreadable) as caught:
        parts_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream)
    assert caught.value.gap.reason is GapReason.ENCRYPTED
