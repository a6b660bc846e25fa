"""Attachments: each a member with its decoded bytes and its name in whatever charset."""

from __future__ import annotations

import base64
import io
from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source, Unreadable
from leafproof.intake.containers.mail import members
from leafproof.records import Gap, GapReason


def opened(data: bytes) -> list[tuple[str, bytes, Gap | None]]:
    source = Source(open=lambda: io.BytesIO(data), size=len(data), name="x.eml", media_type="message/rfc822")
    found = []
    for member in members(source):
        assert member.chunks is not None
        out, gap = b"", None
        try:
            for chunk in member.chunks:
                out += chunk
        except Unreadable as error:
            gap = error.gap
        found.append((member.text, out, gap))
    return found


def mixed(*parts: str) -> bytes:
    body = "".join(f"--B\r\n{part}\r\n" for part in parts)
    head = "From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\npreamble\r\n"
    return f"{head}{body}--B--\r\nepilogue".encode()


def test_an_attachment_comes_out_as_it_went_in() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("text")
    message.add_attachment(bytes(range(256)) * 500, maintype="application", subtype="pdf", filename="Приложение 1.pdf")
    assert opened(message.as_bytes()) == [("Приложение 1.pdf", bytes(range(256)) * 500, None)]


def test_the_text_of_the_message_is_no_member() -> None:
    assert opened(mixed("Content-Type: text/plain\r\n\r\nhello", "Content-Type: text/html\r\n\r\n<p>hello")) == []


def test_a_named_text_is_a_member() -> None:
    assert opened(mixed('Content-Type: text/plain; name="a.txt"\r\n\r\nhello')) == [("a.txt", b"hello", None)]


def test_an_attached_message_is_a_member_byte_for_byte() -> None:
    inner = "From: b@example.org\r\nSubject:  two   spaces\r\n\r\n--C\r\nbody"
    assert opened(mixed(f"Content-Type: message/rfc822\r\n\r\n{inner}")) == [("part 1.eml", inner.encode(), None)]


def test_an_inline_picture_is_a_member() -> None:
    part = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <a>\r\n\r\niVBORw0KGgo="
    assert opened(mixed(part)) == [("part 1.png", b"\x89PNG\r\n\x1a\n", None)]


def test_names_are_decoded_whatever_way_they_are_written() -> None:
    word = base64.b64encode("Счёт.pdf".encode("koi8-r")).decode()
    names = [
        f'Content-Disposition: attachment; filename="=?koi8-r?B?{word}?="',
        "Content-Disposition: attachment; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf",
        "Content-Disposition: attachment; filename*0*=windows-1251''%D1%F7; filename*1*=%B8%F2.pdf",
        "Content-Type: application/pdf; name*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf",
    ]
    assert [name for name, _, _ in opened(mixed(*(f"{header}\r\n\r\nx" for header in names)))] == ["Счёт.pdf"] * 4


def test_a_raw_name_in_a_legacy_encoding_is_decoded() -> None:
    data = mixed('Content-Disposition: attachment; filename="@@"\r\n\r\nx').replace(b"@@", "Договор поставки.doc".encode("cp1251"))
    assert opened(data)[0][0] == "Договор поставки.doc"


def test_broken_base64_gives_what_can_be_decoded_and_a_gap() -> None:
    part = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8*gd29ybGQ"
    ((_, content, gap),) = opened(mixed(part))
    assert content.startswith(b"Hello")
    assert gap is not None
    assert gap.reason is GapReason.DAMAGED


def test_a_message_cut_off_inside_an_attachment_keeps_it() -> None:
    data = mixed("Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nSGVsbG8gd29y")
    assert opened(data[: data.index(b"\r\n--B--")]) == [("part 1.pdf", b"Hello wor", None)]


def test_quoted_printable_attachments_are_decoded() -> None:
    part = "Content-Type: text/csv; name=a.csv\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na;=D1=84=\r\nb=3D\r\nc"
    assert opened(mixed(part)) == [("a.csv", "a;фb=\r\nc".encode(), None)]


def test_parts_nested_in_parts_are_found() -> None:
    inner = (
        "Content-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\n\r\ntext\r\n--C\r\nContent-Type: application/pdf\r\n\r\nPDF\r\n--C--"
    )
    assert [name for name, _, _ in opened(mixed(inner, "Content-Type: application/zip\r\n\r\nZIP"))] == ["part 2.pdf", "part 3.zip"]


def test_a_multipart_whose_boundary_never_comes_is_text() -> None:
    assert opened(b"From: a\r\nTo: b\r\nContent-Type: multipart/mixed; boundary=XX\r\n\r\njust text") == []


def test_deep_nesting_is_bounded() -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=B{i}\r\n\r\n--B{i}\r\n" for i in range(3000))
    opened(parts.encode())


@given(st.binary(max_size=400))
@settings(max_examples=100, derandomize=True)
def test_any_bytes_as_a_body_do_no_harm(body: bytes) -> None:
    for encoding in (b"base64", b"quoted-printable", b"x-uuencode", b"8bit"):
        opened(b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n" + body)
