"""Designations of military equipment in a text: patterns propose, vetoes rule out, the context decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from leafproof.lang.designation_lexicon import folded, lexicon, relatives, repaired, resolve, usable
from leafproof.lang.designation_patterns import Candidate, Shape, candidates, is_index
from leafproof.lang.designation_score import Context, context, family_points, points
from leafproof.lang.designation_vetoes import rarely, veto
from leafproof.values.found import Found
from leafproof.values.scripts import has_han, look_key, sound_key

ACCEPTED = 2
SHORT_KEY = 3


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation as printed, its two keys, the lexicon's entry (None: unknown, or more than one), class, and score.

    `accepted` is false for what is only proposed (score 1): never to be published without a person.
    """

    as_written: str
    look: str
    sound: str
    entry: str | None
    klass: str | None
    score: int
    accepted: bool


def _lowered(text: str) -> str:
    """The folded text with every position kept."""
    low = folded(text)
    return low if len(low) == len(text) else "".join(one if len(one := folded(character)) == 1 else character for character in text)


@dataclass(frozen=True, slots=True)
class _Match:
    """What the lexicon has for a candidate: ids of systems it may be; or, where it is none of them, of systems it is related to.

    `by_repair`: one OCR confusion had to be undone.
    """

    ids: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    by_repair: bool = False

    @property
    def known(self) -> bool:
        return bool(self.ids or self.related) and not self.by_repair


def _chinese_ids(text: str) -> tuple[str, ...]:
    return tuple(sorted({system for name, system in lexicon().chinese.get(text[:1], ()) if name == text}))


@lru_cache(maxsize=4096)
def _match(text: str, shape: Shape) -> _Match:
    if has_han(text):
        found = _chinese_ids(text)
        if found or shape is not Shape.CHINESE:
            return _Match(found)
    look, sound = look_key(text), sound_key(text)
    if found := resolve(look, sound):
        return _Match(found)
    if found := relatives(look, sound):
        return _Match(related=found)
    if shape in {Shape.NUMBERED, Shape.LOOSE, Shape.LETTERS} and (found := repaired(text)):
        return _Match(found, by_repair=True)
    return _Match()


def _known_score(candidate: Candidate, match: _Match, around: Context) -> int:
    """The score of a name of the lexicon. Short keys and plain words need a class noun: many are ordinary words or ranges of numbers."""
    short = min(len(look_key(candidate.text)), len(sound_key(candidate.text))) <= SHORT_KEY and not has_han(candidate.text)
    if candidate.shape in {Shape.WORD, Shape.QUOTED}:
        capitals = candidate.text.isupper() and not around.quoted
        noun = around.noun_points if around.generic or around.noun_points == 2 else 0  # a ship «X» need not be the missile X
        return int(capitals or around.quoted) + noun + int(around.counted and capitals)
    if short:
        return 2 + around.noun_points if around.noun else 0
    if match.by_repair:
        return 1 + around.noun_points + int(around.counted) + int(around.quoted)
    strong = any(lexicon().systems[system].well_known for system in match.ids or match.related)
    return (2 if strong else 1) + points(around)


def _unknown_score(candidate: Candidate, around: Context) -> int:
    """The score of a name that only its shape and its context speak for."""
    family = family_points(candidate.text)
    if family == ACCEPTED and candidate.shape is Shape.NUMBERED:
        return family + points(around)
    if rarely(candidate.text):
        return points(around) if around.noun_points == 2 else 0
    match candidate.shape:
        case Shape.NUMBERED:
            return points(around) + max(family, int(is_index(candidate.text) and around.noun > 0))
        case Shape.LETTERS:
            return points(around) + family if around.noun_points == 2 or family else 0
        case Shape.AFTER_WORD:
            return points(around) if around.noun == 2 or around.adjective or around.deal else 0
        case Shape.QUOTED:
            return points(around) if around.noun_points == 2 else 0
        case Shape.CHINESE:
            return points(around) if around.noun else 0
        case _:
            return 0


def _judged(text: str, low: str, candidate: Candidate) -> Found[Designation] | None:
    match = _match(candidate.text, candidate.shape)
    listed = bool(match.ids or match.related)
    if (candidate.shape is Shape.LOOSE and not listed) or (candidate.joined and not match.known):
        return None
    if veto(low, candidate.start, candidate.end, known=match.known) is not None:
        return None
    around = context(text, candidate.start, candidate.end, low)
    score = _known_score(candidate, match, around) if listed else _unknown_score(candidate, around)
    classes = {lexicon().systems[system].klass for system in match.ids or match.related}
    value = Designation(
        candidate.text,
        look_key(candidate.text),
        sound_key(candidate.text),
        match.ids[0] if len(match.ids) == 1 else None,
        next(iter(classes)) if len(classes) == 1 else None,
        score,
        score >= ACCEPTED,
    )
    return Found(candidate.start, candidate.end, value)


def _with_repeats(found: list[Found[Designation]]) -> list[Found[Designation]]:
    """A name whose context speaks for it once is accepted wherever the same text repeats it (but for short keys)."""
    sure = {hit.value.look for hit in found if hit.value.accepted and len(hit.value.look) > SHORT_KEY}
    return [
        hit
        if hit.value.accepted or hit.value.look not in sure
        else Found(hit.start, hit.end, replace(hit.value, score=ACCEPTED, accepted=True))
        for hit in found
    ]


def find_designations(text: str, language: str | None = None) -> tuple[Found[Designation], ...]:  # noqa: ARG001
    """All designations in a text, sorted, not overlapping; those with score 1 are proposals only (`accepted` false).

    Known names, their variants and OCR slips of them, and unknown names of the usual build («Лось-4М», ZK-77A) whose context speaks for
    them: a class noun, quotation marks, a count, words of supply, a column label, a customs code.

    Args:
        text: any text; positions of the result are code points in it.
        language: taken for symmetry with the other finders; designations cross languages, so all rules always apply.
    """
    low = _lowered(text)
    judged = [hit for candidate in candidates(text) if (hit := _judged(text, low, candidate)) is not None]
    return tuple(hit for hit in _with_repeats(judged) if hit.value.score > 0)


def designation_keys(text: str) -> tuple[str, ...]:
    """The look and sound keys of everything shaped like a designation, sorted: for the index and for queries, without any score.

    A name that the lexicon knows (also through one OCR confusion) brings the keys of its accepted names, so that `S-400`, «С-400»
    and Latin `C-400` meet. Keys of digits alone are left out.
    """
    keys: set[str] = set()
    for candidate in candidates(text):
        ids = _match(candidate.text, candidate.shape).ids
        if candidate.shape in {Shape.QUOTED, Shape.LOOSE, Shape.AFTER_WORD} and not ids and not _has_both(candidate.text):
            continue
        keys.update((look_key(candidate.text), sound_key(candidate.text)))
        if len(ids) == 1:
            keys.update(lexicon().systems[ids[0]].keys)
    return tuple(sorted(key for key in keys if usable(key)))


def _has_both(text: str) -> bool:
    return any(character.isdigit() for character in text) and any(character.isalpha() for character in text)
