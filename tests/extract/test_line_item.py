from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.extract import item_status
from leafproof.extract.line_item import extract
from leafproof.extract.view import DocumentView
from leafproof.records import (
    CountsAs,
    DocumentFacts,
    DocumentKind,
    DocumentStage,
    LineItemFields,
    Printed,
    Reading,
    Statement,
    Table,
    TextSource,
)

from random_specification import specification
from table_builder import table, view

HEADER: list[str | None] = ["№", "Наименование", "Обозначение", "Ед. изм.", "Кол-во", "Цена за ед., долл. США", "Сумма, долл. США"]


def only(*pieces: Table) -> Statement:
    found = list(extract(view(*pieces)))
    assert len(found) == 1
    return found[0]


def fields(statement: Statement) -> LineItemFields:
    assert isinstance(statement.fields, LineItemFields)
    return statement.fields


def row(*cells: str) -> Statement:
    return only(table([HEADER, list(cells)]))


def test_a_row_gives_every_field_as_printed() -> None:
    item = row("1", "Боевая машина", "Лось-4М", "ед.", "37", "1 250 000,00", "46 250 000,00")
    assert item.fields == LineItemFields(
        position="1",
        designation="Лось-4М",
        description="Боевая машина",
        quantity=Decimal(37),
        unit="ед.",
        unit_price=Decimal("1250000.00"),
        total=Decimal("46250000.00"),
        currency="USD",
        counts_as=CountsAs.END_ITEM,
    )
    assert item.doubts == ()


def test_anchors_stand_in_the_order_of_the_fields_and_then_the_labels() -> None:
    item = row("1", "Машина", "Лось-4М", "ед.", "37", "1 000,00", "37 000,00")
    quotes = [anchor.quote for anchor in item.anchors]
    assert quotes[:7] == ["Лось-4М", "Машина", "37", "ед.", "1 000,00", "37 000,00", "1"]
    assert sorted(quotes[7:]) == sorted(label for label in HEADER if label)


def test_a_discrepancy_stays_as_printed() -> None:
    item = fields(row("1", "Машина", "Лось-4М", "ед.", "37", "1 000,00", "27 000,00"))
    assert (item.quantity, item.unit_price, item.total) == (Decimal(37), Decimal("1000.00"), Decimal("27000.00"))


@pytest.mark.parametrize(
    ("printed", "doubt"), [("в комплекте", "included"), ("вкл. в стоимость", "included"), ("б/п", "free"), ("бесплатно", "free")]
)
def test_included_and_free_are_null_with_a_doubt_and_never_zero(printed: str, doubt: str) -> None:
    item = row("3", "Чехол", "ЧХ-1", "шт.", "1", printed, printed)
    assert fields(item).unit_price is None
    assert fields(item).total is None
    assert doubt in item.doubts


def test_a_dash_and_an_empty_cell_are_null_without_a_doubt() -> None:
    item = row("3", "Чехол", "ЧХ-1", "шт.", "1", "–", "")
    assert (fields(item).unit_price, fields(item).total, item.doubts) == (None, None, ())


def test_text_with_digits_that_is_no_number_is_null_with_a_doubt() -> None:
    item = row("3", "Чехол", "ЧХ-1", "шт.", "1O7..3", "10,00", "20,00")
    assert fields(item).quantity is None
    assert "unreadable_number:quantity" in item.doubts


def test_a_scale_in_the_label_scales_the_value_and_keeps_the_print() -> None:
    header: list[str | None] = ["№", "Наименование", "Кол-во", "Сумма, тыс. долл. США"]
    item = fields(only(table([header, ["1", "Лось-4М", "37", "46 250,00"]])))
    assert item.total == Decimal("46250000.00")
    assert item.scale == 1000
    assert item.printed == (Printed("total", "46 250,00"),)


def test_chinese_columns_and_scale() -> None:
    header: list[str | None] = ["序号", "名称", "型号", "单位", "数量", "单价（万元）", "金额（万元）"]
    item = fields(only(table([header, ["1", "空降战车", "山猫-77", "辆", "37", "120", "4,440"]])))
    assert (item.unit_price, item.total, item.currency, item.unit) == (Decimal(1200000), Decimal(44400000), "CNY", "辆")
    assert item.counts_as is CountsAs.END_ITEM


