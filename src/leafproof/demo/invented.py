"""Draws from the lists of invented names: parties, people, places, designations, things with prices."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from leafproof.demo.chance import Chance

# What comes without a price of its own now and then.
FREE = ("spares", "documentation", "service")


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML list of this package."""
    return tomllib.loads(files("leafproof.demo").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Party:
    """A party under its names in one language."""

    full: str
    short: str
    core: str
    called: str


@dataclass(frozen=True)
class Person:
    """A person: name as signed, and in the genitive for preambles."""

    name: str
    genitive: str


@dataclass(frozen=True)
class Thing:
    """A line of goods: names and units by language, the designation, quantity, unit price and total in units of the currency.

    A `free` thing comes with the others: it has no price, and its cells say so in words.
    """

    names: dict[str, str]
    bare: dict[str, str]
    units: dict[str, str]
    designation: str
    coded: bool
    counts_as: str
    quantity: int
    unit_price: Decimal
    total: Decimal
    free: bool = False


def _party(entry: dict[str, Any]) -> Party:
    return Party(entry["full"], entry["short"], entry["core"], entry["called"])


def parties(languages: tuple[str, ...], chance: Chance) -> tuple[dict[str, Party], dict[str, Party]]:
    """Seller and buyer, each by language; in bilingual papers the same two parties under both names."""
    names = table("names")
    sides = []
    for side in ("seller", "buyer"):
        if len(languages) == 1:
            entry = chance.pick([e for e in names["party"] if e["language"] == languages[0] and e["side"] == side])
            sides.append({languages[0]: _party(entry)})
            continue
        pair = chance.pick([p for p in names["pair"] if p["side"] == side])
        sides.append({tongue: _party(next(e for e in names["party"] if e["core"] == pair[tongue])) for tongue in languages})
    return sides[0], sides[1]


def people(language: str, count: int, chance: Chance) -> list[Person]:
    """Different people who write in one language."""
    among = [entry for entry in table("names")["person"] if entry["language"] == language]
    return [Person(entry["name"], entry["genitive"]) for entry in chance.some(among, count)]


def place(language: str, chance: Chance) -> str:
    """A town."""
    among: list[str] = table("names")["places"][language]
    return chance.pick(among)


def safe(scheme: str, chance: Chance) -> str:
    """A registration number from the closed list of impossible ones."""
    among: list[str] = table("names")["safe"][scheme]
    return chance.pick(among)


def system_name(language: str, chance: Chance) -> str:
    """An invented designation of a system, such as «Тапир-2»."""
    lists = table("names")["designations"]
    tails = lists["tails"] if language == "ru" else lists["latin_tails"]
    root, tail = chance.pick(lists[language]), chance.pick(tails)
    return f"{root}{tail}" if language != "zh" else f"{root}{tail.strip().replace(' ', '')}"


def code_name(language: str, chance: Chance) -> str:
    """An invented designation in the manner of a drawing number or index."""
    lists = table("names")["designations"]
    latin = language != "ru"
    code = chance.pick(lists["latin_codes" if latin else "codes"])
    letter = chance.pick("ABDKMTU" if latin else "АБДКМТУ")
    return chance.pick(
        (
            f"{code}-{chance.whole(10, 999)}{letter}",
            f"{code}.{chance.whole(100000, 999999)}.{chance.whole(1, 299):03}",
            f"{code}-{chance.whole(10, 99)}-{chance.whole(1, 9)}",
            f"{chance.whole(1, 19)}{letter}{chance.whole(10, 999)}",
        )
    )


def _thing(languages: tuple[str, ...], index: int, system: str, grain: Decimal, chance: Chance) -> Thing:
    goods = table("goods")
    leading = goods[languages[0]][index]
    patterns = min(len(goods[language][index]["names"]) for language in languages)
    code = code_name(languages[0], chance)
    variant = chance.whole(0, 7)
    names, bare, units = {}, {}, {}
    chosen = ""
    for language in languages:
        entry = goods[language][index]
        pattern: str = entry["names"][variant % patterns]
        chosen = chosen or pattern
        names[language] = pattern.format(d=system, c=code)
        bare[language] = (
            " ".join(pattern.replace("«{d}»", "").replace("{d}型", "").replace("{d}", "").format(c=code).split())
            .strip(" ,")
            .replace(" ,", ",")
        )
        units[language] = entry["units"][variant % len(entry["units"])]
    coded = "{c}" in chosen
    low, high = leading["price"]
    price = Decimal(chance.whole(low * 1000, high * 1000 + 999))
    if grain < 1:
        price += Decimal(chance.whole(0, 99)) / 100
    price = (price / grain).to_integral_value() * grain
    quantity = chance.whole(*leading["quantity"])
    free = leading["counts_as"] in FREE and chance.happens(0.08)
    price = Decimal(0) if free else max(price, grain)
    designation = code if coded else system
    return Thing(names, bare, units, designation, coded, leading["counts_as"], quantity, price, price * quantity, free)


def things(languages: tuple[str, ...], count: int, grain: Decimal, chance: Chance) -> list[Thing]:
    """Lines of a deal: at least one vehicle, then what goes with it. All names of all rows are different."""
    systems = [system_name(languages[0], chance) for _ in range(chance.whole(1, 4))]
    entries = table("goods")[languages[0]]
    made: list[Thing] = []
    seen: set[str] = set()
    attempts = 0
    while len(made) < count and attempts < 40 * count:
        attempts += 1
        index = 0 if not made else chance.whole(0, len(entries) - 1)
        thing = _thing(languages, index, chance.pick(systems), grain, chance)
        mark = thing.names[languages[0]]
        if mark not in seen:
            seen.add(mark)
            made.append(thing)
            if attempts % 5 == 0:
                systems.append(system_name(languages[0], chance))
    return made
