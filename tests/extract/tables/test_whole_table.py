from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.extract.row_accounts import accounts
from leafproof.extract.tables.price_table import Basis, PriceTable
from leafproof.extract.tables.whole_table import assemble
from leafproof.extract.view import DocumentView
from leafproof.lang.column_roles import Role
from leafproof.records import Cell, RowOutcome, Table, TableStyle, TextSource

from random_specification import Specification, specification
from table_builder import table, view

HEADER: list[str | None] = ["№", "Наименование", "Ед.", "Кол-во", "Цена, долл. США", "Сумма, долл. США"]
FIRST: list[str | None] = ["1", "Лось-4М", "ед.", "37", "1 000,00", "37 000,00"]
SECOND: list[str | None] = ["2", "Пульт", "ед.", "2", "10,50", "21,00"]
THIRD: list[str | None] = ["3", "Кабель", "шт.", "4", "5,00", "20,00"]


def kinds(*pieces: Table) -> list[str]:
    return [f"{account.table}.{account.row} {account.outcome.value}" for account in accounts(view(*pieces))]


def only(document: DocumentView) -> PriceTable:
    tables = assemble(document)
    assert len(tables) == 1
    return tables[0]


def names(document: DocumentView) -> list[str]:
    found = []
    for whole in assemble(document):
        name = whole.column(Role.NAME)
        assert name is not None
        for row in whole.rows:
            if row.kind is RowOutcome.ITEM:
                found.append(next(slot.text for slot in row.slots if slot.column == name.index))
    return found


def test_columns_get_their_roles_from_the_labels() -> None:
    whole = only(view(table([HEADER, FIRST, SECOND])))
    roles = [column.role for column in whole.columns]
    assert roles == [Role.POSITION, Role.NAME, Role.UNIT, Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL]
    assert all(column.basis is Basis.HEADER for column in whole.columns)
    assert whole.columns[5].currency == "USD"


def test_the_label_below_a_group_label_decides() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Количество", None, None, "Стоимость, тыс. долл. США", None],
        ["^", "^", "2026", "2027", "Всего", "за единицу", "всего"],
        ["1", "Лось-4М", "10", "27", "37", "1,5", "55,5"],
    ]
    whole = only(view(table(rows)))
    assert [column.role for column in whole.columns] == [
        Role.POSITION,
        Role.NAME,
        Role.QUANTITY_PART,
        Role.QUANTITY_PART,
        Role.QUANTITY_TOTAL,
        Role.UNIT_PRICE,
        Role.TOTAL,
    ]
    assert {(whole.columns[at].currency, whole.columns[at].scale) for at in (5, 6)} == {("USD", 1000)}


def test_the_rightmost_of_several_totals_is_the_total() -> None:
    header: list[str | None] = ["Наименование", "Кол-во", "Цена без НДС", "Сумма без НДС", "Ставка НДС", "Сумма НДС", "Сумма с НДС"]
    whole = only(view(table([header, ["Пульт", "2", "10,00", "20,00", "20%", "4,00", "24,00"]])))
    assert [column.role for column in whole.columns][3:] == [Role.TOTAL_PART, Role.TAX, Role.TAX, Role.TOTAL]


def test_item_is_a_name_where_its_cells_are_names_and_a_position_where_they_count() -> None:
    named = only(view(table([["Item", "Quantity", "Rate", "Amount"], ["Service A", "12", "$10.00", "$120.00"]])))
    assert named.columns[0].role is Role.NAME
    counted = only(view(table([["Item", "Description", "Qty"], ["1", "Pump", "2"], ["2", "Cable", "3"]])))
    assert counted.columns[0].role is Role.POSITION


def test_without_a_header_arithmetic_gives_roles_and_nothing_else_does() -> None:
    fits = only(view(table([["Pump", "2", "3.00", "6.00"], ["Cable", "4", "5.00", "20.00"], ["Lamp", "3", "7.50", "22.50"]])))
    assert [column.role for column in fits.columns] == [Role.NAME, Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL]
    assert {column.basis for column in fits.columns} == {Basis.ARITHMETIC}
    other = only(view(table([["Pump", "2", "3.00", "7.00"], ["Cable", "4", "5.00", "21.00"], ["Lamp", "3", "7.50", "22.00"]])))
    assert not other.lists_items
    assert other.reason


