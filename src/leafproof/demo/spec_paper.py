"""Writes annexes: a specification with its head, its table and its signatures."""

from __future__ import annotations

from dataclasses import replace

from leafproof.demo.blocks import Break, Paper
from leafproof.demo.chance import Chance
from leafproof.demo.deal import Deal, said, wording
from leafproof.demo.signatures import short_signatures, signature_form
from leafproof.demo.spec_table import caption, form, specification


def annex(
    made: Deal,
    chance: Chance,
    *,
    rules: str | None = None,
    new_page: bool = False,
    wide: bool | None = None,
    signed: bool = False,
) -> Paper:
    """A specification annexed to the contract of a deal.

    Args:
        made: the deal.
        chance: the stream to draw from.
        rules: which rules the table has; drawn where None.
        new_page: begin with a page break (an annex bound into the contract's file).
        wide: on a landscape page with more columns; drawn where None.
        draft: marked as a draft.
        signed: with signatures that the text shows.
    """
    facts = said(made, chance)
    wide = chance.happens(0.35) if wide is None else wide
    paper = Paper(("specification", "annex"), made.languages)
    if new_page or wide:
        paper.blocks.append(Break(landscape=wide))
    speakers = [wording(made, language, facts, chance.sub(language)) for language in made.languages]
    align = chance.pick(("right", "right", "center", "left"))
    for words in speakers:
        paper.say(words.one("frame", "annex_head"), align=align)
    paper.say(" / ".join(words.one("frame", "specification") for words in speakers), align="center", bold=True, step=2)
    if chance.happens(0.3):
        paper.say(speakers[0].texts("contract")["clauses"]["quality"][0] + f": {speakers[0].words['gost']}")
    made_up = form(made.languages, made.currency, made.grain, chance.sub("form"), wide=wide)
    above = caption(made_up, chance)
    if above is not None:
        paper.say(above, align=chance.pick(("right", "left")))
    grid, items = specification(list(made.goods), made_up, chance.sub("table"), rules=rules)
    if wide and len(grid.columns) > 9:
        grid = replace(grid, size=7.5)
    paper.blocks.append(grid)
    paper.items += items
    paper.say("", space=6)
    form_of_signature = signature_form(chance)
    for words in speakers:
        paper.blocks.append(short_signatures(words, signed=signed, form=form_of_signature))
    return paper
