"""The cache being filled: files are put on it with what they say, and the answer key grows along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from leafproof.demo.blocks import Paper
from leafproof.demo.chance import Chance
from leafproof.demo.docx_file import docx
from leafproof.demo.key import (
    AnswerKey,
    ContractKey,
    DocumentKey,
    DrawnWord,
    FigureKey,
    IdentifierKey,
    ItemKey,
    PaymentKey,
)
from leafproof.demo.pdf_file import pdf
from leafproof.demo.pdf_sheet import Traces
from leafproof.demo.scan import Treatment, image_pdf, jpeg, page_images, png, turned

MEDIA = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "zip": "application/zip"}  # fmt: skip


@dataclass
class Shelf:
    """Files under way. `files` maps paths to bytes; members of archives and mails are only in the key."""

    files: dict[str, bytes] = field(default_factory=dict)
    documents: list[DocumentKey] = field(default_factory=list)
    items: list[ItemKey] = field(default_factory=list)
    contracts: list[ContractKey] = field(default_factory=list)
    payments: list[PaymentKey] = field(default_factory=list)
    identifiers: list[IdentifierKey] = field(default_factory=list)
    figures: list[FigureKey] = field(default_factory=list)
    drawn: list[DrawnWord] = field(default_factory=list)

    def put(self, path: str, data: bytes) -> None:
        """A file of the cache; a path is used once."""
        assert path not in self.files, path
        self.files[path] = data

    def answer(self, path: str, paper: Paper, medium: str, *, traces: Traces | None = None, angle: float = 0.0) -> None:
        """Books what a paper says under its path; on scans with the boxes as the skew leaves them."""
        scanned = medium.startswith("scan")
        sizes = [] if traces is None else traces.sizes
        self.documents.append(
            DocumentKey(path, medium, paper.kinds, paper.languages, paper.number, paper.date, paper.stages, pages=len(sizes) or None)
        )
        for index, item in enumerate(paper.items):
            boxes = {}
            page = None if traces is None else traces.item_pages.get(index)
            if traces is not None and scanned:
                boxes = {
                    role: (number, turned(box, sizes[number - 1], angle))
                    for (at, role), (number, box) in sorted(traces.numbers.items())
                    if at == index
                }
            self.items.append(replace(item, path=path, medium=medium, page=page, boxes=boxes))
        self.contracts += [replace(entry, path=path, medium=medium) for entry in paper.contracts]
        self.payments += [replace(entry, path=path) for entry in paper.payments]
        self.identifiers += [replace(entry, path=path) for entry in dict.fromkeys(paper.identifiers)]
        self.figures += [replace(entry, path=path) for entry in dict.fromkeys(paper.figures)]
        if traces is not None and scanned:
            self.drawn += [DrawnWord(page, text, turned(box, sizes[page - 1], angle), path) for page, text, box in traces.words]

    def pdf(self, path: str, paper: Paper, chance: Chance) -> bytes:
        """Sets a paper as a digital PDF on the shelf."""
        data, traces = pdf(paper, chance)
        self.put(path, data)
        self.answer(path, paper, "digital", traces=traces)
        return data

    def docx(self, path: str, paper: Paper, chance: Chance) -> None:
        """Sets a paper as a Word file on the shelf."""
        self.put(path, docx(paper, chance))
        self.answer(path, paper, "office")

    def scan(self, path: str, paper: Paper, how: Treatment, chance: Chance, *, medium: str) -> None:
        """Sets a paper, scans it, and puts the scan on the shelf: a PDF of images, or a picture of the first page."""
        data, traces = pdf(paper, chance.sub("set"), keep_words=True)
        images = page_images(data, how, chance.sub("scan"))
        if not path.endswith(".pdf"):
            assert len(images) == 1, path
            self.put(path, png(images[0]) if path.endswith(".png") else jpeg(images[0], how))
        else:
            self.put(path, image_pdf(images, how))
        self.answer(path, paper, medium, traces=traces, angle=how.angle)

    def copy(self, path: str, of: str) -> None:
        """The same bytes under a second path."""
        self.put(path, self.files[of])
        first = next(document for document in self.documents if document.path == of)
        self.documents.append(replace(first, path=path, duplicate_of=of))

    def odd(self, path: str, data: bytes, *, medium: str, outcomes: tuple[str, ...], reasons: tuple[str, ...]) -> None:
        """A file that cannot be read, with the outcomes and reasons that are right."""
        self.put(path, data)
        self.documents.append(DocumentKey(path, medium, (), outcomes=outcomes, reasons=reasons))

    def write(self, folder: Path) -> None:
        """Writes the files into the cache folder."""
        for path, data in sorted(self.files.items()):
            at = folder / path
            at.parent.mkdir(parents=True, exist_ok=True)
            at.write_bytes(data)

    def key(self, seed: int) -> AnswerKey:
        """The answer key, sorted by path and place."""
        return AnswerKey(
            seed=seed,
            documents=tuple(sorted(self.documents, key=lambda entry: entry.path)),
            line_items=tuple(sorted(self.items, key=lambda entry: entry.path)),
            contracts=tuple(sorted(self.contracts, key=lambda entry: entry.path)),
            payments=tuple(sorted(self.payments, key=lambda entry: entry.path)),
            identifiers=tuple(sorted(self.identifiers, key=lambda entry: entry.path)),
            figures=tuple(sorted(self.figures, key=lambda entry: entry.path)),
            drawn=tuple(sorted(self.drawn, key=lambda entry: entry.path)),
        )
