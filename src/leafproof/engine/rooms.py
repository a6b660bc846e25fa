"""Finds the readers and containers by their names: every module of the room that says which media types it takes."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


def _modules(package_name: str) -> tuple[ModuleType, ...]:
    package = importlib.import_module(package_name)
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg)
    return tuple(importlib.import_module(f"{package_name}.{name}") for name in names)


@cache
def _by_media_type(package_name: str) -> dict[str, ModuleType]:
    return {media_type: module for module in _modules(package_name) for media_type in getattr(module, "MEDIA_TYPES", ())}


def reader_of(media_type: str) -> ModuleType | None:
    """The module of `read/` that reads this media type, None where there is none."""
    return _by_media_type("leafproof.read").get(media_type)


def container_of(media_type: str) -> ModuleType | None:
    """The module of `intake/containers/` that opens this media type, None where there is none."""
    return _by_media_type("leafproof.intake.containers").get(media_type)


def readers() -> tuple[str, ...]:
    """The names of all readers and containers, sorted."""
    found = {*_by_media_type("leafproof.read").values(), *_by_media_type("leafproof.intake.containers").values()}
    return tuple(sorted({module.__name__.rsplit(".", 1)[1] for module in found}))
