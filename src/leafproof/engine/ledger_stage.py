"""Builds the ledger tables from what the stages gave: one pass over the documents, nothing held but counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from leafproof import codec, ids
from leafproof.engine.code_digest import code_digest
from leafproof.engine.expand import Expanded, Item
from leafproof.engine.extract_stage import NO_FACTS, Extraction
from leafproof.engine.outputs import ExtractOutput, ReadOutput, StatementLine
from leafproof.engine.run_state import Run
from leafproof.ledger.document_form import DocumentRow, Occurrence, document_form
from leafproof.ledger.public_form import finding_form, gap_finding, statement_form
from leafproof.records import Gap, GapReason, PageAnchor, Statement

_NOTHING_FOUND = Gap(
    GapReason.NO_TEXT_FOUND, "The file was opened and holds no text.", "look at it; if it holds a picture of text, print it to PDF"
)
_LEDGER_MODULES = ("leafproof.engine.ledger_stage",)
MARK = "ledger"


def _state(whole: Expanded, reads: dict[str, str], extractions: dict[str, Extraction]) -> str:
    listing: list[Any] = [code_digest(*_LEDGER_MODULES)]
    listing.extend([item.path, item.name, item.sha256, item.received, item.gap, item.ancestors[-1:]] for item in whole.items)
    listing.extend([sha256, reads[sha256], extractions[sha256].output, extractions[sha256].gap] for sha256 in sorted(reads))
    listing.extend([sha256, whole.container_gaps[sha256]] for sha256 in sorted(whole.container_gaps))
    return ids.digest(codec.encode(listing))


def _occurrences(whole: Expanded) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in sorted(whole.items, key=lambda item: (item.path, item.name, item.ancestors)):
        if item.sha256 is not None:
            found.setdefault(item.sha256, []).append(item)
    return found


def _row(run: Run, sha256: str, items: list[Item], whole: Expanded, read: ReadOutput | None, extraction: Extraction | None) -> DocumentRow:
    gaps: list[Gap] = [item.gap for item in items[:1] if item.gap is not None]
    container_gap = whole.container_gaps.get(sha256)
    if container_gap is not None:
        gaps.append(container_gap)
    facts = NO_FACTS
    if read is not None:
        gaps.extend(read.gaps)
        if read.empty and not gaps and sha256 not in whole.containers:
            gaps.append(_NOTHING_FOUND)
    if extraction is not None:
        facts = codec.decode(run.store.chunk(extraction.output), ExtractOutput).facts
        if extraction.gap is not None:
            gaps.append(extraction.gap)
    return DocumentRow(
        sha256=sha256,
        size=whole.sizes[sha256],
        media_type=whole.types[sha256].media_type,
        read_by=read.read_by if read is not None else "container",
        pages=0 if read is None else len(read.pages),
        ocr=0 if read is None else sum(page.source == "ocr" for page in read.pages),
        empty=(read is None or read.empty) and sha256 not in whole.parents,
        facts=facts,
        metadata=() if read is None else read.metadata,
        gaps=tuple(gaps),
        occurrences=tuple(Occurrence(i.path, i.ancestors[-1] if i.ancestors else None, i.received) for i in items),
    )


def _write_document(run: Run, row: DocumentRow, reads: str | None, extraction: Extraction | None) -> None:
    form = document_form(row)
    dated = form["dated"] or {}
    values = (
        row.sha256,
        row.size,
        row.media_type,
        form["kind"],
        row.outcome,
        form["reason"],
        row.pages,
        " ".join(form["languages"]),
        form["number"],
        dated.get("first"),
        dated.get("last"),
        form["stage"],
        row.name,
        reads,
        None if extraction is None else extraction.output,
        codec.public(form).decode(),
    )
    run.store.write("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [values])
    for gap in row.gaps:
        _write_finding(run, gap, document=row.sha256, path=row.occurrences[0].path)


def _write_finding(run: Run, gap: Gap, *, document: str | None, path: str) -> None:
    finding = gap_finding(gap, document=document, path=path)
    record = codec.public(finding_form(finding)).decode()
    values = (finding.id, document, finding.check, str(finding.outcome), finding.grade, finding.sentence, record)
    run.store.write("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)", [values])


def _write_pages(run: Run, sha256: str, read: ReadOutput) -> None:
    rows = [
        (
            sha256,
            p.number,
            p.width,
            p.height,
            p.source,
            p.words,
            "not_read" if p.gap is not None and p.words == 0 else "blank" if p.words == 0 else p.source,
        )
        for p in read.pages
    ]
    run.store.write("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _statements(run: Run, output: ExtractOutput) -> Iterator[Statement]:
    for chunk in output.chunks:
        for line in run.store.chunk(chunk).split(b"\n"):
            yield from codec.decode(line, StatementLine)


def _write_statements(run: Run, row: DocumentRow, read: ReadOutput, extraction: Extraction, digits: int) -> None:
    output: ExtractOutput = codec.decode(run.store.chunk(extraction.output), ExtractOutput)
    rows = []
    for statement in _statements(run, output):
        form = statement_form(statement, name=row.name, digits=digits)
        first = statement.anchors[0]
        page = first.page if isinstance(first, PageAnchor) else None
        rows.append((statement.id, row.sha256, form["kind"], statement.status, page, first.quote, codec.public(form).decode()))
    run.store.write("INSERT OR REPLACE INTO statements VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    outcomes = dict(output.row_outcomes)
    missing = read.table_rows - sum(outcomes.values())
    if missing > 0:
        outcomes["not_extracted"] = missing
    run.store.write("INSERT INTO row_outcomes VALUES (?, ?, ?)", [(row.sha256, outcome, n) for outcome, n in sorted(outcomes.items())])


def _item_outcome(item: Item, seen: set[str], outcomes: dict[str, str], reads: dict[str, str]) -> str:
    if item.sha256 is None or (item.gap is not None and item.gap.reason is GapReason.TOO_DEEP):
        return "not_read"
    if item.sha256 in seen:
        return "copy"
    seen.add(item.sha256)
    outcome = outcomes[item.sha256]
    return "container" if outcome == "read" and item.sha256 not in reads else outcome


def _write_items(run: Run, whole: Expanded, outcomes: dict[str, str], reads: dict[str, str]) -> None:
    seen: set[str] = set()
    rows = []
    for item in sorted(whole.items, key=lambda item: (item.path, item.name, item.ancestors)):
        parent = item.ancestors[-1] if item.ancestors else ""
        outcome = _item_outcome(item, seen, outcomes, reads)
        gap = None if item.gap is None else codec.encode(item.gap).decode()
        media_type = whole.types[item.sha256].media_type if item.sha256 is not None else None
        rows.append((item.path, item.name, parent, item.sha256 or "", item.received, media_type, outcome, gap))
        if item.gap is not None and item.sha256 is None:
            _write_finding(run, item.gap, document=None, path=item.path)
    run.store.write("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def short_digits(documents: list[str]) -> int:
    """How many hex digits tell all documents apart, at least 8."""
    digits = 8
    while len({sha256[:digits] for sha256 in documents}) < len(documents):
        digits += 1
    return digits


def build(run: Run, whole: Expanded, reads: dict[str, str], extractions: dict[str, Extraction]) -> bool:
    """Writes the ledger tables; gives False when they were already built from exactly this."""
    state = _state(whole, reads, extractions)
    if run.store.mark(MARK) == state:
        return False
    occurrences = _occurrences(whole)
    run.progress.begin("Ledger", len(occurrences))
    for table in ("items", "documents", "pages", "row_outcomes", "statements", "findings"):
        run.store.write(f"DELETE FROM {table}", [()])  # noqa: S608 - a fixed list of names
    outcomes: dict[str, str] = {}
    table_rows = 0
    digits = short_digits(sorted(occurrences))
    for sha256, items in sorted(occurrences.items()):
        read: ReadOutput | None = codec.decode(run.store.chunk(reads[sha256]), ReadOutput) if sha256 in reads else None
        extraction = extractions.get(sha256)
        row = _row(run, sha256, items, whole, read, extraction)
        outcomes[sha256] = row.outcome
        _write_document(run, row, reads.get(sha256), extraction)
        if read is not None:
            _write_pages(run, sha256, read)
            table_rows += read.table_rows
            if extraction is not None:
                _write_statements(run, row, read, extraction, digits)
        run.progress.step("Ledger", items[0].path)
    _write_items(run, whole, outcomes, reads)
    run.store.set_mark("table_rows", str(table_rows))
    run.store.set_mark(MARK, state)
    run.store.commit()
    counts = Counter(outcomes.values())
    run.progress.end("Ledger", f"{sum(counts.values()):,} documents")
    return True