def test_a_header_printed_again_on_the_next_page_is_one_table() -> None:
    pieces = (table([HEADER, FIRST, SECOND]), table([HEADER, THIRD], page=2, index=1))
    assert names(view(*pieces)) == ["Лось-4М", "Пульт", "Кабель"]
    assert kinds(*pieces)[3:] == ["1.0 header", "1.1 item"]
    assert only(view(*pieces)).pieces == (0, 1)


def test_column_numbers_alone_are_the_header_of_the_next_page() -> None:
    numbers: list[str | None] = ["1", "2", "3", "4", "5", "6"]
    pieces = (table([HEADER, numbers, FIRST, SECOND]), table([numbers, THIRD], page=2, index=1))
    assert kinds(*pieces) == ["0.0 header", "0.1 column_numbers", "0.2 item", "0.3 item", "1.0 column_numbers", "1.1 item"]


def test_a_piece_without_header_goes_on_where_the_number_is_one_higher() -> None:
    pieces = (table([HEADER, FIRST, SECOND]), table([THIRD], page=2, index=1))
    assert names(view(*pieces)) == ["Лось-4М", "Пульт", "Кабель"]
    assert only(view(*pieces)).carried == (1,)


def test_other_edges_or_a_page_between_carry_nothing() -> None:
    assert kinds(table([HEADER, FIRST]), table([SECOND], page=2, index=1, shift=3_000))[-1] == "1.0 no_item_table"
    assert kinds(table([HEADER, FIRST]), table([SECOND], page=3, index=1))[-1] == "1.0 no_item_table"


def test_a_scan_lies_a_little_aside_and_still_goes_on() -> None:
    pieces = (table([HEADER, FIRST], source=TextSource.OCR), table([SECOND], page=2, index=1, shift=900, source=TextSource.OCR))
    assert kinds(*pieces)[-1] == "1.0 item"


def test_an_item_cut_by_the_page_break_is_joined() -> None:
    rest: list[str | None] = ["", "с выносным блоком", "", "", "", ""]
    pieces = (table([HEADER, FIRST, SECOND]), table([rest, THIRD], page=2, index=1))
    assert names(view(*pieces)) == ["Лось-4М", "Пульт с выносным блоком", "Кабель"]
    assert kinds(*pieces)[3:] == ["1.0 continuation", "1.1 item"]


def test_an_item_whose_figures_stand_on_the_next_page_is_joined() -> None:
    head: list[str | None] = ["2", "Пульт управления", "", "", "", ""]
    rest: list[str | None] = ["", "выносной", "ед.", "2", "10,50", "21,00"]
    pieces = (table([HEADER, FIRST, head]), table([rest, THIRD], page=2, index=1))
    assert names(view(*pieces)) == ["Лось-4М", "Пульт управления выносной", "Кабель"]


def test_a_total_alone_on_the_last_page_belongs_to_the_table() -> None:
    pieces = (table([HEADER, FIRST, SECOND]), table([["", "ИТОГО", "", "", "", "37 021,00"]], page=2, index=1))
    assert kinds(*pieces)[-1] == "1.0 total"


def test_sections_sums_and_taxes_are_rows_and_never_items() -> None:
    rows: list[list[str | None]] = [
        HEADER,
        ["Раздел 1. Цена и стоимость имущества", None, None, None, None, None],
        FIRST,
        ["", "Итого по разделу 1", "", "37", "", "37 000,00"],
        ["Раздел 2. Прочее", None, None, None, None, None],
        SECOND,
        ["ВСЕГО", None, None, None, None, "37 021,00"],
        ["", "в том числе НДС 20 %", "", "", "", "6 170,17"],
        ["Примечание: цены твёрдые.", None, None, None, None, None],
    ]
    assert [line.split()[1] for line in kinds(table(rows))] == [
        "header",
        "section",
        "item",
        "subtotal",
        "section",
        "item",
        "total",
        "tax",
        "note",
    ]
    items = [row for row in only(view(table(rows))).rows if row.kind is RowOutcome.ITEM]
    assert [row.section for row in items] == ["Раздел 1. Цена и стоимость имущества", "Раздел 2. Прочее"]


