"""What one document says about itself: kind, number, date, stage, head block, languages; computed once for each view."""

from __future__ import annotations

from leafproof.extract.document_date import date_of
from leafproof.extract.document_kind import Title, kind_of, titles
from leafproof.extract.document_number import OwnNumber, number_of
from leafproof.extract.document_stage import stage_of
from leafproof.extract.found_values import languages
from leafproof.extract.header_fields import header_fields
from leafproof.extract.text_lines import kept
from leafproof.extract.view import DocumentView
from leafproof.records import DocumentFacts, HeaderField, Located

MEMO_KEY = "document_facts"


def _located(view: DocumentView, number: OwnNumber | HeaderField) -> Located | None:
    if isinstance(number, HeaderField):
        return Located(number.value, number.anchors)
    if number.found is None:
        return None
    anchor = view.anchor(number.found.start, number.found.end)
    return Located(number.found.value, (anchor,)) if anchor is not None else None


def own_titles(view: DocumentView) -> tuple[Title, ...]:
    """The title lines in the head, computed once."""
    known = kept(view, "titles", tuple)
    if known is None:
        known = view.memo["titles"] = titles(view)
    return known


def facts(view: DocumentView) -> DocumentFacts:
    """The facts of the document; computed at the first call and kept with the view."""
    known = kept(view, MEMO_KEY, DocumentFacts)
    if known is not None:
        return known
    kind, reasons = kind_of(view)
    header = header_fields(view)
    number = number_of(view, kind, own_titles(view), header)
    dated = date_of(view, kind, own_titles(view), number=number, header=header)
    stage, stage_reasons, stage_anchors = stage_of(view, kind, number=number, dated=dated is not None)
    made = DocumentFacts(
        kind=kind,
        kind_reasons=reasons,
        languages=languages(view),
        stage=stage,
        stage_reasons=stage_reasons,
        stage_anchors=stage_anchors,
        number=_located(view, number),
        dated=dated[0] if dated is not None else None,
        dated_anchors=dated[1] if dated is not None else (),
        header=header,
    )
    view.memo[MEMO_KEY] = made
    return made
