"""How a number in a sentence is put forward, what a sum is said of, and who says it."""

from __future__ import annotations

import re
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import any_of
from leafproof.records import Modality

_ORDER = (Modality.HEDGED, Modality.REQUESTED, Modality.PLANNED)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(any_of(load("claim_words")["modality"][key]))


@cache
def thing() -> re.Pattern[str]:
    """The nouns that a sum of money is said of."""
    return re.compile(any_of(load("claim_words")["thing"]["words"]))


@cache
def voice() -> re.Pattern[str]:
    """Who says it: group 1 after «по данным», "according to", or group 2 between 据 and 报道."""
    by = any_of(load("claim_words")["voice"]["by"])
    return re.compile(
        rf"{by}[ \n]((?:the )?[^\s,.;:—–«\"][^,.;:—–\n«\"]{{2,60}}(?:[«\"][^»\"\n]{{2,40}}[»\"])?)|据([^，。；据]{{2,20}}?)(?:报道|称|透露)"
    )


def _denied(clause: str) -> bool:
    spared = _pattern("not_denial").sub(lambda match: " " * len(match[0]), clause)
    return _pattern("denied").search(spared) is not None


def modality_of(sentence: str, start: int, end: int) -> Modality:
    """How the number at sentence[start:end] of a lowered sentence is put forward: denied, hedged, requested, planned or asserted."""
    edge = max((sentence.rfind(mark, 0, start) for mark in ",;:—–，；："), default=-1) + 1
    close = min((at for mark in ",;—–，；" if (at := sentence.find(mark, end)) >= 0), default=len(sentence))
    if _denied(sentence[edge:start]) or re.search(
        r"(?<![^\W_])(?:не|not)\s(?:был|was|were|have|has|постав|получ|отгру|deliver|suppl)", sentence[end:close]
    ):
        return Modality.DENIED
    for modality in _ORDER:
        if _pattern(modality.value).search(sentence, edge, close) is not None:
            return modality
    # A hedge colours the whole sentence, a plan only its own clause.
    return Modality.HEDGED if _pattern("hedged").search(sentence) is not None else Modality.ASSERTED
