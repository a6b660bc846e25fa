"""The folder of one deal: its contract and annex, a draft beside it, and a draw of the papers that surround it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from leafproof.demo.blocks import Break, Paper
from leafproof.demo.chance import Chance
from leafproof.demo.contract_paper import contract
from leafproof.demo.deal import Deal
from leafproof.demo.money_papers import act, delivery_schedule, invoice, payment_order, payment_schedule
from leafproof.demo.prose_papers import amendment, letter, memo, minutes
from leafproof.demo.shelf import Shelf
from leafproof.demo.spec_paper import annex

RULES = ("full", "horizontal", "header", "none")
_PROSE: tuple[Callable[[Deal, str, Chance], Paper], ...] = (amendment, minutes, letter, memo)
_MONEY: tuple[Callable[[Deal, Chance], Paper], ...] = (invoice, payment_order, delivery_schedule, act)


def put(shelf: Shelf, path: str, paper: Paper, chance: Chance, *, word: bool) -> None:
    """A paper as a Word file or as a PDF."""
    if word:
        shelf.docx(f"{path}.docx", paper, chance)
    else:
        shelf.pdf(f"{path}.pdf", paper, chance)


def _earlier(made: Deal, chance: Chance) -> Deal:
    """The deal as an earlier draft had it: another number of vehicles, another sum."""
    first = made.vehicle()
    quantity = max(1, first.quantity + chance.pick((-2, -1, 1, 3, 5)))
    return replace(made, goods=(replace(first, quantity=quantity, total=first.unit_price * quantity), *made.goods[1:]))


def deal_folder(shelf: Shelf, folder: str, made: Deal, index: int, chance: Chance) -> None:
    """Fills the folder of a deal; `index` spreads what every deal would not have (drafts, Word files, bound annexes) over the deals."""
    language = made.languages[0]
    paper = contract(made, chance.sub("contract"), signed=index != 5)
    bound = index % 3 == 0
    if bound:
        paper.take(annex(made, chance.sub("annex"), new_page=True, wide=index % 2 == 0, signed=True))
        # A second annex, whose rows are payments and no goods.
        paper.blocks.append(Break())
        paper.take(payment_schedule(made, chance.sub("annex 2"), annex=2, signed=True))
    put(shelf, f"{folder}/contract", paper, chance.sub("contract-file"), word=index in {5, 7})
    if not bound:
        shelf.pdf(f"{folder}/annex 1.pdf", annex(made, chance.sub("annex"), rules=RULES[index % 4]), chance.sub("annex-file"))
    if index in {0, 3, 4}:
        draft = contract(_earlier(made, chance.sub("earlier")), chance.sub("draft"), draft=True)
        put(shelf, f"{folder}/drafts/contract", draft, chance.sub("draft-file"), word=index == 0)
    if index % 2 == 0 and not bound:
        shelf.pdf(f"{folder}/payments.pdf", payment_schedule(made, chance.sub("payments")), chance.sub("payments-file"))
    for step in range(2):
        maker = _PROSE[(index + step) % len(_PROSE)]
        name = maker.__name__
        put(shelf, f"{folder}/{name}", maker(made, language, chance.sub(name)), chance.sub(f"{name}-file"), word=(index + step) % 3 == 1)
    for maker_of_money in dict.fromkeys((_MONEY[index % 4], _MONEY[(index + 1) % 4])):
        name = maker_of_money.__name__
        shelf.pdf(f"{folder}/{name}.pdf", maker_of_money(made, chance.sub(name)), chance.sub(f"{name}-file"))
