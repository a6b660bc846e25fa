"""What gives away the kind of a document: title words and stock phrases, from the language data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import squeezed
from leafproof.records import DocumentKind

LONGEST_CHINESE_TITLE = 30


@dataclass(frozen=True, slots=True)
class KindWords:
    """One kind's words: beginnings of its title lines, Chinese titles, stock phrases (each with a space before it)."""

    kind: DocumentKind
    titles: tuple[str, ...]
    chinese: tuple[str, ...]
    phrases: tuple[str, ...]


def _plain(word: str) -> str:
    return squeezed(word).strip()


@cache
def kinds() -> tuple[KindWords, ...]:
    """All kinds that have words, in the order of the file."""
    return tuple(
        KindWords(
            DocumentKind(block["name"]),
            tuple(sorted((_plain(word) for word in block["title"]), key=lambda word: (-len(word), word))),
            tuple(sorted(block["title_zh"], key=lambda word: (-len(word), word))),
            tuple(f" {plain}" if plain[0] < "\u2e80" else plain for plain in map(_plain, block["phrases"])),
        )
        for block in load("document_kinds")["kind"]
    )


@cache
def specific_kinds() -> frozenset[DocumentKind]:
    """The kinds that say more about an annex than that it is one."""
    return frozenset(DocumentKind(name) for name in load("document_kinds")["title"]["specific"])


@cache
def follows() -> frozenset[str]:
    """What may follow a title word on its line."""
    return frozenset(word for phrase in load("document_kinds")["title"]["follows"] for word in phrase.split()[:1])


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, DocumentKind], ...]]:
    table: dict[str, list[tuple[str, DocumentKind]]] = {}
    for words in kinds():
        for title in words.titles:
            table.setdefault(title.split()[0], []).append((title, words.kind))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in table.items()}


def title_at(plain: str) -> tuple[DocumentKind, str, str] | None:
    """The kind that a squeezed line's beginning names, the title words, and the rest of the line; the longest title wins."""
    line = plain.strip()
    first = line.split(" ", 1)[0]
    for title, kind in _by_first_word().get(first, ()):
        if line == title or line.startswith(title + " "):
            return kind, title, line[len(title) :].strip()
    return None


def chinese_title(line: str) -> tuple[DocumentKind, str] | None:
    """The kind that a short Chinese line names at its end or its beginning; the longest title wins, and at the end before the beginning."""
    plain = "".join(line.split())
    if not plain or len(plain) > LONGEST_CHINESE_TITLE:
        return None
    # «第…号合同（2024.7.29）附件1» is an annex: what stands in brackets and the number at the end name nothing.
    bare = re.sub("[（(][^）)]*[）)]", "", plain).rstrip("0123456789一二三四五六七八九十 .:：") or plain
    best: tuple[int, int, DocumentKind, str] | None = None
    for words in kinds():
        for title in words.chinese:
            place = 2 if bare.endswith(title) else 1 if bare.startswith(title) and _ends_title(bare[len(title) :]) else 0
            if place and (best is None or (place, len(title)) > best[:2]):
                best = (place, len(title), words.kind, title)
    return None if best is None else (best[2], best[3])


def _ends_title(rest: str) -> bool:
    return not rest or rest[0] in ":：0123456789一二三四五六七八九十" or rest.startswith(("编号", "号码", "第"))
