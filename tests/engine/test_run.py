"""The whole way: everything received has one outcome; nothing is done twice; a stop is only a pause."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leafproof.case import custody
from leafproof.case.folder import CaseFolder
from leafproof.cli.export_verb import write_export
from leafproof.engine import run_state
from leafproof.engine.lookup import CaseLedger
from leafproof.engine.pool import Stopped
from leafproof.engine.progress import Silent
from leafproof.engine.run import open_case

import small_cache
from conftest import OpenedCase


def _exported(case: CaseFolder, target: Path) -> dict[str, bytes]:
    store = case.store(read_only=True)
    try:
        names = write_export(CaseLedger(store, "case"), "jsonl", target)
    finally:
        store.close()
    return {name: (target / name).read_bytes() for name in names}


def _outcomes(opened: OpenedCase) -> dict[str, str]:
    return {str(path): str(outcome) for path, outcome in opened.store.rows("SELECT path, outcome FROM items")}


def test_everything_that_came_in_has_exactly_one_outcome(opened: OpenedCase) -> None:
    assert opened.outcome.audit["balanced"]
    assert opened.outcome.audit["stages"][0]["came_in"] == len(_outcomes(opened))


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("contract.txt", "read"),
        ("letters/copy of contract.txt", "copy"),
        ("letters/windows.txt", "read"),
        ("deep.zip", "container"),
        ("deep.zip/a.zip/b.zip/inner.txt", "read"),
        ("letter.eml", "read"),
        ("letter.eml/спецификация.pdf", "read"),
        ("not really.docx", "copy"),
        ("page.pdf", "copy"),
        ("empty.txt", "not_read"),
        ("truncated.docx", "not_read"),
        ("plan.dwg", "not_read"),
        ("link.txt", "not_read"),
        ("name \\xff\\xfe.txt", "read"),
    ],
)
def test_each_thing_has_its_outcome(opened: OpenedCase, path: str, outcome: str) -> None:
    assert _outcomes(opened)[path] == outcome


@pytest.mark.parametrize(
    ("path", "reason"),
    [("empty.txt", "empty"), ("truncated.docx", "damaged"), ("plan.dwg", "unsupported"), ("link.txt", "link_not_followed")],
)
def test_what_was_not_read_says_why(opened: OpenedCase, path: str, reason: str) -> None:
    records = [json.loads(record) for (record,) in opened.store.rows("SELECT record FROM findings")]
    assert [r["check"] for r in records if r["observed"] == path] == ["R-" + reason.upper().replace("_", "-")]


def test_the_same_bytes_are_one_document_with_every_occurrence(opened: OpenedCase) -> None:
    records = [json.loads(record) for (record,) in opened.store.rows("SELECT record FROM documents")]
    paths = next([o["path"] for o in r["occurrences"]] for r in records if any(o["path"] == "page.pdf" for o in r["occurrences"]))
    assert paths == ["letter.eml/спецификация.pdf", "not really.docx", "page.pdf"]


def test_opening_the_same_folder_again_reads_nothing_and_changes_nothing(
    opened: OpenedCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _exported(opened.folder, tmp_path / "before")
    log = opened.folder.received.read_bytes()
    monkeypatch.setattr("leafproof.engine.read_stage.call", None)
    outcome = open_case(opened.folder, (opened.source,), progress=Silent(), jobs=1)
    assert outcome.new_items == 0
    assert not outcome.ledger_changed
    assert opened.folder.received.read_bytes() == log
    assert _exported(opened.folder, tmp_path / "after") == before


def test_adding_one_file_reads_only_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "cache"
    source.mkdir()
    (source / "one.txt").write_text(small_cache.SPECIFICATION, encoding="utf-8")
    case = CaseFolder(tmp_path / "case")
    open_case(case, (source,), progress=Silent(), jobs=1)
    (source / "two.txt").write_text(small_cache.ENGLISH, encoding="utf-8")
    read: list[str] = []
    real = run_state.call

    def counting(run, parser, job, **more):  # type: ignore[no-untyped-def]
        read.append(job.name)
        return real(run, parser, job, **more)

    monkeypatch.setattr("leafproof.engine.read_stage.call", counting)
    outcome = open_case(case, (source,), progress=Silent(), jobs=1)
    assert (outcome.new_items, read) == (1, ["two.txt"])


def test_the_database_and_the_index_can_be_deleted_and_rebuilt_byte_identically(tmp_path: Path) -> None:
    source = small_cache.make(tmp_path / "cache")
    case = CaseFolder(tmp_path / "case")
    open_case(case, (source,), progress=Silent())
    before = _exported(case, tmp_path / "before")
    for path in case.root.glob("case.db*"):
        path.unlink()
    open_case(case, (), progress=Silent())
    assert _exported(case, tmp_path / "after") == before


def test_a_stop_leaves_a_case_that_goes_on_to_the_same_ledger(tmp_path: Path) -> None:
    source = small_cache.make(tmp_path / "cache")
    whole = CaseFolder(tmp_path / "a" / "case")
    open_case(whole, (source,), progress=Silent(), jobs=1)

    class StopAfterTwo(Silent):
        count = 0

        def step(self, stage: str, note: str) -> None:
            if stage == "Read":
                self.count += 1
                if self.count == 2:
                    os.kill(os.getpid(), 2)

    stopped = CaseFolder(tmp_path / "b" / "case")
    with pytest.raises(Stopped):
        open_case(stopped, (source,), progress=StopAfterTwo(), jobs=1)
    open_case(stopped, (source,), progress=Silent(), jobs=1)
    assert _exported(stopped, tmp_path / "stopped") == _exported(whole, tmp_path / "whole")


def test_two_hash_seeds_and_one_or_two_workers_give_byte_identical_exports(tmp_path: Path) -> None:
    source = small_cache.make(tmp_path / "cache")
    exports = []
    for name, seed, jobs in (("a", "1", "1"), ("b", "2", "2")):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        case = tmp_path / name / "case"
        case.parent.mkdir()
        command = [sys.executable, "-m", "leafproof"]
        subprocess.run([*command, "open", str(source), "--case", str(case), "-q", "--jobs", jobs], env=environment, check=False)
        subprocess.run([*command, "export", str(case), "--as", "jsonl", "--to", str(tmp_path / name / "out")], env=environment, check=False)
        exports.append({path.name: path.read_bytes() for path in sorted((tmp_path / name / "out").iterdir())})
    assert len(exports[0]) == 7
    assert exports[0] == exports[1]


def test_the_custody_log_names_every_received_thing_once(opened: OpenedCase) -> None:
    received = list(custody.received(opened.folder.received))
    assert len({item.name for item in received}) == len(received)
    assert b"name \xff\xfe.txt" in {item.name for item in received}
