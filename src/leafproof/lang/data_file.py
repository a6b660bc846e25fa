"""The language data that ships with the package: one TOML file a subject, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The content of `lang/data/<name>.toml`. Callers do not change it.

    Raises:
        FileNotFoundError: there is no such file in the package: a bug of ours.
    """
    return tomllib.loads((files("leafproof.lang") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
