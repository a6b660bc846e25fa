"""Writes papers that are mostly prose: letters, memos, minutes, amendments, reports, articles, training programmes, mail."""

from __future__ import annotations

from datetime import date, timedelta

from leafproof.demo import dates
from leafproof.demo.blocks import Grid, GridColumn, GridRow, Pair, Paper, Scribble
from leafproof.demo.chance import Chance
from leafproof.demo.deal import Deal, Wording, said, wording
from leafproof.demo.invented import people, safe
from leafproof.demo.key import FigureKey, IdentifierKey


def _speak(made: Deal, language: str, chance: Chance, day: date) -> Wording:
    return wording(made, language, said(made, chance), chance.sub(f"words-{language}"), day=day)


def _points(paper: Paper, words: Wording, section: str, made: Deal, *, numbered: bool = False, at_least: int = 2) -> None:
    """Some of a section's points; the key learns of the counts that they state."""
    points: list[str] = words.texts(section)["points"]
    kept = [point for index, point in enumerate(points) if index < at_least or words.chance.happens(0.75)]
    for index, point in enumerate(kept, start=1):
        text = words.fill(point)
        paper.say(f"{index}. {text}" if numbered else text, align="justify")
        if "{count}" in point:
            paper.figures.append(FigureKey(str(words.words["count"]), made.vehicle().designation))


def letter(made: Deal, language: str, chance: Chance) -> Paper:
    """A letter with reference, addressee, topic, body and executor."""
    day = made.day + timedelta(days=chance.whole(30, 300))
    words = _speak(made, language, chance, day)
    out = chance.pick((f"{chance.whole(10, 99)}-{chance.whole(1, 99)}/{chance.whole(100, 999)}", f"{chance.whole(100, 9999)}"))
    to, writer = people(language, 2, chance)
    words.words.update(out=out, to=words.words["buyer_short"], to_person=to.name, person=writer.name)
    paper = Paper(("letter",), (language,), out, day.isoformat())
    paper.say(words.words["seller"], align="center", bold=True)
    if language == "ru" and chance.happens(0.6):
        inn, ogrn = safe("inn", chance), safe("ogrn", chance)
        paper.say(f"ОГРН {ogrn}, ИНН/КПП {inn}/{safe('kpp', chance)}, тел. {safe('phones', chance)}", align="center", step=-1.5)
        paper.identifiers += [IdentifierKey("ru.inn", inn), IdentifierKey("ru.ogrn", ogrn)]
    paper.say(words.one("letter", "reference"))
    paper.say(words.one("letter", "answer"))
    paper.say(words.one("letter", "address"), align="right" if language == "ru" else "left", space=6)
    paper.say(words.one("letter", "topic"), bold=True)
    paper.say(words.one("letter", "open"), align="center" if language == "ru" else "left", space=6)
    _points(paper, words, "letter", made)
    if chance.happens(0.5):
        paper.say(words.one("letter", "enclosure"))
    paper.say(words.one("letter", "close"), space=8)
    paper.blocks.append(Pair((chance.pick(words.texts("frame")["posts"]),), (writer.name,)))
    paper.blocks.append(Scribble(1))
    paper.say(words.one("letter", "executor"), step=-1, space=10)
    return paper


def memo(made: Deal, language: str, chance: Chance) -> Paper:
    """An internal memo."""
    day = made.day + timedelta(days=chance.whole(30, 300))
    words = _speak(made, language, chance, day)
    to, writer = people(language, 2, chance)
    words.words.update(to_person=to.name, date=dates.written(made.day, language, chance))
    paper = Paper(("memo",), (language,), None, day.isoformat())
    paper.say(words.one("memo", "address"), align="right" if language == "ru" else "left")
    paper.say(words.one("memo", "title"), align="center", bold=True, step=2)
    paper.say(dates.written(day, language, chance))
    _points(paper, words, "memo", made)
    paper.blocks.append(Pair((chance.pick(words.texts("frame")["posts"]),), (writer.name,)))
    return paper


