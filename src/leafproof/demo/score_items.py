"""Scores line items: every row of every table against the answer key, and misprints that were mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from leafproof.demo.exported import Export, same_number
from leafproof.demo.folding import same_designation
from leafproof.demo.key import AnswerKey, ItemKey
from leafproof.demo.marks import Group, Tally

FIELDS = ("quantity", "unit_price", "total")
Statement = dict[str, Any]


@dataclass(frozen=True)
class ItemScore:
    """The groups of line items, and the rows whose misprint was mended."""

    groups: tuple[Group, ...]
    healed: tuple[str, ...]


def _named(item: ItemKey, statement: Statement) -> bool:
    value = statement["fields"].get("designation")
    return same_designation(value, item.designations, scan=item.medium.startswith("scan"))


def _wrong(item: ItemKey, statement: Statement) -> list[str]:
    return [name for name in FIELDS if not same_number(getattr(item, name), statement["fields"].get(name))]


def _described(item: ItemKey) -> str:
    page = f", p {item.page}" if item.page else ""
    return f"{item.path}{page}: {item.designations[0]} | {item.quantity} | {item.unit_price} | {item.total}"


def _given(statement: Statement) -> str:
    fields = statement["fields"]
    return f"{fields.get('designation')} | {' | '.join(str(fields.get(name)) for name in FIELDS)}"


class ItemScorer:
    """Goes through the documents of a key and counts."""

    def __init__(self, key: AnswerKey, export: Export) -> None:
        self.key = key
        self.export = export
        self.tallies: dict[str, Tally] = {}
        self.healed: list[str] = []

    def _tally(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally(name))

    def run(self) -> ItemScore:
        """Scores every document once; copies share their bytes and are scored under the first path."""
        by_path: dict[str, list[ItemKey]] = {}
        for item in self.key.line_items:
            by_path.setdefault(item.path, []).append(item)
        for document in self.key.documents:
            if document.duplicate_of is None:
                self._document(document.path, by_path.get(document.path, []))
        return ItemScore(tuple(tally.group() for _, tally in sorted(self.tallies.items())), tuple(self.healed))

    def _document(self, path: str, items: list[ItemKey]) -> None:
        left = self.export.of(path, "line_item")
        unmatched = []
        for item in items:
            if item.optional:
                continue
            found = next((s for s in left if _named(item, s) and not _wrong(item, s)), None)
            if found is None:
                unmatched.append(item)
                continue
            left.remove(found)
            self._tally(f"line items, {item.medium}").count(good=True, sentence="")
            self._tally("line items, precision").count(good=True, sentence="")
            self._details(item, found)
            self._planted(item, found)
        for item in unmatched:
            self._missed(item, left)
        for item in items:
            if item.optional:
                found = next((s for s in left if same_number(item.quantity, s["fields"].get("quantity"))), None)
                if found is not None:
                    left.remove(found)
        for statement in left:
            self._tally("line items, precision").count(good=False, sentence=f"{path}: not on the paper as given: {_given(statement)}")

    def _details(self, item: ItemKey, found: Statement) -> None:
        fields = found["fields"]
        where = _described(item)
        # A row that prints no amount need not know the table's currency.
        if item.unit_price is not None or item.total is not None:
            good = fields.get("currency") == item.currency
            self._tally("line item currency").count(good=good, sentence=f"{where}: {fields.get('currency')}, not {item.currency}")
        good = fields.get("counts_as") == item.counts_as
        self._tally("line item counts as").count(good=good, sentence=f"{where}: {fields.get('counts_as')}, not {item.counts_as}")

    def _planted(self, item: ItemKey, found: Statement | None) -> None:
        if item.planted is None:
            return
        name = item.planted.field
        value = None if found is None else found["fields"].get(name)
        if value is not None and same_number(item.planted.fitting, value):
            self.healed.append(f"{_described(item)}: {name} given as {value}")
        good = found is not None and same_number(getattr(item, name), value)
        self._tally("misprints read as printed").count(good=good, sentence=f"{_described(item)}: misprint in {name} given as {value}")

    def _missed(self, item: ItemKey, left: list[Statement]) -> None:
        """A row without an exact statement: says what comes nearest."""
        named = [s for s in left if _named(item, s)]
        near = min(named, key=lambda s: len(_wrong(item, s)), default=None)
        if near is not None:
            wrong = ", ".join(f"{name} {near['fields'].get(name)}" for name in _wrong(item, near))
            sentence = f"{_described(item)}: read with {wrong}"
        else:
            numbers = next((s for s in left if not _wrong(item, s)), None)
            sentence = f"{_described(item)}: " + ("not found" if numbers is None else f"read as {numbers['fields'].get('designation')}")
        self._tally(f"line items, {item.medium}").count(good=False, sentence=sentence)
        self._planted(item, near)
