"""Rules made whole: pieces on one line joined, strays dropped, and rules that meet brought together in groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from leafproof.read.tables.model import Rule

SHORTEST = 4.0
SAME_POSITION = 1.5
DRIFT = 4.0
JOIN_GAP = 4.0
MEET = 3.0
MARGIN = 5.0
STACK_GAP = 40.0


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that touch each other, horizontals by y and verticals by x."""

    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of everything in the group, in points."""
        xs = [r.position for r in self.verticals] + [x for r in self.horizontals for x in (r.start, r.end)]
        ys = [r.position for r in self.horizontals] + [y for r in self.verticals for y in (r.start, r.end)]
        return min(xs), min(ys), max(xs), max(ys)


def whole_rules(rules: Iterable[Rule], *, width: float, height: float) -> tuple[list[Rule], list[Rule]]:
    """Horizontals and verticals of the page, clipped to it, with collinear pieces joined; sorted by position, then start."""
    horizontals: list[Rule] = []
    verticals: list[Rule] = []
    for rule in rules:
        if not (isfinite(rule.position) and isfinite(rule.start) and isfinite(rule.end)):
            continue
        across, along = (height, width) if rule.horizontal else (width, height)
        if not -MARGIN <= rule.position <= across + MARGIN:
            continue
        start = max(min(rule.start, rule.end), -MARGIN)
        end = min(max(rule.start, rule.end), along + MARGIN)
        if end > start:
            (horizontals if rule.horizontal else verticals).append(Rule(rule.horizontal, rule.position, start, end))
    return _joined(horizontals), _joined(verticals)


def _joined(rules: list[Rule]) -> list[Rule]:
    rules.sort(key=lambda r: (r.position, r.start, r.end))
    found: list[Rule] = []
    for bundle in bundles([r.position for r in rules], SAME_POSITION, DRIFT):
        same = sorted((rules[i] for i in bundle), key=lambda r: (r.start, r.end, r.position))
        run: list[Rule] = []
        end = 0.0
        for rule in same:
            if run and rule.start > end + JOIN_GAP:
                found.append(_one(run, end))
                run = []
            end = max(end, rule.end) if run else rule.end
            run.append(rule)
        if run:
            found.append(_one(run, end))
    found = [r for r in found if r.end - r.start >= SHORTEST]
    found.sort(key=lambda r: (r.position, r.start, r.end))
    return found


def _one(run: list[Rule], end: float) -> Rule:
    lengths = sum(r.end - r.start for r in run)
    return Rule(run[0].horizontal, sum(r.position * (r.end - r.start) for r in run) / lengths, run[0].start, end)


def bundles(values: Sequence[float], gap: float, drift: float) -> list[list[int]]:
    """Indices of ascending values, bundled: a step of more than `gap`, or a drift of more than `drift`, begins a new bundle."""
    found: list[list[int]] = []
    for i, value in enumerate(values):
        if found and value - values[i - 1] <= gap and value - values[found[-1][0]] <= drift:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def groups(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> tuple[list[RuleGroup], list[Rule], list[Rule]]:
    """The groups of rules that meet, smallest box first, and the verticals and horizontals that belong to none."""
    if not horizontals or not verticals:
        return [], list(verticals), list(horizontals)
    h = np.array([(r.position, r.start, r.end) for r in horizontals])
    v = np.array([(r.position, r.start, r.end) for r in verticals])
    meets = (h[:, None, 1] - MEET <= v[None, :, 0]) & (v[None, :, 0] <= h[:, None, 2] + MEET)
    meets &= (v[None, :, 1] - MEET <= h[:, None, 0]) & (h[:, None, 0] <= v[None, :, 2] + MEET)
    free_v = np.ones(len(verticals), dtype=bool)
    free_h = np.ones(len(horizontals), dtype=bool)
    found: list[RuleGroup] = []
    for first in range(len(horizontals)):
        if not free_h[first] or not meets[first].any():
            continue
        mine_h, mine_v, front = [first], [], [first]
        free_h[first] = False
        while front:
            new_v = np.flatnonzero(meets[front].any(axis=0) & free_v)
            free_v[new_v] = False
            mine_v += new_v.tolist()
            new_h = np.flatnonzero(meets[:, new_v].any(axis=1) & free_h) if len(new_v) else new_v
            free_h[new_h] = False
            front = new_h.tolist()
            mine_h += front
        found.append(RuleGroup(tuple(horizontals[i] for i in sorted(mine_h)), tuple(verticals[i] for i in sorted(mine_v))))
    found = sorted(_stacked(found), key=lambda g: (_area(g), g.box))
    loose_h = [rule for rule, free in zip(horizontals, free_h.tolist(), strict=True) if free]
    loose_v = [rule for rule, free in zip(verticals, free_v.tolist(), strict=True) if free]
    return *_with_inner(found, loose_v), loose_h


def _with_inner(found: list[RuleGroup], loose: list[Rule]) -> tuple[list[RuleGroup], list[Rule]]:
    """The groups with the verticals that stand within them without meeting a horizontal, and the verticals left."""
    rest = loose
    grown: list[RuleGroup] = []
    for group in found:
        left, top, right, bottom = group.box
        inner = [r for r in rest if left < r.position < right and top <= r.start and r.end <= bottom]
        rest = [r for r in rest if not (left < r.position < right and top <= r.start and r.end <= bottom)] if inner else rest
        grown.append(RuleGroup(group.horizontals, (*group.verticals, *inner)) if inner else group)
    return grown, rest


def _stacked(found: list[RuleGroup]) -> list[RuleGroup]:
    """The groups with those made one that a row without verticals parts: same open sides, same columns, one close above the other."""
    found = sorted(found, key=lambda g: (g.box[1], g.box[0]))
    merged: list[RuleGroup] = []
    for group in found:
        before = merged[-1] if merged else None
        if before is not None and _goes_on(before, group):
            merged[-1] = RuleGroup((*before.horizontals, *group.horizontals), (*before.verticals, *group.verticals))
        else:
            merged.append(group)
    return merged


def _goes_on(above: RuleGroup, below: RuleGroup) -> bool:
    left, _, right, bottom = above.box
    low_left, top, low_right, _ = below.box
    if abs(left - low_left) > MEET or abs(right - low_right) > MEET or not 0 < top - bottom < STACK_GAP:
        return False
    upper, lower = {round(r.position) for r in above.verticals}, {round(r.position) for r in below.verticals}
    open_sides = all(left + MEET < r.position < right - MEET for r in (*above.verticals, *below.verticals))
    return open_sides and all(any(x + d in upper for d in (-2, -1, 0, 1, 2)) for x in lower)


def _area(group: RuleGroup) -> float:
    left, top, right, bottom = group.box
    return (right - left) * (bottom - top)
