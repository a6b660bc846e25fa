"""Reading a case without changing it: objects by their short ids, parts of documents, the ledger as an export takes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from leafproof import __version__, codec
from leafproof.case.store import SqliteStore
from leafproof.engine import audit as audit_module
from leafproof.engine.outputs import ReadOutput
from leafproof.errors import UsageError
from leafproof.records import ReadPart

_DOCUMENT = re.compile(r"d?[0-9a-f]{4,64}")
FULL_LENGTH = 64
SHORTEST_PREFIX = 4
_ORDER = {
    "documents": "SELECT record FROM documents ORDER BY id",
    "statements": "SELECT record FROM statements ORDER BY id",
    "findings": "SELECT record FROM findings ORDER BY id",
    "entities": "SELECT record FROM entities ORDER BY id",
    "links": "SELECT record FROM links ORDER BY left_id, right_id",
}


@dataclass(frozen=True)
class CaseLedger:
    """The ledger of a case in the public form."""

    store: SqliteStore
    case_name: str
    release: str = __version__

    def records(self, name: str) -> Iterable[str]:
        """The records of one file of the public format, sorted by id, as JSON."""
        for (record,) in self.store.rows(_ORDER[name]):
            yield str(record)

    def audit(self) -> dict[str, Any]:
        """The conservation audit."""
        return audit_module.audit(self.store)


@dataclass(frozen=True, slots=True)
class Address:
    """What an address points at: a document, and in it a page with boxes (percent: left, top, right, bottom), cells, or a range of text."""

    document: str
    page: int | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    cells: str | None = None
    start: int | None = None
    end: int | None = None


def _ambiguous(given: str, found: list[str]) -> UsageError:
    if not found:
        return UsageError(
            f"nothing here has the id {given}", why="no document, statement or finding begins so", way_out="leafproof search or status"
        )
    listed = ", ".join(found[:8])
    return UsageError(f"the id {given} is ambiguous", why=f"it may be {listed}", way_out="give more characters")


def _one(store: SqliteStore, table: str, prefix: str, given: str) -> str:
    query = f"SELECT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 9"  # noqa: S608 - the table's name is ours
    found = [str(row[0]) for row in store.rows(query, (prefix, prefix + "\x7f"))]
    if len(found) != 1:
        raise _ambiguous(given, found)
    return found[0]


def document_id(store: SqliteStore, given: str) -> str:
    """The SHA-256 of the document that `d46a8` or any unambiguous prefix of its digest means.

    Raises:
        UsageError: none or several; the candidates are listed.
    """
    if _DOCUMENT.fullmatch(given) is None:
        raise _ambiguous(given, [])
    if given.startswith("d") and len(given) < FULL_LENGTH:
        try:
            return _one(store, "documents", given[1:], given)
        except UsageError:
            if len(given) <= SHORTEST_PREFIX:
                raise
    return _one(store, "documents", given, given)


def statement_id(store: SqliteStore, given: str) -> str:
    """The full id of a statement from any unambiguous prefix of at least 4 characters after `s-`."""
    return _one(store, "statements", given, given)


def finding_id(store: SqliteStore, given: str) -> str:
    """The full id of a finding from any unambiguous prefix of at least 4 characters after `f-`."""
    return _one(store, "findings", given, given)


def record(store: SqliteStore, table: str, identity: str) -> dict[str, Any]:
    """One object in the public form, by its full id."""
    row = store.one(f"SELECT record FROM {table} WHERE id = ?", (identity,))  # noqa: S608 - the table's name is ours
    if row is None:
        raise _ambiguous(identity, [])
    found: dict[str, Any] = json.loads(row[0])
    return found


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        left, top, right, bottom = (float(edge) for edge in text.split(","))
    except ValueError:
        left, top, right, bottom = -1.0, -1.0, -1.0, -1.0
    if not (0 <= left <= right <= 100 and 0 <= top <= bottom <= 100):
        raise UsageError(
            f"box is off the page: {text}",
            why="values are percent of page width and height: left,top,right,bottom, each 0 to 100",
            way_out="leafproof show d46a8/p1   lists the statements of the page",
        )
    return left, top, right, bottom


def parse_address(store: SqliteStore, given: str) -> Address:
    """The address in any of its forms: `d46a8`, `d46a8/p12?box=…`, `leafproof:46a86190/p/1?box=…`, `…/sheet/N?cells=D5`, `…/text?range=…`.

    Raises:
        UsageError: no such document, or a box off the page.
    """
    bare = given.removeprefix("leafproof:").removeprefix("/d/")
    parts = urlsplit(bare)
    pieces = [unquote(piece) for piece in parts.path.split("/") if piece]
    if not pieces:
        raise _ambiguous(given, [])
    document = document_id(store, pieces[0])
    query = parse_qs(parts.query)
    page = None
    if len(pieces) > 1 and (match := re.fullmatch(r"p(\d{1,6})", pieces[1])):
        page = int(match.group(1))
    elif len(pieces) > 2 and pieces[1] == "p" and pieces[2].isdecimal() and len(pieces[2]) <= 6:
        page = int(pieces[2])
    start, end = None, None
    if match := re.fullmatch(r"(\d{1,12})-(\d{1,12})", query.get("range", [""])[0]):
        start, end = int(match.group(1)), int(match.group(2))
    cells = query.get("cells", [None])[0]
    return Address(document, page, tuple(_box(text) for text in query.get("box", [])), cells, start, end)


def parts_of(store: SqliteStore, document: str) -> Iterator[ReadPart]:
    """The parts of a read document, in file order; nothing for one that was not read."""
    row = store.one("SELECT read_output FROM documents WHERE id = ?", (document,))
    if row is None or row[0] is None:
        return
    output: ReadOutput = codec.decode(store.chunk(str(row[0])), ReadOutput)
    for chunk in output.chunks:
        for line in store.chunk(chunk).split(b"\n"):
            yield codec.decode(line, ReadPart)
