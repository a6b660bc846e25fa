"""The tables of a page: what is one, what is not, and that nothing in one is lost."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ink_boxes import as_scanned
from page_builder import grid_rules, rows_at, words_at

from leafproof.read.tables.cells import cell_text
from leafproof.read.tables.find import MOST_RULES, MOST_WORDS, leftover, read_tables, too_much
from leafproof.read.tables.model import Grid, RawWord, Rule
from leafproof.records import TableStyle

from table_drawer import HEADERS, LANGUAGES, STYLES, VERTICALS, draw_table
from table_scoring import body_cells

PROSE = "The supplier shall hand over the equipment and the receiver shall take delivery of it in the manner agreed between the parties"


def _read(words: list[RawWord], rules: list[Rule] | None = None) -> list[Grid]:
    return read_tables(words, rules or [], width=600, height=800)


def _rows(grid: Grid) -> list[list[str]]:
    return [[cell_text(c) for c in grid.cells if c.row == row] for row in range(len(grid.rows) - 1)]


@pytest.mark.parametrize("style", STYLES)
def test_nearly_all_cells_of_random_tables_are_read(style: str) -> None:
    right = printed = 0
    for header, language, vertical in itertools.product(HEADERS, LANGUAGES, VERTICALS):
        page = draw_table(77, style=style, header=header, language=language, vertical=vertical)
        a, b, _, _ = body_cells(page.rows, read_tables(page.words, page.rules, width=page.width, height=page.height))
        right, printed = right + a, printed + b
    assert right / printed >= (0.995 if style in {"full", "sides", "columns"} else 0.99)


@pytest.mark.parametrize("style", STYLES)
def test_boxes_of_ink_and_broken_rules_are_read_as_well(style: str) -> None:
    right = printed = 0
    for header, language, vertical in itertools.product(HEADERS, LANGUAGES, VERTICALS):
        page = as_scanned(draw_table(78, style=style, header=header, language=language, vertical=vertical), 78)
        a, b, _, _ = body_cells(page.rows, read_tables(page.words, page.rules, width=page.width, height=page.height))
        right, printed = right + a, printed + b
    assert right / printed >= 0.98


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(STYLES), st.sampled_from(HEADERS), st.sampled_from(LANGUAGES), st.sampled_from(VERTICALS))
def test_words_in_the_box_are_words_in_cells(seed: int, style: str, header: str, language: str, vertical: str) -> None:
    page = draw_table(seed, style=style, header=header, language=language, vertical=vertical)
    grids = read_tables(page.words, page.rules, width=page.width, height=page.height)
    assert grids
    assert leftover(page.words, grids) == []
    in_cells = sum(len(w.text) for g in grids for c in g.cells for line in c.lines for w in line)
    in_box = sum(
        len(w.text)
        for w in page.words
        if any(g.columns[0] <= (w.left + w.right) / 2 <= g.columns[-1] and g.rows[0] <= (w.top + w.bottom) / 2 <= g.rows[-1] for g in grids)
    )
    assert in_cells == in_box


@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(STYLES), st.integers(0, 10_000))
def test_the_order_of_words_and_rules_does_not_matter(seed: int, style: str, shuffle: int) -> None:
    page = draw_table(seed, style=style, header="one", language="en", vertical="top")
    grids = read_tables(page.words, page.rules, width=page.width, height=page.height)
    rng = random.Random(shuffle)
    rng.shuffle(page.words)
    rng.shuffle(page.rules)
    assert read_tables(page.words, page.rules, width=page.width, height=page.height) == grids


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(st.floats(20, 90), min_size=2, max_size=6),
    st.lists(st.floats(20, 60), min_size=2, max_size=8),
    st.randoms(use_true_random=False),
)
def test_a_random_grid_with_spans_comes_back_as_drawn(widths: list[float], heights: list[float], rng: random.Random) -> None:
    xs, ys = [40.0], [50.0]
    for width in widths:
        xs.append(xs[-1] + width)
    for height in heights:
        ys.append(ys[-1] + height)
    owner = {(r, c): (r, c, 1, 1) for r in range(len(heights)) for c in range(len(widths))}
    for _ in range(3):
        r, c = rng.randrange(len(heights)), rng.randrange(len(widths))
        cells = [(r, c), (r, c + 1)] if rng.random() < 0.5 else [(r, c), (r + 1, c)]
        if all(owner.get(cell, (0, 0, 2, 2))[2:] == (1, 1) for cell in cells) and len(owner) > 8:
            rows, columns = cells[1][0] - r + 1, cells[1][1] - c + 1
            owner.update(dict.fromkeys(cells, (r, c, rows, columns)))
    spans = sorted(set(owner.values()))
    bare = [[heights[r] for r in range(len(heights)) if owner[r, c] == owner[r, c + 1]] for c in range(len(widths) - 1)]
    if any(len(found) > 0.4 * len(heights) or sum(found) > 0.5 * sum(heights) for found in bare):
        return  # an edge that most rows leave out is another thing
    rules = [Rule(True, ys[r + 1], xs[c], xs[c + 1]) for r, c in owner if owner[r, c] != owner.get((r + 1, c))]
    rules += [Rule(False, xs[c + 1], ys[r], ys[r + 1]) for r, c in owner if owner[r, c] != owner.get((r, c + 1))]
    rules += [Rule(True, ys[0], xs[0], xs[-1]), Rule(False, xs[0], ys[0], ys[-1])]
    words = [w for i, (r, c, _, _) in enumerate(spans) for w in words_at(f"k{i}", xs[c] + 3, ys[r] + 3)]
    (grid,) = _read(words, rules)
    assert [(c.row, c.column, c.row_span, c.column_span, cell_text(c)) for c in grid.cells] == [(*s, f"k{i}") for i, s in enumerate(spans)]


def test_prose_is_no_table() -> None:
    words = [w for i in range(40) for w in words_at(PROSE, 40, 40 + 14 * i)]
    assert _read(words) == []


def test_prose_in_two_columns_is_no_table() -> None:
    left = [w for i in range(30) for w in words_at("the supplier of 12 shall hand over", 40, 40 + 14 * i)]
    right = [w for i in range(30) for w in words_at("and by 30 days the receiver shall pay", 320, 40 + 14 * i)]
    assert _read(left + right) == []


def test_a_form_of_labels_and_values_is_no_table() -> None:
    rows = [
        ["INN:", "7700000001", "KPP:", "770001001"],
        ["Account:", "40702810000000000001", "BIC:", "044000001"],
        ["Phone:", "495", "Fax:", "496"],
    ]
    assert _read(rows_at(rows, [40, 120, 320, 400], 100)) == []


def test_a_table_of_contents_is_no_table() -> None:
    rows = [["1", "Introduction", "3"], ["2", "Scope of supply", "5"], ["3", "Prices", "9"], ["4", "Delivery", "14"]]
    assert _read(rows_at(rows, [40, 70, 500], 100)) == []
    assert _read(rows_at([[n, t + " .........................", p] for n, t, p in rows], [40, 70, 500], 100)) == []


def test_an_address_block_beside_another_is_no_table() -> None:
    rows = [["Example Works", "Sample Trading"], ["12 Long Street", "7 Short Lane"], ["10115 Town", "20095 City"], ["Country", "Country"]]
    assert _read(rows_at(rows, [40, 320], 100)) == []


def test_a_frame_around_the_page_is_no_table_and_hides_none() -> None:
    frame = grid_rules([20, 580], [20, 780])
    table = grid_rules([40, 100, 200], [50, 70, 90])
    words = rows_at([["a", "b"], ["c", "d"]], [45, 105], 53, pitch=20)
    assert _read([*words, *words_at("a letter", 40, 200)], frame) == []
    (grid,) = _read([*words, *words_at("a letter", 40, 200)], [*frame, *table])
    assert _rows(grid) == [["a", "b"], ["c", "d"]]


def test_a_ruled_grid_of_words_only_is_kept() -> None:
    (grid,) = _read(rows_at([["Who", "Where"], ["One", "Here"]], [15, 65], 12, pitch=20), grid_rules([10, 60, 120], [10, 30, 50]))
    assert grid.how is TableStyle.RULED
    assert _rows(grid) == [["Who", "Where"], ["One", "Here"]]


def test_a_stamp_that_cuts_the_rules_does_not_melt_cells() -> None:
    xs, ys = [10.0, 60.0, 110.0, 160.0], [10.0, 30.0, 50.0, 70.0, 90.0]
    rules = [Rule(True, y, a, b) for y in ys for a, b in itertools.pairwise(xs) if not (y in {30.0, 50.0, 70.0} and a == 60.0)]
    rules += [Rule(False, x, a, b) for x in xs for a, b in itertools.pairwise(ys) if not (x == 110.0 and a in {30.0, 50.0})]
    words = rows_at([[f"{r}{c}" for c in "abc"] for r in range(4)], [15, 65, 115], 13, pitch=20)
    (grid,) = _read(words, rules)
    assert _rows(grid) == [[f"{r}{c}" for c in "abc"] for r in range(4)]


def test_an_open_invoice_of_one_item_with_signs_is_a_table() -> None:
    rows = [["Article", "Qty", "Unit price", "VAT", "Amount"], ["Sample lamp", "1", "€ 399,00", "21%", "€ 399,00"]]
    (grid,) = _read(rows_at(rows, [40, 240, 320, 410, 480], 100))
    assert grid.how is TableStyle.OPEN
    assert grid.header_rows == 1
    assert _rows(grid) == rows


def test_two_line_items_keep_their_numbers_top_or_centred() -> None:
    xs = [40.0, 240.0, 320.0]
    top = [
        *rows_at([["Item", "Qty", "Amount"]], xs, 100),
        *rows_at([["Long lamp", "2", "84.00"], ["with shade"], ["Desk", "1", "70.00"]], xs, 120, pitch=14),
    ]
    words = [*top, *words_at("with drawer", 40, 162)]
    (grid,) = _read(words)
    assert _rows(grid)[1:] == [["Long lamp with shade", "2", "84.00"], ["Desk with drawer", "1", "70.00"]]
    middle = rows_at([["Item", "Qty", "Amount"]], xs, 100)
    for i, (a, b, q, m) in enumerate([("Long lamp", "with shade", "2", "84.00"), ("Desk oak", "with drawer", "1", "70.00")]):
        y = 125 + 36 * i
        middle += [*words_at(a, 40, y), *words_at(b, 40, y + 14), *words_at(q, 240, y + 7), *words_at(m, 320, y + 7)]
    (grid,) = _read(middle)
    assert _rows(grid)[1:] == [["Long lamp with shade", "2", "84.00"], ["Desk oak with drawer", "1", "70.00"]]


def test_a_currency_sign_far_from_its_number_makes_no_column() -> None:
    rows = [["Item", "Qty", "", "Amount"], ["Lamp", "2", "$", "84.00"], ["Desk", "1", "$", "1,170.00"], ["Chair", "3", "$", "90.00"]]
    (grid,) = _read(rows_at(rows, [40, 240, 320, 360], 100))
    assert _rows(grid)[1:] == [["Lamp", "2", "$ 84.00"], ["Desk", "1", "$ 1,170.00"], ["Chair", "3", "$ 90.00"]]


def test_two_tables_on_a_page_come_top_to_bottom() -> None:
    first = rows_at([["Part", "Qty", "Price"], ["Lamp", "2", "84.00"], ["Desk", "1", "70.00"]], [40, 240, 320], 100)
    second = rows_at([["Year", "Paid", "Due"], ["One", "10.00", "84.00"], ["Two", "20.00", "70.00"]], [60, 200, 420], 400)
    grids = _read([*second, *first])
    assert [_rows(g)[0][0] for g in grids] == ["Part", "Year"]


def test_a_header_drawn_alone_joins_the_open_body_under_it() -> None:
    header = [["Item", "Qty", "Price", "Amount"]]
    body = [["Lamp", "2", "42.00", "84.00"], ["Desk", "1", "70.00", "70.00"]]
    xs = [45.0, 205.0, 285.0, 365.0]
    words = [*rows_at(header, xs, 103), *rows_at(body, xs, 125)]
    (grid,) = _read(words, grid_rules([40, 200, 280, 360, 440], [100, 120]))
    assert _rows(grid) == [*header, *body]


def test_columns_drawn_by_the_header_alone_go_on_below_it() -> None:
    rules = [*grid_rules([40, 200, 280, 360], [100, 120]), *grid_rules([40, 360], [120, 200])]
    rows = [["Item", "Qty", "Amount"], ["Lamp", "2", "84.00"], ["Desk", "1", "70.00"], ["", "Total:", "154.00"]]
    (grid,) = _read(rows_at(rows, [45, 205, 285], 104, pitch=24), rules)
    assert grid.how is TableStyle.RULED
    assert grid.header_rows == 1
    assert _rows(grid) == rows


def test_columns_ruled_and_rows_not_are_parted_at_the_numbers() -> None:
    rules = [*grid_rules([40, 200, 280, 360], [100, 120]), *grid_rules([40, 200, 280, 360], [120, 190])]
    rows = [["Item", "Qty", "Amount"], ["Lamp", "2", "84.00"], ["with shade", "", ""], ["Desk", "1", "70.00"]]
    (grid,) = _read(rows_at(rows, [45, 205, 285], 104, pitch=20), rules)
    assert _rows(grid) == [rows[0], ["Lamp with shade", "2", "84.00"], rows[3]]


def test_a_text_set_in_two_ruled_columns_carries_a_doubt() -> None:
    long = "the supplier shall hand over the equipment and the receiver shall take delivery"
    words = [w for x in (45, 305) for i in range(12) for w in words_at(long[:45], x, 104 + 14 * i)]
    (grid,) = _read(words, grid_rules([40, 300, 560], [100, 190, 280]))
    assert grid.doubts == ("cells_of_prose",)


def test_over_the_limits_nothing_is_sought_and_the_reason_is_given() -> None:
    word = words_at("1", 10, 10)
    assert too_much(word, []) is None
    assert too_much(word * (MOST_WORDS + 1), []) == f"too many words: {MOST_WORDS + 1} on the page, the limit is {MOST_WORDS}"
    many = [Rule(True, 1.0, 0.0, 10.0)] * (MOST_RULES + 1)
    assert too_much(word, many) == f"too many lines: {MOST_RULES + 1} rules on the page, the limit is {MOST_RULES}"
    assert _read(word, many) == []


@pytest.mark.parametrize("seed", range(4))
def test_hostile_pages_end_with_an_outcome(seed: int) -> None:
    rng = random.Random(seed)
    rules = [
        Rule(
            rng.random() < 0.5, rng.choice([rng.uniform(-10, 900), float("nan"), 1e300, 5.0]), rng.uniform(-50, 900), rng.uniform(-50, 900)
        )
        for _ in range(1500)
    ]
    words = [
        w for _ in range(1500) for w in words_at(rng.choice(["1", "12,00", "слово", "–", "数"]), rng.uniform(0, 600), rng.uniform(0, 800))
    ]
    assert isinstance(_read(words, rules), list)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=6), *[st.floats(allow_nan=True, allow_infinity=True)] * 4), max_size=12),
    st.lists(st.builds(Rule, st.booleans(), st.floats(), st.floats(), st.floats()), max_size=12),
)
def test_any_words_and_rules_are_survived(boxes: list[tuple[str, float, float, float, float]], rules: list[Rule]) -> None:
    words = [RawWord(text, a, b, c, d, ()) for text, a, b, c, d in boxes]
    assert isinstance(_read(words, rules), list)
