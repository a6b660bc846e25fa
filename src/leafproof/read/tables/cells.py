"""The text of a cell, as printed."""

from __future__ import annotations

from leafproof.read.tables.lines import joined
from leafproof.read.tables.model import GridCell


def cell_text(cell: GridCell) -> str:
    """The lines of a cell joined by a space, words by a space unless they touch; a hyphen at the line end stays as printed."""
    return " ".join(joined(line) for line in cell.lines)


def lowest_confidence(cell: GridCell) -> int | None:
    """The lowest confidence (0-100) of the words of a cell; None where they come from a text layer or there are none."""
    known = [word.confidence for line in cell.lines for word in line if word.confidence is not None]
    return min(known) if known else None
