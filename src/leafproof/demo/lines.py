"""Breaks text into lines: between words, and between Chinese characters, never after an opening or before a closing mark."""

from __future__ import annotations

from leafproof.demo.fonts import Typeface, is_han

_NOT_FIRST = "。，、：；）”’！？》】％%"
_NOT_LAST = "（“‘《【"


def units(text: str) -> list[str]:
    """The smallest pieces that a line may end after. Only the plain space breaks; it belongs to the piece before it."""
    out: list[str] = []
    piece = ""
    for at, sign in enumerate(text):
        piece += sign
        after = text[at + 1] if at + 1 < len(text) else ""
        if not after:
            break
        joined = after == " " or after in _NOT_FIRST or sign in _NOT_LAST
        if (sign == " " and after != " ") or ((is_han(sign) or is_han(after)) and not joined and sign != " "):
            out.append(piece)
            piece = ""
    if piece:
        out.append(piece)
    return out


def _chop(piece: str, face: Typeface, size: float, room: float, *, bold: bool) -> list[str]:
    """A piece wider than the line, cut by letters."""
    out, held = [], ""
    for sign in piece:
        if held and face.width(held + sign, size, bold=bold) > room:
            out.append(held)
            held = ""
        held += sign
    return [*out, held]


def broken(text: str, face: Typeface, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in a column `room` points wide; line ends in the text are kept."""
    out: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in units(paragraph):
            if line and face.width((line + piece).rstrip(" "), size, bold=bold) > room:
                out.append(line.rstrip(" "))
                line = ""
            if face.width(piece.rstrip(" "), size, bold=bold) > room:
                *full, line = _chop(piece, face, size, room, bold=bold)
                out += full
                continue
            line += piece
        out.append(line.rstrip(" "))
    return out


def widest(text: str, face: Typeface, size: float, *, bold: bool = False) -> float:
    """The width of the widest piece that cannot be broken."""
    return max((face.width(piece.strip(" "), size, bold=bold) for part in text.split("\n") for piece in units(part)), default=0.0)
