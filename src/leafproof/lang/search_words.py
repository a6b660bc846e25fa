"""Words as search sees them: folded, Han characters one by one, Russian forms through their dictionary, designations by both keys."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from leafproof.lang.designations import designation_keys
from leafproof.values.scripts import is_mixed, look_key, sound_key

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_SOFT_MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0300-\u036f"
_TOKEN = re.compile(rf"[{_HAN}]|[^\W_{_HAN}](?:[{_SOFT_MARKS}]*[^\W_{_HAN}])*[{_SOFT_MARKS}]*", re.UNICODE)
_JOINED = re.compile(r"\S+")
_COMPOUND = re.compile(r"\w+(?:[-\u2010-\u2015]\w+)*")
_SOFT = re.compile(f"[{_SOFT_MARKS}]")
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTYXaeopcyxkm", "АВЕКМНОРСТУХаеорсухкм")
MAX_QUERY_TERMS = 32


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word of a text: its range of code points and its folded form."""

    start: int
    end: int
    form: str


def fold_word(word: str) -> str:
    """Lower case, compatibility forms joined, ё as е, soft hyphens and zero-width characters dropped."""
    if word.isascii():
        return word.lower()
    return _SOFT.sub("", unicodedata.normalize("NFKC", word)).lower().replace("ё", "е")


def search_words(text: str) -> list[SearchWord]:
    """The words of a text in order; each Han character is a word."""
    return [SearchWord(match.start(), match.end(), fold_word(match.group())) for match in _TOKEN.finditer(text)]


def folded_text(text: str) -> str:
    """All words of a text, folded and parted by single spaces: what the index of words is made of."""
    return " ".join(fold_word(word) for word in _TOKEN.findall(text))


def text_keys(text: str) -> tuple[str, ...]:
    """The keys that make a text findable across scripts: those of its designations, and the look of words that mix scripts.

    A word that mixes scripts also counts as if its Latin look-alikes were Cyrillic: a slip of the keyboard must not hide it.
    """
    keys = {key.lower() for key in designation_keys(text)}
    for word in _COMPOUND.findall(text):
        if is_mixed(word):
            keys.update(key.lower() for key in (look_key(word), sound_key(word.translate(_TO_CYRILLIC))) if not key.isdigit())
    return tuple(sorted(keys))


@cache
def _russian() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def word_forms(word: str) -> tuple[str, ...]:
    """All forms of a Russian word by its dictionary, folded, the word itself among them; only the word for other scripts."""
    forms = {word}
    if re.fullmatch(r"[а-яё]+(?:-[а-яё]+)?", word):
        for reading in _russian().parse(word)[:4]:
            if reading.is_known:
                forms.update(fold_word(form.word) for form in reading.lexeme)
    return tuple(sorted(forms))


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing a query asks for: a sequence of folded words; `exact` switches tolerance off, `prefix` takes the last word as a beginning.

    `keys` are the look and sound keys where the term looks like a designation (empty otherwise).
    """

    text: str
    words: tuple[str, ...]
    exact: bool
    prefix: bool
    keys: tuple[str, ...]


def _term(text: str, *, exact: bool) -> QueryTerm | None:
    prefix = not exact and text.endswith("*")
    words = tuple(word.form for word in search_words(text))
    if not words:
        return None
    keys: set[str] = set()
    if not exact:
        has_digit, has_letter = any(c.isdigit() for c in text), any(c.isalpha() for c in text)
        bare = text.rstrip("*").strip("«»\"'“”()[],.;:")
        if has_digit and has_letter:
            keys.update(
                key.lower() for key in (*designation_keys(bare), look_key(bare), sound_key(bare)) if not key.isdigit() and len(key) > 1
            )
        elif has_letter and len(bare) > 2:
            keys.add(look_key(bare).lower())
    return QueryTerm(text, words, exact, prefix, tuple(sorted(keys)))


def query_terms(query: str, *, exact: bool = False) -> tuple[QueryTerm, ...]:
    """What a query asks for: quoted phrases (exact) and words; at most 32 terms. The query is data, never a query language."""
    terms: list[QueryTerm] = []
    if exact:
        found = _term(query, exact=True)
        return () if found is None else (found,)
    for index, piece in enumerate(query.split('"')):
        pieces = [piece] if index % 2 else _JOINED.findall(piece)
        for text in pieces:
            term = _term(text, exact=bool(index % 2))
            if term is not None:
                terms.append(term)
    return tuple(terms[:MAX_QUERY_TERMS])
