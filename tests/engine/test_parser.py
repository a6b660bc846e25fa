"""The boundary to a parser: whatever the parser does, the engine gets a reply of the right schema or a typed failure, and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leafproof import codec
from leafproof.engine import frames, jobs
from leafproof.engine.parser import Parser, ParserFailed, ParserRefused
from leafproof.records import GapReason

MEMORY = 1024**3


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Parser]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "saboteurs"))
    made = Parser(memory_bytes=MEMORY, module="saboteur_worker")
    yield made
    made.close()


def _identify(parser: Parser, name: str, *, seconds: float = 20.0) -> str:
    request = jobs.Request(jobs.Identify(name))
    for tag, payload in parser.run(request, blob=None, input_parts=(), idle_seconds=seconds):
        assert tag == frames.IDENTIFIED
        return codec.decode(payload, jobs.Identified).name
    return ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("abort", GapReason.CRASHED),
        ("exit", GapReason.CRASHED),
        ("kill", GapReason.CRASHED),
        ("torn", GapReason.CRASHED),
        ("bug", GapReason.CRASHED),
        ("flood", GapReason.BAD_REPLY),
    ],
)
def test_a_misbehaving_parser_is_a_typed_failure_and_the_next_document_is_read(parser: Parser, name: str, reason: GapReason) -> None:
    with pytest.raises(ParserFailed) as failure:
        _identify(parser, name)
    assert failure.value.gap.reason is reason
    assert _identify(parser, "an ordinary one") == "an ordinary one"


def test_a_hanging_parser_is_ended_after_the_time_without_a_frame(parser: Parser) -> None:
    assert _identify(parser, "warm") == "warm"
    with pytest.raises(ParserFailed) as failure:
        _identify(parser, "hang", seconds=1.0)
    assert failure.value.gap.reason is GapReason.TIMED_OUT


def test_memory_over_the_limit_is_a_refusal_not_the_end(parser: Parser) -> None:
    with pytest.raises(ParserRefused) as refusal:
        _identify(parser, "memory")
    assert refusal.value.gap.reason is GapReason.OVER_LIMIT
    assert _identify(parser, "after") == "after"


@pytest.mark.parametrize("name", ["unknown field", "nested", "pickle"])
def test_a_reply_of_another_schema_is_not_decoded(parser: Parser, name: str) -> None:
    with pytest.raises(codec.BadRecord):
        _identify(parser, name)


def test_a_bug_is_told_without_text_of_the_document(parser: Parser) -> None:
    with pytest.raises(ParserFailed) as failure:
        _identify(parser, "bug")
    assert "ZeroDivisionError" in failure.value.gap.sentence
    assert "secret" not in failure.value.gap.sentence


def test_the_parser_says_which_limits_are_in_force(parser: Parser) -> None:
    _identify(parser, "any")
    assert {"memory_limit", "no_file_writes", "no_core_dump", "no_new_privileges"} <= set(parser.layers)