def test_a_product_that_begins_with_total_is_an_item() -> None:
    rows: list[list[str | None]] = [
        ["No.", "Description", "Qty", "Unit price", "Amount"],
        ["1", "Total station TS-12", "2", "10.00", "20.00"],
    ]
    assert kinds(table(rows))[-1] == "0.1 item"


def test_a_heading_over_numbered_children_is_a_section() -> None:
    rows: list[list[str | None]] = [HEADER, ["1", "Запасные части", "", "", "", ""], ["1.1", "Пульт", "ед.", "2", "10,50", "21,00"]]
    assert kinds(table(rows))[1:] == ["0.1 section", "0.2 item"]


def test_a_row_with_a_number_and_no_figures_is_not_silently_dropped() -> None:
    rows: list[list[str | None]] = [HEADER, FIRST, ["2", "Пульт", "", "", "", ""], THIRD]
    assert kinds(table(rows))[2] == "0.2 not_understood"


def test_wrapped_rests_in_open_tables_are_joined() -> None:
    rows: list[list[str | None]] = [
        ["Description", "Quantity", "Unit Price", "Amount"],
        ["Office chair", "1.00", "70.00", "70.00"],
        ["Black leather", "", "", ""],
        ["Desk", "2.00", "50.00", "100.00"],
    ]
    assert names(view(table(rows, how=TableStyle.OPEN))) == ["Office chair Black leather", "Desk"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Этап", "Платёж", "%", "Сумма, долл. США"], ["1", "Аванс", "30", "300,00"], ["2", "Поставка", "70", "700,00"]],
        [["Наименование платежа", "Сумма", "Срок оплаты"], ["Аванс", "300,00", "01.02.2031"], ["Остаток", "700,00", "01.03.2031"]],
        [["付款阶段", "比例", "金额"], ["预付款", "30%", "300.00"], ["尾款", "70%", "700.00"]],
        [["№", "Тема занятия", "Кол-во часов"], ["1", "Устройство", "4"], ["2", "Вождение", "8"]],
        [["№", "Наименование темы", "Часы"], ["1", "Устройство", "4"], ["2", "Вождение", "8"]],
        [["№", "Ф.И.О.", "Должность"], ["1", "Птицын П.П.", "инженер"], ["2", "Рыбин Р.Р.", "техник"]],
        [["№", "Наименование", "Зав. №"], ["1", "Лось-4М", "0001"], ["2", "Лось-4М", "0002"]],
        [["№", "Наименование раздела", "Стр."], ["1", "Введение", "3"], ["2", "Состав", "5"]],
        [["Организация", "Адрес", "Телефон"], ["АО «Вымпел-Тест»", "г. Энск", "000-00-00"]],
        [["Дата", "Описание операции", "Дебет", "Кредит", "Сумма"], ["01.02.2031", "Оплата", "10,00", "", "10,00"]],
        [["Показатель", "Значение"], ["Масса, т", "14,2"], ["Экипаж, чел.", "3"]],
    ],
)
def test_tables_that_list_no_goods_give_no_items(rows: list[list[str | None]]) -> None:
    whole = only(view(table(rows)))
    assert not whole.lists_items
    assert whole.reason


def test_the_line_above_a_table_gives_currency_and_scale() -> None:
    bare: list[str | None] = ["№", "Наименование", "Ед.", "Кол-во", "Цена", "Сумма"]
    whole = only(view(table([bare, FIRST]), lines=[(1, 8_000, "(тыс. долл. США)")]))
    assert (whole.columns[5].currency, whole.columns[5].scale) == ("USD", 1000)
    assert whole.caption[0].quote == "(тыс. долл. США)"


def test_prose_above_a_table_gives_nothing() -> None:
    bare: list[str | None] = ["№", "Наименование", "Ед.", "Кол-во", "Цена", "Сумма"]
    whole = only(view(table([bare, FIRST]), lines=[(1, 8_000, "Стоимость работ выросла на 5 млн руб. за год")]))
    assert whole.columns[5].currency is None
    assert whole.columns[5].scale == 1


