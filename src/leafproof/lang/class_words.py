"""Which class of goods a phrase names: the head of the phrase decides, not what the thing is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from leafproof.lang.column_roles import label_words
from leafproof.lang.data_file import load
from leafproof.lang.row_labels import is_han
from leafproof.records import CountsAs

LONGEST_NAME = 400
# "A set of spare parts": what stands behind "of" is what the set holds.
CONTAINERS = frozenset({"a", "the", "set", "sets", "kit", "kits", "package", "packages", "lot", "group", "batch", "complex", "complete"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The class words of one language by the first two letters of their first word, longest first; the words that end a phrase."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], CountsAs], ...]]
    cuts: tuple[tuple[str, ...], ...]


def _split(entry: str) -> tuple[str, ...]:
    words: list[str] = []
    for token in entry.split():
        parts = label_words(token.rstrip("*"))
        words.extend(parts[:-1])
        words.append(parts[-1] + ("*" if token.endswith("*") else ""))
    return tuple(words)


@cache
def _words(language: str) -> _Words:
    data = load("counts_as")
    phrases = [(_split(entry), CountsAs(block["name"])) for block in data["class"] for entry in block[language]]
    phrases.sort(key=lambda item: -len(item[0]))
    index: dict[str, list[tuple[tuple[str, ...], CountsAs]]] = {}
    for phrase, found in phrases:
        index.setdefault(phrase[0][:2], []).append((phrase, found))
    return _Words({key: tuple(known) for key, known in index.items()}, tuple(_split(entry) for entry in data["cut"][language]))


@cache
def _characters() -> tuple[tuple[str, CountsAs], ...]:
    found = [("".join(label_words(entry)), CountsAs(block["name"])) for block in load("counts_as")["class"] for entry in block["zh"]]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


@lru_cache(maxsize=1024)
def class_of_measure_word(unit: str) -> CountsAs | None:
    """The class that a Chinese measure word is evidence of (辆 vehicles, 具 parachutes), or None."""
    for name, units in load("counts_as")["units"].items():
        if unit.strip() in units:
            return CountsAs(name)
    return None


@cache
def class_of_lexicon(klass: str) -> CountsAs:
    """What a lexicon class («airborne IFV», "troop parachute") counts as."""
    folded = klass.casefold()
    for name, words in load("counts_as")["lexicon"].items():
        if any(word in folded for word in words):
            return CountsAs(name)
    return CountsAs.END_ITEM


def _stands_at(words: tuple[str, ...], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(words):
        return False
    for part in phrase:
        word = words[at]
        if word != part and not (part[-1] == "*" and word.startswith(part[:-1])):
            return False
        at += 1
    return True


def _head(words: tuple[str, ...], cuts: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    for at in range(1, len(words)):
        if words[at] == "of" and CONTAINERS.issuperset(words[:at]):
            continue
        for cut in cuts:
            if _stands_at(words, at, cut):
                return words[:at]
    return words


def _phrase_at(words: tuple[str, ...], at: int, known: _Words) -> tuple[int, CountsAs] | None:
    """The longest listed phrase at a place: how many words it takes, and its class."""
    for phrase, found in known.phrases.get(words[at][:2], ()):
        if _stands_at(words, at, phrase):
            return len(phrase), found
    return None


def _russian(words: tuple[str, ...]) -> CountsAs | None:
    known = _words("ru")
    head = _head(words, known.cuts)
    weak = None
    for at in range(len(head)):
        placed = _phrase_at(head, at, known)
        if placed is None:
            continue
        found = placed[1]
        if found is CountsAs.OTHER:
            # «Комплект ЗИП», «система парашютная»: a container word gives way to what it holds, unless nothing else is named.
            weak = weak or found
        elif found is CountsAs.END_ITEM and weak is not None:
            # «Двигатель машины»: the machine is only what the part belongs to.
            return weak
        else:
            return found
    return weak


def _english(words: tuple[str, ...]) -> CountsAs | None:
    known = _words("en")
    head = _head(words, known.cuts)
    placed = [(at + found[0], found[0], found[1]) for at in range(len(head)) if (found := _phrase_at(head, at, known)) is not None]
    if not placed:
        # "Operator and maintainer training": a part that names nothing leaves the naming to the next one.
        return _english(words[len(head) + 1 :]) if words[len(head) : len(head) + 1] == ("and",) else None
    end, length, last = max(placed, key=lambda item: item[:2])
    if last is not CountsAs.OTHER:
        return last
    # "spare parts kit", "parachute system": the word before a container word says more; but not a machine's name.
    before = [found for stop, _, found in placed if stop <= end - length and found not in {CountsAs.END_ITEM, CountsAs.OTHER}]
    return before[-1] if before else last


def _chinese(text: str) -> CountsAs | None:
    # 用于…的X and 为…配套的X: what stands before 的 is what the thing is for.
    for mark in ("用于", "为", "适用于"):
        at = text.find(mark)
        of = text.find("的", at)
        if 0 <= at < of < len(text) - 1:
            text = text[:at] + text[of + 1 :]
    placed = sorted((at + len(entry), len(entry), found) for entry, found in _characters() if (at := text.rfind(entry)) >= 0)
    if not placed:
        return None
    last = placed[-1][2]
    if last is not CountsAs.OTHER:
        return last
    # 备件、工具及附件: a general word at the end gives way to the class named before it; but not to a machine's name.
    named = [found for _, _, found in placed if found not in {CountsAs.END_ITEM, CountsAs.OTHER}]
    return named[-1] if named else last


def head_of_phrase(text: str) -> str:
    """The part of a name before the words that say what the thing is for («для», "for", 用); the whole text where there are none."""
    bounded = text[:LONGEST_NAME]
    cuts = {*_words("ru").cuts, *_words("en").cuts}
    at = 0
    for token in bounded.split():
        at = bounded.index(token, at)
        if at and label_words(token)[:1] and (label_words(token)[0],) in cuts:
            return bounded[:at]
        at += len(token)
    return bounded


def class_named(text: str) -> CountsAs | None:
    """The class that the head of a phrase names, or None where no listed word stands in it.

    A bilingual phrase is asked language by language, in the order Russian, English, Chinese.
    """
    # The first 400 characters are the whole name of any real row.
    return _class_named(text[:LONGEST_NAME])


@lru_cache(maxsize=1024)
def _class_named(text: str) -> CountsAs | None:
    russian: list[str] = []
    latin: list[str] = []
    chinese = ""
    for token in text.split():
        # The script is asked before folding: «танк» folds to Latin letters only.
        words = label_words(token)
        if any("Ѐ" <= char <= "ӿ" for char in token):
            russian.extend(words)
        elif any(is_han(char) for char in token):
            chinese += "".join(words)
        elif token.isascii():
            russian.extend(words if russian and not any(char.isalpha() for char in token) else ())
            latin.extend(words)
    return _russian(tuple(russian)) or _english(tuple(latin)) or (_chinese(chinese) if chinese else None)
