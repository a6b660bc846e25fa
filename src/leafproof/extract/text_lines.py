"""The lines of a document with their places, the head that says what it is, and the text without what was struck out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeVar

from leafproof.extract.view import DocumentView
from leafproof.lang.phrase_list import lowered
from leafproof.records import TextRole

MOST_LINES = 200_000
HEAD_LINES = 60
HEAD_CHARACTERS = 6_000
STRUCK = frozenset({TextRole.DELETED, TextRole.COMMENT})

_NOT_A_BREAK = re.compile("[^\n\f]")

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without white space around it: its range in the text, its words, the 0-based page or sheet it stands on."""

    start: int
    end: int
    text: str
    page: int


def kept(view: DocumentView, name: str, made: type[V]) -> V | None:
    """What another extractor left in the view under a name; None where nothing of that type is there."""
    found = view.memo.get(name)
    return found if isinstance(found, made) else None


def prose(view: DocumentView) -> str:
    """The text of the document with deleted text and comments as spaces: positions stay those of `view.text`."""
    known = kept(view, "prose", str)
    if known is not None:
        return known
    text = view.text
    if not (view.document.pages or view.document.sheets) and any(part.role in STRUCK for part in view.document.texts):
        text = "".join(_NOT_A_BREAK.sub(" ", part.text) if part.role in STRUCK else part.text for part in view.document.texts)
    view.memo["prose"] = text
    return text


def low(view: DocumentView) -> str:
    """`prose` in lower case with ё as е; positions stay the same."""
    known = kept(view, "low", str)
    if known is None:
        known = view.memo["low"] = lowered(prose(view))
    return known


def lines(view: DocumentView) -> tuple[Line, ...]:
    """All lines that are not empty, in reading order, at most 200,000."""
    known = kept(view, "lines", tuple)
    if known is not None:
        return known
    found: list[Line] = []
    at = page = 0
    for raw in prose(view).split("\n"):
        if "\f" in raw:
            page += 1
        stripped = raw.strip()
        if stripped and len(found) < MOST_LINES:
            start = at + raw.index(stripped[0])
            found.append(Line(start, start + len(stripped), stripped, page))
        at += len(raw) + 1
    made = tuple(found)
    view.memo["lines"] = made
    return made


def line_index(view: DocumentView, offset: int) -> int:
    """The index in `lines` of the line at an offset, or of the last one before it; -1 before the first."""
    starts = kept(view, "line_starts", list)
    if starts is None:
        starts = [line.start for line in lines(view)]
        view.memo["line_starts"] = starts
    return bisect_right(starts, offset) - 1


def head(view: DocumentView) -> tuple[Line, ...]:
    """The lines of the first page, or of the beginning where there are no pages: at most 60 lines and 6,000 characters."""
    every = lines(view)
    if not every:
        return ()
    first = every[0].page
    last = every[0].start + HEAD_CHARACTERS
    return tuple(line for line in every[:HEAD_LINES] if line.page == first and line.start < last)