def test_currency_and_unit_inside_the_cells() -> None:
    rows: list[list[str | None]] = [
        ["Artikel", "Aantal", "Prijs per stuk", "Bedrag"],
        ["Stoel Model", "2 stuks", "€ 1.399,00", "€ 2.798,00"],
    ]
    item = fields(only(table(rows)))
    assert (item.quantity, item.unit_price, item.total, item.currency) == (Decimal(2), Decimal("1399.00"), Decimal("2798.00"), "EUR")


def test_a_currency_column_is_read() -> None:
    rows: list[list[str | None]] = [["Description", "Qty", "Unit price", "Currency", "Amount"], ["Pump", "2", "10.00", "EUR", "20.00"]]
    assert fields(only(table(rows))).currency == "EUR"


def test_two_currencies_in_one_row_are_none() -> None:
    rows: list[list[str | None]] = [["Description", "Qty", "Unit price, USD", "Amount, USD"], ["Pump", "2", "€ 10.00", "€ 20.00"]]
    item = only(table(rows))
    assert fields(item).currency == "EUR"
    assert "currency_differs" in item.doubts


def test_the_unit_of_the_quantity_label_is_the_unit() -> None:
    rows: list[list[str | None]] = [["№", "Наименование", "Кол-во, шт.", "Цена", "Сумма"], ["1", "Пульт", "2", "10,00", "20,00"]]
    assert fields(only(table(rows))).unit == "шт."


def test_the_quantity_by_years_is_the_printed_total_and_never_a_sum() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Количество", None, None],
        ["^", "^", "2026", "2027", "Всего"],
        ["1", "Лось-4М", "10", "27", "38"],
    ]
    assert fields(only(table(rows))).quantity == Decimal(38)
    parts: list[list[str | None]] = [["№", "Наименование", "Количество", None], ["^", "^", "2026", "2027"], ["1", "Лось-4М", "10", "27"]]
    item = only(table(parts))
    assert fields(item).quantity is None
    assert "quantity_in_parts" in item.doubts


def test_a_quantity_of_one_year_alone_is_not_the_quantity() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Количество 2031", "Цена, руб.", "Сумма, руб."],
        ["1", "Лось-4М", "10", "5,00", "185,00"],
    ]
    item = only(table(rows))
    assert fields(item).quantity is None
    assert "quantity_in_parts" in item.doubts


def test_a_bare_total_beside_a_scaled_price_is_scaled_where_the_product_says_so() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование", "Кол-во", "Цена, тыс. руб.", "Сумма"],
        ["1", "Пульт", "2", "10,00", "20,00"],
        ["2", "Кабель", "3", "10,00", "30,00"],
    ]
    assert [(fields(item).unit_price, fields(item).total) for item in extract(view(table(rows)))] == [
        (Decimal("10000.00"), Decimal("20000.00")),
        (Decimal("10000.00"), Decimal("30000.00")),
    ]
    rows[1][4], rows[2][4] = "20 000,00", "30 000,00"
    assert [fields(item).total for item in extract(view(table(rows)))] == [Decimal("20000.00"), Decimal("30000.00")]


def test_two_differing_readings_keep_the_chosen_text_and_say_so() -> None:
    piece = table([HEADER, ["1", "Машина", "Лось-4М", "ед.", "37", "1 000,00", "37 000,00"]], source=TextSource.OCR)
    cells = tuple(
        type(cell)(
            cell.row, cell.column, cell.text, cell.place, readings=(Reading("37", 90, "strip"), Reading("31", 80, "page")), confidence=80
        )
        if cell.text == "37"
        else cell
        for cell in piece.cells
    )
    item = only(Table(0, piece.place, piece.row_count, piece.column_count, cells, piece.how, piece.source, piece.edges))
    assert fields(item).quantity == Decimal(37)
    assert "two_readings" in item.doubts
    assert (item.confidence.source, item.confidence.lowest) == ("ocr", 80)


def test_a_delivery_schedule_gives_items_without_prices() -> None:
    rows: list[list[str | None]] = [["№", "Наименование", "Кол-во, ед.", "Срок поставки"], ["1", "Лось-4М", "10", "II кв. 2031 г."]]
    item = fields(only(table(rows)))
    assert (item.quantity, item.unit_price, item.total) == (Decimal(10), None, None)


def test_a_cost_calculation_gives_items_with_a_total_only() -> None:
    rows: list[list[str | None]] = [
        ["№", "Наименование статей калькуляции", "Сумма, руб."],
        ["1", "Материалы", "1 000,00"],
        ["", "Итого", "1 000,00"],
    ]
    item = fields(only(table(rows)))
    assert (item.quantity, item.total, item.currency, item.counts_as) == (None, Decimal("1000.00"), "RUB", CountsAs.OTHER)


