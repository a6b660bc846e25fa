"""An export validates against the shipped schemas, and the schemas are those that the records make."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from leafproof.cli.export_verb import write_export
from leafproof.engine.lookup import CaseLedger
from leafproof.ledger.public_schema import schemas

from conftest import OpenedCase


@pytest.fixture(scope="module")
def exported(opened: OpenedCase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("export") / "jsonl"
    write_export(CaseLedger(opened.store, "case"), "jsonl", target)
    return target


@pytest.mark.parametrize("name", ["documents", "statements", "findings"])
def test_every_line_of_an_export_validates(exported: Path, name: str) -> None:
    validator = jsonschema.Draft202012Validator(schemas()[name])
    lines = (exported / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        validator.validate(json.loads(line))


@pytest.mark.parametrize("name", ["audit", "manifest"])
def test_audit_and_manifest_validate(exported: Path, name: str) -> None:
    jsonschema.Draft202012Validator(schemas()[name]).validate(json.loads((exported / f"{name}.json").read_text(encoding="utf-8")))


def test_lines_are_sorted_by_id_and_the_manifest_holds_their_digests(exported: Path) -> None:
    manifest = json.loads((exported / "manifest.json").read_text(encoding="utf-8"))
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((exported / name).read_bytes()).hexdigest() == digest
    for name in ("documents", "statements", "findings"):
        ids = [json.loads(line)["id"] for line in (exported / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert ids == sorted(set(ids))


def test_a_statement_without_an_anchor_does_not_validate(exported: Path) -> None:
    record = json.loads((exported / "statements.jsonl").read_text(encoding="utf-8").splitlines()[0])
    record["anchors"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schemas()["statements"]).validate(record)


def test_a_quote_of_a_text_is_what_stands_there(exported: Path, opened: OpenedCase) -> None:
    from leafproof.engine.lookup import parts_of
    from leafproof.records import Text

    checked = 0
    for line in (exported / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        for anchor in json.loads(line)["anchors"]:
            if "start" in anchor:
                text = "".join(part.text for part in parts_of(opened.store, anchor["document"]) if isinstance(part, Text))
                assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
                checked += 1
    assert checked
