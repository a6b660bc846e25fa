"""Labels of head blocks («Кому:», From:, 主题：) and what they are called here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.lang.data_file import load
from leafproof.lang.phrase_list import lowered

LONGEST_LABEL = 44


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with a label and a colon: where the label and the value stand in the line (0-based, end exclusive)."""

    label: tuple[int, int]
    value: tuple[int, int]
    name: str | None


@cache
def _names() -> dict[str, str]:
    return {word: block["name"] for block in load("header_labels")["label"] for word in block["words"]}


@cache
def bare_labels() -> dict[str, str]:
    """Labels in capitals that stand without a colon in telegrams -> our name."""
    return {word: block["name"] for block in load("header_labels")["label"] for word in block.get("bare", ())}


@cache
def no_value() -> frozenset[str]:
    """What stands in a field that has no value."""
    return frozenset(load("header_labels")["none"]["values"])


@cache
def _label() -> re.Pattern[str]:
    # At most LONGEST_LABEL characters, then a colon that is not part of an address.
    return re.compile(rf"\s{{0,40}}([^\W\d_№][^:：\n\t]{{0,{LONGEST_LABEL}}}|№)[ \t]{{0,4}}[:：](?!//)\s*")


def name_of(label: str) -> str | None:
    """Our name of a printed label; None where it is no label of a head block."""
    plain = " ".join(re.sub("[.,()]+", " ", lowered(label)).split())
    return _names().get(plain)


def labelled(line: str) -> Labelled | None:
    """The label and value of a line of the form `Label: value`; `name` is None where the label is not one of ours. None for other lines."""
    match = _label().match(line)
    if match is None or match[1].count(" ") > 6:
        return None
    end = len(line.rstrip())
    return Labelled(match.span(1), (min(match.end(), end), end), name_of(match[1]))