def test_airdrop_systems_and_simulators_that_carry_a_vehicles_name_are_not_counted_as_it() -> None:
    rows: list[list[str | None]] = [
        HEADER,
        ["1", "Боевая машина десанта", "БМД-4М", "ед.", "37", "1,00", "37,00"],
        ["2", "Парашютная система для БМД-4М", "ПБС-950У", "к-т", "37", "1,00", "37,00"],
        ["3", "Тренажёр экипажа БМД-4М", "", "ед.", "2", "1,00", "2,00"],
        ["4", "ЗИП групповой БМД-4М", "", "компл.", "3", "1,00", "3,00"],
    ]
    found = [fields(item) for item in extract(view(table(rows)))]
    assert [item.counts_as for item in found] == [CountsAs.END_ITEM, CountsAs.AIRDROP_SYSTEM, CountsAs.SIMULATOR, CountsAs.SPARES]
    assert sum(item.quantity or 0 for item in found if item.counts_as is CountsAs.END_ITEM) == 37


def facts(kind: DocumentKind, stage: DocumentStage) -> DocumentFacts:
    return DocumentFacts(kind, (), (), stage)


@pytest.mark.parametrize(
    ("kind", "stage", "status"),
    [
        (DocumentKind.SPECIFICATION, DocumentStage.DRAFT, "draft"),
        (DocumentKind.ANNEX, DocumentStage.SIGNED, "signed"),
        (DocumentKind.LETTER, DocumentStage.SIGNED, "unknown"),
        (DocumentKind.INVOICE, DocumentStage.SIGNED, "unknown"),
        (DocumentKind.CONTRACT, DocumentStage.UNSIGNED, "unknown"),
        (DocumentKind.CONTRACT, DocumentStage.UNKNOWN, "unknown"),
    ],
)
def test_the_status_is_the_documents_and_never_higher(
    monkeypatch: pytest.MonkeyPatch, kind: DocumentKind, stage: DocumentStage, status: str
) -> None:
    def stated(document: DocumentView) -> DocumentFacts:
        return facts(kind, stage)

    monkeypatch.setattr(item_status, "facts", stated)
    item = row("1", "Машина", "Лось-4М", "ед.", "37", "1 000,00", "37 000,00")
    assert item.status == status
    assert item.status_reason


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["ru", "en", "zh"]))
def test_random_specifications_give_their_items_field_by_field(seed: int, language: str) -> None:
    spec = specification(seed, language)
    found = [fields(item) for item in extract(view(table(spec.rows)))]
    assert [(item.quantity, item.unit_price, item.total, item.currency) for item in found] == [
        (item.quantity, item.unit_price, item.total, "USD") for item in spec.items
    ]
    assert [item.position for item in found] == [item.position for item in spec.items]
    assert [item.description for item in found] == [item.name for item in spec.items]
    if all(item.designation for item in spec.items):
        assert [item.designation for item in found] == [item.designation for item in spec.items]


def test_the_same_input_gives_the_same_statements() -> None:
    spec = specification(5, "ru")
    assert list(extract(view(table(spec.rows)))) == list(extract(view(table(spec.rows))))


def test_a_designation_broken_at_its_hyphen_is_joined() -> None:
    assert fields(row("1", "Колесо", "КИ- 128", "шт.", "2", "10,00", "20,00")).designation == "КИ-128"
    assert fields(row("1", "Колесо", "КИ - 128", "шт.", "2", "10,00", "20,00")).designation == "КИ - 128"


def _scanned(quantity: str, total: str) -> LineItemFields:
    piece = table([HEADER, ["1", "Машина", "Лось-4М", "ед.", quantity, "10,00", total]], source=TextSource.OCR)
    unsure = (Reading("37", 30, "strip"), Reading("31", 20, "page"))
    cells = tuple(
        type(cell)(cell.row, cell.column, cell.text, cell.place, readings=unsure, confidence=30)
        if (cell.row, cell.column) == (1, 4)
        else cell
        for cell in piece.cells
    )
    return fields(only(Table(0, piece.place, piece.row_count, piece.column_count, cells, piece.how, piece.source, piece.edges)))


def test_a_figure_read_in_two_unsure_ways_is_none_unless_the_row_multiplies() -> None:
    assert _scanned("37", "310,00").quantity is None
    assert _scanned("37", "370,00").quantity == Decimal(37)