def test_a_sheet_may_hold_titles_and_two_tables() -> None:
    rows: list[list[str | None]] = [
        ["Калькуляция", "", "", "", "", ""],
        ["тыс. руб.", "", "", "", "", ""],
        ["№", "Наименование", "Ед.", "Кол-во", "Цена", "Сумма"],
        ["1", "Пульт", "ед.", "2", "10", "20"],
        ["", "", "", "", "", ""],
        ["Поставка", "", "", "", "", ""],
        ["№", "Наименование", "Кол-во", "Срок поставки", "", ""],
        ["1", "Кабель", "4", "2031", "", ""],
    ]
    tables = assemble(view(table(rows, sheet="Лист1", how=TableStyle.NATIVE)))
    assert [whole.lists_items for whole in tables] == [True, True]
    assert tables[0].columns[5].scale == 1000
    assert tables[1].columns[3].role is Role.DUE


def test_a_section_title_in_any_column_of_an_open_table_is_a_section() -> None:
    for title in (
        ["", "Запасные части", "", "", "", ""],
        ["Раздел 2.", "Запасные части", "", "", "", ""],
        ["Запасные части", "", "", "", "", ""],
    ):
        rows: list[list[str | None]] = [HEADER, FIRST, [*title], SECOND]
        assert kinds(table(rows, how=TableStyle.OPEN))[2] == "0.2 section"


def test_a_header_broken_over_lines_is_one_header() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Ед.", "Кол-", "Цена за", "Сумма,"],
        ["п/п", "Имущества", "изм.", "во", "единицу,", ""],
        ["", "", "", "", "", "долл. США"],
        FIRST,
    ]
    whole = only(view(table(rows, how=TableStyle.OPEN)))
    assert [column.role for column in whole.columns] == [Role.POSITION, Role.NAME, Role.UNIT, Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL]
    assert whole.columns[5].currency == "USD"
    assert names(view(table(rows, how=TableStyle.OPEN))) == ["Лось-4М"]


def test_a_header_in_two_languages_is_one_header() -> None:
    second: list[str | None] = ["No.", "Description", "Unit", "Qty", "Price, USD", "Amount, USD"]
    assert kinds(table([HEADER, second, FIRST])) == ["0.0 header", "0.1 header", "0.2 item"]


def test_quantities_by_quarters_are_parts_and_the_bare_total_is_their_sum() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Поставка по годам", None, None, "Итого"],
        ["^", "^", "I кв. 2031", "II кв. 2031", "2032 г.", "^"],
        ["1", "Лось-4М", "1", "2", "3", "6"],
        ["Итого", None, "1", "2", "3", "6"],
    ]
    whole = only(view(table(rows)))
    assert [column.role for column in whole.columns][2:] == [Role.QUANTITY_PART] * 3 + [Role.QUANTITY_TOTAL]
    assert kinds(table(rows))[-1] == "0.3 total"


def test_a_misread_header_still_gives_roles() -> None:
    noisy: list[str | None] = ["Ne n/n", "Наименованне", "Ед. нзм.", "Кол-в о", "Цена за ед.. долл. США", "Сумма. долл. США"]
    whole = only(view(table([noisy, FIRST, SECOND], source=TextSource.OCR)))
    assert [column.role for column in whole.columns] == [Role.POSITION, Role.NAME, Role.UNIT, Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL]


def test_a_scanned_header_misread_on_the_second_page_is_the_same_header() -> None:
    noisy: list[str | None] = ["№", "Наименованне", "Ед.", "Кол-во", "Цена, долл. США", "Сумма, долл. США"]
    pieces = (table([HEADER, FIRST], source=TextSource.OCR), table([noisy, SECOND], page=2, index=1, source=TextSource.OCR))
    assert only(view(*pieces)).pieces == (0, 1)


def test_the_same_columns_in_another_currency_are_another_table() -> None:
    other: list[str | None] = ["№", "Наименование", "Ед.", "Кол-во", "Цена, руб.", "Сумма, руб."]
    tables = assemble(view(table([HEADER, FIRST]), table([other, SECOND], page=2, index=1)))
    assert [whole.columns[5].currency for whole in tables] == ["USD", "RUB"]


def test_figures_below_the_total_are_not_items() -> None:
    rows: list[list[str | None]] = [
        ["Description", "Qty", "Price", "Amount"],
        ["Pump", "2", "10.00", "20.00"],
        ["", "", "Total:", "20.00"],
        ["Paid by card on 3 May", "", "", "20.00"],
    ]
    assert kinds(table(rows))[2:] == ["0.2 total", "0.3 not_understood"]


