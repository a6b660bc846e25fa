"""What the ledger holds: statements with their anchors, facts about documents, findings. Public form: docs/schema."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from leafproof.records_place import Anchor, Record


class DateRange(Record, frozen=True):
    """A date known to a day, month, quarter, half or year: first and last possible day (ISO 8601), and the words as written.

    `readings` holds the ISO days of every reading of an ambiguous form (`10/11/2024`); empty where there is only one.
    """

    first: str
    last: str
    as_written: str
    readings: tuple[str, ...] = ()


class Modality(StrEnum):
    """How a statement is put forward."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    REQUESTED = "requested"
    DENIED = "denied"
    HEDGED = "hedged"


class Qualifier(StrEnum):
    """How a number is bounded by the words around it."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class CountsAs(StrEnum):
    """What a line of a specification is counted as."""

    END_ITEM = "end_item"
    SPARES = "spares"
    SIMULATOR = "simulator"
    AIRDROP_SYSTEM = "airdrop_system"
    TRAINING = "training"
    DOCUMENTATION = "documentation"
    SERVICE = "service"
    OTHER = "other"


class ContractFields(Record, frozen=True, tag="contract", tag_field="kind"):
    """A contract as one document names it; every field as printed or null."""

    number: str | None = None
    date: DateRange | None = None
    title: str | None = None
    supplier: str | None = None
    buyer: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    amount_in_words: str | None = None
    scope: str | None = None


class Printed(Record, frozen=True):
    """A figure as printed where the value was scaled: the field's name and its text."""

    name: str
    text: str


class LineItemFields(Record, frozen=True, tag="line_item", tag_field="kind"):
    """One row of a specification, invoice or price table. Amounts are scaled to units of the currency.

    `scale` is the multiplier that stood in the header or cell (1000 for «тыс. руб.»); `printed` holds the figures as printed,
    name -> text, wherever they differ from the scaled value. `currency` is ISO 4217, or null where none is printed.
    """

    contract: str | None = None
    position: str | None = None
    designation: str | None = None
    description: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    total: Decimal | None = None
    currency: str | None = None
    counts_as: CountsAs = CountsAs.OTHER
    section: str | None = None
    scale: int = 1
    printed: tuple[Printed, ...] = ()


class PaymentFields(Record, frozen=True, tag="payment", tag_field="kind"):
    """A payment due, ordered or made. `share` is a fraction of 1."""

    contract: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    share: Decimal | None = None
    trigger: str | None = None
    due: DateRange | None = None
    payer: str | None = None
    payee: str | None = None


class IdentifierFields(Record, frozen=True, tag="identifier", tag_field="kind"):
    """A registration or account number: `scheme` such as ru.inn, ru.ogrn, ru.kpp, ru.bik, cn.uscc, iban; `of` as printed nearby.

    `valid` says whether its own check digit holds (null where the scheme has none): a fact about the number, nothing more.
    """

    scheme: str
    value: str
    of: str | None = None
    valid: bool | None = None


class FigureFields(Record, frozen=True, tag="figure", tag_field="kind"):
    """A number in prose with what it counts: `what` as printed (a designation, «машин»), `amount`, `unit`, `of`, `period`."""

    what: str | None = None
    amount: Decimal | None = None
    unit: str | None = None
    of: str | None = None
    period: DateRange | None = None
    currency: str | None = None


Fields = ContractFields | LineItemFields | PaymentFields | IdentifierFields | FigureFields


class Voice(Record, frozen=True):
    """One link of who says so, outermost first."""

    speaker: str
    role: str | None = None
    verb: str | None = None
    relies_on: str | None = None


class Confidence(Record, frozen=True):
    """How the words of a statement were read: `text_layer`, or `ocr` with the lowest word confidence (0-100)."""

    source: str
    lowest: int | None = None


