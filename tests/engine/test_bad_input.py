"""Bad input: each thing has one clear outcome with its reason and a way out, and the rest of the cache is unharmed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from leafproof.case.folder import CaseFolder
from leafproof.engine import receive
from leafproof.engine.progress import Silent
from leafproof.engine.run import open_case

import small_cache

MEBIBYTE = 1 << 20


def _encrypted_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("a password nobody has", strength=128))
    canvas.drawString(72, 700, "SYNTHETIC")
    canvas.save()
    return out.getvalue()


def _pdf_without_pages() -> bytes:
    body = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    at = body.index(b"1 0 obj"), body.index(b"2 0 obj")
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in at)
    return body + table + b"trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _encrypted_zip() -> bytes:
    data = bytearray(small_cache.zipped({"secret.txt": b"SYNTHETIC " * 20}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _huge_page() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200 * 72, 200 * 72), invariant=1)
    canvas.setFont("Helvetica", 300)
    canvas.drawString(1000, 7000, "SYNTHETIC CONTRACT")
    canvas.save()
    return out.getvalue()


def _three_zips() -> bytes:
    data, name = b"SYNTHETIC inner text\n", "in.txt"
    for outer in ("one.zip", "two.zip", ""):
        data, name = small_cache.zipped({name: data}), outer
    return data


def _big_text(path: Path) -> None:
    block = ("слова без всяких цифр, строка за строкой, как в журнале программы\n" * 2000).encode()
    with path.open("wb") as out:
        for _ in range(300 * MEBIBYTE // len(block) + 1):
            out.write(block)


def _big_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write("code;name\n")
        for start in range(0, 1_000_000, 1000):
            out.write("".join(f"A{n};name\n" for n in range(start, start + 1000)))


@dataclass(frozen=True)
class Opened:
    items: dict[str, str]
    reasons: dict[str, set[str]]
    balanced: bool


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    home = tmp_path_factory.mktemp("bad")
    source = home / "cache"
    source.mkdir()
    for name, data in {
        "empty.pdf": b"",
        "no pages.pdf": _pdf_without_pages(),
        "encrypted.pdf": _encrypted_pdf(),
        "encrypted.zip": _encrypted_zip(),
        "truncated.docx": small_cache.truncated_docx(),
        "a text.pdf": small_cache.ENGLISH.encode(),
        "a page.xlsx": small_cache.pdf(["SYNTHETIC", "Contract No. 7/T"]),
        "unreadable.txt": b"may not be read\n",
        "huge page.pdf": _huge_page(),
        "no headers.eml": b"Just a line of text.\nAnd another one, without any header.\n",
        "three.zip": small_cache.zipped(
            {"two.zip": small_cache.zipped({"one.zip": small_cache.zipped({"in.txt": b"SYNTHETIC inner text\n"})})}
        ),
        "rest.txt": small_cache.SPECIFICATION.encode(),
    }.items():
        (source / name).write_bytes(data)
    (source / Path("bytes \udcff\udcfe.txt")).write_bytes(b"A name that is not UTF-8.\n")
    _big_text(source / "300 MB.txt")
    _big_csv(source / "a million rows.csv")
    real = receive._pieces

    def refusing(location: bytes) -> Iterator[bytes]:
        if location.endswith(b"unreadable.txt"):
            raise PermissionError(13, "Permission denied")
        return real(location)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receive, "_pieces", refusing)
        outcome = open_case(CaseFolder(home / "case"), (source,), progress=Silent())
    store = CaseFolder(home / "case").store(read_only=True)
    items = {str(path): str(found) for path, found in store.rows("SELECT path, outcome FROM items")}
    reasons: dict[str, set[str]] = {}
    for (record,) in store.rows("SELECT record FROM findings"):
        finding = json.loads(record)
        assert finding["sentence"]
        assert finding["settle"]
        reasons.setdefault(finding["observed"].split(": ")[0], set()).add(finding["check"].removeprefix("R-").lower())
    store.close()
    return Opened(items, reasons, outcome.audit["balanced"])


@pytest.mark.parametrize(
    ("path", "outcome", "reason"),
    [
        ("empty.pdf", "not_read", "empty"),
        ("no pages.pdf", "not_read", "empty"),
        ("encrypted.pdf", "not_read", "encrypted"),
        ("encrypted.zip/secret.txt", "not_read", "encrypted"),
        ("truncated.docx", "not_read", "damaged"),
        ("a text.pdf", "read", None),
        ("a page.xlsx", "read", None),
        ("unreadable.txt", "not_read", "no-permission"),
        ("bytes \\xff\\xfe.txt", "read", None),
        ("300 MB.txt", "read_in_part", "over-limit"),
        ("huge page.pdf", "read", None),
        ("a million rows.csv", "read_in_part", "over-limit"),
        ("no headers.eml", "read", None),
        ("three.zip/two.zip/one.zip/in.txt", "read", None),
        ("rest.txt", "read", None),
    ],
)
def test_each_bad_thing_has_one_clear_outcome(opened: Opened, path: str, outcome: str, reason: str | None) -> None:
    assert opened.items[path] == outcome
    assert opened.reasons.get(path, set()) == (set() if reason is None else {reason})


def test_the_audit_balances(opened: Opened) -> None:
    assert opened.balanced


def test_nothing_crashed(opened: Opened) -> None:
    assert not {reason for reasons in opened.reasons.values() for reason in reasons} & {"crashed", "timed-out", "bad-reply"}
