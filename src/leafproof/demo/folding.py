"""How the scorer compares text: white space never counts; on scans neither case nor letters that look alike."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

# Letters of two scripts that print alike, mapped to the Latin one; quotes and dashes to one of each.
_ALIKE = str.maketrans(
    "авекмнорстухзбіїёАВЕКМНОРСТУХЗ«»“”„’‘–—−‐", "abekmhopctyx36iieABEKMHOPCTYX3\"\"\"\"\"''----"
)  # fmt: skip
LONG = 0.9


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """A text without white space, case, width, and differences that print alike."""
    return bare(unicodedata.normalize("NFKC", text)).casefold().translate(_ALIKE).replace("l", "1").replace("o", "0").replace("i", "1")


def same_designation(value: str | None, answers: tuple[str, ...], *, scan: bool) -> bool:
    """Whether a designation is one of the right answers.

    On scans letters that look alike are one; of a long name that was given as the designation, nine tenths of the letters are asked for,
    and every letter of the system's designation in it (the last of the answers).
    """
    if value is None:
        return False
    if not scan:
        return bare(value) in {bare(answer) for answer in answers}
    read = folded(value)
    wanted = [folded(answer) for answer in answers]
    if read in wanted:
        return True
    close = max(SequenceMatcher(None, read, answer, autojunk=False).ratio() for answer in wanted)
    return len(answers) > 1 and wanted[-1] in read and close >= LONG
