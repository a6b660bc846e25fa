"""Signature blocks: blank, or signed as text shows it (a mark in place of the blank, or a note below it)."""

from __future__ import annotations

from leafproof.demo.blocks import Pair
from leafproof.demo.chance import Chance
from leafproof.demo.deal import Wording

_SIGNED = {
    "ru": ("/подпись/ {name}", "(подписано) {name}", "{name} (подпись)"),
    "en": ("/s/ {name}", "(signed) {name}", "Signed: {name}"),
    "zh": ("{name}（签字）", "（已签字）{name}", "签字：{name}"),
}
_BELOW = {"ru": "подпись имеется", "en": "(signed)", "zh": "（已签字）"}
_SEAL = {"ru": "М.П.", "en": "L.S.", "zh": "（盖章）"}
_BLANK = "_______________"


def signature_form(chance: Chance) -> int | None:
    """Which of the marks replaces the blank; None keeps the blank and notes the signature below it."""
    return None if chance.happens(0.35) else chance.whole(0, 2)


def _written(words: Wording, name: str, *, signed: bool, form: int | None) -> str:
    return _SIGNED[words.language][form].format(name=name) if signed and form is not None else f"{_BLANK} {name}"


def signature_blocks(words: Wording, *, signed: bool, form: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of both sides under their requisites: post, name with mark or blank, place of the seal."""
    posts, language = words.texts("frame")["posts"], words.language
    sides = []
    for name in (words.words["seller_name"], words.words["buyer_name"]):
        block = (words.chance.pick(posts), _written(words, name, signed=signed, form=form), _SEAL[language])
        sides.append((*block, _BELOW[language]) if signed and form is None else block)
    return sides[0], sides[1]


def short_signatures(words: Wording, *, signed: bool, form: int | None) -> Pair:
    """The two lines of an annex: for whom, and the name with its mark or blank."""
    sides = []
    for side, name in (("signature_seller", words.words["seller_name"]), ("signature_buyer", words.words["buyer_name"])):
        block = (words.one("frame", side), _written(words, name, signed=signed, form=form))
        sides.append((*block, _BELOW[words.language]) if signed and form is None else block)
    return Pair(sides[0], sides[1])
