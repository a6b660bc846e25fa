"""The number of the document itself: of a contract, letter, invoice; never of another paper that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.extract.document_kind import Title
from leafproof.extract.labelled_value import ByLabel, labelled_values
from leafproof.extract.number_token import chinese_number_at, number_at
from leafproof.extract.text_lines import Line, head, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.invoice_words import invoice_pattern
from leafproof.records import DocumentKind, HeaderField
from leafproof.values.found import Found
from leafproof.values.scripts import has_han

LINES_AFTER_TITLE = 3
# Kinds whose own number stands at the head of the sheet, not in a title.
BY_REGISTRATION = frozenset(
    {DocumentKind.LETTER, DocumentKind.MEMO, DocumentKind.ORDER, DocumentKind.REPORT, DocumentKind.MINUTES, DocumentKind.OTHER}
)


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number where it is printed; `blank` is the place of a line of underscores in its stead."""

    found: Found[str] | None = None
    blank: tuple[int, int] | None = None


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"(?:№\s?№?|(?<![^\W_])(?:no|nr|num|number|n)(?:\.|(?![^\W_]))|n[°º]|(?<=[a-z ])#|编号|号码|^(?:合同|订单|协议)号"
        r"|(?<=[(（])第|^第)[\s:：.#]{0,6}"
    )


@cache
def _chinese_label() -> re.Pattern[str]:
    return re.compile("(?:合同|协议|发票|登记|订单|报价单|合同登记)?(?:编号|号码|号)[:：]")


@cache
def _own_sentence() -> re.Pattern[str]:
    """ "This Agreement (No. …)" in the opening of a contract that has no number in its title."""
    return re.compile(
        r"(?:this|the present)\s(?:[a-z]{2,16}\s){0,2}(?:contract|agreement)\s?[(（]\s?"
        r"(?:contract |agreement )?(?:no\.?|number|ref\.?)[\s:]{1,3}"
        r"|настоящий\s(?:контракт|договор)\s(?:№\s?|[(]№\s?)"
    )


@cache
def _chinese_letter() -> re.Pattern[str]:
    """The number of an official Chinese letter, alone on its line: 虚构函〔2024〕56号."""
    return re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(](?:19|20)\d\d[〕\]）)]第?\d{1,6}号")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?:№|(?<![^\W_])(?:no|nr)\.?|编号|号码|第)[ \t:：.#]{0,4}(?:_[_ ]{1,60}|\[[●•_ ]{1,12}\]|[….]{3,60})")


@cache
def _registration() -> re.Pattern[str]:
    date = r"(?:от\s)?[«\"“]?\d{1,2}[»\"”]?[.\s/-][^\W_]{1,9}[.\s/-]\d{2,4}(?:\s?г(?:ода|\.)?)?[\s,]{1,8}"
    return re.compile(
        rf"(?:{date})?(?:(?:исх(?:одящий)?|рег|вн)\.?\s{{0,2}}№?|№|our ref(?:erence)?\.?(?: no)?"
        r"|ref\.?(?:erence)?(?: no)?|letter no|doc(?:ument)? no"
        r"|outgoing no|发文编号|发文字号|文号|编号|文件编号)[\s.:：№]{0,5}"
    )


@cache
def _another_contract() -> re.Pattern[str]:
    return re.compile(r"第[^\s第号]{1,40}号(?:合同|协议)(?:[（(][^）)]{0,24}[）)])?")


def _after_mark(view: DocumentView, start: int, end: int) -> Found[str] | None:
    """The number after the first mark (№, No., 编号) in a range."""
    text, lowered = prose(view), low(view)
    for match in _mark().finditer(lowered, start, end):
        read = chinese_number_at if has_han(match[0]) else number_at
        found = read(text, match.end(), end)
        if found is not None and match[0].startswith("第"):
            found = Found(found.start, found.end, found.value.split("号")[0])
            found = Found(found.start, found.start + len(found.value), found.value)
        if found is not None:
            return found
        return None
    return None


def _chinese_contract(line: Line) -> Found[str] | None:
    """第…号合同 as a title."""
    match = re.match(r"第([^\s第号]{1,40})号", line.text)
    if match is None or not re.search("[0-9]", match[1]):
        return None
    return Found(line.start + match.start(1), line.start + match.end(1), match[1])


def _by_title(view: DocumentView, title: Title) -> OwnNumber:
    every = head(view)
    first = title.line
    if has_han(first.text):
        if title.kind is DocumentKind.CONTRACT and (found := _chinese_contract(first)) is not None:
            return OwnNumber(found)
        named = _another_contract().search(first.text)
        if named is not None and title.kind is not DocumentKind.CONTRACT:
            tail = re.search(r"第?\s?(\d{1,4})\s?号?$", first.text[named.end() :])
            start = first.start + named.end()
            return OwnNumber(Found(start + tail.start(1), start + tail.end(1), tail[1])) if tail is not None else OwnNumber()
    for line in (first, *every[title.index + 1 : title.index + 1 + LINES_AFTER_TITLE]):
        lowered = low(view)[line.start : line.end]
        other = re.search(r"\b(?:к|to(?: the)?)\s(?:контракт|договор|contract|agreement)", lowered)
        end = line.end if other is None else line.start + other.start()
        leads = line is first or _mark().match(lowered) is not None or _chinese_label().match(lowered) is not None
        # 合同编号 at the head of a schedule or an act is the number of the contract it belongs to.
        if not leads or (line is not first and title.kind is not DocumentKind.CONTRACT and lowered.startswith("合同")):
            if other is not None:
                break
            continue
        blank = _blank().search(low(view), line.start, end)
        if blank is not None:
            return OwnNumber(blank=blank.span())
        if (found := _after_mark(view, line.start, end)) is not None:
            return OwnNumber(found)
        if other is not None:
            break
    return OwnNumber()


