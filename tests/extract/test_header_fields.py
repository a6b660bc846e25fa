from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.extract.document_facts import facts
from leafproof.extract.header_fields import header_fields
from leafproof.extract.view import DocumentView
from leafproof.records import ReadDocument, Text, TextRole
from text_document import SHA, document, facts_of, paged

SHEET = """Message Attributes
Capture Date: 01 JAN 2034
Concepts: FLOUR, WHEAT, AGREEMENTS, NEGOTIATIONS, SHORTAGES, COMMERCIAL PURCHASES, SHIPMENTS,
TRANSPORT
Control Number: n/a
Draft Date: 02 JAN 2031
Document Number: 2031LAKELAND00015
Film Number: D310070-0451
From: LAKELAND
Office: ACTION ZZ
Subject: FLOUR: AGREEMENT FOR 2031
TAGS: EAGR, LK, ZZ
To: CAPITAL
Type: TE
"""


def values(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in facts_of(text).header:
        found.setdefault(field.name, field.value)
    return found


def test_labels_in_three_languages() -> None:
    assert values("Кому: Начальнику отдела\nОт: Тапирова М.М.\nТема: О поставке\n") == {
        "to": "Начальнику отдела",
        "from": "Тапирова М.М.",
        "subject": "О поставке",
    }
    assert values("From: Tapir Works\nTo: Okapi Ltd\nSubject: Delivery\nDate: 4 May 2031\n")["date"] == "4 May 2031"
    assert values("发件人：湖泽公司\n收件人：貘山公司\n主题：交货\n")["subject"] == "交货"


def test_a_registry_sheet_at_the_end_is_read_and_comes_before_the_head() -> None:
    found = values("FM EMBASSY LAKELAND\nTO FOREIGN OFFICE CAPITAL 1844\nSUBJ: FLOUR\n\n" + "BODY OF THE TEXT.\n" * 9 + SHEET)
    assert found["from"] == "LAKELAND"
    assert found["to"] == "CAPITAL"
    assert found["subject"] == "FLOUR: AGREEMENT FOR 2031"
    assert found["number"] == "2031LAKELAND00015"
    assert found["film_number"] == "D310070-0451"
    assert found["tags"] == "EAGR, LK, ZZ"
    assert facts_of(SHEET).dated is not None


def test_a_telegram_has_fields_without_colons() -> None:
    text = "R 021425Z MAR 31\nFM EMBASSY LAKELAND\nTO FOREIGN OFFICE CAPITAL 1844\nINFO EMBASSY OKAPI\nSUBJ: FLOUR\n"
    found = values(text)
    assert (found["from"], found["to"], found["cc"]) == ("EMBASSY LAKELAND", "FOREIGN OFFICE CAPITAL 1844", "EMBASSY OKAPI")
    dated = facts_of(text).dated
    assert dated is not None
    assert dated.first == "2031-03-02"


def test_a_value_of_two_lines_set_under_the_value_is_one() -> None:
    assert values("Кому: Начальнику отдела\n      Сидорову С.С.\nОт: Тапирова М.М.\n")["to"] == "Начальнику отдела Сидорову С.С."
    page = "Кому:    Начальнику отдела\n         Сидорову С.С.\nОт:      Тапирова М.М.\n"
    found = {field.name: field.value for field in header_fields(DocumentView(paged(page)))}
    assert found["to"] == "Начальнику отдела Сидорову С.С."


def test_a_value_that_says_nothing_is_left_out() -> None:
    assert "from" not in values("From: n/a\nTo: Okapi\nSubject: –\n")


def test_words_with_a_colon_in_the_body_are_no_fields() -> None:
    text = "Начало.\n" * 70 + "Тема: это уже текст\n"
    assert values(text) == {}


def test_mail_headers_come_from_the_reader() -> None:
    head = "From: a@tapir.example\nTo: b@okapi.example\nSubject: Контракт\nDate: Tue, 4 May 2031 09:00:00 +0300\n"
    parts = (Text(0, head, TextRole.MAIL_HEADER), Text(len(head), "\nКоллеги!\n"))
    found = facts(DocumentView(ReadDocument(SHA, "message/rfc822", "a.eml", texts=parts)))
    assert {field.name: field.value for field in found.header}["subject"] == "Контракт"
    assert found.dated is not None
    assert found.dated.first == "2031-05-04"


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("FROM: To\n：Кому№ 主题\f-"), max_size=300))
def test_every_field_is_quoted_from_the_text(text: str) -> None:
    for field in header_fields(DocumentView(document(text))):
        assert field.anchors
        assert all(piece in text for piece in field.value.split())


def test_two_fields_on_one_line_are_two() -> None:
    assert values("No: PI-31-08          Date: 12 March 2031\nTo: Okapi Ltd\n") == {
        "number": "PI-31-08",
        "date": "12 March 2031",
        "to": "Okapi Ltd",
    }
