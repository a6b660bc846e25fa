"""What kind of document it is: its title, its stock phrases, its format, each with its weight; `other` where they do not decide."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from leafproof.extract.sentences import FULL, full_width
from leafproof.extract.text_lines import Line, head, lines, low
from leafproof.extract.view import DocumentView
from leafproof.lang.document_words import chinese_title, follows, kinds, specific_kinds, title_at
from leafproof.lang.header_labels import labelled
from leafproof.lang.phrase_list import lowered, squeezed
from leafproof.records import DocumentKind, TextRole
from leafproof.values.scripts import has_han

TITLE, TITLE_LATER, PHRASE = 6, 2, 2
LEAST, MARGIN = 4, 1
MOST_PHRASES = 4
LONGEST_TITLE = 160
# A title further down than a letterhead takes is more often the name of another paper.
EARLY_LINES = 14
PHRASE_ZONE = 20_000
SHEETS = ("spreadsheet", "ms-excel", "csv", "tab-separated")
SLIDES = ("presentation", "powerpoint")


@dataclass(frozen=True, slots=True)
class Title:
    """A line that names a kind: the kind, the line, its index among the head's lines."""

    kind: DocumentKind
    line: Line
    index: int


def _shouts(view: DocumentView) -> bool:
    """Whether a document is written in capitals throughout (a telegram): capitals then make no title."""
    some = [line.text for line in head(view) if len(line.text) > 30]
    return len(some) >= 6 and sum(map(_in_capitals, some)) * 2 > len(some)


def _is_heading(line: str, plain: str, rest: str, title: str) -> bool:
    """Whether a line that begins with a title word is a title: the word alone, what titles go on with, or capitals throughout."""
    if len(line) > LONGEST_TITLE:
        return False
    if not rest:
        return line.rstrip(" .:").lower() != "order" and not line.endswith(",")
    capitals = line[: len(title)].isupper()
    first = rest.split(" ", 1)[0]
    if first in follows() or first[:1].isdigit() or first[:1] == "№":
        # A sentence goes on with small letters and ends with a point: «Приложение к письму направлено вчера.»
        return capitals or len(plain.split()) <= 14
    return _in_capitals(line) and len(plain.split()) <= 14


