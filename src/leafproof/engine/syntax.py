"""Syntax trees of our own source files, one at a time.

CPython 3.11 counts the depth of all trees being built in one place: two threads that parse at once can fail with
"AST constructor recursion depth mismatch".
"""

from __future__ import annotations

import ast
import threading
from pathlib import Path

_ONE_AT_A_TIME = threading.Lock()


def syntax_tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file. Safe to call from several threads."""
    with _ONE_AT_A_TIME:
        return ast.parse(path.read_bytes())
