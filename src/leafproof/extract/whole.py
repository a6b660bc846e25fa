"""Everything extraction gives for one document: its facts, the statements of every extractor in this room, the account of every row."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

import leafproof.extract as room
from leafproof.extract.document_facts import facts
from leafproof.extract.row_accounts import accounts
from leafproof.extract.view import DocumentView
from leafproof.records import Extracted, ReadDocument, Statement

Extract = Callable[[DocumentView], Iterator[Statement]]


@cache
def extractors() -> tuple[Extract, ...]:
    """The function `extract` of every module in this room that has one, in the order of the modules' names."""
    modules = sorted(info.name for info in pkgutil.iter_modules(room.__path__) if not info.ispkg)
    loaded = [import_module(f"{room.__name__}.{name}") for name in modules if name != "whole"]
    return tuple(module.extract for module in loaded if hasattr(module, "extract"))


def extract_document(document: ReadDocument) -> Extracted:
    """Facts, statements sorted by id with equal ones once, and row accounts of one document."""
    view = DocumentView(document)
    found = {statement.id: statement for extract in extractors() for statement in extract(view)}
    return Extracted(facts=facts(view), statements=tuple(found[key] for key in sorted(found)), rows=accounts(view))
