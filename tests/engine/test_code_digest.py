"""The digest of a stage's code: what it imports counts, comments and docstrings do not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from leafproof.engine import code_digest


def _digest(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, text: str) -> str:
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    code_digest._module.cache_clear()
    code_digest._location.cache_clear()
    code_digest.code_digest.cache_clear()
    return code_digest.code_digest(name)


def test_a_comment_or_docstring_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    plain = _digest(monkeypatch, tmp_path, "stage_a", "def f():\n    return 1\n")
    told = _digest(monkeypatch, tmp_path, "stage_a", '"""What it is."""\n# why\ndef f():\n    """Gives 1."""\n    return 1\n')
    assert plain == told


def test_a_changed_statement_changes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _digest(monkeypatch, tmp_path, "stage_b", "x = 1\n") != _digest(monkeypatch, tmp_path, "stage_b", "x = 2\n")


def test_first_party_imports_are_reached() -> None:
    assert "leafproof.records_place" in code_digest._reached(("leafproof.codec", "leafproof.ids"))


def test_a_module_with_language_data_depends_on_it() -> None:
    assert any(name.startswith("leafproof.lang") for name in code_digest._reached(("leafproof.case.search",)))