def test_a_last_row_that_is_the_sum_of_the_others_is_a_total_whatever_its_label() -> None:
    rows: list[list[str | None]] = [
        ["Description", "Qty", "Price", "Amount"],
        ["Pump", "2", "10.00", "20.00"],
        ["Cable", "1", "5.00", "5.00"],
        ["Prices include duty", "", "", "25.00"],
    ]
    assert kinds(table(rows))[-1] == "0.3 total"


def test_the_currency_of_the_sum_row_holds_for_a_table_that_names_none_elsewhere() -> None:
    rows: list[list[str | None]] = [
        ["Description", "Qty", "Price", "Amount"],
        ["Pump", "2", "10.00", "20.00"],
        ["Total EUR", "", "", "20.00"],
    ]
    assert only(view(table(rows))).columns[3].currency == "EUR"


def test_a_merged_name_holds_for_all_its_rows_and_a_merged_figure_for_one() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Партия", "Кол-во", "Сумма, руб."],
        ["1", "Лось-4М", "1", "10", "370,00"],
        ["^", "^", "2", "27", "^"],
    ]
    whole = only(view(table(rows)))
    assert names(view(table(rows))) == ["Лось-4М", "Лось-4М"]
    assert [sum(slot.column == 4 for slot in row.slots) for row in whole.rows[1:]] == [1, 0]


def test_rows_below_an_empty_row_of_a_sheet_go_on_in_the_same_columns() -> None:
    first = table([[*HEADER, "Примечание"], [*FIRST, "срочно"]], sheet="Лист1", how=TableStyle.NATIVE, corner=(3, 2))
    rest = table([[*SECOND], ["", "ИТОГО", "", "", "", "37 021,00"]], sheet="Лист1", how=TableStyle.NATIVE, corner=(6, 2), index=1)
    assert names(view(first, rest)) == ["Лось-4М", "Пульт"]
    assert kinds(first, rest)[-1] == "1.1 total"


def test_another_sheet_goes_on_with_nothing() -> None:
    first = table([HEADER, FIRST], sheet="Лист1", how=TableStyle.NATIVE)
    rest = table([SECOND], sheet="Лист2", how=TableStyle.NATIVE, index=1)
    assert kinds(first, rest)[-1] == "1.0 no_item_table"


def test_an_open_piece_that_lost_an_empty_column_is_laid_under_the_others() -> None:
    first = table([HEADER, FIRST], how=TableStyle.OPEN)
    whole_rest = table([["2", "Пульт", "", "2", "10,50", "21,00"]], how=TableStyle.OPEN, page=2, index=1)
    cells = tuple(Cell(cell.row, cell.column - (cell.column > 2), cell.text, cell.place) for cell in whole_rest.cells if cell.column != 2)
    rest = Table(1, whole_rest.place, 1, 5, cells, whole_rest.how, whole_rest.source, (5_000, 11_000, 20_000, 29_000, 35_000, 41_000))
    assert names(view(first, rest)) == ["Лось-4М", "Пульт"]
    assert only(view(first, rest)).carried == (1,)


def split(spec: Specification, at: int, *, repeat: bool) -> tuple[Table, Table]:
    at = max(spec.header_rows + 1, min(at, len(spec.rows) - 1))
    second = (spec.rows[: spec.header_rows] if repeat else []) + spec.rows[at:]
    return table(spec.rows[:at]), table(second, page=2, index=1)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["ru", "en", "zh"]), st.sampled_from(list(TableStyle)))
def test_random_specifications_give_exactly_their_items(seed: int, language: str, how: TableStyle) -> None:
    spec = specification(seed, language)
    document = view(table(spec.rows, how=how))
    assert names(document) == [item.name for item in spec.items]
    whole = only(document)
    sections = [row.section for row in whole.rows if row.kind is RowOutcome.ITEM]
    assert sections == [item.section for item in spec.items]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["ru", "en", "zh"]), st.integers(3, 12), st.booleans())
def test_random_page_breaks_change_no_item(seed: int, language: str, at: int, repeat: bool) -> None:
    spec = specification(seed, language)
    assert names(view(*split(spec, at, repeat=repeat))) == [item.name for item in spec.items]


