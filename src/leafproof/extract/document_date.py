"""The date of the document itself: where it is labelled, beside its number, on the line of the place; not the dates it mentions."""

from __future__ import annotations

import re
from functools import cache

from leafproof.extract.document_kind import Title
from leafproof.extract.document_number import OwnNumber
from leafproof.extract.found_values import dates, within
from leafproof.extract.labelled_value import labelled_values
from leafproof.extract.text_lines import Line, head, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.find_dates import parse_date
from leafproof.lang.invoice_words import invoice_pattern
from leafproof.records import Anchor, DateRange, DocumentKind, HeaderField
from leafproof.values.found import Found

DATE_LINES = 32
LAST_LINES = 14
# How much may stand beside the date on its line: a place, a number, «от».
MOST_BESIDE = 60
LONGEST_SENTENCE = 12
# Kinds whose head names the date of the contract they belong to, not their own.
BELONGING = frozenset({DocumentKind.ANNEX, DocumentKind.SPECIFICATION, DocumentKind.SCHEDULE, DocumentKind.TRAINING_PROGRAMME})


@cache
def _between_number_and_date() -> re.Pattern[str]:
    return re.compile(r"[\s,;()（）]{0,4}(?:от|of|dated|du|vom|van|from|de|z dnia|date|дата|日期|签订日期)?[\s.:：]{0,4}$")


@cache
def _not_own() -> re.Pattern[str]:
    """What makes a line's date that of another paper, or of a time the paper speaks of."""
    return re.compile(
        r"(?<![^\W_])(?:на\s№|к\s(?:контракту|договору|письму|приказу)|контракт(?:а|у|ом)?\s|договор(?:а|у|ом)?\s|your ref"
        r"|to (?:the )?(?:[a-z]{2,16} ){0,3}(?:contract|agreement)"
        r"|по состоянию на|as of|as at|с\s\d|период|доверенност|power of attorney|постановлени|закон|гост|утвержд[её]?н|в редакции"
        r"|декларац|declassified|released|printed|page \d|стр\.|срок|до\s\d|printed on|copyright|©)"
        r"|来函|截至|授权书|第[^\s第号]{1,40}号合同|合同编号[:：]\S{1,40}[（(]"
    )


@cache
def _signed_on() -> re.Pattern[str]:
    return re.compile(
        r"(?:настоящ\w{2,4}\s(?:контракт|договор|протокол|дополнени\w|соглашени\w)\s(?:составлен\w?\sи\s)?(?:подписан|заключ[её]н)\w?"
        r"|подписано\sсторонами|(?:this|the present)\s(?:contract|agreement|amendment|addendum)\s"
        r"(?:[(（][^()（）\n]{1,40}[)）]\s)?(?:was|is|has been)\s(?:signed|made|concluded|executed|entered into)"
        r"|signed by the parties|本(?:合同|协议|纪要)于|双方于|签订日期[:：]?|签约时间[:：]?|签订时间[:：]?|签约日期[:：]?)"
    )


def _date_at(view: DocumentView, start: int, end: int) -> Found[DateRange] | None:
    """A whole date that begins at a position or within four characters of it."""
    for hit in within(dates(view), start, min(end, start + 5)):
        if hit.start >= start and not re.search(r"[^\W_]", prose(view)[start : hit.start]):
            return hit
    return None


def _for_invoice(view: DocumentView, key: str) -> Found[DateRange] | None:
    every = head(view)
    if not every:
        return None
    zone = (every[0].start, every[-1].end)

    def read(start: int, end: int) -> Found[DateRange] | None:
        return _date_at(view, start, end)

    found = list(labelled_values(view, invoice_pattern("date", key), read, zone=zone))
    if key == "other":
        # «Due Date:» ends with the same word: a plain label stands at the beginning of a line or after a wide gap.
        found = [hit for hit in found if re.search(r"[^\W_]\s?$", low(view)[max(0, hit.label[0] - 2) : hit.label[0]]) is None]
    ordered = [hit for hit in found if hit.beside] + [hit for hit in found if not hit.beside]
    return ordered[0].found if ordered else None


