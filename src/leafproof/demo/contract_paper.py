"""Writes a contract, in one language or two side by side, final or left as a draft."""

from __future__ import annotations

from leafproof.demo import dates
from leafproof.demo.blocks import Pair, Paper, Scribble
from leafproof.demo.chance import Chance
from leafproof.demo.deal import Deal, Said, Wording, said, wording
from leafproof.demo.invented import safe
from leafproof.demo.item_rows import plain
from leafproof.demo.key import ContractKey, FigureKey, IdentifierKey, PaymentKey
from leafproof.demo.signatures import signature_blocks, signature_form

_ALWAYS = ("subject", "price", "payment")
_REST = ("basis", "time", "quality", "documentation", "training", "warranty", "claims", "force", "arbitration", "entry", "languages")
_ZH = "一二三四五六七八九十"


def zh_count(number: int) -> str:
    """1-19 in plain Chinese, for article numbers."""
    return _ZH[number - 1] if number <= 10 else "十" + _ZH[number - 11]


def heading(form: str, number: int, title: str) -> str:
    """The heading of an article in the contract's own form."""
    return form.format(n=number, z=zh_count(number), t=title, T=title.upper())


def clauses(chance: Chance) -> list[str]:
    """Names of the clauses in order: subject and price first, the rest as drawn."""
    price = "price2" if chance.happens(0.35) else "price"
    rest = [name for name in _REST if chance.happens(0.75)]
    return ["subject", price, *rest[:2], "payment", *rest[2:]]


def _requisites(made: Deal, words: Wording, paper: Paper, chance: Chance) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The requisites of both sides; numbers only from the closed list of impossible ones."""
    language = words.language
    left = [words.one("frame", "signature_seller"), made.seller[language].short]
    right = [words.one("frame", "signature_buyer"), made.buyer[language].short]
    if language == "ru" and chance.happens(0.7):
        inn, bik, account, ogrn = safe("inn", chance), safe("bik", chance), safe("account", chance), safe("ogrn", chance)
        left += [f"ИНН {inn}", f"ОГРН {ogrn}", f"р/с {account}", f"БИК {bik}"]
        paper.identifiers += [IdentifierKey("ru.inn", inn), IdentifierKey("ru.ogrn", ogrn), IdentifierKey("ru.bik", bik)]
        right += [f"тел. {safe('phones', chance)}"]
    elif language == "zh" and chance.happens(0.7):
        code = safe("uscc", chance)
        left += [f"统一社会信用代码：{code}"]
        paper.identifiers.append(IdentifierKey("cn.uscc", code))
        right += [f"电话：{safe('phones', chance)}"]
    else:
        right += [f"{'тел.' if language == 'ru' else '电话' if language == 'zh' else 'Tel.'} {safe('phones', chance)}"]
    return tuple(left), tuple(right)


def _facts(made: Deal, facts: Said, paper: Paper, *, draft: bool) -> None:
    paper.contracts.append(
        ContractKey(
            number=None if draft else made.number,
            date=None if draft else made.day.isoformat(),
            amount=plain(facts.amount),
            currency=made.currency,
            suppliers=tuple(made.seller[language].core for language in made.languages),
            buyers=tuple(made.buyer[language].core for language in made.languages),
        )
    )
    paper.payments.append(PaymentKey(plain(facts.advance), made.currency, plain(facts.share / 100)))
    paper.figures.append(FigureKey(str(facts.count), made.vehicle().designation))


def contract(made: Deal, chance: Chance, *, draft: bool = False, signed: bool = True) -> Paper:
    """A contract of the deal. A draft leaves number and date blank and says that it is one; an unsigned one has empty signature lines."""
    facts = said(made, chance)
    speakers = [wording(made, language, facts, chance.sub(language)) for language in made.languages]
    # A blank with a pen's strokes over it and a note below may be left open; a mark in its place may not.
    form = signature_form(chance)
    stages = ("draft",) if draft else ("unsigned", "unknown") if not signed else ("signed",) if form is not None else ("signed", "unknown")
    paper = Paper(("contract",), made.languages, None if draft else made.number, None if draft else made.day.isoformat(), stages)
    lead = speakers[0]
    if draft:
        paper.say(" / ".join(words.one("frame", "draft") for words in speakers), align="right", bold=True)
    elif chance.happens(0.4):
        paper.say(lead.one("frame", "markings"), align="right")
    for words in speakers:
        paper.say(words.one("contract", "title_draft" if draft else "title"), align="center", bold=True, step=3)
        written = (dates.blank_date if draft else dates.written)(made.day, words.language, chance)
        paper.blocks.append(Pair((words.one("contract", "place"),), (_dated(written, words),), ends=True))
    _body(paper, speakers, chance)
    for words in speakers:
        if not draft and signed:
            paper.say(words.fill(chance.pick(words.texts("contract")["end"]["signed"])))
        left, right = _requisites(made, words, paper, chance)
        more_left, more_right = signature_blocks(words, signed=signed and not draft, form=form)
        paper.blocks.append(Pair((*left, *more_left), (*right, *more_right)))
        if signed and not draft:
            paper.blocks.append(Scribble())
    _facts(made, facts, paper, draft=draft)
    return paper


def _dated(written: str, words: Wording) -> str:
    return f"签约时间：{written}" if words.language == "zh" else written


def _body(paper: Paper, speakers: list[Wording], chance: Chance) -> None:
    """Preamble and clauses; two languages stand side by side or clause under clause."""
    beside = len(speakers) == 2 and chance.happens(0.7)
    preambles = [words.one("contract", "preamble") for words in speakers]
    names = clauses(chance)
    forms = [chance.pick(words.texts("contract")["heads"]) for words in speakers]
    numbered, align = chance.happens(0.7), chance.pick(("left", "left", "center"))
    if beside:
        paper.blocks.append(Pair((preambles[0],), (preambles[1],), ruled=True))
    else:
        for text in preambles:
            paper.say(text, align="justify")
    for index, name in enumerate(names, start=1):
        pieces = []
        for words, form in zip(speakers, forms, strict=True):
            title, text = words.texts("contract")["clauses"][name]
            body = f"{index}.1. {words.fill(text)}" if numbered and words.language != "zh" else words.fill(text)
            pieces.append((heading(form, index, title), body))
        if beside:
            paper.blocks.append(Pair(pieces[0], pieces[1], ruled=True))
        else:
            for title, text in pieces:
                paper.say(title, bold=True, space=5, align=align)
                paper.say(text, align="justify")
