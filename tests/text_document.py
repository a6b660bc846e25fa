"""Builds documents without pages, pages of plain lines, and their facts and statements, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from leafproof.extract.document_facts import facts
from leafproof.extract.view import DocumentView
from leafproof.extract.whole import extract_document
from leafproof.records import (
    Box,
    ContractFields,
    DocumentFacts,
    Fields,
    FigureFields,
    IdentifierFields,
    Page,
    PaymentFields,
    ReadDocument,
    Statement,
    Text,
    TextAnchor,
    TextSource,
    Word,
)

SHA = "0" * 64
F = TypeVar("F", ContractFields, FigureFields, IdentifierFields, PaymentFields)


def document(text: str, *, media_type: str = "text/plain") -> ReadDocument:
    """A document of one text part."""
    return ReadDocument(SHA, media_type, "paper", texts=(Text(0, text),))


def paged(*pages: str, media_type: str = "application/pdf") -> ReadDocument:
    """A document of pages in a fixed-width face: the column of a word in its line is its place on the page."""
    return ReadDocument(SHA, media_type, "paper.pdf", pages=tuple(_page(number + 1, text) for number, text in enumerate(pages)))


def _page(number: int, text: str) -> Page:
    return Page(number, 59_500, 84_200, TextSource.TEXT_LAYER, tuple(_words(text)))


def _words(text: str) -> Iterator[Word]:
    line = 0
    for row, raw in enumerate(text.split("\n")):
        words = raw.split()
        at = 0
        for word in words:
            at = raw.index(word, at)
            box = Box(4_000 + at * 500, 5_000 + row * 1_400, 4_000 + (at + len(word)) * 500, 6_000 + row * 1_400)
            yield Word(word, box, line)
            at += len(word)
        line += bool(words)


def facts_of(text: str, *, media_type: str = "text/plain") -> DocumentFacts:
    """What the text says about itself."""
    return facts(DocumentView(document(text, media_type=media_type)))


def statements(text: str | ReadDocument, kind: type[F]) -> list[Statement]:
    """All statements of a kind, in order of their first place."""
    given = document(text) if isinstance(text, str) else text
    found = [statement for statement in extract_document(given).statements if isinstance(statement.fields, kind)]
    return sorted(found, key=_place)


def _place(statement: Statement) -> tuple[int, str]:
    first = statement.anchors[0]
    return (first.start if isinstance(first, TextAnchor) else 0, statement.id)


def fields(text: str | ReadDocument, kind: type[F]) -> list[F]:
    """The fields of all statements of a kind."""
    return [_of_kind(statement.fields, kind) for statement in statements(text, kind)]


def _of_kind(found: Fields, kind: type[F]) -> F:
    assert isinstance(found, kind)
    return found
