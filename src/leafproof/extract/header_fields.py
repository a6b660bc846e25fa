"""The labelled fields of a document's head (From, To, Subject; Кому, Тема; 主题), of a telegram, and of a registry sheet within it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.extract.text_lines import Line, head, lines, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.header_labels import bare_labels, labelled, name_of, no_value
from leafproof.records import Anchor, HeaderField, PageAnchor, TextRole

# A registry sheet: at least this many lines of the form `Label: value` together, most lines of the run.
LEAST_FIELDS = 6
MOST_BETWEEN = 6
HEAD_LIMIT = 45
MOST_WRAPPED = 8


@cache
def _next_label() -> re.Pattern[str]:
    return re.compile(r"\s([^\W\d_][^\W\d_.]{1,11})\s?[:：]")


def _parted(line: str, value: tuple[int, int]) -> tuple[int, int]:
    """A value without the field that stands beside it on its line: «PI-8    Date: 12 March 2031»."""
    for match in _next_label().finditer(line, *value):
        if name_of(match[1]) in {"date", "number"}:
            return value[0], match.start()
    return value


@dataclass(frozen=True, slots=True)
class _Entry:
    """One labelled line: its index, name, label and value ranges in the text (the value may be empty)."""

    index: int
    name: str | None
    label: tuple[int, int]
    value: tuple[int, int]


def _entries(every: tuple[Line, ...]) -> list[_Entry]:
    found = []
    for index, line in enumerate(every):
        hit = labelled(line.text)
        if hit is not None:
            at = line.start
            value = _parted(line.text, hit.value)
            found.append(_Entry(index, hit.name, (at + hit.label[0], at + hit.label[1]), (at + value[0], at + value[1])))
            if value != hit.value and (other := labelled(line.text[value[1] :])) is not None:
                at += value[1]
                found.append(
                    _Entry(index, other.name, (at + other.label[0], at + other.label[1]), (at + other.value[0], at + other.value[1]))
                )
    return found


def _runs(entries: list[_Entry]) -> list[list[_Entry]]:
    """Runs of labelled lines with few other lines between them, long enough to be a registry sheet."""
    runs: list[list[_Entry]] = []
    for entry in entries:
        if runs and entry.index - runs[-1][-1].index <= MOST_BETWEEN:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return [run for run in runs if len(run) >= LEAST_FIELDS and len({e.name for e in run if e.name}) >= 3]


@cache
def _broken() -> re.Pattern[str]:
    """A line that begins something else: a numbered point, a date and time, a line of capitals and a label."""
    return re.compile(r"\d{1,2}[.)]\s|[-=_*]{4,}")


def _column(view: DocumentView, start: int, end: int) -> int:
    """How far from the left a range begins: in 1/10000 of the page's width, or in characters where there are no pages."""
    anchor = view.anchor(start, end)
    if isinstance(anchor, PageAnchor):
        return anchor.boxes[0].left
    return start - prose(view).rfind("\n", 0, start) - 1


def _stands_under(view: DocumentView, entry: _Entry, line: Line) -> bool:
    """Whether a line is set beneath the value, not beneath the label: a value of several lines."""
    label, value = _column(view, *entry.label), _column(view, *entry.value)
    below = _column(view, line.start, line.end)
    return value - label >= 4 and below >= label + 4 and 2 * below >= label + value and below <= value + 3 * max(4, value - label)


def _is_continued(before: Line, line: Line, width: int) -> bool:
    """Whether a value goes on: its line ran to the right edge, so far that the next line's first word had no room, or it ends open."""
    if line.page != before.page or _broken().match(line.text) is not None:
        return False
    if before.text.endswith((",", ";", "-", "&", "/")):
        return True
    first = line.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first) > width


def _value(
    view: DocumentView, every: tuple[Line, ...], entry: _Entry, *, stop: int, width: int
) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """The range of the value, and its pieces line by line."""
    pieces = [entry.value] if entry.value[1] > entry.value[0] else []
    at = entry.index
    while at + 1 < min(stop, len(every)) and len(pieces) < MOST_WRAPPED:
        before, line = every[at], every[at + 1]
        going_on = line.page == before.page and _broken().match(line.text) is None
        if pieces and going_on:
            going_on = _is_continued(before, line, width) or _stands_under(view, entry, line)
        if not going_on:
            break
        pieces.append((line.start, line.end))
        at += 1
    return (pieces[0][0], pieces[-1][1], tuple(pieces)) if pieces else (entry.value[0], entry.value[0], ())


