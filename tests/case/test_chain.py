"""The chained log: what was appended is given back, and any change to it is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.case import chain
from leafproof.errors import CaseDamaged


def test_entries_come_back_in_order_with_their_numbers(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    chain.append(log, [{"event": "a"}, {"event": "б"}])
    chain.append(log, [{"event": "c"}])
    assert [(entry["seq"], entry["event"]) for entry in chain.entries(log)] == [(1, "a"), (2, "б"), (3, "c")]
    assert chain.head(log)[0] == 3


def test_an_empty_log_has_the_head_zero(tmp_path: Path) -> None:
    assert chain.head(tmp_path / "none.jsonl") == (0, chain.START)


@pytest.mark.parametrize("victim", [0, 1, 2])
def test_a_changed_entry_is_named(tmp_path: Path, victim: int) -> None:
    log = tmp_path / "log.jsonl"
    chain.append(log, [{"event": "received", "path": f"file{n}"} for n in range(4)])
    lines = log.read_bytes().splitlines(keepends=True)
    lines[victim] = lines[victim].replace(b"file", b"fyle")
    log.write_bytes(b"".join(lines))
    with pytest.raises(CaseDamaged, match=f"#{victim + 1} does not follow"):
        list(chain.entries(log))


def test_a_removed_entry_is_named(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    chain.append(log, [{"event": str(n)} for n in range(4)])
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([lines[0], *lines[2:]]))
    with pytest.raises(CaseDamaged, match="#2 does not follow #1"):
        list(chain.entries(log))


def test_swapped_entries_are_noticed(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    chain.append(log, [{"event": str(n)} for n in range(3)])
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([lines[1], lines[0], lines[2]]))
    with pytest.raises(CaseDamaged):
        list(chain.entries(log))


def test_a_line_torn_by_a_crash_is_dropped_and_the_log_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    chain.append(log, [{"event": "a"}, {"event": "b"}])
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"event":"c","seq":3')
    assert [entry["event"] for entry in chain.entries(log)] == ["a", "b"]
    chain.append(log, [{"event": "d"}])
    assert [entry["event"] for entry in chain.entries(log)] == ["a", "b", "d"]


def test_nothing_is_appended_to_a_broken_log(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    chain.append(log, [{"event": "a"}, {"event": "b"}])
    broken = log.read_bytes().replace(b'"a"', b'"x"')
    log.write_bytes(broken)
    with pytest.raises(CaseDamaged):
        chain.append(log, [{"event": "c"}])
    assert log.read_bytes() == broken


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=0, max_value=255))
def test_any_changed_byte_is_noticed(tmp_path_factory: pytest.TempPathFactory, position: int, value: int) -> None:
    log = tmp_path_factory.mktemp("chain") / "log.jsonl"
    chain.append(log, [{"event": "received", "path": f"дело/{n}.pdf"} for n in range(5)])
    data = bytearray(log.read_bytes())
    at = position % len(data)
    if data[at] == value or at == len(data) - 1:
        return
    before = list(chain.entries(log))
    data[at] = value
    log.write_bytes(bytes(data))
    try:
        after = list(chain.entries(log))
    except (CaseDamaged, UnicodeDecodeError):
        return
    assert after == before
