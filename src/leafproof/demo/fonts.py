"""Finds the TrueType fonts of this machine: one for Latin and Cyrillic, one for Chinese, and splits text between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from leafproof.demo.chance import Chance
from leafproof.errors import UsageError

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts", Path.home() / ".fonts")
# Regular and bold of families that hold Cyrillic; the first must be there, the others give variety where installed.
FAMILIES = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("PTF55F.ttf", "PTF75F.ttf"),
    ("PTS55F.ttf", "PTS75F.ttf"),
)
# Chinese fonts with TrueType outlines: reportlab cannot embed the CFF outlines of Noto CJK.
HAN = ("wqy-microhei.ttc", "wqy-zenhei.ttc", "uming.ttc", "DroidSansFallbackFull.ttf", "simsun.ttc", "msyh.ttc")


def is_han(sign: str) -> bool:
    """Whether a sign is set in the Chinese font: Han characters, full-width and Chinese punctuation."""
    point = ord(sign)
    return 0x2E80 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or 0xFF00 <= point <= 0xFFEF


@cache
def _installed() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in FOLDERS:
        if folder.is_dir():
            for path in sorted(folder.rglob("*.tt[fc]")):
                found.setdefault(path.name, path)
    return found


@cache
def _register(name: str) -> str:
    """Registers a font file with reportlab once; gives its name there."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    short = name.partition(".")[0]
    pdfmetrics.registerFont(TTFont(short, str(_installed()[name]), subfontIndex=0))
    return short


@cache
def _signs(registered: str) -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    font: Any = pdfmetrics.getFont(registered)
    return frozenset(font.face.charToGlyph)


def need() -> None:
    """Raises UsageError naming what to install where a font is missing."""
    missing = []
    if FAMILIES[0][0] not in _installed():
        missing.append("fonts-dejavu-core")
    if not any(name in _installed() for name in HAN):
        missing.append("fonts-wqy-microhei")
    if missing:
        raise UsageError(
            "the fonts that the made-up documents are set in are not installed",
            why="a TrueType font with Cyrillic and one with Chinese characters are needed",
            way_out=f"apt-get install {' '.join(missing)}",
        )


@dataclass(frozen=True)
class Typeface:
    """The fonts of one document by their reportlab names: regular, bold, Chinese, and one with every odd space."""

    regular: str
    bold: str
    han: str
    rest: str

    def runs(self, text: str, *, bold: bool = False) -> Iterator[tuple[str, str]]:
        """The text cut into pieces of one font each, as (font, piece)."""
        base = self.bold if bold else self.regular
        held, piece = "", ""
        for sign in text:
            font = self._font(sign, base)
            if font != held and piece:
                yield held, piece
                piece = ""
            held = font
            piece += sign
        if piece:
            yield held, piece

    def _font(self, sign: str, base: str) -> str:
        if is_han(sign):
            return self.han
        if ord(sign) in _signs(base):
            return base
        return self.rest if ord(sign) in _signs(self.rest) else self.han

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of a text in points."""
        from reportlab.pdfbase import pdfmetrics

        return float(sum(pdfmetrics.stringWidth(piece, font, size) for font, piece in self.runs(text, bold=bold)))


def draw_typeface(language: str, chance: Chance) -> Typeface:
    """A typeface for a document; Chinese papers set their Latin letters in the Chinese font as often as not."""
    need()
    families = [pair for pair in FAMILIES if pair[0] in _installed() and pair[1] in _installed()]
    regular, bold = chance.pick(families)
    han = _register(chance.pick([name for name in HAN if name in _installed()]))
    rest = _register(FAMILIES[0][0])
    if language == "zh" and chance.happens(0.5):
        return Typeface(han, han, han, rest)
    return Typeface(_register(regular), _register(bold), han, rest)
