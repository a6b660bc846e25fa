"""What the scorer counts: groups of answers with how many are right, and the score of a whole run."""

from __future__ import annotations

from dataclasses import dataclass, field

# The least share of each group; a group that a cache does not hold is not held against it.
FLOORS = {
    "line items, digital": 0.97,
    "line items, scan_clean": 0.93,
    "line items, scan_hard": 0.80,
    "line items, precision": 0.97,
    "contract number": 0.97,
    "contract date": 0.97,
    "contract amount": 0.97,
    "contract currency": 0.97,
    "contract supplier": 0.97,
    "contract buyer": 0.97,
    "anchors": 1.0,
}


@dataclass(frozen=True)
class Group:
    """Answers of one kind: how many are right, how many there are, and a sentence for each that is not."""

    name: str
    right: int
    of: int
    missed: tuple[str, ...] = ()

    def share(self) -> float:
        """The share that is right; 1 where nothing was asked."""
        return self.right / self.of if self.of else 1.0


@dataclass
class Tally:
    """A group being counted."""

    name: str
    right: int = 0
    of: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, good: bool, sentence: str) -> None:
        """Counts one answer; the sentence is kept where it is not right."""
        self.of += 1
        if good:
            self.right += 1
        else:
            self.missed.append(sentence)

    def group(self) -> Group:
        """The group as counted."""
        return Group(self.name, self.right, self.of, tuple(self.missed))


@dataclass(frozen=True)
class Score:
    """The score of one run against its answer key. `healed` counts misprints that the reader turned into what the arithmetic asks for."""

    seed: int
    groups: tuple[Group, ...]
    healed: int
    healed_rows: tuple[str, ...] = ()

    def group(self, name: str) -> Group:
        """A group by name; an empty one where nothing was asked."""
        return next((group for group in self.groups if group.name == name), Group(name, 0, 0))

    def plain(self) -> dict[str, object]:
        """The score as plain data for JSON."""
        return {
            "seed": self.seed,
            "healed": self.healed,
            "groups": {
                group.name: {"right": group.right, "of": group.of, "floor": FLOORS.get(group.name), "missed": list(group.missed)}
                for group in self.groups
            },
        }


def passed(score: Score) -> bool:
    """Whether every floor is reached and no misprint was healed."""
    return score.healed == 0 and all(score.group(name).share() >= floor for name, floor in FLOORS.items())