class Statement(Record, frozen=True):
    """One thing one document says, with at least one anchor. Build it with `ids.statement`, which computes the id and refuses
    a statement without a place.

    `status` is a rung of the ladder of its kind (records.md), `reported` or `unknown`; `status_reason` says from what.
    `doubts` are reader's codes carried over from the cells (`two_readings` ...).
    """

    id: str
    fields: Fields
    status: str
    status_reason: str
    anchors: tuple[Anchor, ...]
    confidence: Confidence
    modality: Modality = Modality.ASSERTED
    qualifier: Qualifier | None = None
    voices: tuple[Voice, ...] = ()
    doubts: tuple[str, ...] = ()


class DocumentKind(StrEnum):
    """The kinds of documents a cache holds."""

    CONTRACT = "contract"
    AMENDMENT = "amendment"
    ANNEX = "annex"
    SPECIFICATION = "specification"
    SCHEDULE = "schedule"
    MINUTES = "minutes"
    LETTER = "letter"
    MEMO = "memo"
    ACT = "act"
    INVOICE = "invoice"
    PAYMENT_ORDER = "payment_order"
    SPREADSHEET = "spreadsheet"
    PRESENTATION = "presentation"
    TRAINING_PROGRAMME = "training_programme"
    EMAIL = "email"
    ARTICLE = "article"
    REPORT = "report"
    ORDER = "order"
    OTHER = "other"


class DocumentStage(StrEnum):
    """How finished a document is. Neither a draft marker nor a complete signature block = unknown; never defaulted upwards."""

    DRAFT = "draft"
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    UNKNOWN = "unknown"


class Located(Record, frozen=True):
    """A short value a document prints about itself, with the place it stands."""

    value: str
    anchors: tuple[Anchor, ...]


class HeaderField(Record, frozen=True):
    """One labelled field of a document's head block: normalised `name` (from, to, subject, date, number ...), value as printed."""

    name: str
    label: str
    value: str
    anchors: tuple[Anchor, ...]


class DocumentFacts(Record, frozen=True):
    """What one document says about itself. `languages` are ISO 639-1, most used first."""

    kind: DocumentKind
    kind_reasons: tuple[str, ...]
    languages: tuple[str, ...]
    stage: DocumentStage
    stage_reasons: tuple[str, ...] = ()
    stage_anchors: tuple[Anchor, ...] = ()
    number: Located | None = None
    dated: DateRange | None = None
    dated_anchors: tuple[Anchor, ...] = ()
    header: tuple[HeaderField, ...] = ()


class RowOutcome(StrEnum):
    """What became of a table row: every row has exactly one."""

    ITEM = "item"
    HEADER = "header"
    COLUMN_NUMBERS = "column_numbers"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    TAX = "tax"
    NOTE = "note"
    CONTINUATION = "continuation"
    EMPTY = "empty"
    NO_ITEM_TABLE = "no_item_table"
    NOT_UNDERSTOOD = "not_understood"


class RowAccount(Record, frozen=True, array_like=True):
    """The outcome of one row of one table piece: the table's index in its document, the 0-based row, what it was, and why."""

    table: int
    row: int
    outcome: RowOutcome
    reason: str = ""


class Extracted(Record, frozen=True):
    """Everything extraction gives for one document."""

    facts: DocumentFacts
    statements: tuple[Statement, ...] = ()
    rows: tuple[RowAccount, ...] = ()


class FindingOutcome(StrEnum):
    """How a check ended."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"
    NOT_READ = "not_read"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"


class Usual(Record, frozen=True):
    """How often a check fires on ordinary documents: flagged of checked, in which corpus."""

    flagged: int
    checked: int
    corpus: str


class Finding(Record, frozen=True):
    """One narrow fact that a person should look at; never a verdict on a document (records.md, findings.jsonl)."""

    id: str
    check: str
    family: str
    outcome: FindingOutcome
    grade: str
    document: str | None
    sentence: str
    anchors: tuple[Anchor, ...] = ()
    observed: str | None = None
    expected: str | None = None
    usual: Usual | None = None
    innocent: tuple[str, ...] = ()
    settle: str | None = None
    sensitive: bool = False
    root: str | None = None
