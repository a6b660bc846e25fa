"""Keeps the full-text index in step with what was read: only documents whose reading changed are indexed again."""

from __future__ import annotations

from collections.abc import Iterator

from leafproof import codec
from leafproof.case.search import SearchIndex, Unit
from leafproof.engine.code_digest import code_digest
from leafproof.engine.outputs import ReadOutput
from leafproof.engine.run_state import Run
from leafproof.records import Page, ReadPart, Sheet, Text, Word

STRETCH = 5000
_PREFIX = "indexed:"


def page_text(words: tuple[Word, ...]) -> str:
    """The words of a page as running text: lines parted by a line feed, words by a space unless they touch."""
    pieces: list[str] = []
    for index, word in enumerate(words):
        if index:
            before = words[index - 1]
            pieces.append("\n" if before.line != word.line else "" if before.glued else " ")
        pieces.append(word.text)
    return "".join(pieces)


def stretches(text: str, start: int) -> Iterator[tuple[int, str]]:
    """A long text in stretches of about 5,000 code points, cut at line ends where there are any: (offset in the document, text)."""
    at = 0
    while at < len(text):
        end = min(len(text), at + STRETCH)
        if end < len(text):
            line_end = text.rfind("\n", at + STRETCH // 2, end)
            end = line_end + 1 if line_end >= 0 else end
        yield start + at, text[at:end]
        at = end


def units(document: str, parts: Iterator[ReadPart]) -> Iterator[Unit]:
    """The index entries of one read document."""
    sheet_part = 0
    for part in parts:
        match part:
            case Page():
                text = page_text(part.words)
                if part.turned:
                    text += "\n" + " ".join(word.text for word in part.turned)
                if text.strip():
                    yield Unit(document, "page", part.number, text)
            case Sheet():
                yield Unit(document, "sheet", sheet_part, f"{part.name}\n" + "\n".join(cell.text for cell in part.cells))
                sheet_part += 1
            case Text():
                for at, stretch in stretches(part.text, part.start):
                    yield Unit(document, "text", at, stretch)
            case _:
                pass


def read_parts(run: Run, output: ReadOutput) -> Iterator[ReadPart]:
    """The parts of a read document, decoded, in file order."""
    for chunk in output.chunks:
        for line in run.store.chunk(chunk).split(b"\n"):
            yield codec.decode(line, ReadPart)


def index_all(run: Run, reads: dict[str, str]) -> int:
    """Brings the index up to date; gives how many documents were indexed anew."""
    index = SearchIndex(run.case.search)
    code = code_digest("leafproof.engine.index_stage", "leafproof.case.search")[:16]
    marked = {name[len(_PREFIX) :]: value for name, value in run.store.rows("SELECT name, value FROM marks WHERE name LIKE 'indexed:%'")}
    if marked and not run.case.search.exists():
        marked = {}
    if any(not value.startswith(code) for value in marked.values()):
        index.clear()
        marked = {}
    changed = [sha256 for sha256, output in sorted(reads.items()) if marked.get(sha256) != f"{code}:{output}"]
    gone = sorted(set(marked) - set(reads))
    if not changed and not gone:
        return 0
    run.progress.begin("Index", len(changed))

    def all_units() -> Iterator[Unit]:
        for sha256 in changed:
            output: ReadOutput = codec.decode(run.store.chunk(reads[sha256]), ReadOutput)
            yield from units(sha256, read_parts(run, output))
            run.progress.step("Index", sha256[:8])

    index.update(remove=[*gone, *(sha256 for sha256 in changed if sha256 in marked)], add=all_units())
    run.store.write("DELETE FROM marks WHERE name = ?", [(_PREFIX + sha256,) for sha256 in (*gone, *marked) if sha256 not in reads])
    run.store.write("INSERT OR REPLACE INTO marks VALUES (?, ?)", [(_PREFIX + sha256, f"{code}:{reads[sha256]}") for sha256 in changed])
    run.store.commit()
    run.progress.end("Index", f"{len(changed):,} documents")
    return len(changed)
