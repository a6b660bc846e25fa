"""Rules made whole, and rules that meet."""

from __future__ import annotations

import math

from page_builder import grid_rules

from leafproof.read.tables.model import Rule
from leafproof.read.tables.rulings import groups, whole_rules


def test_pieces_of_one_rule_are_joined_whatever_stands_between_them_in_order() -> None:
    dashes = [Rule(True, 100.0, x, x + 4) for x in range(0, 200, 6)]
    other = [Rule(True, 100.9, 400, 500)]
    horizontals, _ = whole_rules([*dashes[::2], *other, *dashes[1::2]], width=600, height=800)
    assert [(r.start, r.end) for r in horizontals] == [(0, 202), (400, 500)]


def test_a_double_rule_is_one() -> None:
    horizontals, _ = whole_rules([Rule(True, 100.0, 0, 200), Rule(True, 101.2, 0, 200)], width=600, height=800)
    assert len(horizontals) == 1


def test_rules_of_no_length_or_no_place_are_dropped() -> None:
    bad = [
        Rule(True, math.nan, 0, 50),
        Rule(True, 50, 10, 10),
        Rule(False, 1e12, 0, 50),
        Rule(True, 50, -math.inf, 40),
        Rule(True, 9000, 0, 40),
    ]
    assert whole_rules(bad, width=600, height=800) == ([], [])


def test_rules_that_meet_are_one_group_and_a_lone_line_is_left_over() -> None:
    found, upright, loose = groups(*whole_rules([*grid_rules([10, 60, 90], [10, 30, 50]), Rule(True, 300, 10, 500)], width=600, height=800))
    assert [(len(g.horizontals), len(g.verticals)) for g in found] == [(3, 3)]
    assert [r.position for r in loose] == [300]
    assert upright == []


def test_two_grids_are_two_groups_the_smaller_first() -> None:
    rules = [*grid_rules([10, 60, 290], [10, 30, 150]), *grid_rules([10, 60, 90], [310, 330, 350])]
    found, _, _ = groups(*whole_rules(rules, width=600, height=800))
    assert [g.box for g in found] == [(10, 310, 90, 350), (10, 10, 290, 150)]
