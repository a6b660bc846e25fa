"""The lexicon of known systems, by the keys of all their spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from leafproof.lang.data_file import load
from leafproof.values.scripts import has_han, look_key, sound_key

# Letters that OCR takes for one another, in names that hold both scripts or digits. Source: domain handbook.
_CONFUSED = ("Б6", "З3", "О0", "O0", "Ч4", "ИN", "ДA", "ВB", "I1", "S5", "B8", "Г1", "ЛП", "ГТ")
LONGEST_REPAIRED = 12


@dataclass(frozen=True, slots=True)
class System:
    """One entry: its id, class, whether its facts are well known, and the keys under which every spelling of it is indexed."""

    id: str
    klass: str
    well_known: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries: by id, by key, by exact Chinese name; the letter stems of their names; the names without digits, folded;
    and by key the names that are related to an entry without being it (modifications, families)."""

    systems: dict[str, System]
    by_look: dict[str, tuple[str, ...]]
    by_sound: dict[str, tuple[str, ...]]
    chinese: dict[str, tuple[tuple[str, str], ...]]
    stems: frozenset[str]
    words: frozenset[str]
    related: dict[str, tuple[str, ...]]


def _spellings(entry: dict[str, Any]) -> list[str]:
    """Every spelling of one system; of a NATO name the whole and its code."""
    nato = entry.get("nato", "")
    names = [entry["ru"], entry["latin"], *entry.get("index", ()), *entry.get("variants", ())]
    if re.match(r"[A-Z]{2,3}[-0-9]", nato):
        names += [nato, nato.split()[0]]
    return [name for name in names if not has_han(name)]


def _forms_in_chinese(entry: dict[str, Any]) -> list[str]:
    return [name for name in [*entry.get("zh", ()), *entry.get("variants", ())] if has_han(name)]


def usable(key: str) -> bool:
    """Whether a key identifies anything: keys of digits alone do not."""
    return len(key) > 1 and not key.isdigit()


def _indexed(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, system in pairs:
        if usable(key):
            found[key].add(system)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


@cache
def lexicon() -> Lexicon:
    """The lexicon, indexed once."""
    systems: dict[str, System] = {}
    look, sound, stems, words, related = [], [], set(), set(), []
    chinese: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in load("designations")["system"]:
        system = entry["id"]
        names = _spellings(entry)
        own = (entry["ru"], entry["latin"])
        keys = sorted({key for name in own for key in (look_key(name), sound_key(name)) if usable(key)})
        systems[system] = System(system, entry["class"], entry["confidence"] == "H", tuple(keys))
        for name in names:
            look.append((look_key(name), system))
            sound.append((sound_key(name), system))
            stem = re.match(r"[^\W\d_]{2,}", name)
            if stem is not None and " " not in name:
                stems.add(folded(stem[0]))
            if not re.search(r"\d", name) and " " not in name:
                words.add(folded(name))
        related += [(key(name), system) for name in entry.get("related", ()) if re.search(r"\d|-", name) for key in (look_key, sound_key)]
        for name in _forms_in_chinese(entry):
            chinese[name[0]].append((name, system))
    by_first = {first: tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair))) for first, names in chinese.items()}
    return Lexicon(systems, _indexed(look), _indexed(sound), by_first, frozenset(stems), frozenset(words), _indexed(related))


def folded(text: str) -> str:
    """Lower case, ё as е, every hyphen as `-`."""
    return text.casefold().replace("ё", "е").replace("\u2010", "-").replace("\u2011", "-").replace("–", "-").replace("—", "-")


def resolve(look: str, sound: str) -> tuple[str, ...]:
    """The ids of all systems that share a key: one, several (a collision, never merged), or none."""
    book = lexicon()
    found = (set(book.by_look.get(look, ())) if usable(look) else set()) | (set(book.by_sound.get(sound, ())) if usable(sound) else set())
    return tuple(sorted(found))


def relatives(look: str, sound: str) -> tuple[str, ...]:
    """The ids of the systems that a listed name is related to, where it is none of them («Т-72» and the entry of one model of it)."""
    related = lexicon().related
    return tuple(sorted({*(related.get(look, ()) if usable(look) else ()), *(related.get(sound, ()) if usable(sound) else ())}))


@cache
def _confusions() -> dict[str, str]:
    table: defaultdict[str, str] = defaultdict(str)
    for pair in _CONFUSED:
        table[pair[0]] += pair[1]
        table[pair[1]] += pair[0]
    return dict(table)


def repaired(token: str) -> tuple[str, ...]:
    """The systems of the names that one OCR confusion parts from a token; () for long tokens and where the result is a collision."""
    if len(token) > LONGEST_REPAIRED:
        return ()
    upper, table = token.upper(), _confusions()
    found: set[str] = set()
    for at, character in enumerate(upper):
        for other in table.get(character, ""):
            changed = upper[:at] + other + upper[at + 1 :]
            look, sound = look_key(changed), sound_key(changed)
            if len(look) > 3:
                found.update(resolve(look, sound))
    return tuple(found) if len(found) == 1 else ()