def _beside_number(view: DocumentView, number: Found[str]) -> Found[DateRange] | None:
    text = low(view)
    for hit in within(dates(view), number.end, number.end + 40):
        if _between_number_and_date().match(text[number.end : hit.start]) is not None:
            return hit
        break
    # «14.10.2024 № 1234-56/78», or the line after the number: «от 14.10.2024».
    line_start = text.rfind("\n", 0, number.start) + 1
    for hit in within(dates(view), line_start, number.start):
        if re.fullmatch(r"[\s,;]{0,8}(?:исх\.?)?\s{0,2}(?:№|no\.?|编号[:：]?)?\s{0,2}", text[hit.end : number.start]) is not None:
            return hit
    return None


@cache
def _of_contract_above() -> re.Pattern[str]:
    """A line that names the contract a paper belongs to and leaves its date to the next: «к Контракту № 7/31»."""
    return re.compile(r"(?<![^\W_])(?:к|to)\s(?:the\s)?(?:[^\W\d_]{2,20}\s){0,3}(?:контракт|договор|contract|agreement)[^\n]{0,80}$")


def _own_line(view: DocumentView, line: Line) -> Found[DateRange] | None:
    """The only date of a line that holds little else: a place, a label, «от»."""
    found = within(dates(view), line.start, line.end)
    if len(found) != 1 or found[0].end > line.end:
        return None
    hit = found[0]
    text = low(view)[line.start : line.end]
    if _not_own().search(text) is not None:
        return None
    if hit.value.first != hit.value.last and not hit.value.readings:
        return None
    above = low(view)[max(0, line.start - 200) : line.start].rstrip().rpartition("\n")[2]
    if text.startswith(("от ", "dated ", "of ")) and _of_contract_above().search(above) is not None:
        return None
    rest = (text[: hit.start - line.start] + " " + text[hit.end - line.start :]).strip()
    words = rest.split()
    at_edge = hit.start - line.start <= 2 or line.end - hit.end <= 4
    if len(rest) > MOST_BESIDE or len(words) > 6 or not at_edge:
        return None
    if re.search(r"[№#]|(?<![^\W_])no\.?\s?\d", rest) is not None or text[hit.end - line.start :][:1] in {"前", "内", "起", "止"}:
        return None
    return hit


def _in_lines(view: DocumentView, some: tuple[Line, ...]) -> Found[DateRange] | None:
    for line in some:
        # The cells of a row («г. Озёрск 25 сентября 2024 г.», tab, the same in English) are lines of their own.
        at = line.start
        for cell in line.text.split("\t"):
            if cell.strip() and (hit := _own_line(view, Line(at, at + len(cell), cell, line.page))) is not None:
                return hit
            at += len(cell) + 1
    return None


def _dateline(view: DocumentView) -> Found[DateRange] | None:
    """The date at the beginning of an article's text: «МОСКВА, 3 марта 2025 — …», 本报北京3月…; only before a dash or a closing bracket."""
    text = low(view)
    for line in head(view)[:14]:
        for hit in within(dates(view), line.start, min(line.end, line.start + 60)):
            after = text[hit.end : hit.end + 4]
            if re.match(r"\s?[)）]?\s?[—–-]|\s?[)）电讯]", after) is not None and hit.value.first == hit.value.last:
                return hit
            break
    return None


def _in_title(view: DocumentView, titles: tuple[Title, ...], kind: DocumentKind) -> Found[DateRange] | None:
    """A date in the title line itself, where the title is not of another paper: «СПРАВКА … от 14.10.2024»."""
    for title in titles:
        if title.kind is not kind:
            continue
        text = low(view)[title.line.start : title.line.end]
        if _not_own().search(text) is not None:
            return None
        found = within(dates(view), title.line.start, title.line.end)
        return found[0] if len(found) == 1 and found[0].value.first == found[0].value.last else None
    return None