def _field(view: DocumentView, name: str, label: tuple[int, int], pieces: tuple[tuple[int, int], ...]) -> HeaderField | None:
    text = prose(view)
    value = " ".join(text[start:end].strip() for start, end in pieces)
    if not value or value.lower().strip(" .") in no_value():
        return None
    anchors: list[Anchor] = []
    for anchor in (view.anchor(label[0], pieces[0][1]), *(view.anchor(start, end) for start, end in pieces[1:])):
        if anchor is not None:
            anchors.append(anchor)
    if not anchors:
        return None
    return HeaderField(name, text[label[0] : label[1]], value, tuple(anchors))


def _width(every: tuple[Line, ...]) -> int:
    """How many characters a full line has: the length that one line in twenty passes."""
    lengths = sorted(len(line.text) for line in every)
    return lengths[-(len(lengths) // 20 + 1)] if lengths else 0


def _from_entries(view: DocumentView, every: tuple[Line, ...], entries: list[_Entry]) -> list[HeaderField]:
    found: list[HeaderField] = []
    for at, entry in enumerate(entries):
        if entry.name is None:
            continue
        stop = entries[at + 1].index if at + 1 < len(entries) else entry.index + 4
        # Within a run the width is that of the run's own sheet.
        near = every[max(0, entry.index - 60) : entry.index + 60]
        _, _, pieces = _value(view, every, entry, stop=stop, width=_width(near))
        if pieces and (field := _field(view, entry.name, entry.label, pieces)) is not None:
            found.append(field)
    return found


def _telegram(view: DocumentView, every: tuple[Line, ...]) -> list[HeaderField]:
    """Fields of a telegram, whose labels are capitals without a colon; only where a sender and an addressee stand close together."""
    hits: list[tuple[int, str, str]] = []
    for index, line in enumerate(every[:HEAD_LIMIT]):
        first, _, rest = line.text.partition(" ")
        if first in bare_labels() and rest.strip() and rest.upper() == rest:
            hits.append((index, bare_labels()[first], first))
    senders = [index for index, name, _ in hits if name == "from"]
    if not senders or not any(name == "to" and 0 < index - senders[0] <= 4 for index, name, _ in hits):
        return []
    found = []
    for index, name, label in hits:
        line = every[index]
        start = line.start + len(label) + 1
        field = _field(view, name, (line.start, line.start + len(label)), ((start, line.end),))
        if field is not None:
            found.append(field)
    return found


def _mail(view: DocumentView) -> list[HeaderField]:
    """The header lines of a mail, as the reader gave them."""
    found = []
    for part in view.document.texts:
        if part.role is not TextRole.MAIL_HEADER:
            continue
        at = part.start
        for raw in part.text.split("\n"):
            hit = labelled(raw)
            if hit is not None and hit.name is not None and hit.value[1] > hit.value[0]:
                field = _field(view, hit.name, (at + hit.label[0], at + hit.label[1]), ((at + hit.value[0], at + hit.value[1]),))
                if field is not None:
                    found.append(field)
            at += len(raw) + 1
    return found


def header_fields(view: DocumentView) -> tuple[HeaderField, ...]:
    """All labelled fields, each place once: mail headers, the registry sheet, the head block, a telegram's lines."""
    every = lines(view)
    first = head(view)[:HEAD_LIMIT]
    entries = _entries(every)
    runs = _runs(entries)
    found = _mail(view)
    for run in sorted(runs, key=lambda run: (-len(run), run[0].index)):
        found += _from_entries(view, every, run)
    known = {entry.index for run in runs for entry in run}
    found += _from_entries(view, every, [entry for entry in entries if entry.index < len(first) and entry.index not in known])
    found += _telegram(view, first)
    seen: set[tuple[str, tuple[Anchor, ...]]] = set()
    kept: list[HeaderField] = []
    for field in found:
        if (field.name, field.anchors) not in seen:
            seen.add((field.name, field.anchors))
            kept.append(field)
    return tuple(kept)
