"""The sentence around a place in a text, across line ends; bounded."""

from __future__ import annotations

import re
from functools import cache

from leafproof.extract.text_lines import kept, line_index, lines, prose
from leafproof.extract.view import DocumentView

REACH = 600
# A line this much shorter than the widest usual one ends its paragraph.
FULL = 0.72


@cache
def _end() -> re.Pattern[str]:
    """Ends of sentences: a stop with a capital, a digit or nothing after it; a Chinese stop; a semicolon."""
    # Abbreviations that stand before a capital or a digit without ending anything.
    words = (
        *("[А-ЯЁA-Z]", r"\sг", r"\sп", r"\sст", r"\sул", r"\sд", "руб", "тыс", "млн", "млрд", "долл", r"\sим", r"т\.е", r"т\.ч"),
        *("[Nn]o", "Nr", r"i\.e", r"e\.g", "Mr", "Ms", "Mrs", "Dr", "Co", "Ltd", "Inc", "Corp", "Art", "approx", "vs", "St"),
        *("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Oct", "Nov", "Dec"),
    )
    apart = "".join(f"(?<!{word})" for word in words)
    return re.compile(rf"{apart}[.!?][»\"”)]?\s{{1,4}}(?=[«\"“(]?[A-ZА-ЯЁ0-9])|[。；！？]|;\s|\t|\n[\n\f]")


def full_width(view: DocumentView) -> int:
    """How many characters a full line of the document has: the length that one line in ten passes."""
    known = kept(view, "full_width", int)
    if known is None:
        lengths = sorted(line.end - line.start for line in lines(view))
        known = view.memo["full_width"] = lengths[-(len(lengths) // 10 + 1)] if lengths else 0
    return known


def _ends_paragraph(view: DocumentView, index: int) -> bool:
    """Whether the line is the last of its paragraph: a short line that ends a sentence, a label or a heading, or where the page ends."""
    every = lines(view)
    line = every[index]
    if index + 1 >= len(every) or every[index + 1].page != line.page:
        return True
    if prose(view)[line.end : every[index + 1].start].count("\n") > 1:
        return True
    if not view.document.pages:
        # Texts without pages hold one paragraph a line unless their lines are of one width.
        return full_width(view) > 140 or len(line.text) < FULL * full_width(view)
    return len(line.text) < FULL * full_width(view)


def paragraph_of(view: DocumentView, offset: int) -> tuple[int, int]:
    """The range of the paragraph around an offset, at most 40 lines each way."""
    every = lines(view)
    if not every:
        return offset, offset
    at = max(0, line_index(view, offset))
    first = last = at
    while first > 0 and at - first < 40 and not _ends_paragraph(view, first - 1):
        first -= 1
    while last - at < 40 and not _ends_paragraph(view, last):
        last += 1
    return every[first].start, every[last].end


def sentence_of(view: DocumentView, start: int, end: int) -> tuple[int, int]:
    """The range of the sentence that holds text[start:end], at most 600 characters each way."""
    low_edge, high_edge = paragraph_of(view, start)
    first, last = max(low_edge, start - REACH), min(max(high_edge, end), end + REACH)
    text = prose(view)
    for stop in _end().finditer(text, first, start):
        first = stop.end()
    following = _end().search(text, end, last)
    if following is not None:
        last = following.start() + 1
    return first, max(last, end)