def _in_capitals(line: str) -> bool:
    """Whether the words of a line are in capitals, abbreviations such as No. aside."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 2]
    return bool(words) and sum(word.isupper() for word in words) * 5 >= len(words) * 4


def _goes_on(view: DocumentView, index: int) -> bool:
    """Whether the line before runs on into this one: it is full and ends without a stop."""
    if index == 0:
        return False
    before = head(view)[index - 1]
    if labelled(before.text) is not None:
        return False
    full = len(before.text) >= FULL * full_width(view) and len(before.text) > 40
    return full and before.text[-1] not in '.:;!?»"”)。：；' and not _in_capitals(before.text)


def titles(view: DocumentView) -> tuple[Title, ...]:
    """The title lines in the head of the document, in order."""
    found: list[Title] = []
    shouting = _shouts(view)
    for index, line in enumerate(head(view)):
        if has_han(line.text) and (chinese := chinese_title(line.text)) is not None:
            found.append(Title(chinese[0], line, index))
            continue
        text = line.text
        field = labelled(text)
        if field is not None and field.value[1] > field.value[0] and field.name is not None:
            continue
        plain = squeezed(lowered(text))
        hit = title_at(plain)
        if hit is None and _in_capitals(text) and len(text.split()) <= 2 and index + 1 < len(head(view)):
            # «ПРОГРАММА» on a line of its own above «обучения экипажей»
            plain = squeezed(lowered(f"{text} {head(view)[index + 1].text}"))
            hit = title_at(plain)
        if hit is None or not (text[:1].isupper() or text[:1] in "«\"'#"):
            continue
        kind, title, rest = hit
        if shouting and rest and re.match(r"(?:№|n|no|nr|number)\s\S*\d", rest) is None:
            continue
        if _is_heading(text, plain, rest, title) and not _goes_on(view, index):
            found.append(Title(kind, line, index))
    return tuple(found)


def _by_title(found: tuple[Title, ...]) -> Title | None:
    """The title that names the document: the first, or the closer name of an annex where one follows within eight lines."""
    if not found:
        return None
    first = found[0]
    if first.kind is DocumentKind.ANNEX:
        for other in found[1:]:
            if other.index - first.index <= 8 and other.kind in specific_kinds():
                return other
    # «СПЕЦИФИКАЦИЯ» above «Приложение № 1», an amendment whose second line names the contract: the first stands.
    return first


def _phrases(view: DocumentView) -> dict[DocumentKind, list[str]]:
    text = squeezed(low(view)[:PHRASE_ZONE])
    return {words.kind: [phrase.strip() for phrase in words.phrases if phrase in text][:MOST_PHRASES] for words in kinds()}


def _correspondence(view: DocumentView) -> set[str]:
    """The names of the labelled fields in the head: a memo or a printed mail has From, To, Subject."""
    return {field.name for line in head(view) if (field := labelled(line.text)) is not None and field.name is not None}


def _by_format(view: DocumentView) -> tuple[DocumentKind, str] | None:
    media = view.document.media_type
    if media in {"message/rfc822", "application/vnd.ms-outlook"} or any(part.role is TextRole.MAIL_HEADER for part in view.document.texts):
        return DocumentKind.EMAIL, f"format {media}"
    if view.document.sheets or any(name in media for name in SHEETS):
        return DocumentKind.SPREADSHEET, f"format {media}"
    if any(name in media for name in SLIDES):
        return DocumentKind.PRESENTATION, f"format {media}"
    return None


def _scores(view: DocumentView) -> tuple[dict[DocumentKind, int], dict[DocumentKind, list[str]]]:
    scores: dict[DocumentKind, int] = defaultdict(int)
    reasons: dict[DocumentKind, list[str]] = defaultdict(list)

    def add(kind: DocumentKind, weight: int, reason: str) -> None:
        scores[kind] += weight
        reasons[kind].append(reason)

    found = titles(view)
    main = _by_title(found)
    if main is not None:
        early = main.index < EARLY_LINES
        add(main.kind, TITLE if early else TITLE - 2, f"title: {main.line.text[:80]}")
    for title in found:
        if main is not None and title.kind is not main.kind and title.kind is not DocumentKind.ANNEX:
            add(title.kind, TITLE_LATER if scores[title.kind] == 0 else 0, f"also: {title.line.text[:80]}")
    for kind, phrases in _phrases(view).items():
        for phrase in phrases:
            add(kind, PHRASE, f"phrase: {phrase}")
    fields = _correspondence(view)
    if {"from", "to", "subject"} <= fields:
        mail = "@" in "".join(line.text for line in head(view)[:12])
        add(DocumentKind.EMAIL if mail else DocumentKind.MEMO, PHRASE * 2 if mail else PHRASE, "fields: from, to, subject")
    if view.document.media_type.startswith("text/html"):
        add(DocumentKind.ARTICLE, PHRASE, "format text/html")
    return scores, reasons


def kind_of(view: DocumentView) -> tuple[DocumentKind, tuple[str, ...]]:
    """The kind and the reasons for it, the strongest first; `other` where nothing is strong enough or two are equally strong."""
    shape = _by_format(view)
    if shape is not None and shape[0] in {DocumentKind.EMAIL, DocumentKind.PRESENTATION}:
        return shape[0], (shape[1],)
    if not lines(view):
        return (shape[0], (shape[1],)) if shape is not None else (DocumentKind.OTHER, ("no text",))
    scores, reasons = _scores(view)
    if shape is not None:
        # A sheet is one whatever it speaks of, unless its own title says more.
        titled = _by_title(tuple(title for title in titles(view) if title.index < 12))
        return (titled.kind, tuple(reasons[titled.kind])) if titled is not None else (shape[0], (shape[1],))
    order = sorted(scores, key=lambda kind: (-scores[kind], list(DocumentKind).index(kind)))
    if not order or scores[order[0]] < LEAST:
        return DocumentKind.OTHER, ("no title and no stock phrases of a known kind",)
    best = order[0]
    if len(order) > 1 and scores[best] - scores[order[1]] < MARGIN:
        return DocumentKind.OTHER, (f"undecided between {best.value} and {order[1].value}",)
    return best, tuple(reasons[best])
