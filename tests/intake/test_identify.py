"""Formats are told by content: a wrong extension must not matter."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source
from leafproof.intake.identify import identify, name_of

RUSSIAN = "Договор поставки N 12 от 3 марта 2021 года. Поставщик обязуется передать товар.\n"


def kind(data: bytes, name: str = "file.bin") -> str:
    source = Source(open=lambda: io.BytesIO(data), size=len(data), name=name, media_type="")
    return identify(source).media_type


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "inode/x-empty"),
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\x00\x05junk %PDF-1.4", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"II*\0....", "image/tiff"),
        (b"GIF89a....", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"{\\rtf1\\ansi}", "application/rtf"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "application/x-7z-compressed"),
        (b"\x1f\x8b\x08\0", "application/gzip"),
        (b"!BDN....", "application/vnd.ms-outlook-pst"),
        (bytes(range(256)) * 8, "application/octet-stream"),
    ],
)
def test_binary_formats_are_told_by_their_first_bytes(data: bytes, expected: str) -> None:
    assert kind(data, "letter.docx") == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "cp866", "koi8-r"])
def test_text_in_any_encoding_is_text(encoding: str) -> None:
    assert kind((RUSSIAN * 5).encode(encoding)) == "text/plain"


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_chinese_text_in_legacy_encodings_is_text(encoding: str) -> None:
    assert kind(("供貨合同第十二條 價款與支付\n" * 5).encode(encoding)) == "text/plain"


def test_a_word_document_is_told_by_its_content_types() -> None:
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = b'<Types><Override PartName="/d.xml" ContentType="' + main + b'"/></Types>'
    data = zipped(**{"[Content_Types].xml": types, "d.xml": b"<x/>"})
    assert kind(data, "x.zip") == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_zip_of_office_files_is_a_zip() -> None:
    assert kind(zipped(**{"a.docx": b"PK", "word/document.xml": b"<x/>"}), "x.docx") == "application/zip"


def test_a_false_mimetype_member_cannot_make_a_zip_into_anything() -> None:
    assert kind(zipped(mimetype=b"application/pdf", a=b"")) == "application/zip"


def test_an_opendocument_text_is_told_by_its_mimetype_member() -> None:
    data = zipped(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"})
    assert name_of(kind(data)) == "OpenDocument text (ODT)"


def test_a_cut_off_zip_is_still_a_zip() -> None:
    assert kind(zipped(a=b"x" * 5000)[:60]) == "application/zip"


def test_mail_is_told_by_its_headers() -> None:
    data = b"Received: from a by b\r\nFrom: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nbody"
    assert kind(data, "x.txt") == "message/rfc822"


def test_a_letter_that_opens_with_from_and_to_is_no_mail() -> None:
    assert kind(b"From: the director\nTo: all departments\n\nPlease note the new rules.\n", "letter.txt") == "text/plain"


def test_a_mailbox_is_told_by_its_from_line() -> None:
    data = b"From a@example.org Mon Jun 01 10:00:00 2020\nFrom: a@example.org\nSubject: x\n\nbody\n"
    assert kind(data) == "application/mbox"


def test_a_letter_that_begins_with_the_word_from_is_no_mailbox() -> None:
    assert kind(b"From time to time prices are reviewed.\nSee annex 2021.\n") == "text/plain"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_in_lines_is_csv_whatever_its_name(delimiter: str) -> None:
    lines = [delimiter.join(["1", "болт М12", "40", "12.50"]), delimiter.join(["2", "гайка", "80", "3.10"])] * 3
    expected = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    assert kind("\n".join(lines).encode(), "prices.txt") == expected


def test_prose_with_commas_is_no_csv() -> None:
    prose = "Поставщик, в лице директора, действующего на основании устава, обязуется поставить товар.\n" * 4
    assert kind(prose.encode(), "letter.txt") == "text/plain"


def test_html_and_xml_are_told_apart_by_their_root() -> None:
    assert kind(b"<!DOCTYPE html><html><body>x</body></html>") == "text/html"
    assert kind(b"<table><tr><td>1</table>") == "text/html"
    assert kind(b'<?xml version="1.0"?><orders><order/></orders>') == "text/xml"
    assert kind(b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>') == "image/svg+xml"


def test_a_word_that_looks_like_a_signature_is_text() -> None:
    assert kind(b"MZ-14 is the designation of the unit.\n") == "text/plain"
    assert kind(b"BZhukov wrote this letter.\n") == "text/plain"


@given(st.binary(max_size=600))
@settings(max_examples=150, derandomize=True)
def test_any_bytes_get_a_media_type_with_a_name(data: bytes) -> None:
    assert name_of(kind(data))


@given(
    st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x05\x06", b"From ", b"<?xml ", b"\x1f\x8b"]),
    st.binary(max_size=700),
)
@settings(max_examples=150, derandomize=True)
def test_garbage_behind_a_true_signature_does_no_harm(mark: bytes, data: bytes) -> None:
    assert kind(mark + data)
