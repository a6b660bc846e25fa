"""A sheet of paper to draw on: text with its place remembered, rules, footers, pages."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from leafproof.demo.chance import Chance
from leafproof.demo.fonts import Typeface, draw_typeface, is_han

A4 = (595.28, 841.89)
# A box in points, origin at the top left of the page: left, top, right, bottom.
PointBox = tuple[float, float, float, float]


@dataclass(frozen=True)
class Look:
    """How a document looks: typeface, text size and leading (points), margins, rule weight, how rules and words are put on the page."""

    face: Typeface
    size: float
    leading: float
    margin: float
    rule: float
    rules_as: str
    word_by_word: bool
    bordered_pairs: bool
    sheet: str
    footer: str
    turned_pages: bool = False


def draw_look(language: str, texts: dict[str, object], chance: Chance) -> Look:
    """Draws the look of a document."""
    size = chance.pick((9.0, 9.5, 10.0, 10.5, 11.0))
    sheets = texts["sheet"]
    assert isinstance(sheets, list)
    return Look(
        face=draw_typeface(language, chance),
        size=size,
        leading=size * chance.pick((1.2, 1.3, 1.45)),
        margin=chance.pick((45.0, 56.0, 64.0)),
        rule=chance.pick((0.4, 0.6, 0.8)),
        rules_as=chance.pick(("lines", "lines", "boxes", "bars")),
        word_by_word=chance.happens(0.3),
        bordered_pairs=chance.happens(0.6),
        sheet=chance.pick(sheets),
        footer=str(texts["footer"]),
        turned_pages=chance.happens(0.35),
    )


@dataclass
class Traces:
    """What was drawn where: pages with their sizes, rows by item, number cells by item and role, words, lines to sign on."""

    sizes: list[tuple[float, float]] = field(default_factory=list)
    item_pages: dict[int, int] = field(default_factory=dict)
    numbers: dict[tuple[int, str], tuple[int, PointBox]] = field(default_factory=dict)
    words: list[tuple[int, str, PointBox]] = field(default_factory=list)
    blanks: list[tuple[float, float]] = field(default_factory=list)


class Sheet:
    """The page being drawn, and its pen: `y` is the distance of the next line's top from the top of the page, in points."""

    def __init__(self, look: Look, *, keep_words: bool, pages: int = 0, title: str = "") -> None:
        self.look = look
        self.traces = Traces()
        self._keep_words = keep_words
        self._pages = pages
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Synthetic")
        self.width, self.height = A4
        self.y = look.margin
        self._open(landscape=False)

    def _open(self, *, landscape: bool) -> None:
        self.width, self.height = (A4[1], A4[0]) if landscape else A4
        self._canvas.setPageSize((self.width, self.height))
        self._canvas.setPageRotation(90 if landscape and self.look.turned_pages else 0)
        if landscape and self.look.turned_pages:
            # Drawn sideways on an upright page that asks to be shown turned, as many programs print landscape pages.
            self._canvas.transform(0, 1, -1, 0, A4[0], 0)
        self.traces.sizes.append((self.width, self.height))
        self.y = self.look.margin
        self.fresh = True

    @property
    def page(self) -> int:
        """The 1-based number of the page being drawn."""
        return len(self.traces.sizes)

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return self.look.margin

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.width - self.look.margin

    @property
    def bottom(self) -> float:
        """The lowest place for text."""
        return self.height - self.look.margin

    def turn(self, *, landscape: bool | None = None) -> None:
        """A new page; a page on which nothing stands yet is only turned."""
        landscape = self.width > self.height if landscape is None else landscape
        if (self.fresh and self.page == 1) or (self.fresh and not self.traces.sizes[-1]):
            self.traces.sizes.pop()
        else:
            self._close()
        self._open(landscape=landscape)

    def _close(self) -> None:
        size = 6.5
        y = self.height - 22
        self.text(self.left, y, self.look.footer, size)
        number = self.look.sheet.format(page=self.page, pages=self._pages or "?")
        if number:
            self.text(self.right - self.look.face.width(number, 8), y, number, 8)
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Closes the last page; gives the file."""
        self._close()
        self._canvas.save()
        return self._out.getvalue()

    def text(self, x: float, top: float, line: str, size: float, *, bold: bool = False, stretch: float = 0.0) -> None:
        """Draws one line with its top at `top`; `stretch` points are added to every plain space (justified text)."""
        self.fresh = False
        baseline = self.height - top - size * 0.8
        if self._keep_words:
            self._remember(x, top, line, size, bold=bold, stretch=stretch)
        pieces = line.split(" ") if stretch or self.look.word_by_word else [line]
        gap = self.look.face.width(" ", size, bold=bold) + stretch
        for index, piece in enumerate(pieces):
            x += gap if index else 0.0
            for font, run in self.look.face.runs(piece, bold=bold):
                self._canvas.setFont(font, size)
                self._canvas.drawString(x, baseline, run)
                x += self.look.face.width(run, size, bold=bold)
        if "____" in line:
            self.traces.blanks.append((x, top + size * 0.8))

    def _remember(self, x: float, top: float, line: str, size: float, *, bold: bool, stretch: float) -> None:
        start, held = x, ""

        def note(at: float, text: str) -> None:
            end = at + self.look.face.width(text, size, bold=bold)
            self.traces.words.append((self.page, text, (at, top, end, top + size)))

        for sign in line:
            width = self.look.face.width(sign, size, bold=bold) + (stretch if sign == " " else 0.0)
            if sign.isspace() or is_han(sign):
                if held:
                    note(start, held)
                    held = ""
                if not sign.isspace():
                    note(x, sign)
                start = x + width
            else:
                start = start if held else x
                held += sign
            x += width
        if held:
            note(start, held)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A horizontal or vertical rule."""
        weight = self.look.rule
        if self.look.rules_as == "bars":
            half = weight / 2
            self._canvas.rect(
                min(x0, x1) - half, self.height - max(y0, y1) - half, abs(x1 - x0) + weight, abs(y1 - y0) + weight, stroke=0, fill=1
            )
        else:
            self._canvas.setLineWidth(weight)
            self._canvas.line(x0, self.height - y0, x1, self.height - y1)

    def frame(self, box: PointBox) -> None:
        """The four sides of a box."""
        left, top, right, bottom = box
        if self.look.rules_as == "boxes":
            self._canvas.setLineWidth(self.look.rule)
            self._canvas.rect(left, self.height - bottom, right - left, bottom - top, stroke=1, fill=0)
            return
        for line in ((left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)):
            self.rule(*line)

    def scribble(self, x: float, y: float, chance: Chance) -> None:
        """A signature above a blank: strokes of a pen, no text."""
        self._canvas.saveState()
        self._canvas.setStrokeColorRGB(0.1, 0.15, 0.6)
        self._canvas.setLineWidth(0.9)
        base = self.height - y
        path = self._canvas.beginPath()
        path.moveTo(x, base)
        for _ in range(5):
            points = [chance.share(-4, 14) for _ in range(3)]
            x += chance.share(6, 12)
            path.curveTo(x - 8, base + points[0], x - 3, base + points[1], x, base + points[2])
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.restoreState()
