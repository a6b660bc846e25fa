"""ZIP archives: every member has one outcome, sizes are counted as they come out, names are data."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.engine.contract import Member, Source, Unreadable
from leafproof.intake.containers.zip_archive import members
from leafproof.records import Gap, GapReason

Outcome = bytes | Gap | None


def source(data: bytes) -> Source:
    return Source(open=lambda: io.BytesIO(data), size=len(data), name="x.zip", media_type="application/zip")


def outcome(member: Member) -> tuple[str, Outcome]:
    if member.chunks is None:
        return member.text, member.gap
    out = b""
    try:
        for chunk in member.chunks:
            assert len(chunk) <= 1 << 20
            out += chunk
    except Unreadable as error:
        return member.text, error.gap
    return member.text, out


def opened(data: bytes) -> tuple[list[tuple[str, Outcome]], Gap | None]:
    found = []
    try:
        for member in members(source(data)):
            found.append(outcome(member))
    except Unreadable as error:
        return found, error.gap
    return found, None


def archive(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "w", method) as packed:
            for name, data in entries:
                packed.writestr(name, data)
    return out.getvalue()


def reason(found: Outcome) -> GapReason:
    assert isinstance(found, Gap)
    return found.reason


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_come_out_as_they_went_in(method: int) -> None:
    entries = [("a.txt", b"alpha"), ("b/c.bin", bytes(range(256)) * 3000), ("empty", b"")]
    assert opened(archive(*entries, method=method)) == (entries, None)


def test_folders_are_marked_and_have_no_content() -> None:
    assert opened(archive(("folder/", b""), ("folder/a", b"x"))) == ([("folder/", None), ("folder/a", b"x")], None)


def test_two_members_of_one_name_are_both_kept() -> None:
    assert opened(archive(("a", b"one"), ("a", b"two")))[0] == [("a", b"one"), ("a", b"two")]


@pytest.mark.parametrize(
    "name",
    [
        "../../../secrets.json",
        "/etc/passwd",
        "COM1:",
        "\\\\?\\C:\\x",
        "C:x",
        "a\\..\\b",
        "x:stream",
        "dot.",
        "n" * 300,
        "a\u202egpj.exe",
        " ",
    ],
)
def test_hostile_names_are_data_and_nothing_else(name: str) -> None:
    found, gap = opened(archive((name, b"x")))
    assert gap is None
    assert [content for _, content in found] == [b"x"]


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "gbk"])
def test_names_in_legacy_code_pages_are_decoded_and_kept_as_bytes(encoding: str) -> None:
    name = "供货合同.txt" if encoding == "gbk" else "Договор поставки.txt"
    raw = name.encode(encoding)
    data = archive(("N" * len(raw), b"x")).replace(b"N" * len(raw), raw)
    member = next(iter(members(source(data))))
    assert (member.name, member.text) == (raw, name)


def test_an_encrypted_member_is_named_and_not_opened() -> None:
    data = bytearray(archive(("a", b"x" * 50)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert reason(opened(bytes(data))[0][0][1]) is GapReason.ENCRYPTED


def test_a_wrong_checksum_is_damage() -> None:
    data = archive(("a", b"payload"), method=zipfile.ZIP_STORED).replace(b"payload", b"Payload")
    assert reason(opened(data)[0][0][1]) is GapReason.DAMAGED


def test_a_bomb_is_stopped_by_what_really_comes_out() -> None:
    found, _ = opened(archive(("bomb", bytes(20 << 20)), ("after", b"x")))
    assert reason(found[0][1]) is GapReason.OVER_LIMIT
    assert found[1] == ("after", b"x")


def test_small_members_may_be_as_dense_as_they_like() -> None:
    assert opened(archive(("zeros", bytes(1 << 20))))[0] == [("zeros", bytes(1 << 20))]


def test_a_symlink_is_recorded_and_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        info = zipfile.ZipInfo("link")
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        packed.writestr(info, "/etc/passwd")
    assert reason(opened(out.getvalue())[0][0][1]) is GapReason.LINK_NOT_FOLLOWED


def test_overlapping_members_are_refused_but_for_the_first() -> None:
    data = archive(("a", b"x" * 40), method=zipfile.ZIP_STORED)
    central = data[data.index(b"PK\x01\x02") : data.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, 2 * len(central), data.index(b"PK\x01\x02"), 0)
    found, _ = opened(data[: data.index(b"PK\x01\x02")] + central * 2 + end)
    assert found[0] == ("a", b"x" * 40)
    assert reason(found[1][1]) is GapReason.DAMAGED


def test_an_archive_without_its_end_gives_what_is_left_and_says_so() -> None:
    data = archive(("a", b"alpha" * 100), ("b", b"beta" * 100))
    found, gap = opened(data[: data.index(b"PK\x01\x02") + 10])
    assert found == [("a", b"alpha" * 100), ("b", b"beta" * 100)]
    assert reason(gap) is GapReason.DAMAGED


def test_bytes_before_the_archive_do_no_harm() -> None:
    assert opened(b"#!/bin/sh\n" * 10 + archive(("a", b"x"))) == ([("a", b"x")], None)


def test_an_empty_archive_has_no_members() -> None:
    assert opened(archive()) == ([], None)


def test_a_member_packed_in_an_unknown_way_is_named() -> None:
    data = bytearray(archive(("a", b"x")))
    data[data.index(b"PK\x01\x02") + 10] = 98
    assert reason(opened(bytes(data))[0][0][1]) is GapReason.UNSUPPORTED


@given(st.data())
@settings(max_examples=200, derandomize=True, deadline=None)
def test_a_damaged_archive_never_raises_anything_but_unreadable(data: st.DataObject) -> None:
    whole = bytearray(archive(("a", b"alpha" * 50), ("b", zlib.compress(b"beta" * 90)), ("c/", b"")))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    opened(bytes(whole[: data.draw(st.integers(4, len(whole)))]))
