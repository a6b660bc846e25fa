"""The verbs on a small case: what they print, as text and as JSON, and the code they leave with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import OpenedCase

BANNED = ("authentic", "genuine", "fake", "forged", "fraud", "tampered", "proves", "verified document")


def _run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "leafproof", *arguments], capture_output=True, cwd=cwd, check=False)


def _json(*arguments: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(_run(*arguments, "--json").stdout)
    return loaded


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("status", "CASE"), 3),
        (("search", "CASE", "договор"), 3),
        (("log", "CASE"), 0),
        (("search", "CASE"), 2),
        (("show", "CASE", "s-zzzz"), 2),
        (("status", "CASE", "--nonsense"), 2),
        (("status", "-C", "/nowhere"), 2),
        (("frobnicate",), 2),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_each_verb_leaves_with_its_code_and_valid_json(
    opened: OpenedCase, arguments: tuple[str, ...], code: int, form: tuple[str, ...]
) -> None:
    done = _run(*(str(opened.folder.root) if word == "CASE" else word for word in arguments), *form)
    assert done.returncode == code, done.stderr.decode()
    if form:
        envelope = json.loads(done.stdout)
        assert envelope["exit_code"] == code


def test_exit_zero_never_hides_what_was_not_read(opened: OpenedCase) -> None:
    assert _run("status", str(opened.folder.root), "--exit-zero").returncode == 3


def test_search_says_where_and_how_many_pages_could_not_be_searched(opened: OpenedCase) -> None:
    done = _run("search", str(opened.folder.root), "БМД-4М")
    text = done.stdout.decode()
    assert "[БМД-4М]" in text
    assert "[BMD-4M]" in text
    assert "could not be searched" in text


def test_no_hits_still_says_the_denominator(opened: OpenedCase) -> None:
    text = _run("search", str(opened.folder.root), "несуществующееслово").stdout.decode()
    assert "No hits in" in text


def test_show_prints_fields_quote_and_citation(opened: OpenedCase) -> None:
    row = opened.store.one("SELECT id FROM statements WHERE kind = 'contract' ORDER BY id")
    assert row is not None
    text = _run("show", str(opened.folder.root), str(row[0])[:10]).stdout.decode()
    assert "Citation" in text
    assert "leafproof:" in text


def test_show_image_writes_the_page(opened: OpenedCase, tmp_path: Path) -> None:
    row = opened.store.one("SELECT id FROM documents WHERE media_type = 'application/pdf'")
    assert row is not None
    target = tmp_path / "page.png"
    done = _run("show", str(opened.folder.root), f"d{row[0][:8]}/p1", "--image", str(target))
    assert done.returncode == 0, done.stderr.decode()
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_file_name_cannot_rewrite_the_screen(tmp_path: Path) -> None:
    source = tmp_path / "cache"
    source.mkdir()
    (source / "a\u202etxt.\x1b[2Jexe").write_bytes(b"")
    case = tmp_path / "case"
    outputs = [_run("open", str(source), "--case", str(case)), _run("status", str(case)), _run("log", str(case))]
    for done in outputs:
        assert b"\x1b" not in done.stdout + done.stderr
        assert "\u202e".encode() not in done.stdout + done.stderr
    assert b"\\u202e" in outputs[1].stdout


def test_an_error_names_what_why_and_the_way_out(tmp_path: Path) -> None:
    done = _run("status", cwd=tmp_path)
    lines = done.stderr.decode().splitlines()
    assert [line.split(":")[0].strip() for line in lines] == ["error", "why", "try"]


def test_an_unknown_setting_is_an_error_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "leafproof.toml").write_text('[case]\nname = "x"\n[read]\nocr_dip = 300\n', encoding="utf-8")
    done = _run("status", str(tmp_path))
    assert done.returncode == 2
    assert "`ocr_dip` in leafproof.toml, line 4" in done.stderr.decode()
    assert "ocr_dpi?" in done.stderr.decode()


def test_a_changed_original_is_an_integrity_failure(tmp_path: Path) -> None:
    source = tmp_path / "cache"
    source.mkdir()
    (source / "a.txt").write_text("Договор № 1\n", encoding="utf-8")
    case = tmp_path / "case"
    _run("open", str(source), "--case", str(case), "-q")
    blob = next(path for path in (case / "originals").rglob("*") if path.is_file())
    blob.chmod(0o644)
    blob.write_bytes(b"altered")
    assert _run("status", str(case)).returncode == 4
    log = case / "received.jsonl"
    log.write_bytes(log.read_bytes().replace(b"a.txt", b"b.txt"))
    assert _run("log", str(case)).returncode == 4


def test_an_export_overwrites_nothing(opened: OpenedCase, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = _run("export", str(opened.folder.root), "--as", "csv", "--to", str(tmp_path))
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_nothing_that_is_printed_calls_a_document_real_or_false(opened: OpenedCase) -> None:
    case = str(opened.folder.root)
    said = b"".join(
        _run(*words).stdout for words in (("status", case), ("search", case, "контракт"), ("log", case), ("--help",), ("doctor",))
    )
    assert not [word for word in BANNED if word in said.decode().lower()]


def test_the_json_of_two_calls_differs_in_nothing_with_reproducible(opened: OpenedCase) -> None:
    arguments = ("search", str(opened.folder.root), "контракт", "--json", "--reproducible")
    assert _run(*arguments).stdout == _run(*arguments).stdout


def test_the_envelope_counts_what_was_not_read(opened: OpenedCase) -> None:
    envelope = _json("status", str(opened.folder.root))
    unread = envelope["unread"]
    assert isinstance(unread, dict)
    assert unread["files"] >= 4
    assert envelope["complete"] is False
