"""Finds the readers and containers by their names: every module of the room that says which media types it takes."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from leafproof.engine.syntax import syntax_tree


def _media_types(name: str, path: Path) -> tuple[str, ...]:
    """What a module's `MEDIA_TYPES` says, read from its source where it is written out; only otherwise is the module imported."""
    for node in syntax_tree(path).body:
        target, value = None, None
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign):
            target, value = node.target, node.value
        if isinstance(target, ast.Name) and target.id == "MEDIA_TYPES" and value is not None:
            try:
                return tuple(str(entry) for entry in ast.literal_eval(value))
            except ValueError:
                return tuple(importlib.import_module(name).MEDIA_TYPES)
    return ()


@cache
def _by_media_type(package_name: str) -> dict[str, str]:
    package = importlib.import_module(package_name)
    found: dict[str, str] = {}
    for folder in package.__path__:
        for info in sorted(pkgutil.iter_modules([folder]), key=lambda info: info.name):
            if not info.ispkg:
                name = f"{package_name}.{info.name}"
                found.update((media_type, name) for media_type in _media_types(name, Path(folder) / f"{info.name}.py"))
    return found


def reader_of(media_type: str) -> str | None:
    """The name of the module of `read/` that reads this media type, None where there is none."""
    return _by_media_type("leafproof.read").get(media_type)


def container_of(media_type: str) -> str | None:
    """The name of the module of `intake/containers/` that opens this media type, None where there is none."""
    return _by_media_type("leafproof.intake.containers").get(media_type)


def load(name: str | None) -> ModuleType:
    """The module itself, for the parser process.

    Raises:
        LookupError: there is none.
    """
    if name is None:
        raise LookupError("no module takes this media type")
    return importlib.import_module(name)


def readers() -> tuple[str, ...]:
    """The names of all readers and containers, sorted."""
    found = {*_by_media_type("leafproof.read").values(), *_by_media_type("leafproof.intake.containers").values()}
    return tuple(sorted({name.rsplit(".", 1)[1] for name in found}))
