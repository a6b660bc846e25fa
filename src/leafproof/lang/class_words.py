"""Which class of goods a phrase names: the head of the phrase decides, not what the thing is for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from leafproof.lang.column_roles import label_words
from leafproof.lang.data_file import load
from leafproof.lang.row_labels import is_han
from leafproof.records import CountsAs

LONGEST_NAME = 400
# "A set of spare parts": what stands behind "of" is what the set holds.
CONTAINERS = frozenset({"a", "the", "set", "sets", "kit", "kits", "package", "packages", "lot", "group", "batch", "complex", "complete"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one class in one language, longest first."""

    phrases: tuple[tuple[tuple[str, ...], CountsAs], ...]
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
    return _Words(tuple(phrases), tuple(_split(entry) for entry in data["cut"][language]))


@cache
def _characters() -> tuple[tuple[str, CountsAs], ...]:
    found = [("".join(label_words(entry)), CountsAs(block["name"])) for block in load("counts_as")["class"] for entry in block["zh"]]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


@cache
def class_of_measure_word(unit: str) -> CountsAs | None:
    """The class that a Chinese measure word is evidence of (辆 vehicles, 具 parachutes), or None."""
    for name, units in load("counts_as")["units"].items():
        if unit.strip() in units:
            return CountsAs(name)
    return None


def _stands_at(words: tuple[str, ...], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(words):
        return False
    for word, part in zip(words[at : at + len(phrase)], phrase, strict=True):
        if not (word.startswith(part[:-1]) if part.endswith("*") else word == part):
            return False
    return True


def _head(words: tuple[str, ...], cuts: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    for at in range(1, len(words)):
        if words[at] == "of" and CONTAINERS.issuperset(words[:at]):
            continue
        if any(_stands_at(words, at, cut) for cut in cuts):
            return words[:at]
    return words


def _class_at(words: tuple[str, ...], at: int, known: _Words) -> CountsAs | None:
    return next((found for phrase, found in known.phrases if _stands_at(words, at, phrase)), None)


def _russian(words: tuple[str, ...]) -> CountsAs | None:
    known = _words("ru")
    head = _head(words, known.cuts)
    weak = None
    for at in range(len(head)):
        found = _class_at(head, at, known)
        if found is CountsAs.OTHER:
            # «Комплект ЗИП», «система парашютная»: a container word gives way to what it holds, unless nothing else is named.
            weak = weak or (found if at + 1 < len(head) else None) or found
            continue
        if found is CountsAs.END_ITEM and weak is not None:
            # «Двигатель машины»: the machine is only what the part belongs to.
            return weak
        if found is not None:
            return found
    return weak


def _english(words: tuple[str, ...]) -> CountsAs | None:
    known = _words("en")
    head = _head(words, known.cuts)
    for end in range(len(head), 0, -1):
        for phrase, found in known.phrases:
            if end >= len(phrase) and _stands_at(head, end - len(phrase), phrase):
                if found is CountsAs.OTHER and end > 1:
                    # "spare parts kit", "parachute system": the word before a container word says more; but not a machine's name.
                    before = _english_before(head[: end - len(phrase)], known)
                    return before or found
                return found
    return None


def _english_before(head: tuple[str, ...], known: _Words) -> CountsAs | None:
    for at in range(len(head) - 1, -1, -1):
        found = _class_at(head, at, known)
        if found is not None and found not in {CountsAs.END_ITEM, CountsAs.OTHER}:
            return found
    return None


def _chinese(text: str) -> CountsAs | None:
    # 用于…的X and 为…配套的X: what stands before 的 is what the thing is for.
    for mark in ("用于", "为", "适用于"):
        at = text.find(mark)
        of = text.find("的", at)
        if 0 <= at < of < len(text) - 1:
            text = text[:at] + text[of + 1 :]
    best: tuple[int, int] | None = None
    result = None
    for entry, found in _characters():
        at = text.rfind(entry)
        if at < 0:
            continue
        end = at + len(entry)
        if best is None or (end, len(entry)) > best:
            best, result = (end, len(entry)), found
    return result


def class_named(text: str) -> CountsAs | None:
    """The class that the head of a phrase names, or None where no listed word stands in it.

    A bilingual phrase is asked language by language, in the order Russian, English, Chinese.
    """
    # The first 400 characters are the whole name of any real row.
    russian: list[str] = []
    latin: list[str] = []
    chinese = ""
    for token in text[:LONGEST_NAME].split():
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
