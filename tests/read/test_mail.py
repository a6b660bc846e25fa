"""E-mail: headers as values and as lines, then the text, from whatever charset and encoding."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Source
from leafproof.read.mail import read
from leafproof.records import Gap, GapReason, Metadata, ReadPart, Table, Text, TextRole


def parts_of(data: bytes) -> list[ReadPart]:
    return list(read(Source(open=lambda: io.BytesIO(data), size=len(data), name="x.eml", media_type="message/rfc822")))


def text_of(parts: Iterable[ReadPart], role: TextRole | None = None) -> str:
    return "".join(p.text for p in parts if isinstance(p, Text) and (role is None or p.role is role))


def message(body: str, *, charset: str = "utf-8", encoding: str = "8bit") -> bytes:
    data = body.encode(charset)
    if encoding == "base64":
        data = base64.encodebytes(data)
    head = (
        f"From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + data


def both(plain: str, html: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "a@example.org"
    mail.set_content(plain)
    mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def test_headers_are_values_as_found_and_lines_as_read() -> None:
    word = "=?utf-8?B?" + base64.b64encode("О поставке".encode()).decode() + "?="
    parts = parts_of(f"Received: one\r\nReceived: two\r\nFrom: a@example.org\r\nSubject: {word}\r\n\r\nbody\r\n".encode())
    found = [(p.name, p.value) for p in parts if isinstance(p, Metadata) and p.source == "mail header"]
    assert found == [("Received", "one"), ("Received", "two"), ("From", "a@example.org"), ("Subject", word)]
    assert text_of(parts, TextRole.MAIL_HEADER) == "From: a@example.org\nSubject: О поставке\n"
    assert text_of(parts, TextRole.BODY) == "body\n"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5"])
@pytest.mark.parametrize("encoding", ["8bit", "base64"])
def test_the_body_is_read_in_its_charset(charset: str, encoding: str) -> None:
    assert text_of(parts_of(message("Добрый день, направляем счет.", charset=charset, encoding=encoding)), TextRole.BODY) == (
        "Добрый день, направляем счет.\n"
    )


def test_a_chinese_body_is_read() -> None:
    assert text_of(parts_of(message("合同编号如下", charset="gb2312")), TextRole.BODY) == "合同编号如下\n"


def test_a_body_without_a_charset_is_read_by_its_letters() -> None:
    data = b"From: a@example.org\r\nTo: b\r\n\r\n" + "Направляем договор поставки".encode("cp1251")
    assert "Направляем договор поставки" in text_of(parts_of(data))


def test_a_false_charset_is_not_believed() -> None:
    data = message("@", charset="utf-8").replace(b"@\r", b"@\r").removesuffix(b"@") + "Направляем договор".encode("cp1251")
    assert "Направляем договор" in text_of(parts_of(data))


def test_of_two_forms_of_one_text_the_plain_one_is_read() -> None:
    assert text_of(parts_of(both("hello there friends", "<p>hello there <b>friends</b></p>")), TextRole.BODY) == "hello there friends\n"


def test_html_alone_is_converted() -> None:
    data = b"From: a\r\nTo: b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>one<p>two"
    assert text_of(parts_of(data), TextRole.BODY) == "one\ntwo\n"


def test_forms_that_say_different_things_are_both_read() -> None:
    html = "<p>the real letter says that delivery of forty machines is due in June"
    assert text_of(parts_of(both("Please see the HTML version.", html)), TextRole.BODY).count("\n") == 2


def test_a_table_in_the_html_form_is_not_lost() -> None:
    html = "<p>Prices:</p><table><tr><td>bolt<td>12<tr><td>nut<td>3</table>"
    parts = parts_of(both("Prices: bolt 12 nut 3", html))
    assert [p.row_count for p in parts if isinstance(p, Table)] == [2]
    assert text_of(parts, TextRole.BODY) == "Prices:\nbolt\t12\nnut\t3\n"


def test_the_text_of_attachments_is_not_the_messages_text() -> None:
    mail = EmailMessage()
    mail["From"] = "a@example.org"
    mail.set_content("body")
    mail.add_attachment("other", filename="a.txt")
    assert text_of(parts_of(mail.as_bytes()), TextRole.BODY) == "body\n"


def test_broken_base64_gives_what_can_be_read_and_a_gap() -> None:
    parts = parts_of(message("hello world", encoding="base64") + b"*!*")
    assert "hello world" in text_of(parts)
    assert [p.reason for p in parts if isinstance(p, Gap)] == [GapReason.DAMAGED]


def test_a_message_without_headers_is_plain_text() -> None:
    assert text_of(parts_of(b"\r\njust text\r\n")) == "\njust text\n"


@given(st.binary(max_size=300))
@settings(max_examples=100, derandomize=True)
def test_any_bytes_behind_a_header_do_no_harm(data: bytes) -> None:
    for kind in (b"text/plain", b"text/html", b"multipart/mixed; boundary=a"):
        text_of(parts_of(b"From: a\r\nContent-Type: " + kind + b"\r\n\r\n--a\r\n" + data)).encode("utf-8")
