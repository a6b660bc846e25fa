"""The scorer gives full marks to an export that says what the key says, and finds every fault put into one."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from leafproof.demo.build import build
from leafproof.demo.key import AnswerKey
from leafproof.demo.report import lines
from leafproof.demo.score import FLOORS, passed, score
from leafproof.errors import UsageError

Ledger = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[AnswerKey, Path]:
    folder = tmp_path_factory.mktemp("score")
    return build(folder / "cache", 11, size="small"), folder / "cache"


def _id(key: AnswerKey, path: str) -> str:
    document = next(document for document in key.documents if document.path == path)
    return f"id of {document.duplicate_of or path}"


def _quote(cache: Path, path: str) -> dict[str, Any]:
    """An anchor that is true: the first few letters of a PDF with their box, or a range of text."""
    if not path.endswith(".pdf") or not (cache / path).is_file():
        return {"start": 0, "end": 4, "quote": "abcd"}
    page = pdfium.PdfDocument(cache / path)[0]
    if page.get_rotation():
        return {"start": 0, "end": 4, "quote": "abcd"}
    text = page.get_textpage()
    left, bottom, right, top = text.get_rect(0) if text.count_rects() else (0.0, 0.0, 0.0, 0.0)
    width, height = page.get_size()
    quote = text.get_text_bounded(left, bottom, right, top)
    return {"page": 1, "boxes": [[left / width, 1 - top / height, right / width, 1 - bottom / height]], "quote": quote}


def oracle(key: AnswerKey, cache: Path) -> Ledger:
    """An export that holds exactly the key's answers."""
    documents: dict[str, dict[str, Any]] = {}
    for document in key.documents:
        held = documents.setdefault(
            _id(key, document.path),
            {
                "id": _id(key, document.path),
                "kind": document.kinds[0] if document.kinds else "other",
                "number": document.number,
                "dated": None if document.date is None else {"first": document.date, "last": document.date, "as_written": ""},
                "stage": document.stages[0] if document.stages else "unknown",
                "outcome": document.outcomes[0],
                "reason": document.reasons[0] if document.reasons else None,
                "occurrences": [],
            },
        )
        held["occurrences"].append({"path": document.path})
    statements: list[dict[str, Any]] = []

    def say(path: str, kind: str, fields: dict[str, Any], quote: str | None = None) -> None:
        anchor = {"document": _id(key, path), **({"start": 0, "end": len(quote), "quote": quote} if quote else _quote(cache, path))}
        statements.append({"id": str(len(statements)), "kind": kind, "fields": fields, "anchors": [anchor]})

    for item in key.line_items:
        if not item.optional:
            names = ("quantity", "unit_price", "total", "currency", "counts_as")
            say(item.path, "line_item", {"designation": item.designations[0], **{name: getattr(item, name) for name in names}})
    for contract in key.contracts:
        date = None if contract.date is None else {"first": contract.date, "last": contract.date, "as_written": ""}
        parties = {"supplier": f"АО «{contract.suppliers[0]}»", "buyer": contract.buyers[0]}
        say(
            contract.path,
            "contract",
            {"number": contract.number, "date": date, "amount": contract.amount, "currency": contract.currency, **parties},
        )
    for payment in key.payments:
        say(payment.path, "payment", {"amount": payment.amount, "currency": payment.currency, "share": payment.share})
    for identifier in key.identifiers:
        say(identifier.path, "identifier", {"scheme": identifier.scheme, "value": identifier.value})
    for figure in key.figures:
        say(figure.path, "figure", {"amount": figure.amount, "what": figure.what}, quote=figure.what)
    return {"documents": list(documents.values()), "statements": statements}