def _beside_first(found: list[ByLabel[str]]) -> Found[str] | None:
    ordered = [hit.found for hit in found if hit.beside] + [hit.found for hit in found if not hit.beside]
    return ordered[0] if ordered else None


def _by_invoice_label(view: DocumentView) -> Found[str] | None:
    every = head(view)
    if not every:
        return None
    text = prose(view)
    zone = (every[0].start, every[-1].end)

    def read(start: int, end: int) -> Found[str] | None:
        found = number_at(text, start, end)
        return found if found is not None and len(found.value) > 0 else None

    best = _beside_first(list(labelled_values(view, invoice_pattern("number", "best"), read, zone=zone)))
    if best is not None:
        return best
    starts = {line.start for line in every}
    other = [
        hit
        for hit in labelled_values(view, invoice_pattern("number", "other"), read, zone=zone)
        if hit.beside or _is_phrase(view, hit) or _in_header_row(view, hit)
    ]
    return _beside_first([hit for hit in other if hit.label[0] in starts or not hit.beside])


def _is_phrase(view: DocumentView, hit: ByLabel[str]) -> bool:
    """Whether the label is of several words (Booking ID) and begins its line: such a label may stand above its value."""
    begins = low(view)[: hit.label[0]].rstrip(" ").endswith("\n") or hit.label[0] == 0
    return begins and " " in low(view)[slice(*hit.label)]


def _in_header_row(view: DocumentView, hit: ByLabel[str]) -> bool:
    """Whether a bare word (Factuur) is a label among labels: the date's label stands on its line."""
    text = low(view)
    start, end = text.rfind("\n", 0, hit.label[0]) + 1, text.find("\n", hit.label[1])
    return invoice_pattern("date", "best").search(text, start, end if end >= 0 else len(text)) is not None


def _by_registration(view: DocumentView, *, plain_reference: bool) -> OwnNumber:
    """The number of a registration line. A bare «Ref:» is a letter's own number, and in other papers that of the paper it answers."""
    text, lowered = prose(view), low(view)
    for line in head(view)[:40]:
        if _chinese_letter().fullmatch(line.text) is not None:
            return OwnNumber(Found(line.start, line.end, line.text))
        match = _registration().match(lowered, line.start, line.end)
        if match is None or (not plain_reference and re.match(r"ref\b\.?\s?[:：]", match[0]) is not None):
            continue
        blank = _blank().search(lowered, line.start, min(line.end, match.end() + 8))
        if blank is not None:
            return OwnNumber(blank=blank.span())
        read = chinese_number_at if has_han(match[0]) else number_at
        if (found := read(text, match.end(), line.end)) is not None:
            return OwnNumber(found)
    return OwnNumber()


def _by_own_sentence(view: DocumentView) -> Found[str] | None:
    every = head(view)
    match = _own_sentence().search(low(view), every[0].start, every[-1].end) if every else None
    return number_at(prose(view), match.end(), every[-1].end) if match is not None else None


def number_of(
    view: DocumentView, kind: DocumentKind, titles: tuple[Title, ...], header: tuple[HeaderField, ...]
) -> OwnNumber | HeaderField:
    """The document's own number, from the labels of invoices, the title, the head block or the registration line.

    A head block's field is given as such: its value and anchors are ready.
    """
    if kind is DocumentKind.INVOICE and (found := _by_invoice_label(view)) is not None:
        return OwnNumber(found)
    own = [title for title in titles if title.kind is kind] or [title for title in titles[:1] if kind is DocumentKind.SPREADSHEET]
    own += [title for title in titles if title.kind is DocumentKind.ANNEX and kind is not DocumentKind.CONTRACT]
    for title in own[:3]:
        by_title = _by_title(view, title)
        if by_title.found is not None or by_title.blank is not None:
            return by_title
    labelled = next((field for field in header if field.name == "number" and re.search("[0-9]", field.value)), None)
    if labelled is not None and kind is DocumentKind.OTHER:
        return labelled
    if kind is DocumentKind.CONTRACT and (opening := _by_own_sentence(view)) is not None:
        return OwnNumber(opening)
    if kind in BY_REGISTRATION or kind is DocumentKind.PAYMENT_ORDER:
        registered = _by_registration(view, plain_reference=kind is DocumentKind.LETTER)
        if registered.found is not None or registered.blank is not None:
            return registered
    if labelled is not None:
        return labelled
    return OwnNumber()