def _as_of(view: DocumentView) -> Found[DateRange] | None:
    """The day a report gives the state of, in its heading: where it prints no other date, it was written as of that day."""
    text = low(view)
    for line in head(view)[:8]:
        for hit in within(dates(view), line.start, line.end):
            if (
                re.search(r"(?:по состоянию на|as of|as at|status on|截至)\s?$", text[max(line.start, hit.start - 20) : hit.start])
                is not None
            ):
                return hit if hit.value.first == hit.value.last else None
    return None


def _signed_date(view: DocumentView) -> Found[DateRange] | None:
    for match in _signed_on().finditer(low(view)):
        for hit in within(dates(view), match.end(), match.end() + 30):
            return hit
    return None


def _telegram_time(view: DocumentView) -> tuple[DateRange, tuple[Anchor, ...]] | None:
    """The date-time group of a telegram: 291418Z MAR 74."""
    every = head(view)
    if not every:
        return None
    match = re.compile(r"(?<![0-9A-Z])(\d{2})\d{4}Z ([A-Z]{3}) (\d{4}|\d{2})(?!\d)").search(prose(view), every[0].start, every[-1].end)
    if match is None:
        return None
    day = parse_date(f"{match[1]} {match[2]} {match[3]}", "en")
    anchor = view.anchor(*match.span())
    if not isinstance(day, DateRange) or anchor is None:
        return None
    return DateRange(day.first, day.last, match[0]), (anchor,)


def _labelled(header: tuple[HeaderField, ...]) -> tuple[DateRange, tuple[Anchor, ...]] | None:
    for field in header:
        if field.name != "date":
            continue
        parsed = parse_date(field.value)
        if isinstance(parsed, DateRange):
            return parsed, field.anchors
        found = _dates_in_value(field.value)
        if found is not None:
            return found, field.anchors
    return None


def _dates_in_value(value: str) -> DateRange | None:
    """The one date of a value such as «Tue, 12 Mar 2024 09:14:00 +0300»."""
    from leafproof.lang.find_dates import find_dates

    found = find_dates(value[:200])
    return found[0].value if len(found) == 1 else None


def date_of(
    view: DocumentView, kind: DocumentKind, titles: tuple[Title, ...], *, number: OwnNumber | HeaderField, header: tuple[HeaderField, ...]
) -> tuple[DateRange, tuple[Anchor, ...]] | None:
    """The document's own date with the place it stands; None where it prints none, or a blank in its place."""
    if kind is DocumentKind.EMAIL:
        return _labelled(header)
    hit = _for_invoice(view, "best") if kind is DocumentKind.INVOICE else None
    if hit is None and isinstance(number, OwnNumber) and number.found is not None:
        hit = _beside_number(view, number.found)
    if hit is None and kind is DocumentKind.INVOICE:
        hit = _for_invoice(view, "other")
    if hit is None and (labelled := _labelled(header)) is not None:
        return labelled
    if hit is None:
        hit = _in_title(view, titles, kind)
    if hit is None:
        hit = _in_lines(view, head(view)[:DATE_LINES])
    if hit is None and kind in {DocumentKind.ARTICLE, DocumentKind.OTHER, DocumentKind.REPORT}:
        hit = _dateline(view)
    if hit is None and (telegram := _telegram_time(view)) is not None:
        return telegram
    if hit is None and kind is DocumentKind.REPORT:
        hit = _as_of(view)
    if hit is None and kind not in BELONGING:
        hit = _signed_date(view) or _in_lines(view, lines(view)[-LAST_LINES:])
    if hit is None:
        return None
    anchor = view.anchor(hit.start, hit.end)
    return (hit.value, (anchor,)) if anchor is not None else None


def due_date(view: DocumentView) -> Found[DateRange] | None:
    """The day by which an invoice is to be paid."""
    text = prose(view)

    def read(start: int, end: int) -> Found[DateRange] | None:
        return _date_at(view, start, end)

    found = list(labelled_values(view, invoice_pattern("due", "words"), read, zone=(0, min(len(text), 60_000))))
    ordered = [hit for hit in found if hit.beside] + [hit for hit in found if not hit.beside]
    return ordered[0].found if ordered else None
