"""RTF as a stream of tokens: groups, control words, bytes of text in their code page.

Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: for WORD its name and number, for TEXT its bytes in the code page of the font."""

    kind: Kind
    name: str = ""
    number: int | None = None
    text: bytes = b""


_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\(?P<symbol>[^A-Za-z])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<stray>\\)",
    re.DOTALL,
)
_SYMBOLS = {b"~": "~", b"-": "-", b"_": "_", b"*": "*", b"|": "|", b":": ":"}


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file. The bytes of a `\\bin` block are skipped."""
    at = 0
    while (match := _TOKEN.match(data, at)) is not None:
        at = match.end()
        if match["open"]:
            yield Token(Kind.OPEN)
        elif match["close"]:
            yield Token(Kind.CLOSE)
        elif match["hex"]:
            yield Token(Kind.TEXT, text=bytes([int(match["hex"], 16)]))
        elif match["word"]:
            number = None if match["number"] is None else int(match["number"])
            name = match["word"].decode("ascii")
            if name == "bin" and number is not None and number > 0:
                at += number
            else:
                yield Token(Kind.WORD, name, number)
        elif match["symbol"]:
            symbol = match["symbol"]
            if symbol in _SYMBOLS:
                yield Token(Kind.WORD, _SYMBOLS[symbol])
            elif symbol in b"\r\n":
                yield Token(Kind.WORD, "par")
            else:
                yield Token(Kind.TEXT, text=symbol)
        elif match["text"]:
            yield Token(Kind.TEXT, text=match["text"])
