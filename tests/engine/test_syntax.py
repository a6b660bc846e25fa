"""Syntax trees can be asked for by several threads at once."""

from __future__ import annotations

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import leafproof
from leafproof.engine.syntax import syntax_tree


def test_many_threads_get_the_trees_that_one_gets() -> None:
    paths = sorted(Path(leafproof.__file__).parent.rglob("*.py"))[:60]
    with ThreadPoolExecutor(8) as threads:
        trees = list(threads.map(syntax_tree, paths * 3))
    assert [ast.dump(tree) for tree in trees] == [ast.dump(syntax_tree(path)) for path in paths] * 3