CELLS = st.sampled_from(
    [
        "",
        "1",
        "2",
        "37",
        "1 000,00",
        "–",
        "ИТОГО",
        "Наименование",
        "Кол-во",
        "Сумма",
        "Пульт",
        "шт.",
        "Раздел 1",
        "текст (1)",
        "№",
        None,
        "^",
    ]
)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.lists(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=8), min_size=1, max_size=4))
def test_every_row_of_every_piece_has_exactly_one_account(grids: list[list[list[str | None]]]) -> None:
    pieces = [
        table([["x" if at == 0 and text in {None, "^"} else text for at, text in enumerate(row)] for row in grid], index=i, page=i + 1)
        for i, grid in enumerate(grids)
    ]
    counted = Counter((account.table, account.row) for account in accounts(view(*pieces)))
    assert counted == {(piece.index, row): 1 for piece in pieces for row in range(piece.row_count)}
    placed = Counter((place.table, place.row) for whole in assemble(view(*pieces)) for row in whole.rows for place in row.places)
    assert placed == counted


def test_a_printed_form_with_groups_of_names_and_codes_is_read_by_its_groups() -> None:
    rows: list[list[str | None]] = [
        [
            "Номер по порядку",
            "Товар",
            None,
            "Единица измерения",
            None,
            "Коли- чество",
            "Цена, руб. коп.",
            "НДС",
            None,
            "Сумма с учётом НДС, руб. коп.",
        ],
        [
            "^",
            "наименование, характеристика, сорт, артикул товара",
            "код",
            "наиме- нование",
            "код по ОКЕИ",
            "^",
            "^",
            "ставка, %",
            "сумма, руб. коп.",
            "^",
        ],
        ["1", "2", "3", "4", "5", "10", "11", "13", "14", "15"],
        ["1", "Пульт", "ПТ-7", "шт", "796", "2", "10,00", "20", "4,00", "24,00"],
    ]
    whole = only(view(table(rows)))
    assert [column.role for column in whole.columns] == [
        Role.POSITION,
        Role.NAME,
        Role.DESIGNATION,
        Role.UNIT,
        Role.CUSTOMS_CODE,
        Role.QUANTITY,
        Role.UNIT_PRICE,
        Role.TAX,
        Role.TAX,
        Role.TOTAL,
    ]
    assert [row.kind for row in whole.rows if row.kind is not RowOutcome.HEADER] == [RowOutcome.COLUMN_NUMBERS, RowOutcome.ITEM]


def test_column_numbers_of_a_form_may_leave_gaps_and_carry_letters() -> None:
    header: list[str | None] = ["№ п/п", "Наименование товара", "Ед. изм.", "Количество", "Цена", "Стоимость с налогом"]
    found = kinds(table([header, ["1", "1а", "2а", "3", "4", "9"], ["1", "Пульт", "шт", "2", "10,00", "20,00"]]))
    assert [line.split()[1] for line in found] == ["header", "column_numbers", "item"]


def test_rising_figures_of_goods_are_no_column_numbers() -> None:
    header: list[str | None] = ["№", "Наименование", "Кол-во", "Цена", "Сумма"]
    found = kinds(table([header, ["1", "Пульт 2", "3", "4", "12"]]))
    assert [line.split()[1] for line in found] == ["header", "item"]


def test_of_two_columns_of_names_the_one_with_codes_is_the_designation() -> None:
    header: list[str | None] = ["Line", "Material", "Description", "Qty", "Unit price", "Net amount"]
    body: list[list[str | None]] = [["1", "TP-33", "Tow link", "2", "10.00", "20.00"], ["2", "TP-9", "Hose kit", "1", "5.00", "5.00"]]
    whole = only(view(table([header, *body])))
    assert [column.role for column in whole.columns][1:3] == [Role.DESIGNATION, Role.NAME]


def test_of_prices_in_two_currencies_those_of_one_are_taken() -> None:
    rows: list[list[str | None]] = [
        ["Наименование", "Кол-во", "Цена за единицу", None, "Сумма", None],
        ["^", "^", "руб.", "долл. США", "руб.", "долл. США"],
        ["Пульт", "2", "900,00", "10,00", "1 800,00", "20,00"],
    ]
    whole = only(view(table(rows)))
    price, total = whole.column(Role.UNIT_PRICE), whole.column(Role.TOTAL)
    assert price is not None
    assert total is not None
    assert (price.index, price.currency, total.index, total.currency) == (2, "RUB", 4, "RUB")


