"""Extracts from every read document once; keyed by the digest of what reading gave, so that an equal reading is never extracted twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from leafproof import codec
from leafproof.engine import frames, jobs
from leafproof.engine.code_digest import code_digest
from leafproof.engine.frames import BadReply
from leafproof.engine.outputs import ExtractOutput, ReadOutput, RowLine, StatementLine
from leafproof.engine.parser import Parser, ParserFailed, ParserRefused
from leafproof.engine.read_stage import ToRead, parts
from leafproof.engine.run_state import Run, call, key
from leafproof.records import DocumentFacts, DocumentKind, DocumentStage, Gap, GapReason

NO_FACTS = DocumentFacts(DocumentKind.OTHER, ("not read",), (), DocumentStage.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ToExtract:
    """A read document and the digest of what reading gave."""

    document: ToRead
    read_output: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """The digest of an ExtractOutput, and the gap when extraction failed by an error of ours (then nothing is cached)."""

    output: str
    gap: Gap | None = None


def extract_modules() -> tuple[str, ...]:
    """The names of all modules of the room, sorted."""
    import pkgutil

    import leafproof.extract as room

    return tuple(sorted(f"leafproof.extract.{info.name}" for info in pkgutil.iter_modules(room.__path__)))


def extract_one(run: Run, parser: Parser, work: ToExtract) -> Extraction:
    """Extracts from one document unless the output is known."""
    document = work.document
    read: ReadOutput = codec.decode(run.store.chunk(work.read_output), ReadOutput)
    if read.empty:
        return Extraction(run.store.put_chunk(codec.encode(ExtractOutput(NO_FACTS))))
    base_name = document.name.rsplit("/", 1)[-1]
    at = key("extract", code_digest(*extract_modules()), document.sha256, base_name, work.read_output)
    known = run.store.output(at)
    if known is not None:
        return Extraction(known)
    run.store.write("DELETE FROM failures WHERE document = ? AND stage = 'extract'", [(document.sha256,)])
    facts, chunks, count = NO_FACTS, [], 0
    rows: Counter[str] = Counter()
    gap: Gap | None = None
    lines: list[bytes] = []
    try:
        job = jobs.Extract(document.sha256, base_name, document.type.media_type)
        for tag, payload in call(run, parser, job, blob=None, size=document.size, parts=parts(run, read)):
            if tag == frames.FACTS:
                facts = codec.decode(payload, DocumentFacts)
            elif tag == frames.STATEMENTS:
                count += len(codec.decode(payload, StatementLine))
                lines.append(payload)
            elif tag == frames.ROWS:
                rows.update(str(row.outcome) for row in codec.decode(payload, RowLine))
            else:
                raise BadReply("not an extraction")
    except (ParserRefused, ParserFailed) as error:
        gap = error.gap
    except (BadReply, codec.BadRecord):
        parser.close()
        gap = Gap(GapReason.BAD_REPLY, "Extraction answered with something that is not a reply.", "send in a report without the file")
    if lines:
        chunks.append(run.store.put_chunk(b"\n".join(lines)))
    output = codec.encode(ExtractOutput(facts, tuple(chunks), count, tuple(sorted(rows.items()))))
    if gap is None:
        return Extraction(run.store.put(at, "extract", output))
    digest = run.store.put_chunk(output)
    run.store.write("INSERT OR REPLACE INTO failures VALUES (?, 'extract', ?)", [(document.sha256, digest)])
    return Extraction(digest, Gap(gap.reason, gap.sentence, gap.way_out, where="extraction"))


def extract_all(run: Run, documents: list[ToRead], read_outputs: dict[str, str]) -> dict[str, Extraction]:
    """Extracts from all documents; gives blob -> extraction."""
    run.progress.begin("Extract", len(documents))
    outputs: dict[str, Extraction] = {}
    ordered = sorted(documents, key=lambda document: (-document.size, document.sha256))
    todo = [ToExtract(document, read_outputs[document.sha256]) for document in ordered]
    for work, extraction in run.pool.map(lambda parser, entry: extract_one(run, parser, entry), todo):
        outputs[work.document.sha256] = extraction
        run.store.commit()
        run.progress.step("Extract", work.document.name)
    run.progress.end("Extract", f"{len(outputs):,} documents")
    return outputs
