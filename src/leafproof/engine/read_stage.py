"""Reads every document once: parts come back over the boundary, are checked, and become chunks in the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leafproof import codec
from leafproof.engine import bounds, frames, jobs
from leafproof.engine.code_digest import code_digest, library_versions
from leafproof.engine.expand import Expanded, Item
from leafproof.engine.frames import BadReply
from leafproof.engine.outputs import PageRow, ReadOutput
from leafproof.engine.parser import Parser, ParserFailed, ParserRefused
from leafproof.engine.rooms import reader_of
from leafproof.engine.run_state import Run, call, key, settings_digest
from leafproof.records import Gap, GapReason, Metadata, Page, ReadPart, Sheet, Table, Text, TextSource

CHUNK_BYTES = 1 << 20
_OCR_MODULE = "leafproof.read.ocr.engine"


@dataclass(frozen=True, slots=True)
class ToRead:
    """A blob to read, under the name it is read by (the first of its paths in order)."""

    sha256: str
    name: str
    size: int
    type: jobs.Identified


class _Taking:
    """Collects the parts of one document into chunks and counts."""

    def __init__(self, run: Run, document: ToRead) -> None:
        self._run, self._document = run, document
        self._lines: list[bytes] = []
        self._pending = 0
        self._text_end = 0
        self._chunks: list[str] = []
        self._pages: dict[int, PageRow] = {}
        self._tables = 0
        self._table_rows = 0
        self._metadata: list[Metadata] = []
        self._gaps: list[Gap] = []
        self._empty = True

    def take(self, payload: bytes) -> None:
        part: ReadPart = codec.decode(payload, ReadPart)
        self._text_end = bounds.check(part, self._run.settings.read, text_end=self._text_end)
        match part:
            case Page():
                words = len(part.words) + len(part.turned)
                self._pages[part.number] = PageRow(part.number, part.width, part.height, str(part.source), words, part.angle)
                self._empty = False
            case Table():
                self._tables += 1
                self._table_rows += part.row_count
            case Metadata():
                self._metadata.append(part)
            case Gap():
                self.gap(part)
            case Sheet() | Text():
                self._empty = False
        self._lines.append(payload)
        self._pending += len(payload)
        if self._pending >= CHUNK_BYTES:
            self._flush()

    def gap(self, gap: Gap) -> None:
        self._gaps.append(gap)
        if gap.page is not None:
            row = self._pages.get(gap.page, PageRow(gap.page, 0, 0, str(TextSource.NONE), 0))
            self._pages[gap.page] = PageRow(row.number, row.width, row.height, row.source, row.words, row.angle, gap.reason)

    def _flush(self) -> None:
        if self._lines:
            self._chunks.append(self._run.store.put_chunk(b"\n".join(self._lines)))
            self._lines, self._pending = [], 0

    def output(self, reader: str) -> ReadOutput:
        self._flush()
        return ReadOutput(
            media_type=self._document.type.media_type,
            read_by=reader,
            chunks=tuple(self._chunks),
            pages=tuple(self._pages[number] for number in sorted(self._pages)),
            tables=self._tables,
            table_rows=self._table_rows,
            metadata=tuple(self._metadata),
            gaps=tuple(self._gaps),
            empty=self._empty,
        )


def tools(media_type: str) -> str:
    """The versions of everything that reading this media type depends on, the OCR engine and its languages included."""
    if media_type == "application/pdf" or media_type.startswith("image/"):
        from leafproof.read.ocr import engine

        return f"{library_versions()} {engine.version()}"
    return library_versions()


def read_one(run: Run, parser: Parser, document: ToRead) -> str:
    """Reads one document unless its output is known; gives the digest of its ReadOutput. Failures of ours are never cached."""
    media_type = document.type.media_type
    reader = reader_of(media_type)
    name = "" if reader is None else reader.rsplit(".", 1)[1]
    taking = _Taking(run, document)
    if document.size == 0:
        taking.gap(Gap(GapReason.EMPTY, "The file is empty: it has no bytes.", "ask for another copy"))
        return run.store.put_chunk(codec.encode(taking.output("")))
    if reader is None:
        sentence = f"There is no reader for this format yet: {document.type.name} ({media_type})."
        taking.gap(Gap(GapReason.UNSUPPORTED, sentence, "the file is kept and hashed; convert it to PDF and open that too"))
        return run.store.put_chunk(codec.encode(taking.output("")))
    versions = tools(media_type)
    extension = document.name.rsplit(".", 1)[-1].lower()[:16] if "." in document.name else ""
    at = key("read", code_digest(reader), versions, settings_digest(run.settings.read), media_type, extension, document.sha256)
    known = run.store.output(at)
    if known is not None:
        return known
    run.store.write("DELETE FROM failures WHERE document = ? AND stage = 'read'", [(document.sha256,)])
    lasting = True
    try:
        blob = run.case.originals.path(document.sha256)
        for tag, payload in call(run, parser, jobs.Read(document.name, media_type), blob=blob, size=document.size):
            if tag != frames.PART:
                raise BadReply("not a part")
            taking.take(payload)
    except ParserRefused as error:
        taking.gap(error.gap)
    except ParserFailed as error:
        taking.gap(error.gap)
        lasting = False
    except (BadReply, codec.BadRecord):
        parser.close()
        taking.gap(
            Gap(GapReason.BAD_REPLY, "The parser answered with something out of bounds; it was ended.", "send in a report without the file")
        )
        lasting = False
    output = codec.encode(taking.output(name))
    if lasting:
        return run.store.put(at, "read", output)
    digest = run.store.put_chunk(output)
    run.store.write("INSERT OR REPLACE INTO failures VALUES (?, 'read', ?)", [(document.sha256, digest)])
    return digest


def to_read(whole: Expanded) -> list[ToRead]:
    """Every blob once, sorted, under the first of its paths; containers that hold nothing readable of their own left out."""
    names: dict[str, Item] = {}
    for item in whole.items:
        if item.sha256 is not None and (item.sha256 not in names or item.path < names[item.sha256].path):
            names[item.sha256] = item
    return [
        ToRead(sha256, names[sha256].path, whole.sizes[sha256], whole.types[sha256])
        for sha256 in sorted(names)
        if sha256 not in whole.containers or reader_of(whole.types[sha256].media_type) is not None
    ]


def read_all(run: Run, whole: Expanded) -> dict[str, str]:
    """Reads all documents; gives blob -> digest of its ReadOutput."""
    documents = to_read(whole)
    run.progress.begin("Read", len(documents))
    outputs: dict[str, str] = {}
    pages = 0
    # The longest first: the last ones to end are short, and no process waits long for another.
    ordered = sorted(documents, key=lambda document: (-document.size, document.sha256))
    for document, output in run.pool.map(lambda parser, entry: read_one(run, parser, entry), ordered):
        outputs[document.sha256] = output
        run.store.commit()
        run.progress.step("Read", document.name)
    for output in outputs.values():
        pages += len(codec.decode(run.store.chunk(output), ReadOutput).pages)
    run.progress.end("Read", f"{len(outputs):,} documents, {pages:,} pages")
    return outputs


def parts(run: Run, output: ReadOutput) -> Iterator[bytes]:
    """The encoded parts of a read document, in file order."""
    for chunk in output.chunks:
        yield from run.store.chunk(chunk).split(b"\n")
