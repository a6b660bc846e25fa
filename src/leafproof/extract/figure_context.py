"""What stands around a number in a sentence: how it is put forward, who says it, the time it is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leafproof.extract.found_values import dates, within
from leafproof.extract.sentences import sentence_of
from leafproof.extract.text_lines import low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.claim_words import modality_of, voice
from leafproof.records import DateRange, Modality, Voice

PERIOD_REACH = 60


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence's range, the modality, the voices, the period and its place."""

    start: int
    end: int
    modality: Modality
    voices: tuple[Voice, ...]
    period: DateRange | None
    period_place: tuple[int, int] | None


def _voices(view: DocumentView, start: int, end: int) -> tuple[Voice, ...]:
    """The one speaker that the sentence credits; none where it credits two."""
    found = list(voice().finditer(low(view), start, end))
    if len(found) != 1:
        return ()
    match = found[0]
    group = 1 if match[1] is not None else 2
    speaker = " ".join(prose(view)[match.start(group) : match.end(group)].split())
    verb = prose(view)[match.start() : match.start(group)].strip() or None
    return (Voice(speaker, verb=verb),)


def _period(view: DocumentView, end: int, last: int) -> tuple[DateRange, tuple[int, int]] | None:
    """A time right after the number in its clause: «до конца 2025 г.», "in 2023"."""
    text = low(view)
    for hit in within(dates(view), end, min(last, end + PERIOD_REACH)):
        between = text[end : hit.start]
        lead = re.search(r"(?:^|\s)(?:в|во|до|к|за|на|by|in|for|during|until|before|于|在)\s?$|^\s?[(（]?$", between)
        if lead is not None and len(between.split()) <= 4 and not any(mark in between for mark in ",;.，。；"):
            return hit.value, (hit.start, hit.end)
        break
    return None


def context_of(view: DocumentView, start: int, end: int) -> Context:
    """The context of the number at text[start:end]."""
    first, last = sentence_of(view, start, end)
    modality = modality_of(low(view)[first:last], start - first, end - first)
    period = _period(view, end, last)
    return Context(
        first,
        last,
        modality,
        _voices(view, first, last),
        period[0] if period is not None else None,
        period[1] if period is not None else None,
    )
