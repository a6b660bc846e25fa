"""How finished a document is, with its reasons and the places they stand: draft, signed, unsigned, or not known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from leafproof.extract.document_number import OwnNumber
from leafproof.extract.text_lines import Line, head, line_index, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.stage_words import (
    blank_date,
    blank_line,
    block_word,
    draft_anywhere,
    draft_line,
    revision_line,
    signed_mark,
    signed_name,
)
from leafproof.records import Anchor, DocumentKind, DocumentStage, HeaderField, Page, TextRole

# Papers that two sides sign, or that bind somebody: under the others a signature block says little.
SIGNED_KINDS = frozenset(
    {
        DocumentKind.CONTRACT,
        DocumentKind.AMENDMENT,
        DocumentKind.ANNEX,
        DocumentKind.SPECIFICATION,
        DocumentKind.SCHEDULE,
        DocumentKind.MINUTES,
        DocumentKind.ACT,
    }
)
EDGE_LINES = 6
BLOCK_LINES = 10
MARK_REACH = 160
MOST_MARKS = 200
MOST_REASONS = 6


@dataclass
class _Marks:
    """Reasons and places as they are collected."""

    reasons: list[str] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, reason: str, anchor: Anchor | None) -> None:
        if len(self.reasons) < MOST_REASONS and reason not in self.reasons:
            self.reasons.append(reason)
            if anchor is not None:
                self.anchors.append(anchor)


def _edges(view: DocumentView) -> list[Line]:
    """The first and last lines of every page, where marks stand; without pages, of the whole text and its headers."""
    every = lines(view)
    kept: list[Line] = []
    for index, line in enumerate(every):
        before = every[index - EDGE_LINES].page if index >= EDGE_LINES else None
        after = every[index + EDGE_LINES].page if index + EDGE_LINES < len(every) else None
        if before != line.page or after != line.page:
            kept.append(line)
    return kept


def _turned_marks(view: DocumentView) -> list[tuple[str, Page]]:
    """Draft marks that are printed across a page or along its side."""
    found = []
    for page in view.document.pages:
        words = " ".join(word.text for word in page.turned[:200]).lower().replace("ё", "е")
        if words and draft_line().match(words) is not None:
            found.append((words[:40], page))
    return found


def _draft(view: DocumentView, number: OwnNumber | HeaderField) -> _Marks:
    marks = _Marks()
    text = low(view)
    for line in _edges(view):
        words = text[line.start : line.end]
        if draft_line().match(words) is not None or (revision_line().match(words) is not None and line.page == 0):
            marks.add(f"marked as a draft: {line.text[:60]}", view.anchor(line.start, line.end))
        elif (hit := draft_anywhere().search(words)) is not None and len(words) <= 80 and line in head(view)[:8]:
            marks.add(f"marked as a draft: {hit[0]}", view.anchor(line.start + hit.start(), line.start + hit.end()))
    for words, _ in _turned_marks(view):
        marks.add(f"marked as a draft: {words}", None)
    if isinstance(number, OwnNumber) and number.blank is not None:
        marks.add("its number is left blank", view.anchor(*number.blank))
    for line in head(view)[:30]:
        if (hit := blank_date().search(text, line.start, line.end)) is not None:
            marks.add("its date is left blank", view.anchor(*hit.span()))
            break
    if any(part.role in {TextRole.INSERTED, TextRole.DELETED} and part.text.strip() for part in view.document.texts):
        part = next(part for part in view.document.texts if part.role in {TextRole.INSERTED, TextRole.DELETED} and part.text.strip())
        marks.add("tracked changes are open", view.anchor(part.start, part.start + len(part.text)))
    return marks


def _blocks(view: DocumentView) -> list[tuple[int, int]]:
    """Lines to sign on, in signature blocks: their ranges."""
    text = low(view)
    every = lines(view)
    begun = [
        index for index, line in enumerate(every) if len(line.text) <= 120 and block_word().match(text, line.start, line.end) is not None
    ]
    near = {at for index in begun[-40:] for at in range(index, min(index + BLOCK_LINES, len(every)))}
    found = []
    for at in sorted(near):
        line = every[at]
        for hit in blank_line().finditer(text, line.start, line.end):
            if re.search(r"[№:：]\s?$", text[line.start : hit.start()]) is None:
                found.append(hit.span())
    return found


def _is_caption(view: DocumentView, start: int) -> bool:
    """Whether the word for a signature only says what is to be put on a line to sign on: beside one, or right above or below one."""
    every = lines(view)
    at = line_index(view, start)
    near = every[max(0, at - 1) : at + 2]
    return any(blank_line().search(low(view), line.start, line.end) is not None for line in near)


def _signatures(view: DocumentView) -> tuple[_Marks, _Marks]:
    """Evidence of signatures, and lines to sign on that bear none.

    A mark such as «подпись имеется» belongs to the line to sign on before it. The lines before the last mark must all have theirs; lines of
    annexes that follow stay out of it.
    """
    evidence, empty = _Marks(), _Marks()
    printed = {match.span() for match in islice(signed_mark().finditer(low(view)), MOST_MARKS)}
    named = {match.span() for match in islice(signed_name().finditer(prose(view)), MOST_MARKS) if not _is_caption(view, match.start())}
    marks = sorted(printed | {span for span in named if not any(start < span[1] and span[0] < end for start, end in printed)})
    for start, end in marks:
        evidence.places.append((start, end))
        evidence.add(f"mark of a signature: {prose(view)[start:end]}", view.anchor(start, end))
    places = _blocks(view)
    last = marks[-1][0] if marks else len(low(view))
    before = [place for place in places if place[0] < last]
    if len(before) > len(marks):
        for start, end in before:
            if not any(0 <= mark[0] - end <= MARK_REACH for mark in marks):
                empty.add("a line to sign on is empty", view.anchor(start, end))
    return evidence, empty


def stage_of(
    view: DocumentView, kind: DocumentKind, *, number: OwnNumber | HeaderField, dated: bool
) -> tuple[DocumentStage, tuple[str, ...], tuple[Anchor, ...]]:
    """The stage, the reasons, and where they stand.

    Signed only where a mark of a signature, a number and a date stand together; names under a signature line are no signature.
    """
    draft = _draft(view, number)
    if draft.reasons:
        return DocumentStage.DRAFT, tuple(draft.reasons), tuple(draft.anchors)
    if kind not in SIGNED_KINDS:
        return DocumentStage.UNKNOWN, ("no draft mark; papers of this kind are not judged by their signatures",), ()
    evidence, empty = _signatures(view)
    one_sided = (
        len(evidence.places) == 1
        and re.search("электронн|electronic|digital|docusign|подлинный|conformed", evidence.reasons[0].lower()) is None
    )
    numbered = isinstance(number, HeaderField) or number.found is not None
    if evidence.reasons and not one_sided and numbered and dated and not empty.reasons:
        return DocumentStage.SIGNED, (*evidence.reasons, "number and date are filled in"), tuple(evidence.anchors)
    if empty.reasons:
        return DocumentStage.UNSIGNED, tuple(empty.reasons), tuple(empty.anchors)
    missing = [
        what for what, there in (("number", numbered), ("date", dated), ("mark of a signature", bool(evidence.reasons))) if not there
    ]
    return DocumentStage.UNKNOWN, (f"no draft mark, and not complete: {', '.join(missing) or 'nothing more'} not found",), ()
