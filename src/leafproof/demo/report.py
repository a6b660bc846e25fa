"""The score as lines for a terminal: a table of groups, and what was missed."""

from __future__ import annotations

from leafproof.demo.marks import FLOORS, Score, passed

SHOWN = 12


def lines(score: Score, *, shown: int = SHOWN) -> list[str]:
    """A table of the groups with their floors, then every group's misses, at most `shown` of each (0: all)."""
    out = [f"{'':34}{'right':>7}{'of':>7}{'share':>9}{'floor':>8}"]
    for group in score.groups:
        if not group.of:
            continue
        floor = FLOORS.get(group.name)
        under = floor is not None and group.share() < floor
        mark = "" if floor is None else f"{floor:8.2f}"
        out.append(f"{group.name:34}{group.right:7}{group.of:7}{group.share():9.3f}{mark:>8}{'   under the floor' if under else ''}")
    out.append(f"{'misprints mended by the reader':34}{score.healed:7}{'':7}{'':9}{'0':>8}{'   over' if score.healed else ''}")
    out.append("Every floor is reached." if passed(score) else "A floor is not reached.")
    missed = [(group.name, group.missed) for group in score.groups if group.missed]
    if score.healed_rows:
        missed.insert(0, ("mended", score.healed_rows))
    if missed:
        out += ["", "Missed, so you know:"]
    for name, sentences in missed:
        kept = sentences if shown <= 0 else sentences[:shown]
        out += [f"  [{name}] {sentence}" for sentence in kept]
        if len(kept) < len(sentences):
            out.append(f"  [{name}] and {len(sentences) - len(kept)} more")
    return out
