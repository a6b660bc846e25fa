"""What the stages put into the store: small records that name their chunks."""

from __future__ import annotations

from leafproof.records import DocumentFacts, Gap, GapReason, Metadata, Record, RowAccount, Statement


class MemberRow(Record, frozen=True, array_like=True):
    """One member of a container: name as bytes and text; its blob, or the gap in its place; or a folder (neither)."""

    name: bytes
    text: str
    sha256: str | None
    size: int
    gap: Gap | None = None
    folder: bool = False


class Unpacked(Record, frozen=True):
    """The members of one container in file order; `gap` where the rest of it could not be opened."""

    members: tuple[MemberRow, ...]
    gap: Gap | None = None


class PageRow(Record, frozen=True, array_like=True):
    """One page in numbers: size in 1/100 pt, where its words come from, how many; the reason where it was not read."""

    number: int
    width: int
    height: int
    source: str
    words: int
    angle: int = 0
    gap: GapReason | None = None


class ReadOutput(Record, frozen=True):
    """What reading one document gave. `chunks` hold its parts as JSON lines, in file order; together they are the document."""

    media_type: str
    read_by: str
    chunks: tuple[str, ...] = ()
    pages: tuple[PageRow, ...] = ()
    tables: int = 0
    table_rows: int = 0
    metadata: tuple[Metadata, ...] = ()
    gaps: tuple[Gap, ...] = ()
    empty: bool = True


class ExtractOutput(Record, frozen=True):
    """What extraction gave for one document. `statements` and `rows` are chunks of JSON lines, each line a list."""

    facts: DocumentFacts
    chunks: tuple[str, ...] = ()
    statements: int = 0
    row_outcomes: tuple[tuple[str, int], ...] = ()


StatementLine = tuple[Statement, ...]
RowLine = tuple[RowAccount, ...]
