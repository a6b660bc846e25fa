"""From hits of the index to places: which words of a page, sheet or text answer the query, with their anchors and a snippet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from leafproof.case.search import Hit, SearchIndex
from leafproof.case.store import SqliteStore
from leafproof.engine.index_stage import stretches
from leafproof.engine.lookup import parts_of
from leafproof.extract.view import DocumentView
from leafproof.records import Anchor, Page, ReadDocument, Sheet, Text, TextAnchor

_AROUND = 60
_ANCHORS = 20


@dataclass
class Place:
    """One unit that answers: its anchors, a snippet of the first match with its range in it, and the forms as printed."""

    document: str
    where: str
    anchors: list[Anchor] = field(default_factory=list)
    snippet: str = ""
    marked: tuple[int, int] = (0, 0)
    forms: list[str] = field(default_factory=list)


def _views(store: SqliteStore, document: str, wanted: set[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], str, DocumentView | int]]:
    """The wanted units of a document with their text, and the view or the offset that turns ranges of it into anchors."""
    sheet_part = 0
    for part in parts_of(store, document):
        match part:
            case Page() if ("page", part.number) in wanted:
                view = DocumentView(ReadDocument(document, "", "", pages=(part,)))
                yield ("page", part.number), view.text, view
            case Sheet():
                if ("sheet", sheet_part) in wanted:
                    view = DocumentView(ReadDocument(document, "", "", sheets=(part,)))
                    yield ("sheet", sheet_part), view.text, view
                sheet_part += 1
            case Text():
                for at, stretch in stretches(part.text, part.start):
                    if ("text", at) in wanted:
                        yield ("text", at), stretch, at
            case _:
                pass


def _place(
    index: SearchIndex, query: str, document: str, key: tuple[str, int], text: str, view: DocumentView | int, *, exact: bool
) -> Place:
    where = f"p{key[1]}" if key[0] == "page" else key[0]
    place = Place(document, where)
    matches = index.matches(query, text, exact=exact)
    for start, end, form in matches[:_ANCHORS]:
        anchor = TextAnchor(document, view + start, view + end, form) if isinstance(view, int) else view.anchor(start, end)
        if anchor is not None:
            place.anchors.append(anchor)
        if form not in place.forms:
            place.forms.append(form)
    if matches:
        start, end, _form = matches[0]
        left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
        place.snippet, place.marked = text[left:right], (start - left, end - left)
    else:
        place.snippet = text[: 2 * _AROUND]
    return place


def places(store: SqliteStore, index: SearchIndex, query: str, hits: list[Hit], *, exact: bool) -> list[Place]:
    """The places of the hits, in the order of the hits."""
    wanted: dict[str, set[tuple[str, int]]] = {}
    for hit in hits:
        wanted.setdefault(hit.document, set()).add((hit.place, hit.at))
    found: dict[tuple[str, str, int], Place] = {}
    for document, keys in wanted.items():
        for key, text, view in _views(store, document, keys):
            found[document, *key] = _place(index, query, document, key, text, view, exact=exact)
    return [found[hit.document, hit.place, hit.at] for hit in hits if (hit.document, hit.place, hit.at) in found]