def export(ledger: Ledger, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, records in ledger.items():
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def perfect(built: tuple[AnswerKey, Path]) -> Ledger:
    return oracle(*built)


def test_an_export_that_says_what_the_key_says_gets_full_marks(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path) -> None:
    key, cache = built
    result = score(key, export(perfect, tmp_path), cache)
    assert [(group.name, group.missed[:2]) for group in result.groups if group.missed] == []
    assert result.healed == 0
    assert passed(result)
    assert result.group("line items, digital").of == sum(i.medium == "digital" and not i.optional for i in key.line_items) > 50


def test_an_empty_export_reaches_no_floor_and_every_row_is_named(built: tuple[AnswerKey, Path], tmp_path: Path) -> None:
    key, cache = built
    result = score(key, export({"documents": [], "statements": []}, tmp_path), cache)
    group = result.group("line items, digital")
    assert (group.right, len(group.missed)) == (0, group.of)
    assert not passed(result)


def test_a_misprint_turned_into_what_the_arithmetic_asks_for_counts_as_healed(
    built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path
) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    item = next(item for item in key.line_items if item.planted is not None)
    assert item.planted is not None
    for statement in ledger["statements"]:
        fields = statement["fields"]
        if statement["kind"] == "line_item" and fields["designation"] == item.designations[0] and fields["total"] == item.total:
            fields[item.planted.field] = item.planted.fitting
    result = score(key, export(ledger, tmp_path), cache)
    assert result.healed == 1
    assert not passed(result)
    assert any("mended" in line for line in lines(result))


@pytest.mark.parametrize("field", ["designation", "quantity", "unit_price", "total"])
def test_a_wrong_field_costs_the_row_and_the_precision(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path, field: str) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    statement = next(s for s in ledger["statements"] if s["kind"] == "line_item")
    statement["fields"][field] = "999999999"
    result = score(key, export(ledger, tmp_path), cache)
    assert sum(len(group.missed) for group in result.groups if group.name.startswith("line items") and "precision" not in group.name) == 1
    assert len(result.group("line items, precision").missed) == 1


def test_a_row_that_is_given_twice_costs_precision(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    ledger["statements"].append(next(s for s in ledger["statements"] if s["kind"] == "line_item"))
    assert len(score(key, export(ledger, tmp_path), cache).group("line items, precision").missed) == 1


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"boxes": [[0.9, 0.9, 0.95, 0.95]]}, False),
        ({"boxes": [[0.0, 0.0, 1.0, 1.0]]}, False),
        ({"quote": "не то"}, False),
        ({"page": 99}, False),
        ({}, True),
    ],
)
def test_an_anchor_counts_only_where_its_quote_stands_in_its_box(
    built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path, change: dict[str, Any], found: bool
) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    statement = next(s for s in ledger["statements"] if s["kind"] == "line_item" and "boxes" in s["anchors"][0])
    statement["anchors"][0] |= change
    assert (not score(key, export(ledger, tmp_path), cache).group("anchors").missed) == found


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "0"),
        ("amount", "1"),
        ("currency", "XXX"),
        ("supplier", None),
        ("buyer", "именуемое в дальнейшем «Покупатель»"),
        ("date", {"first": "1999-01-01", "last": "1999-01-01", "as_written": ""}),
    ],
)
def test_a_wrong_contract_field_is_named(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path, field: str, value: object) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    contract = next(c for c in key.contracts if c.number is not None)
    statement = next(s for s in ledger["statements"] if s["kind"] == "contract" and s["fields"]["number"] == contract.number)
    statement["fields"][field] = value
    missed = score(key, export(ledger, tmp_path), cache).group(f"contract {field}").missed
    assert len(missed) == 1
    assert contract.path in missed[0]


def test_a_draft_that_is_given_a_number_is_wrong(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    statement = next(s for s in ledger["statements"] if s["kind"] == "contract" and s["fields"]["number"] is None)
    statement["fields"]["number"] = "12"
    assert len(score(key, export(ledger, tmp_path), cache).group("contract number").missed) == 1


def test_the_report_names_what_was_missed_and_the_floors(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path) -> None:
    key, cache = built
    ledger = copy.deepcopy(perfect)
    first = next(s for s in ledger["statements"] if s["kind"] == "line_item")
    ledger["statements"].remove(first)
    text = "\n".join(lines(score(key, export(ledger, tmp_path), cache)))
    assert "Missed, so you know:" in text
    assert first["fields"]["designation"] in text
    assert "0.97" in text


def test_the_score_is_plain_data(built: tuple[AnswerKey, Path], perfect: Ledger, tmp_path: Path) -> None:
    key, cache = built
    plain = json.loads(json.dumps(score(key, export(perfect, tmp_path), cache).plain()))
    assert plain["healed"] == 0
    assert set(plain["groups"]) >= {"line items, digital", "contract number", "anchors"}


def test_the_floors_are_those_that_were_agreed() -> None:
    assert FLOORS["line items, digital"] == 0.97
    assert FLOORS["line items, scan_clean"] == 0.93
    assert FLOORS["line items, scan_hard"] == 0.80
    assert FLOORS["line items, precision"] == 0.97
    assert FLOORS["anchors"] == 1.0
    assert {value for name, value in FLOORS.items() if name.startswith("contract")} == {0.97}


def test_a_folder_without_an_export_is_refused_with_the_way_out(built: tuple[AnswerKey, Path], tmp_path: Path) -> None:
    key, cache = built
    with pytest.raises(UsageError):
        score(key, tmp_path, cache)
