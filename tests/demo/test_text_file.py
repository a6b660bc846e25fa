"""Texts, web pages, tables of values and mails hold the paper's words in the encoding that was asked for."""

from __future__ import annotations

import csv
import io
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest

from leafproof.demo.archive import zipped
from leafproof.demo.chance import Chance
from leafproof.demo.deal import deal
from leafproof.demo.members import content
from leafproof.demo.prose_papers import letter, mail_text
from leafproof.demo.spec_paper import annex
from leafproof.demo.text_file import comma_table, mail, text, web_page


@pytest.mark.parametrize(
    ("language", "encoding"), [("ru", "cp1251"), ("ru", "koi8-r"), ("zh", "gb18030"), ("en", "utf-8"), ("zh", "utf-16")]
)
def test_a_text_holds_the_number_of_the_contract_in_its_encoding(language: str, encoding: str) -> None:
    for seed in range(5):
        made = deal((language,), 3, Chance(f"deal-{seed}"))
        assert made.number in text(letter(made, language, Chance(f"{seed}")), encoding).decode(encoding)


def test_a_web_page_keeps_spans_of_header_cells() -> None:
    pages = [web_page(annex(deal(("en",), 4, Chance(f"{seed}")), Chance(f"{seed}"), wide=True)).decode() for seed in range(12)]
    assert all("<table" in page and "Synthetic test document" in page for page in pages)
    assert any("colspan" in page and "rowspan" in page for page in pages)


def test_a_table_of_values_has_every_row_at_full_width() -> None:
    paper = annex(deal(("ru",), 6, Chance("deal")), Chance("paper"), wide=False)
    rows = list(csv.reader(io.StringIO(comma_table(paper, "cp1251", ";").decode("cp1251")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) >= 8


def test_a_mail_is_the_same_bytes_each_time_and_its_attachments_are_found_inside(tmp_path: Path) -> None:
    words = mail_text(deal(("ru",), 3, Chance("deal")), "ru", Chance("words"))
    inner = zipped([("more.zip", zipped([("note.txt", b"note")])), ("a/b.txt", b"deep")])
    first, second = (mail(words, [("papers.zip", "application/zip", inner)], Chance("mail"), charset="koi8-r") for _ in range(2))
    assert first == second
    (tmp_path / "box").mkdir()
    (tmp_path / "box/1.eml").write_bytes(first)
    assert content(tmp_path, "box/1.eml/papers.zip/more.zip/note.txt") == b"note"
    assert content(tmp_path, "box/1.eml/papers.zip/a/b.txt") == b"deep"
    assert content(tmp_path, "box/1.eml/papers.zip/none.txt") is None
    message = BytesParser(policy=policy.default).parsebytes(first)
    body = message.get_body()
    assert body is not None
    assert body.get_content_charset() == "koi8-r"
    assert "Контракт" in str(body.get_content())
