"""A page within the limits of the settings: words over them are left out, and said to be."""

from __future__ import annotations

from collections.abc import Sequence

from leafproof.read.record_copy import with_fields
from leafproof.records import Gap, GapReason, Page, ReadPart, Table
from leafproof.settings import ReadSettings

MOST_CELLS = 100_000


def bounded(parts: Sequence[ReadPart], settings: ReadSettings, *, number: int, cut_off: int = 0) -> list[ReadPart]:
    """The parts of page `number` with no more words and cells than allowed, and a gap for what was left out.

    `cut_off` is how many characters were already left out.
    """
    kept: list[ReadPart] = []
    lost = 0
    for part in parts:
        if isinstance(part, Page) and len(part.words) + len(part.turned) > settings.words_per_page:
            words = part.words[: settings.words_per_page]
            turned = part.turned[: settings.words_per_page - len(words)]
            lost = len(part.words) + len(part.turned) - len(words) - len(turned)
            part = with_fields(part, words=words, turned=turned)
        if isinstance(part, Table) and (len(part.cells) > MOST_CELLS or part.row_count > settings.table_rows):
            sentence = f"A table on page {number} has {part.row_count} rows and {len(part.cells)} cells, more than are taken."
            part = Gap(GapReason.OVER_LIMIT, sentence, "split the page", f"table on page {number}", number)
        kept.append(part)
    if lost or cut_off:
        what = f"{lost} words" if lost else f"{cut_off} characters"
        sentence = f"Page {number} has more text than is taken: {what} were left out."
        kept.append(Gap(GapReason.OVER_LIMIT, sentence, "raise words_per_page under [read]", f"rest of page {number}", number))
    return kept