def minutes(made: Deal, language: str, chance: Chance) -> Paper:
    """Minutes of a meeting in numbered points."""
    day = made.day + timedelta(days=chance.whole(20, 200))
    words = _speak(made, language, chance, day)
    words.words.update(n=str(chance.whole(1, 30)), date=dates.written(made.day, language, chance))
    title = words.one("minutes", "title")
    number = words.words["n"] if words.words["n"] in title.split() or f"第{words.words['n']}号" in title else None
    paper = Paper(("minutes",), (language,), number, day.isoformat())
    paper.say(title, align="center", bold=True, step=2)
    paper.blocks.append(Pair((words.one("contract", "place"),), (dates.written(day, language, chance),), ends=True))
    _points(paper, words, "minutes", made, numbered=True, at_least=3)
    paper.say(words.one("minutes", "end"), space=6)
    paper.blocks.append(Pair((words.one("frame", "signature_seller"), "_________"), (words.one("frame", "signature_buyer"), "_________")))
    return paper


def amendment(made: Deal, language: str, chance: Chance) -> Paper:
    """An amendment that changes clauses of the contract."""
    day = made.day + timedelta(days=chance.whole(60, 400))
    words = _speak(made, language, chance, day)
    thing = chance.pick(made.goods)
    number = str(chance.whole(1, 4))
    words.words.update(
        n=number, date=dates.written(made.day, language, chance), pos=made.goods.index(thing) + 1, name=thing.names[language],
        unit=thing.units[language],
    )  # fmt: skip
    paper = Paper(("amendment",), (language,), number, day.isoformat())
    paper.say(words.one("amendment", "title"), align="center", bold=True, step=2)
    paper.blocks.append(Pair((words.one("contract", "place"),), (dates.written(day, language, chance),), ends=True))
    paper.say(words.one("amendment", "body"), align="justify")
    points = [point for index, point in enumerate(words.texts("amendment")["points"]) if index < 1 or chance.happens(0.6)]
    for index, point in enumerate(points, start=1):
        filled = words.fill(point.replace("{count}", str(thing.quantity)))
        paper.say(f"{index}. {filled}" + ("" if filled.endswith((".", "。", "»")) else "."), align="justify")
    paper.say(words.one("amendment", "end"))
    paper.blocks.append(Pair((words.one("frame", "signature_seller"), "_________"), (words.one("frame", "signature_buyer"), "_________")))
    return paper


def report(made: Deal, language: str, chance: Chance) -> Paper:
    """A report with a date of reference."""
    day = made.day + timedelta(days=chance.whole(100, 500))
    words = _speak(made, language, chance, day)
    title = words.texts("report")["title"][0]
    paper = Paper(("report",), (language,))
    paper.say(words.fill(title), align="center", bold=True, step=2)
    _points(paper, words, "report", made, at_least=3)
    return paper


def article(made: Deal, language: str, chance: Chance) -> Paper:
    """A press article."""
    day = made.day + timedelta(days=chance.whole(100, 500))
    words = _speak(made, language, chance, day)
    paper = Paper(("article",), (language,), None, day.isoformat())
    paper.subject = words.one("article", "title")
    paper.say(paper.subject, bold=True, step=4)
    paper.say(dates.in_words(day, language, chance))
    _points(paper, words, "article", made, at_least=4)
    return paper


def mail_text(made: Deal, language: str, chance: Chance) -> Paper:
    """The words of an e-mail."""
    day = made.day + timedelta(days=chance.whole(10, 100))
    words = _speak(made, language, chance, day)
    paper = Paper(("email",), (language,), None, day.isoformat())
    paper.subject = words.one("mail", "subject")
    _points(paper, words, "mail", made, at_least=3)
    return paper


def training_programme(made: Deal, language: str, chance: Chance) -> Paper:
    """A programme with a table of topics and hours: no goods."""
    words = _speak(made, language, chance, made.day)
    texts = words.texts("training_programme")
    paper = Paper(("training_programme",), (language,))
    paper.say(chance.pick(texts["title"]), align="center", bold=True, step=2)
    paper.say(words.one("training_programme", "body"))
    rows, hours = [], 0
    for index, topic in enumerate(texts["topics"], start=1):
        taken = chance.whole(2, 40)
        hours += taken
        rows.append(GridRow("plain", (str(index), topic, str(taken), chance.pick(texts["methods"]), chance.pick(texts["sites"]))))
    rows.append(GridRow("total", ("", texts["total"], str(hours), "", "")))
    columns = tuple(
        GridColumn(f"c{index}", (label,), "left" if index == 1 else "center", weight)
        for index, (label, weight) in enumerate(zip(texts["columns"], (0.6, 3.0, 1.0, 1.5, 1.5), strict=True))
    )
    paper.blocks.append(Grid(columns, tuple(rows), rules=chance.pick(("full", "horizontal", "header"))))
    return paper
