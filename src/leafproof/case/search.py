"""The full-text index of a case: derived, rebuildable, one entry a page, sheet or text stretch. A query is data, never a language."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from leafproof.lang.search_words import QueryTerm, SearchWord, folded_text, query_terms, search_words, text_keys, word_forms

_HEAP_BYTES = 64 * 1024 * 1024
_EXPANSIONS = 64
SCHEMA = "2"


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of the index: a page (1-based number), a sheet part (its index), or a stretch of text (its start) of a document."""

    document: str
    place: str
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One unit that answers a query, best first; `score` is the engine's and only orders."""

    document: str
    place: str
    at: int
    score: float


class SearchIndex:
    """The index in the folder `search/` of a case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _stems(self) -> Any:
        import tantivy

        chain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
        return chain.filter(tantivy.Filter.stemmer("russian")).filter(tantivy.Filter.stemmer("english")).build()

    @cached_property
    def _index(self) -> Any:
        import tantivy

        marker = self.folder / f"schema-{SCHEMA}"
        if self.folder.exists() and not marker.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("document", stored=True, tokenizer_name="raw")
        builder.add_text_field("place", stored=True, tokenizer_name="raw")
        builder.add_integer_field("at", stored=True)
        builder.add_text_field("words", stored=False, tokenizer_name="plain_words")
        builder.add_text_field("stems", stored=False, tokenizer_name="stemmed_words")
        builder.add_text_field("keys", stored=False, tokenizer_name="plain_words")
        index = tantivy.Index(builder.build(), path=str(self.folder))
        index.register_tokenizer("plain_words", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        index.register_tokenizer("stemmed_words", self._stems)
        marker.touch()
        return index

    def update(self, *, remove: Iterable[str], add: Iterable[Unit]) -> int:
        """Takes documents out (by SHA-256) and puts units in, in one step; gives how many units were put in."""
        import tantivy

        writer = self._index.writer(_HEAP_BYTES, 1)
        for document in remove:
            writer.delete_documents_by_term("document", document)
        count = 0
        for unit in add:
            words = folded_text(unit.text)
            entry = tantivy.Document(
                document=unit.document, place=unit.place, words=words, stems=words, keys=" ".join(text_keys(unit.text))
            )
            entry.add_integer("at", unit.at)
            writer.add_document(entry)
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        return count

    def clear(self) -> None:
        """Removes the index; it is derived."""
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.__dict__.pop("_index", None)

    def size(self) -> int:
        """How many units the index holds."""
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def _stem(self, word: str) -> str:
        found = self._stems.analyze(word)
        return str(found[0]) if found else word

    def _phrase(self, field: str, words: tuple[str, ...]) -> Any:
        import tantivy

        schema = self._index.schema
        if len(words) == 1:
            return tantivy.Query.term_query(schema, field, words[0])
        return tantivy.Query.phrase_query(schema, field, list(words))

    def _term(self, term: QueryTerm) -> Any:
        import tantivy

        schema, should = self._index.schema, tantivy.Occur.Should
        options: list[tuple[Any, Any]] = [(should, self._phrase("words", term.words))]
        if term.prefix:
            if len(term.words) == 1:
                import re

                options.append((should, tantivy.Query.regex_query(schema, "words", re.escape(term.words[0]) + ".*")))
            else:
                options.append((should, tantivy.Query.phrase_prefix_query(schema, "words", list(term.words))))
        elif not term.exact:
            options.append((should, self._phrase("stems", tuple(self._stem(word) for word in term.words))))
            if len(term.words) == 1:
                forms = word_forms(term.words[0])[:_EXPANSIONS]
                options.extend((should, tantivy.Query.term_query(schema, "words", form)) for form in forms)
        options.extend((should, tantivy.Query.term_query(schema, "keys", key)) for key in term.keys)
        return tantivy.Query.boolean_query(options)

    def find(self, query: str, *, exact: bool = False, limit: int = 1000) -> list[Hit]:
        """The units that hold every term of the query, best first, ties by document and place."""
        import tantivy

        terms = query_terms(query, exact=exact)
        if not terms or not self.folder.exists():
            return []
        whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, self._term(term)) for term in terms])
        self._index.reload()
        searcher = self._index.searcher()
        hits = []
        for score, where in searcher.search(whole, limit).hits:
            entry = searcher.doc(where)
            hits.append(Hit(entry["document"][0], entry["place"][0], int(entry["at"][0]), float(score)))
        return sorted(hits, key=lambda hit: (-round(hit.score, 4), hit.document, hit.place, hit.at))

    def matches(self, query: str, text: str, *, exact: bool = False) -> list[tuple[int, int, str]]:
        """Where in a text the terms of a query stand: (start, end, the form as printed), in order."""
        words = search_words(text)
        found: set[tuple[int, int]] = set()
        for term in query_terms(query, exact=exact):
            found.update(self._places(term, words, text))
        return [(start, end, text[start:end]) for start, end in sorted(found)]

    def _places(self, term: QueryTerm, words: list[SearchWord], text: str) -> Iterable[tuple[int, int]]:
        length = len(term.words)
        forms = [{word} for word in term.words]
        stems = [""] * length
        if not term.exact and not term.prefix:
            stems = [self._stem(word) for word in term.words]
            if length == 1:
                forms = [set(word_forms(term.words[0]))]
        stem_cache: dict[str, str] = {}
        for i in range(len(words) - length + 1):
            if all(self._fits(words[i + k].form, forms[k], stems[k], stem_cache, term.prefix and k == length - 1) for k in range(length)):
                yield words[i].start, words[i + length - 1].end
        if term.keys:
            yield from _key_places(term, words, text)

    def _fits(self, form: str, forms: set[str], stem: str, cache: dict[str, str], prefix: bool) -> bool:
        if form in forms or (prefix and any(form.startswith(wanted) for wanted in forms)):
            return True
        if not stem:
            return False
        if form not in cache:
            cache[form] = self._stem(form)
        return cache[form] == stem


def _key_places(term: QueryTerm, words: list[SearchWord], text: str) -> Iterable[tuple[int, int]]:
    wanted = set(term.keys)
    for i in range(len(words)):
        for k in range(i, min(i + 4, len(words))):
            start, end = words[i].start, words[k].end
            if k > i and words[k].start - words[k - 1].end > 1:
                break
            if wanted & set(text_keys(text[start:end])):
                if k == i or not wanted & set(text_keys(text[words[i + 1].start : end])):
                    yield start, end
                break
