"""Turns a drawn page into what a scan gives with perfect reading: boxes around the ink, a little noise, rules broken and shaken."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from leafproof.read.tables.model import RawWord, Rule

from table_drawer import Drawn

TALL = set("bdfhkltбйёў0123456789|/()")
DEEP = set("gjpqyруцщф,;()/")


def as_scanned(page: Drawn, seed: int) -> Drawn:
    """The page with boxes of ink in place of boxes of the font."""
    rng = random.Random(seed)
    return replace(page, words=[_inked(w, rng) for w in page.words], rules=[part for r in page.rules for part in _broken(r, rng)])


def _inked(word: RawWord, rng: random.Random) -> RawWord:
    em = (word.bottom - word.top) / 1.17
    base = word.top + 0.8 * (word.bottom - word.top)
    if any(ord(c) > 0x2E80 for c in word.text):
        above, below = 0.88, 0.1
    elif set(word.text) <= set("–-"):
        above, below = 0.35, -0.25
    else:
        above = 0.72 if any(c in TALL or c.isupper() for c in word.text) else 0.52
        below = 0.2 if any(c in DEEP for c in word.text) else 0.0
    edges = (word.edges[0] + 0.05 * em, *word.edges[1:-1], word.edges[-1] - 0.05 * em)
    top, bottom = base - above * em + rng.uniform(-0.35, 0.35), base + below * em + rng.uniform(-0.35, 0.35)
    return RawWord(word.text, edges[0], top, edges[-1], bottom, edges, rng.randrange(60, 97))


def _broken(rule: Rule, rng: random.Random) -> list[Rule]:
    cuts = sorted([rule.start, rule.end, *(rng.uniform(rule.start, rule.end) for _ in range(rng.choice([0, 0, 1])))])
    return [
        Rule(rule.horizontal, rule.position + rng.uniform(-0.5, 0.5), a + rng.uniform(0, 1.2), b - rng.uniform(0, 1.2))
        for a, b in pairwise(cuts)
    ]
