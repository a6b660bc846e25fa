"""The text of a document without pages as it is built: offsets, pieces, limits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.read.text_parts import GridText, Spans, TextParts, one_line, raised
from leafproof.records import Gap, GapReason, Table, Text, TextRole


def test_offsets_follow_on_from_one_stretch_to_the_next() -> None:
    parts = TextParts(limit=10**7)
    for role in (TextRole.BODY, TextRole.FOOTNOTE, TextRole.FOOTNOTE, TextRole.BODY):
        parts.write("text\n", role)
    found = [p for p in parts.finish() if isinstance(p, Text)]
    assert [(p.start, p.text, p.role) for p in found] == [
        (0, "text\n", TextRole.BODY),
        (5, "text\ntext\n", TextRole.FOOTNOTE),
        (15, "text\n", TextRole.BODY),
    ]


def test_the_limit_cuts_the_text_and_says_so() -> None:
    parts = TextParts(limit=7)
    parts.write("0123456789")
    text, gap = parts.finish()
    assert isinstance(text, Text)
    assert isinstance(gap, Gap)
    assert (text.text, gap.reason) == ("0123456", GapReason.OVER_LIMIT)
    assert parts.full


def test_a_row_that_does_not_fit_is_not_cut_in_two() -> None:
    parts = TextParts(limit=8)
    parts.begin_table()
    parts.row([GridText(0, "ab"), GridText(1, "cd")])
    parts.row([GridText(0, "ef"), GridText(1, "gh")])
    table = next(p for p in parts.finish() if isinstance(p, Table))
    assert [c.text for c in table.cells] == ["ab", "cd"]


def test_spans_that_reach_past_a_piece_end_with_it() -> None:
    parts = TextParts(limit=10**7)
    parts.begin_table()
    for _ in range(2001):
        parts.row([GridText(0, "a", row_span=5), GridText(1, "b")])
    for table in (p for p in parts.finish() if isinstance(p, Table)):
        assert all(c.row + c.row_span <= table.row_count for c in table.cells)


def test_only_lone_digits_are_raised() -> None:
    assert raised("12") == "¹²"
    assert raised("th") == "th"


@given(st.text(max_size=30))
@settings(max_examples=100, derandomize=True)
def test_a_cell_has_one_line(text: str) -> None:
    assert not set(one_line(text)) & set("\n\r\t\v\f\x85\u2028\u2029")


@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=4), max_size=6))
@settings(max_examples=200, derandomize=True)
def test_cells_placed_by_their_spans_never_overlap(rows: list[list[tuple[int, int]]]) -> None:
    spans, taken = Spans(), set[tuple[int, int]]()
    for number, row in enumerate(rows):
        column = 0
        for high, wanted in row:
            column = spans.free(column)
            wide = spans.room(column, wanted)
            cells = {(number + i, column + j) for i in range(high) for j in range(wide)}
            assert not cells & taken
            taken |= cells
            spans.take(column, column_span=wide, row_span=high)
            column += wide
        spans.next_row()