def test_a_piece_that_begins_with_the_column_numbers_goes_on_with_other_edges() -> None:
    numbers: list[str | None] = ["1", "2", "3", "4", "5", "6"]
    first = table([HEADER, numbers, FIRST])
    second = table([numbers, SECOND], index=1, page=2, shift=1_500)
    document = view(first, second)
    assert names(document) == ["Лось-4М", "Пульт"]
    assert len(assemble(document)) == 1


def test_a_section_over_most_columns_is_no_second_row_of_the_header() -> None:
    rows: list[list[str | None]] = [
        ["Ref.", "Description", "Qty.", "Unit", "Rate US$", "Amount US$"],
        ["A", "FIELD HOSPITAL", None, None, None, None],
        ["A1", "Module", "2", "set", "10.00", "20.00"],
    ]
    whole = only(view(table(rows, header_rows=2)))
    assert whole.columns[1].labels == ("Description",)
    assert [row.kind for row in whole.rows] == [RowOutcome.HEADER, RowOutcome.SECTION, RowOutcome.ITEM]


def test_figures_under_a_group_label_are_labels() -> None:
    rows: list[list[str | None]] = [
        ["№", "Изделие", "Получатель (в/ч)", None, None, "Всего", "Цена", "Сумма"],
        ["^", "^", "00001", "00002", "00003", "^", "^", "^"],
        ["1", "Пульт", "12", "8", "–", "20", "10,00", "200,00"],
    ]
    whole = only(view(table(rows)))
    assert [row.kind for row in whole.rows] == [RowOutcome.HEADER, RowOutcome.HEADER, RowOutcome.ITEM]
    assert [column.role for column in whole.columns][5:] == [Role.QUANTITY_TOTAL, Role.UNIT_PRICE, Role.TOTAL]


def test_figures_under_a_group_in_the_first_item_are_no_labels() -> None:
    rows: list[list[str | None]] = [
        ["Наименование", "Количество", None, "Цена", "Сумма"],
        ["Пульт", "12", "8", "10,00", "200,00"],
        ["Кабель", "2", "8", "10,00", "100,00"],
    ]
    assert kinds(table(rows)) == ["0.0 header", "0.1 item", "0.2 item"]


def test_titles_of_sections_in_the_first_column_do_not_hide_that_it_numbers_the_rows() -> None:
    rows: list[list[str | None]] = [
        ["编号", "名称", "单位", "数量", "单价", "金额"],
        ["第1部分 主要装备", "", "", "", "", ""],
        ["1.1", "战车", "辆", "2", "10.00", "20.00"],
        ["第1部分小计", "", "", "", "", "20.00"],
        ["第2部分 服务", "", "", "", "", ""],
        ["2.1", "培训", "项", "1", "5.00", "5.00"],
        ["第2部分小计", "", "", "", "", "5.00"],
        ["总计", "", "", "", "", "25.00"],
    ]
    whole = only(view(table(rows)))
    assert [column.role for column in whole.columns][:2] == [Role.POSITION, Role.NAME]


def test_a_label_of_figures_over_units_is_taken_for_the_label_of_units() -> None:
    rows: list[list[str | None]] = [
        ["No.", "Nomenclature", "Unit Quantity", "tity", "Unit Price (US$)", "Total, US$"],
        ["1", "Vehicle", "EA", "64", "10", "640"],
        ["2", "Training", "pax", "13", "5", "65"],
        ["3", "Kit", "kit", "56", "2", "112"],
    ]
    whole = only(view(table(rows)))
    assert [column.role for column in whole.columns][2:] == [Role.UNIT, Role.QUANTITY, Role.UNIT_PRICE, Role.TOTAL]


def test_marks_and_words_in_place_of_figures_keep_the_role() -> None:
    marks: list[list[str | None]] = [[str(at), "Пульт", "шт.", "2", "вкл. в стоимость", "–"] for at in (1, 2, 3)]
    whole = only(view(table([HEADER, *marks])))
    assert whole.column(Role.UNIT_PRICE) is not None
