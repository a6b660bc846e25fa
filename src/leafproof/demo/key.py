"""The answer key: what every made-up document says, written by the generator before anything is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

FORMAT = "leafproof-demo-key"
VERSION = 1

# A box as fractions of the displayed page: left, top, right, bottom, origin at the top left.
FractionBox = tuple[float, float, float, float]


@dataclass(frozen=True)
class DocumentKey:
    """One file or member. `kinds`, `stages`, `outcomes` and `reasons` list every answer that is right (empty: not asked)."""

    path: str
    medium: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...] = ()
    number: str | None = None
    date: str | None = None
    stages: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ("read",)
    reasons: tuple[str, ...] = ()
    pages: int | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True)
class Planted:
    """A misprint put in on purpose: the field, and the value that the arithmetic of the row would ask for (as scaled decimal text)."""

    field: str
    fitting: str


@dataclass(frozen=True)
class ItemKey:
    """One row that lists a thing. Amounts are decimal text in units of the currency; `printed` holds the cells as printed.

    `designations` lists the right answers, the plainest first. `optional` rows (of delivery schedules, acts) may be given or not.
    `boxes` holds the drawn number cells of scanned pages: field -> page and box.
    """

    designations: tuple[str, ...]
    quantity: str | None
    unit: str | None
    unit_price: str | None
    total: str | None
    currency: str | None
    counts_as: str
    printed: dict[str, str]
    position: str | None = None
    planted: Planted | None = None
    optional: bool = False
    path: str = ""
    medium: str = ""
    page: int | None = None
    boxes: dict[str, tuple[int, FractionBox]] = field(default_factory=dict)


@dataclass(frozen=True)
class ContractKey:
    """A contract as its own text names it; a null number or date is left blank there. Parties: the part that makes the name."""

    number: str | None
    date: str | None
    amount: str | None
    currency: str | None
    suppliers: tuple[str, ...]
    buyers: tuple[str, ...]
    path: str = ""
    medium: str = ""


@dataclass(frozen=True)
class PaymentKey:
    """A payment due, invoiced or ordered; `share` as a fraction of 1."""

    amount: str | None
    currency: str | None
    share: str | None = None
    path: str = ""


@dataclass(frozen=True)
class IdentifierKey:
    """A registration or account number that a document prints."""

    scheme: str
    value: str
    path: str = ""


@dataclass(frozen=True)
class FigureKey:
    """A counted thing in prose: the number and a part of the name of what is counted."""

    amount: str
    what: str
    path: str = ""


@dataclass(frozen=True)
class DrawnWord:
    """A word drawn on a scanned page, with the box its letters take after the skew."""

    page: int
    text: str
    box: FractionBox
    path: str = ""


@dataclass(frozen=True)
class AnswerKey:
    """Everything that a cache of one seed holds."""

    seed: int
    documents: tuple[DocumentKey, ...]
    line_items: tuple[ItemKey, ...] = ()
    contracts: tuple[ContractKey, ...] = ()
    payments: tuple[PaymentKey, ...] = ()
    identifiers: tuple[IdentifierKey, ...] = ()
    figures: tuple[FigureKey, ...] = ()
    drawn: tuple[DrawnWord, ...] = ()

    def plain(self) -> dict[str, object]:
        """The key as plain data for JSON."""
        return {"format": FORMAT, "version": VERSION, **asdict(self)}

    def pages(self) -> int:
        """Pages of all documents that have pages, copies counted once."""
        return sum(document.pages or 0 for document in self.documents if document.duplicate_of is None)


def write(key: AnswerKey, folder: Path) -> None:
    """Writes ANSWERS.json (all of it) and ANSWERS.md (to be read by people) into a folder."""
    (folder / "ANSWERS.json").write_text(json.dumps(key.plain(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "ANSWERS.md").write_text("\n".join(_markdown(key)) + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    return "–" if value is None else " ".join(str(value).replace("|", "/").split())


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return [*lines, *(f"| {' | '.join(_cell(value) for value in row)} |" for row in rows), ""]


def _markdown(key: AnswerKey) -> list[str]:
    scanned = {document.path for document in key.documents if document.medium.startswith("scan")}
    planted = [item for item in key.line_items if item.planted is not None]
    size = f"{len(key.documents)} files and members, {key.pages()} pages ({len(scanned)} scanned documents)"
    counts = f"{size}, {len(key.line_items)} rows, {len(planted)} of them printed with a misprint."
    out = [
        f"# Answer key of the made-up cache, seed {key.seed}",
        "",
        "Nothing in this cache is real. Written by the generator, never from what the reader found.",
        "",
        counts,
        "",
        "## Files",
        "",
    ]
    out += _table(
        ("path", "medium", "kind", "number", "date", "stage", "expected", "same bytes as"),
        [(d.path, d.medium, "/".join(d.kinds), d.number, d.date, "/".join(d.stages), "/".join(d.outcomes + d.reasons), d.duplicate_of)
         for d in key.documents],
    )  # fmt: skip
    out += ["## Contracts", ""]
    out += _table(
        ("path", "number", "date", "amount", "currency", "supplier", "buyer"),
        [(c.path, c.number, c.date, c.amount, c.currency, "; ".join(c.suppliers), "; ".join(c.buyers)) for c in key.contracts],
    )
    out += ["## Rows", ""]
    out += _table(
        ("path", "page", "designation", "quantity", "unit price", "total", "currency", "counts as", "misprint"),
        [(i.path, i.page, i.designations[0], i.quantity, i.unit_price, i.total, i.currency, i.counts_as,
          None if i.planted is None else f"{i.planted.field}: arithmetic asks for {i.planted.fitting}")
         for i in key.line_items],
    )  # fmt: skip
    return out
