"""Writes the picture of a page, rendered in a parser process like all foreign bytes."""

from __future__ import annotations

from pathlib import Path

from leafproof.case.folder import CaseFolder
from leafproof.case.store import SqliteStore
from leafproof.engine import frames, jobs
from leafproof.engine.lookup import Address
from leafproof.engine.parser import Parser, ParserFailed, ParserRefused
from leafproof.errors import UsageError
from leafproof.records import Box

_SECONDS = 120.0


def page_image(folder: CaseFolder, store: SqliteStore, address: Address, target: Path, *, crop: bool) -> None:
    """Writes the PNG of the address: the whole page, or its boxes with a margin.

    Raises:
        UsageError: the document has no pages, or the target exists.
        CaseDamaged: the original no longer matches its hash.
    """
    if target.exists():
        raise UsageError(f"{target} exists", why="nothing is overwritten", way_out="name another file")
    number = address.page or 1
    row = store.one("SELECT width, height FROM pages WHERE document = ? AND number = ?", (address.document, number))
    if row is None or not row[0]:
        raise UsageError(
            f"d{address.document[:8]} has no picture of page {number}",
            why="only documents with pages have one (PDF and images)",
            way_out="leafproof show ID --text",
        )
    folder.originals.check(address.document)
    width, height = int(row[0]), int(row[1])
    boxes = tuple(
        Box(*(round(edge / 100 * side) for edge, side in zip(box, (width, height, width, height), strict=True))) for box in address.boxes
    )
    kind = store.one("SELECT media_type FROM documents WHERE id = ?", (address.document,))
    blob = folder.originals.path(address.document)
    settings = folder.settings().read
    job = jobs.Draw(media_type=str(kind[0]) if kind else "", page=number, boxes=boxes, page_width=width, page_height=height, crop=crop)
    parser = Parser(memory_bytes=settings.memory_bytes)
    picture = bytearray()
    try:
        request = jobs.Request(job, size=blob.stat().st_size, settings=settings)
        for tag, payload in parser.run(request, blob=blob, input_parts=(), idle_seconds=_SECONDS):
            if tag == frames.CHUNK:
                picture += payload
    except (ParserFailed, ParserRefused) as error:
        raise UsageError("the page could not be rendered", why=error.gap.sentence, way_out=error.gap.way_out) from error
    finally:
        parser.close()
    target.write_bytes(picture)
