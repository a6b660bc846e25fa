"""A cache is whole, marked as made up, safe, of the right size, and the same for the same seed."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

import leafproof.demo
from leafproof.demo import fonts
from leafproof.demo.build import build, shelf_of
from leafproof.demo.invented import table
from leafproof.demo.key import AnswerKey
from leafproof.demo.members import content
from leafproof.errors import UsageError

SOURCES = sorted(Path(leafproof.demo.__file__).parent.glob("*.py"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[AnswerKey, Path]:
    folder = tmp_path_factory.mktemp("demo")
    return build(folder / "cache", 3), folder


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return total.hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    keys = [build(tmp_path / name / "cache", seed, size="small") for name, seed in (("a", 5), ("b", 5), ("c", 6))]
    first, second, third = (_digest(tmp_path / name / "cache") for name in "abc")
    assert first == second != third
    assert keys[0] == keys[1]


def test_a_cache_has_the_size_that_was_agreed(built: tuple[AnswerKey, Path]) -> None:
    key, _ = built
    assert len(key.documents) >= 60
    assert key.pages() <= 110
    assert 6 <= sum(document.pages or 0 for document in key.documents if document.medium.startswith("scan")) <= 12
    rows = [item for item in key.line_items if not item.optional]
    assert {item.medium for item in rows} == {"digital", "office", "scan_clean", "scan_hard"}
    assert sum(item.planted is not None for item in rows) >= 10


def test_every_file_is_in_the_key_and_every_path_of_the_key_is_there(built: tuple[AnswerKey, Path]) -> None:
    key, folder = built
    cache = folder / "cache"
    on_disk = {str(path.relative_to(cache)) for path in cache.rglob("*") if not path.is_dir()}
    known = {document.path for document in key.documents}
    assert on_disk <= known
    for path in sorted(known):
        assert content(cache, path) is not None


def test_every_kind_and_medium_turns_up(built: tuple[AnswerKey, Path]) -> None:
    key, _ = built
    kinds = {document.kinds[0] for document in key.documents if document.kinds}
    assert kinds >= {
        "contract", "amendment", "specification", "schedule", "minutes", "letter", "memo", "act", "invoice", "payment_order",
        "training_programme", "report", "article", "email", "spreadsheet",
    }  # fmt: skip
    assert {document.medium for document in key.documents} == {"digital", "office", "mail", "text", "scan_clean", "scan_hard", "odd"}
    assert {"draft", "signed", "unsigned"} <= {stage for document in key.documents for stage in document.stages}
    assert {language for document in key.documents for language in document.languages} == {"ru", "en", "zh"}


def test_copies_have_the_same_bytes_as_what_they_copy(built: tuple[AnswerKey, Path]) -> None:
    key, folder = built
    copies = [document for document in key.documents if document.duplicate_of is not None]
    assert len(copies) == 2
    for document in copies:
        assert content(folder / "cache", document.path) == content(folder / "cache", str(document.duplicate_of))


def test_answers_are_written_beside_the_cache_and_never_into_it(built: tuple[AnswerKey, Path]) -> None:
    key, folder = built
    plain = json.loads((folder / "ANSWERS.json").read_text(encoding="utf-8"))
    assert len(plain["documents"]) == len(key.documents)
    assert plain["seed"] == 3
    assert "made-up cache" in (folder / "ANSWERS.md").read_text(encoding="utf-8")
    assert not list((folder / "cache").rglob("ANSWERS*"))


def test_number_cells_of_scans_have_boxes_on_the_page(built: tuple[AnswerKey, Path]) -> None:
    key, _ = built
    for item in key.line_items:
        if item.medium.startswith("scan"):
            assert {"quantity", "unit_price", "total"} <= set(item.boxes)
            for _, (left, top, right, bottom) in item.boxes.values():
                assert 0 <= left < right <= 1
                assert 0 <= top < bottom <= 1
        else:
            assert item.boxes == {}


def test_registration_numbers_come_from_the_closed_list_of_impossible_ones() -> None:
    allowed = {
        "9900000017", "9900000000", "1999900000560", "1999900000770", "91990000MA00QQ0189", "044599999", "40702810300000000123",
        "000000000",
    }  # fmt: skip
    safe = table("names")["safe"]
    assert {value for scheme, values in safe.items() if scheme != "phones" for value in values} == allowed
    assert all(re.fullmatch(r"[+0() -]*(555-00-02|[0() -]+0[01])", phone) for phone in safe["phones"])
    for name in ("texts_ru", "texts_en", "texts_zh", "goods", "columns"):
        assert not re.search(r"\d{9,}", str(table(name)))


def test_identifiers_of_the_key_come_from_the_closed_list(built: tuple[AnswerKey, Path]) -> None:
    safe = {value for values in table("names")["safe"].values() for value in values}
    assert {identifier.value for identifier in built[0].identifiers} <= safe
    assert built[0].identifiers


def test_generator_and_scorer_share_no_code_with_the_reader() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [a.name for a in getattr(node, "names", ())]
                if isinstance(node, ast.Import)
                else []
            )
            for name in names:
                assert not name.startswith("leafproof") or name.startswith(("leafproof.demo", "leafproof.errors")), (path.name, name)


def test_words_of_made_up_documents_are_marked_in_office_files(built: tuple[AnswerKey, Path]) -> None:
    _, folder = built
    for path in sorted((folder / "cache").rglob("*.docx")):
        if path.name == "cut.docx":
            continue
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            text = b"".join(archive.read(name) for name in archive.namelist() if "footer" in name).decode()
        assert any(mark in text for mark in ("Синтетический тестовый документ", "Synthetic test document", "合成测试文件"))


def test_missing_fonts_are_named_with_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_installed", dict)
    with pytest.raises(UsageError) as raised:
        build(tmp_path / "cache", 1)
    assert "apt-get install fonts-dejavu-core fonts-wqy-microhei" in raised.value.way_out


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError):
        build(tmp_path, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        build(tmp_path / "cache", 1, size="huge")


def test_contract_totals_are_the_sum_of_the_goods_and_drafts_had_another() -> None:
    shelf, deals = shelf_of(9, size="small")
    totals = {f"{made.total().normalize():f}" for made in deals}
    assert {contract.amount for contract in shelf.contracts if contract.number is not None} == totals
    drafts = {contract.amount for contract in shelf.contracts if contract.number is None}
    assert drafts
    assert not drafts & totals


def test_one_cache_is_made_in_reasonable_time_for_a_continuous_integration() -> None:
    import time

    started = time.process_time()
    shelf_of(4)
    assert time.process_time() - started < 60
