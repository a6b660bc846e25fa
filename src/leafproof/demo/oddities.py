"""Files that no one can read, or that only look like what their name says; each with the outcomes that are right for it."""

from __future__ import annotations

from leafproof.demo.chance import Chance
from leafproof.demo.shelf import Shelf


def odd_files(shelf: Shelf, chance: Chance) -> None:
    """An empty file, a drawing of an unknown format, a Word file cut short, a PDF cut short."""
    shelf.odd("odd/empty.pdf", b"", medium="odd", outcomes=("not_read",), reasons=("empty", "damaged"))
    drawing = b"AC1032\x00\x00\x00\x00\x00" + bytes(chance.whole(0, 255) for _ in range(4000))
    shelf.odd("odd/plan.dwg", drawing, medium="odd", outcomes=("not_read",), reasons=("unsupported",))
    word = next(data for path, data in sorted(shelf.files.items()) if path.endswith(".docx"))
    shelf.odd("odd/cut.docx", word[: len(word) * 2 // 3], medium="odd", outcomes=("not_read",), reasons=("damaged", "unsupported"))
    page = next(data for path, data in sorted(shelf.files.items()) if path.endswith(".pdf"))
    shelf.odd(
        "odd/cut.pdf", page[: len(page) // 3], medium="odd", outcomes=("not_read", "read_in_part"), reasons=("damaged", "no_text_found")
    )
    cover = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(chance.whole(0, 255) for _ in range(3000))
    shelf.odd("odd/old.doc", cover, medium="odd", outcomes=("not_read",), reasons=("damaged", "unsupported", "encrypted"))
