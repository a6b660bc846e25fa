"""Scores an export of a made-up cache against its answer key."""

from __future__ import annotations

from pathlib import Path

from leafproof.demo.exported import load
from leafproof.demo.key import AnswerKey
from leafproof.demo.marks import FLOORS, Group, Score, passed
from leafproof.demo.score_anchors import AnchorScorer
from leafproof.demo.score_documents import contracts, documents, small_facts
from leafproof.demo.score_items import ItemScorer

__all__ = ["FLOORS", "Group", "Score", "passed", "score"]


def score(key: AnswerKey, export_folder: Path, cache_folder: Path) -> Score:
    """The score of one run.

    Args:
        key: the answer key that `build` gave for the cache.
        export_folder: where `leafproof export --as jsonl` wrote documents.jsonl and statements.jsonl.
        cache_folder: the cache as built; quotes are checked against its files.

    Raises:
        UsageError: the export folder holds no readable export.
    """
    export = load(export_folder)
    items = ItemScorer(key, export).run()
    groups = (
        *items.groups,
        *contracts(key, export),
        *documents(key, export),
        *small_facts(key, export),
        *AnchorScorer(key, export, cache_folder).run(),
    )
    return Score(key.seed, groups, len(items.healed), items.healed)
