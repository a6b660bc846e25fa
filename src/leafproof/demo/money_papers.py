"""Writes the papers of money and time: invoices, payment orders, schedules of payments and deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from leafproof.demo import dates
from leafproof.demo.blocks import Grid, GridColumn, GridRow, Pair, Paper
from leafproof.demo.chance import Chance
from leafproof.demo.deal import Deal, Wording, said, wording
from leafproof.demo.invented import safe
from leafproof.demo.item_rows import plain
from leafproof.demo.key import IdentifierKey, ItemKey, PaymentKey
from leafproof.demo.money import prose, spoken
from leafproof.demo.numerals import digits
from leafproof.demo.signatures import short_signatures, signature_form
from leafproof.demo.spec_table import caption, form, specification, with_tax


def _words(made: Deal, chance: Chance, *, days: int) -> Wording:
    return wording(made, made.languages[0], said(made, chance), chance.sub("words"), day=made.day + timedelta(days=days))


def invoice(made: Deal, chance: Chance) -> Paper:
    """An invoice with a table of its own."""
    words = _words(made, chance, days=chance.whole(20, 90))
    day = made.day + timedelta(days=chance.whole(20, 90))
    number = chance.pick((str(chance.whole(10, 9999)), f"{chance.whole(100, 999)}/{day.year % 100}"))
    words.words.update(n=number, date=dates.written(day, words.language, chance))
    paper = Paper(("invoice",), (words.language,), number, day.isoformat())
    paper.say(words.one("invoice", "title"), align=chance.pick(("center", "left")), bold=True, step=3)
    for part in ("seller", "buyer", "basis"):
        paper.say(words.one("invoice", part))
    if words.language == "ru":
        inn = safe("inn", chance)
        paper.say(f"ИНН {inn}")
        paper.identifiers.append(IdentifierKey("ru.inn", inn))
    made_up = form((words.language,), made.currency, made.grain, chance.sub("form"), plain_scale=True)
    goods = list(made.goods)
    if chance.happens(0.35):
        made_up, goods = with_tax(made_up, goods)
    due = sum((thing.total for thing in goods), Decimal(0))
    above = caption(made_up, chance)
    if above is not None:
        paper.say(above)
    grid, items = specification(goods, made_up, chance.sub("table"), total=True)
    paper.blocks.append(grid)
    paper.items += items
    words.words["price"] = prose(due, made.currency, words.language, made_up.style, chance, words=False)
    paper.say(words.one("invoice", "total"), bold=True, space=6)
    paper.payments.append(PaymentKey(plain(due), made.currency))
    return paper


def payment_order(made: Deal, chance: Chance) -> Paper:
    """An order to a bank: labelled fields, no table."""
    words = _words(made, chance, days=30)
    facts = said(made, chance)
    day = made.day + timedelta(days=chance.whole(10, 60))
    amount = prose(facts.advance, made.currency, words.language, words.style, chance, words=False)
    words.words.update(
        n=str(chance.whole(1, 999)), amount=amount, words=spoken(facts.advance, made.currency, words.language),
        inn=safe("inn", chance), kpp=safe("kpp", chance), account=safe("account", chance), bik=safe("bik", chance),
        date=dates.written(day, words.language, chance),
    )  # fmt: skip
    paper = Paper(("payment_order",), (words.language,), words.words["n"], day.isoformat())
    paper.say(words.one("payment_order", "title"), align="center", bold=True, step=2)
    for field in words.texts("payment_order")["fields"]:
        paper.say(words.fill(field))
    paper.payments.append(PaymentKey(plain(facts.advance), made.currency))
    if words.language == "ru":
        paper.identifiers += [IdentifierKey("ru.inn", words.words["inn"]), IdentifierKey("ru.bik", words.words["bik"])]
    return paper


def _grid(columns: list[str], rows: Sequence[tuple[str, ...]], chance: Chance, *, weights: tuple[float, ...], items: bool = False,
          last_is_total: bool = False) -> Grid:  # fmt: skip
    aligns = ["center"] * len(columns)
    aligns[1] = "left"
    made = [GridRow("item" if items else "plain", row, item=index if items else None) for index, row in enumerate(rows)]
    if last_is_total:
        made[-1] = GridRow("total", rows[-1])
    cols = tuple(GridColumn(f"c{index}", (label,), aligns[index], weights[index]) for index, label in enumerate(columns))
    return Grid(cols, tuple(made), rules=chance.pick(("full", "full", "horizontal")), size=chance.pick((8.0, 9.0)))


def payment_schedule(made: Deal, chance: Chance, *, annex: int = 1, signed: bool = False) -> Paper:
    """A table of payments: basis, share, amount, due. The shares make 100 %, the amounts the total."""
    words = _words(made, chance, days=0)
    words.words["annex"] = annex
    texts = words.texts("schedule")
    paper = Paper(("schedule", "annex"), (words.language,))
    paper.say(words.one("frame", "annex_head"), align="right")
    paper.say(chance.pick(texts["payment_title"]), align="center", bold=True, step=2)
    shares = chance.pick(((30, 70), (20, 30, 50), (15, 35, 40, 10), (40, 60), (25, 25, 25, 25)))
    label = made.currency if words.language != "zh" else {"CNY": "元", "USD": "美元", "EUR": "欧元", "RUB": "卢布"}[made.currency]
    columns = [column.format(m=label) for column in texts["payment_columns"]]
    rows, left = [], made.total()
    for index, share in enumerate(shares):
        amount = left if index == len(shares) - 1 else (made.total() * share / 100).quantize(Decimal("0.01"))
        left -= amount
        due = made.day + timedelta(days=30 + 120 * index)
        written = chance.pick((dates.written, dates.quarter_written))(due, words.language, chance)
        rows.append((str(index + 1), texts["payment_rows"][index], str(share), digits(amount, words.style), written))
        paper.payments.append(PaymentKey(plain(amount), made.currency, plain(Decimal(share) / 100)))
    rows.append(("", texts["total"], "100", digits(made.total(), words.style), ""))
    paper.blocks.append(_grid(columns, rows, chance, weights=(0.6, 4.0, 0.9, 2.0, 1.8), last_is_total=True))
    paper.say("", space=8)
    paper.blocks.append(short_signatures(words, signed=signed, form=signature_form(chance)))
    return paper


def optional_item(name: str, designation: str, quantity: int, counts_as: str) -> ItemKey:
    """A row without prices, of a delivery schedule or an act: a reader may give it as a line or not."""
    return ItemKey((name, designation), str(quantity), None, None, None, None, counts_as, {"quantity": str(quantity)}, optional=True)


def delivery_schedule(made: Deal, chance: Chance) -> Paper:
    """A table of lots: name, quantity, due."""
    words = _words(made, chance, days=0)
    texts = words.texts("schedule")
    paper = Paper(("schedule", "annex"), (words.language,))
    paper.say(words.one("frame", "annex_head"), align="right")
    paper.say(chance.pick(texts["delivery_title"]), align="center", bold=True, step=2)
    thing, rows = made.vehicle(), []
    lots = chance.whole(2, 4)
    left = thing.quantity
    for lot in range(1, lots + 1):
        count = left if lot == lots else max(0, min(left, thing.quantity // lots))
        left -= count
        due = made.day + timedelta(days=180 * lot)
        written = chance.pick((dates.quarter_written(due, words.language, chance), dates.month_written(due, words.language)))
        rows.append((str(lot), thing.names[words.language], str(count), written))
        paper.items.append(optional_item(thing.names[words.language], thing.designation, count, thing.counts_as))
    paper.blocks.append(_grid(texts["delivery_columns"], rows, chance, weights=(0.8, 4.0, 1.0, 2.0), items=True))
    return paper


def act(made: Deal, chance: Chance) -> Paper:
    """An act of delivery and acceptance with serial numbers."""
    words = _words(made, chance, days=300)
    day = made.day + timedelta(days=chance.whole(200, 420))
    words.words.update(n=str(chance.whole(1, 40)), date=dates.written(made.day, words.language, chance))
    paper = Paper(("act",), (words.language,), words.words["n"], day.isoformat())
    paper.say(words.one("act", "title"), align="center", bold=True, step=2)
    paper.blocks.append(Pair((words.one("contract", "place"),), (dates.written(day, words.language, chance),), ends=True))
    paper.say(words.one("act", "body"), align="justify")
    thing, rows = made.vehicle(), []
    for index in range(chance.whole(2, 6)):
        serial = f"{chance.pick('ABCKMT')}{chance.whole(100, 999):04}"
        rows.append((str(index + 1), thing.names[words.language], serial, "1", str(day.year - chance.whole(0, 1))))
        paper.items.append(optional_item(thing.names[words.language], thing.designation, 1, thing.counts_as))
    paper.blocks.append(_grid(words.texts("act")["columns"], rows, chance, weights=(0.6, 4.0, 1.6, 0.8, 1.2), items=True))
    paper.say(words.one("act", "end"), space=6)
    paper.blocks.append(Pair((words.one("frame", "signature_seller"), "__________"), (words.one("frame", "signature_buyer"), "__________")))
    return paper
