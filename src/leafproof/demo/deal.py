"""A made-up deal: who sells what to whom, when and for how much; every paper of the deal is written from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from leafproof.demo import dates
from leafproof.demo.chance import Chance
from leafproof.demo.invented import Party, Person, Thing, parties, people, place, safe, table, things
from leafproof.demo.money import prose, style_for
from leafproof.demo.numerals import DigitStyle, words_en, words_ru, words_zh


@dataclass(frozen=True)
class Deal:
    """One deal. `grain` is the step of all its prices; `languages` has one or two members, the leading one first."""

    languages: tuple[str, ...]
    seller: dict[str, Party]
    buyer: dict[str, Party]
    number: str
    day: date
    currency: str
    grain: Decimal
    goods: tuple[Thing, ...]

    def total(self) -> Decimal:
        """The sum of the goods."""
        return sum((thing.total for thing in self.goods), Decimal(0))

    def vehicle(self) -> Thing:
        """The first line, which is always a vehicle."""
        return self.goods[0]


def contract_number(languages: tuple[str, ...], chance: Chance) -> str:
    """A contract number in one of the shapes that series take."""
    letters = chance.pick(("ВЭ", "П", "ЛМ", "Т", "ОК")) if languages[0] == "ru" else chance.pick(("VE", "LM", "TX", "OK", "HM"))
    year = chance.whole(19, 25)
    return chance.pick(
        (
            f"{chance.whole(10, 999)}-{letters}/{year}",
            f"{letters}-{chance.whole(100, 99999)}",
            f"{chance.whole(1, 99):02}/{chance.whole(100, 999)}-20{year}",
            f"{letters}/20{year}/{chance.whole(1, 400):03}",
            f"20{year}-{letters}-{chance.whole(1000, 9999)}",
            f"{chance.whole(100, 999)}/{letters}-{chance.whole(1, 99)}",
        )
    )


def deal(languages: tuple[str, ...], count: int, chance: Chance) -> Deal:
    """Draws a deal with `count` lines of goods."""
    seller, buyer = parties(languages, chance)
    by_language = {"ru": ("USD", "RUB", "EUR", "RUB", "CNY"), "en": ("USD", "USD", "EUR"), "zh": ("CNY", "CNY", "USD", "EUR")}
    currency = chance.pick(by_language[languages[0]])
    grain = Decimal(chance.pick(("1000", "100", "1", "0.01"))) if "zh" not in languages else Decimal(chance.pick(("1000", "100", "1")))
    day = date(chance.whole(2021, 2025), 1, 11) + timedelta(days=chance.whole(0, 345))
    return Deal(languages, seller, buyer, contract_number(languages, chance), day, currency, grain,
                tuple(things(languages, count, grain, chance)))  # fmt: skip


def spelled(number: int, language: str, chance: Chance, *, feminine: bool = False) -> str:
    """A count in words, as it stands in brackets after the figure."""
    if language == "ru":
        return words_ru(number, feminine=feminine)
    if language == "zh":
        return words_zh(number, bank=chance.happens(0.6))
    return chance.pick((words_en(number), words_en(number).capitalize()))


@dataclass(frozen=True)
class Wording:
    """The wording of one paper in one language: its draws, its way of writing figures, its filled-in words."""

    language: str
    chance: Chance
    style: DigitStyle
    words: dict[str, Any]

    def texts(self, section: str) -> dict[str, Any]:
        """A section of the language's texts."""
        found: dict[str, Any] = table(f"texts_{self.language}")[section]
        return found

    def one(self, section: str, name: str) -> str:
        """A form of a text with its words filled in."""
        among: list[str] = self.texts(section)[name]
        return self.fill(self.chance.pick(among))

    def fill(self, text: str) -> str:
        """A text with its placeholders filled in."""
        return text.format_map(self.words)


@dataclass(frozen=True)
class Said:
    """What a wording's numbers are: the sum of the contract, the advance, the share of the advance, the count of vehicles."""

    amount: Decimal
    advance: Decimal
    share: Decimal
    count: int


def said(made: Deal, chance: Chance) -> Said:
    """The figures that the prose of one paper states."""
    share = Decimal(chance.pick((10, 15, 20, 25, 30, 40, 50)))
    advance = (made.total() * share / 100).quantize(Decimal("0.01"))
    return Said(made.total(), advance, share, made.vehicle().quantity)


def _persons(language: str, chance: Chance) -> tuple[Person, Person]:
    first, second = people(language, 2, chance)
    return first, second


def wording(made: Deal, language: str, facts: Said, chance: Chance, *, day: date | None = None) -> Wording:
    """The words that the texts of one language may use for a deal."""
    style = style_for(language, chance)
    seller_person, buyer_person = _persons(language, chance)
    months = chance.whole(4, 30)
    share, rest = int(facts.share), 100 - int(facts.share)
    price_words = chance.happens(0.8)
    day = day or made.day
    seller, buyer = made.seller[language], made.buyer[language]
    words: dict[str, Any] = {
        "number": made.number,
        "contract_date": dates.written(made.day, language, chance),
        "date": dates.written(day, language, chance),
        "month": dates.month_written(day + timedelta(days=92), language),
        "place": place(language, chance),
        "seller": seller.full,
        "seller_short": seller.short,
        "seller_called": seller.called,
        "buyer": buyer.full,
        "buyer_short": buyer.short,
        "buyer_called": buyer.called,
        "seller_name": seller_person.name,
        "buyer_name": buyer_person.name,
        "seller_person": seller_person.genitive,
        "buyer_person": buyer_person.genitive,
        "price": prose(facts.amount, made.currency, language, style, chance, words=price_words),
        "price_short": prose(facts.amount, made.currency, language, style, chance, words=False),
        "advance": prose(facts.advance, made.currency, language, style, chance, words=price_words and language != "zh"),
        "share": share,
        "share_words": spelled(share, language, chance),
        "rest_share": rest,
        "count": facts.count,
        "count_words": spelled(facts.count, language, chance, feminine=True),
        "units": "единиц",
        "system": made.vehicle().designation,
        "months": months,
        "months_words": spelled(months, language, chance),
        "trainees": chance.whole(6, 90),
        "weeks": chance.whole(2, 14),
        "basis": chance.pick(("FCA", "CIP", "DAP", "FOB", "CPT")),
        "annex": 1,
        "gost": chance.pick(table(f"texts_{language}")["frame"]["gost"]),
        "phone": safe("phones", chance),
        "paper_dative": chance.pick(table(f"texts_{language}")["frame"]["paper_dative"]),
    }
    return Wording(language, chance, style, words)
