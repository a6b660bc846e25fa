"""Draws random tables as words and rules, without a PDF: what a text layer and path objects would give, and what was meant.

Every name and number is invented. The drawer shares no code with the reader.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from leafproof.read.tables.model import RawWord, Rule

from table_words import LABELS, NAMES, PROSE, SECTIONS, TOTALS, UNITS

STYLES = ("full", "sides", "columns", "box", "horizontal", "header", "none")
"""Full grid; grid without outer verticals; columns ruled but not rows; header boxed only; and so on down to no rule at all."""
HEADERS = ("one", "group", "years")
LANGUAGES = ("ru", "en", "zh", "both")
VERTICALS = ("top", "middle")

NUMBER_FORMS = ("nbsp", "thin", "space", "none", "comma", "point")


@dataclass
class Drawn:
    """A drawn page and what was meant: header texts, body rows as texts by column (None where a cell is covered by a span)."""

    words: list[RawWord]
    rules: list[Rule]
    width: float
    height: float
    rows: list[list[str | None]]
    header: list[str]
    columns: int
    style: str
    box: tuple[float, float, float, float] = (0, 0, 0, 0)


@dataclass
class Pen:
    """Lays words on a page."""

    size: float
    words: list[RawWord] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def tall(self) -> float:
        return 1.17 * self.size

    def char(self, c: str) -> float:
        if ord(c) > 0x2E80:
            return self.size
        if c in " \u00a0":
            return 0.28 * self.size
        if c == "\u2009":
            return 0.2 * self.size
        if c.isdigit():
            return 0.55 * self.size
        if c in "il.,:;|!'()-":
            return 0.3 * self.size
        if c in "mwMWшщжюмфШЩЖЮМФ":
            return 0.82 * self.size
        return (0.66 if c.isupper() else 0.53) * self.size

    def wide(self, text: str) -> float:
        return sum(self.char(c) for c in text)

    def put(self, text: str, x: float, top: float) -> None:
        """A line of text: words end at white space, a Han character is a word of its own."""
        edges: list[float] = [x]
        current = ""
        for c in text + " ":
            width = self.char(c)
            han = ord(c) > 0x2E80
            if (c.isspace() or c == "\u00a0" or han) and current:
                self.words.append(RawWord(current, edges[0], top, edges[-1], top + self.tall, tuple(edges)))
                current = ""
            if han:
                self.words.append(RawWord(c, x, top, x + width, top + self.tall, (x, x + width)))
            x += width
            if c.isspace() or han:
                edges = [x]
            else:
                current += c
                edges.append(x)

    def wrap(self, text: str, width: float) -> list[str]:
        """The text in lines of at most this width, where words allow it."""
        atoms: list[str] = []
        for word in text.split(" "):
            if any(ord(c) > 0x2E80 for c in word):
                atoms += [*word[:-1], word[-1] + " "]
            else:
                atoms.append(word + " ")
        lines = [""]
        for atom in atoms:
            if lines[-1] and self.wide((lines[-1] + atom).rstrip(" ")) > width:
                lines.append("")
            lines[-1] += atom
        return [line.rstrip(" ") for line in lines]


def number(rng: random.Random, value: int, form: str, cents: bool) -> str:
    sign = {"nbsp": "\u00a0", "thin": "\u2009", "space": " ", "none": "", "comma": ",", "point": "."}[form]
    whole = f"{value:,}".replace(",", sign)
    return whole + (("." if form == "comma" else ",") + f"{rng.randrange(100):02d}" if cents else "")


@dataclass
class Column:
    role: str
    width: float
    align: str
    label: str
    group: str = ""


def _columns(rng: random.Random, language: str, header: str, page: float) -> list[Column]:
    first = "ru" if language == "both" else language
    second = "en" if language == "both" else ""

    def label(role: str) -> str:
        text = rng.choice(LABELS[first][role])
        return f"{text} / {rng.choice(LABELS[second][role])}" if second else text

    roles = ["position"] if rng.random() < 0.8 else []
    roles.append("name")
    roles += ["designation"] if rng.random() < 0.6 else []
    roles += ["unit"] if rng.random() < 0.7 else []
    found: list[Column] = []
    weights = {"position": 0.6, "name": 3.0, "designation": 1.5, "unit": 0.9, "quantity": 0.9, "price": 1.5, "total": 1.7, "note": 1.2}
    number_align = rng.choice(["right", "right", "centre"])
    for role in roles:
        found.append(
            Column(role, weights[role], {"name": "left", "designation": rng.choice(["left", "centre"])}.get(role, "centre"), label(role))
        )
    if header == "years":
        start = rng.randrange(2021, 2027)
        group = label("quantity")
        for year in range(start, start + rng.choice([2, 3])):
            found.append(Column("quantity", 0.7, number_align, str(year), group))
        found.append(Column("quantity", 0.8, number_align, label("all"), group))
    else:
        found.append(Column("quantity", weights["quantity"], number_align, label("quantity")))
    if header == "group":
        group = label("money")
        found.append(Column("price", 1.5, number_align, label("each"), group))
        found.append(Column("total", 1.7, number_align, label("all"), group))
    else:
        found.append(Column("price", 1.5, number_align, label("price")))
        found.append(Column("total", 1.7, number_align, label("total")))
    if rng.random() < 0.25:
        found.append(Column("note", 1.2, "left", label("note")))
    scale = page / sum(c.width for c in found)
    for column in found:
        column.width *= scale
    return found


def draw_table(seed: int, *, style: str, header: str, language: str, vertical: str) -> Drawn:
    """One page with a random table of this kind between prose."""
    rng = random.Random(f"{seed}-{style}-{header}-{language}-{vertical}")
    landscape = header == "years" or language == "both" or rng.random() < 0.3
    width, height = (842.0, 595.0) if landscape else (595.0, 842.0)
    margin = rng.uniform(36, 60)
    pen = Pen(rng.choice([8.0, 9.0, 10.0]))
    words_of = "ru" if language == "both" else language
    columns = _columns(rng, language, header, width - 2 * margin)
    pad_x, pad_y = rng.uniform(2.5, 5.0), rng.uniform(2.0, 6.0)
    form = rng.choice(NUMBER_FORMS)
    cents = form != "none" and rng.random() < 0.6
    y = _prose(rng, pen, words_of, margin, 40.0, width - 2 * margin, rng.randrange(2, 6)) + rng.uniform(10, 20)
    xs = [margin]
    for column in columns:
        xs.append(xs[-1] + column.width)
    drawn = Drawn(pen.words, pen.rules, width, height, [], [], len(columns), style)
    top = y
    lines_y = [y]
    y = _head(rng, pen, columns, xs, y, pad_x, pad_y, style, drawn)
    lines_y.append(y)
    if rng.random() < 0.25:
        y = _row(pen, [str(i + 1) for i in range(len(columns))], ["centre"] * len(columns), xs, y, pad_x, pad_y, "top", drawn)
        lines_y.append(y)
    item = 0
    section = 0
    sections = rng.random() < 0.35
    spans: dict[int, int] = {}
    while y < height - 150 and item < 40:
        if sections and item % 5 == 0:
            section += 1
            text = SECTIONS[words_of].format(section)
            spans[len(lines_y) - 1] = len(columns)
            pen.put(text, xs[0] + pad_x, y + pad_y)
            drawn.rows.append([text] + [None] * (len(columns) - 1))
            y += pen.tall + 2 * pad_y
            lines_y.append(y)
        item += 1
        texts = [_value(rng, c.role, item, language, form, cents) for c in columns]
        y = _row(pen, texts, [c.align for c in columns], xs, y, pad_x, pad_y, vertical, drawn)
        lines_y.append(y)
        if item >= 3 and rng.random() < 0.05:
            break
    if rng.random() < 0.7:
        label = TOTALS[words_of]
        last = next(i for i in range(len(columns) - 1, -1, -1) if columns[i].role == "total")
        texts = [""] * len(columns)
        label_column = next(i for i, c in enumerate(columns) if c.role == "name")
        texts[label_column] = label
        texts[last] = number(rng, rng.randrange(10**5, 10**8), form, cents)
        y = _row(pen, texts, [c.align for c in columns], xs, y, pad_x, pad_y, vertical, drawn)
        lines_y.append(y)
    _rules(pen, style, xs, lines_y, spans, drawn)
    drawn.box = (xs[0], top, xs[-1], y)
    _prose(rng, pen, words_of, margin, y + rng.uniform(12, 25), width - 2 * margin, rng.randrange(1, 4))
    return drawn


def _prose(rng: random.Random, pen: Pen, language: str, x: float, y: float, width: float, lines: int) -> float:
    text = " ".join(rng.choice(PROSE[language].split()) for _ in range(200))
    for line in pen.wrap(text, width)[:lines]:
        pen.put(line, x, y)
        y += 1.25 * pen.size
    return y


def _value(rng: random.Random, role: str, item: int, language: str, form: str, cents: bool) -> str:
    first = "ru" if language == "both" else language
    match role:
        case "position":
            return str(item)
        case "name":
            text = rng.choice(NAMES[first])
            if rng.random() < 0.5:
                text += (" " if first != "zh" else "，") + rng.choice(NAMES[first]).lower()
            return f"{text} / {rng.choice(NAMES['en'])}" if language == "both" else text
        case "designation":
            return rng.choice(["ЯКТ-", "ДСЛ-", "KZT-", "QF-"]) + f"{rng.randrange(100, 9999)}" + rng.choice(["", "М", "-01", " исп. 2"])
        case "unit":
            return rng.choice(UNITS[first])
        case "quantity":
            return rng.choice(
                [str(rng.randrange(1, 60)), str(rng.randrange(1, 10)), number(rng, rng.randrange(1000, 9000), form, False), "–"]
            )
        case "price":
            return number(rng, rng.randrange(200, 9_000_000), form, cents)
        case "total":
            return number(rng, rng.randrange(10_000, 90_000_000), form, cents)
    return rng.choice(["", "", "см. приложение" if first == "ru" else "see annex" if first == "en" else "见附件"])


def _put_cell(pen: Pen, lines: list[str], align: str, left: float, right: float, y: float) -> None:
    for line in lines:
        space = right - left - pen.wide(line)
        x = left if align == "left" else left + space if align == "right" else left + space / 2
        if line:
            pen.put(line, x, y)
        y += 1.2 * pen.size


def _row(
    pen: Pen, texts: list[str], aligns: list[str], xs: list[float], y: float, pad_x: float, pad_y: float, vertical: str, drawn: Drawn
) -> float:
    wrapped = [[text] if text[:1].isdigit() else pen.wrap(text, xs[i + 1] - xs[i] - 2 * pad_x) for i, text in enumerate(texts)]
    most = max(len(lines) for lines in wrapped)
    tall = (most - 1) * 1.2 * pen.size + pen.tall
    for i, lines in enumerate(wrapped):
        mine = (len(lines) - 1) * 1.2 * pen.size + pen.tall
        start = y + pad_y + ((tall - mine) / 2 if vertical == "middle" else 0)
        _put_cell(pen, lines, aligns[i], xs[i] + pad_x, xs[i + 1] - pad_x, start)
    drawn.rows.append([*texts])
    return y + tall + 2 * pad_y


def _head(
    rng: random.Random, pen: Pen, columns: list[Column], xs: list[float], y: float, pad_x: float, pad_y: float, style: str, drawn: Drawn
) -> float:
    grouped = [i for i, c in enumerate(columns) if c.group]
    wrapped = [pen.wrap(c.label, xs[i + 1] - xs[i] - 2 * pad_x) for i, c in enumerate(columns)]

    def tall(lines: list[str]) -> float:
        return (len(lines) - 1) * 1.2 * pen.size + pen.tall

    level = 0.0
    if grouped:
        a, b = grouped[0], grouped[-1]
        group = pen.wrap(columns[a].group, xs[b + 1] - xs[a] - 2 * pad_x)
        level = tall(group) + 2 * pad_y
        _put_cell(pen, group, "centre", xs[a] + pad_x, xs[b + 1] - pad_x, y + pad_y)
        drawn.header.append(columns[a].group)
    lower = max((tall(wrapped[i]) for i in grouped), default=0.0) + (2 * pad_y if grouped else 0)
    whole = max(level + lower, max(tall(lines) for i, lines in enumerate(wrapped) if i not in grouped) + 2 * pad_y)
    for i, lines in enumerate(wrapped):
        top = y + level if i in grouped else y
        room = whole - level if i in grouped else whole
        _put_cell(pen, lines, "centre", xs[i] + pad_x, xs[i + 1] - pad_x, top + (room - tall(lines)) / 2)
        drawn.header.append(columns[i].label)
    if grouped and style not in {"header", "none"}:
        pen.rules.append(Rule(True, y + level, xs[grouped[0]], xs[grouped[-1] + 1]))
    if style in {"full", "sides", "columns", "box"}:
        for i in range(len(xs)):
            if style == "sides" and i in {0, len(xs) - 1}:
                continue
            inside = grouped and grouped[0] < i <= grouped[-1]
            pen.rules.append(Rule(False, xs[i], y + level if inside else y, y + whole))
    return y + whole


def _rules(pen: Pen, style: str, xs: list[float], ys: list[float], spans: dict[int, int], drawn: Drawn) -> None:
    if style == "none":
        return
    chosen = ys if style in {"full", "sides", "horizontal"} else [ys[0], ys[1], ys[-1]]
    for y in chosen[:2] if style == "box" else chosen:
        pen.rules.append(Rule(True, y, xs[0], xs[-1]))
    if style in {"full", "sides", "columns"}:
        for band in range(1, len(ys) - 1):
            for i, x in enumerate(xs):
                outer = i in {0, len(xs) - 1}
                if (outer and style != "sides") or (not outer and band not in spans):
                    pen.rules.append(Rule(False, x, ys[band], ys[band + 1]))
