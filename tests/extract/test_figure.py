from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.records import (
    Cell,
    FigureFields,
    Modality,
    Qualifier,
    ReadDocument,
    Table,
    TableStyle,
    Text,
    TextPlace,
    TextSource,
)
from text_document import SHA, fields, paged, statements

from table_builder import table


def only(text: str) -> FigureFields:
    found = fields(text, FigureFields)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "amount", "what", "unit"),
    [
        ("Предприятие передало 37 машин БМД-4М.", 37, "БМД-4М", "машин"),
        ("К отгрузке готовы 37 (тридцать семь) единиц «Лось-4М».", 37, "Лось-4М", "единиц"),
        ("«Лось-4М» в количестве 34 (тридцать четыре) единиц.", 34, "Лось-4М", "единиц"),
        ("The plant handed over 37 BMD-4M vehicles.", 37, "BMD-4M", "vehicles"),
        ("We inform you that 25 (twenty-five) units of Numbat-2 are ready.", 25, "Numbat-2", "units"),
        ("兹通知，73（柒拾叁）辆袋熊-K已准备装运。", 73, "袋熊-K", "辆"),
        ("已准备海牛-Mk210（十）辆。", 10, "海牛-Mk2", "辆"),
        ("其中水鸟-12共10（十）辆。", 10, "水鸟-12", "辆"),
        ("Передано 40 машин.", 40, "машин", "машин"),
        ("Подготовлено 37 единиц боевых машин для отгрузки.", 37, "боевых машин", "единиц"),
    ],
)
def test_counts_with_what_they_count(text: str, amount: int, what: str, unit: str) -> None:
    found = only(text)
    assert (found.amount, found.what, found.unit) == (Decimal(amount), what, unit)


def test_a_number_right_before_a_designation_is_a_count() -> None:
    found = fields("37 BMD-4M vehicles and 11 Sprut-SDM1 were ordered.", FigureFields)
    assert {(one.what, one.amount) for one in found} == {("BMD-4M", Decimal(37)), ("Sprut-SDM1", Decimal(11))}


def test_letters_of_a_designation_are_no_currency() -> None:
    assert all(one.currency is None for one in fields("37 BMD-4M vehicles were ordered.", FigureFields))


@pytest.mark.parametrize(
    "text",
    [
        "Срок поставки 12 месяцев.",
        "Масса 14 кг, длина 6 м.",
        "См. п. 3.2 и Приложение № 1 на 5 л.",
        "объект 960 БМД-4М",
        "14.10.2031 г.",
        "Всего 3 шт.",
    ],
)
def test_times_measures_and_references_are_no_figures(text: str) -> None:
    assert fields(text, FigureFields) == []


def test_sums_of_money_with_what_they_are_said_of() -> None:
    first, second = statements("A contract worth $584 million was signed. The agency put the deal at more than $210 million.", FigureFields)
    assert isinstance(first.fields, FigureFields)
    assert isinstance(second.fields, FigureFields)
    assert (first.fields.what, first.fields.amount, first.fields.currency) == ("contract", Decimal(584_000_000), "USD")
    assert (second.fields.what, second.qualifier) == ("deal", Qualifier.MORE_THAN)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Предприятие передало 12 машин.", Modality.ASSERTED),
        ("Планируется поставить 12 машин.", Modality.PLANNED),
        ("Покупатель просил ускорить поставку 12 машин.", Modality.REQUESTED),
        ("Завод не передавал 12 машин.", Modality.DENIED),
        ("Завод якобы передал 12 машин.", Modality.HEDGED),
        ("Завод передал не более 12 машин.", Modality.ASSERTED),
        ("The company plans to buy 12 vehicles.", Modality.PLANNED),
        ("We did not buy 12 vehicles.", Modality.DENIED),
        ("The plant reportedly delivered 12 vehicles.", Modality.HEDGED),
        ("The plant delivered 12 vehicles, no later than planned.", Modality.ASSERTED),
        ("据报道，工厂交付了12辆坦克。", Modality.HEDGED),
        ("工厂尚未交付12辆坦克。", Modality.DENIED),
    ],
)
def test_how_a_count_is_put_forward(text: str, modality: Modality) -> None:
    assert [found.modality for found in statements(text, FigureFields)] == [modality]


def test_who_says_it_is_kept_where_one_speaker_is_credited() -> None:
    (found,) = statements("According to the agency, 12 vehicles were delivered.", FigureFields)
    assert [voice.speaker for voice in found.voices] == ["the agency"]
    (russian,) = statements("По данным ведомства, передано 12 машин.", FigureFields)
    assert [voice.speaker for voice in russian.voices] == ["ведомства"]


def test_a_telling_paper_reports_and_others_stay_unknown() -> None:
    assert statements("СПРАВКА\nПередано 12 машин.", FigureFields)[0].status == "reported"
    assert statements("КОНТРАКТ № 5\nПродавец поставляет 12 машин.", FigureFields)[0].status == "unknown"


def test_the_price_and_the_payments_of_a_contract_are_not_said_again() -> None:
    text = (
        "КОНТРАКТ № 5\nОбщая сумма Контракта составляет 5 000,00 евро.\n"
        "Аванс в размере 30 %, что составляет 1 500,00 евро, перечисляется после подписания.\n"
    )
    assert fields(text, FigureFields) == []
    assert fields("INVOICE\nInvoice No. 5\nTotal $ 279.84", FigureFields) == []


def test_a_sum_repeated_in_words_is_one_figure() -> None:
    text = "The budget is US$ 1 200 000.00 (say US dollars one million two hundred thousand)."
    assert [one.amount for one in fields(text, FigureFields)] == [Decimal("1200000.00")]


def test_what_stands_in_a_table_of_data_is_left_to_the_tables() -> None:
    data = table([["Наименование", "Кол-во"], ["Машина «Лось-4М»", "37 машин"]])
    page = paged("СПРАВКА\n" + "\n" * 4 + "Машина «Лось-4М» 37 машин").pages
    assert statements(ReadDocument(SHA, "application/pdf", "a.pdf", pages=page, tables=(data,)), FigureFields) == []


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("37 машин辆（十）$million БМД-4М.,\n\f"), max_size=160))
def test_every_figure_stands_on_a_quote_of_the_text(text: str) -> None:
    for statement in statements(text, FigureFields):
        assert all(anchor.quote in text for anchor in statement.anchors)


def test_a_table_that_only_sets_two_languages_side_by_side_is_read_as_prose() -> None:
    left = "Предприятие передало заказчику 37 машин БМД-4М. " + "Стороны договорились о дальнейшем. " * 5
    right = "The plant handed over the vehicles to the customer. " + "The Parties agreed on further steps. " * 5
    text = left + "\t" + right + "\n"
    cells = (Cell(0, 0, left, TextPlace(0, len(left))), Cell(0, 1, right, TextPlace(len(left) + 1, len(text) - 1)))
    piece = Table(0, TextPlace(0, len(text)), 1, 2, cells, TableStyle.NATIVE, TextSource.TEXT_LAYER)
    given = ReadDocument(SHA, "application/msword", "a.docx", texts=(Text(0, text),), tables=(piece,))
    assert [one.what for one in fields(given, FigureFields)] == ["БМД-4М"]
