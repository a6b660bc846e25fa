from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.extract.contract import contract_number
from leafproof.extract.view import DocumentView
from leafproof.records import ContractFields
from text_document import document, fields, statements

HEAD = (
    "КОНТРАКТ № ЛС-К/0417-31\nна поставку имущества\n\nг. Залесск   «14» октября 2031 г.\n\n"
    "АО «Тапир», именуемое в дальнейшем «Продавец», с одной стороны, и АО «Окапи», именуемое в дальнейшем «Покупатель», "
    "с другой стороны, заключили настоящий Контракт о нижеследующем:\n"
)


def only(text: str) -> ContractFields:
    found = fields(text, ContractFields)
    assert len(found) == 1
    return found[0]


def test_a_contract_gives_all_its_fields_as_printed() -> None:
    found = only(HEAD + "Общая сумма Контракта составляет 1 200 000,00 (Один миллион двести тысяч) долларов США 00 центов.\n")
    assert (found.number, found.title, found.supplier, found.buyer) == (
        "ЛС-К/0417-31",
        "КОНТРАКТ № ЛС-К/0417-31",
        "АО «Тапир»",
        "АО «Окапи»",
    )
    assert found.date is not None
    assert found.date.first == "2031-10-14"
    assert (found.amount, found.currency, found.amount_in_words) == (Decimal("1200000.00"), "USD", "Один миллион двести тысяч")


@pytest.mark.parametrize(
    ("clause", "amount", "currency"),
    [
        ("Цена настоящего Контракта составляет 5 000,00 евро.", "5000.00", "EUR"),
        ("Общая стоимость Контракта – 5 000,00 евро.", "5000.00", "EUR"),
        ("The Total Contract Value is USD 5,000.00.", "5000.00", "USD"),
        ("The total price of this Contract amounts to EUR 5,000.00, packing included.", "5000.00", "EUR"),
        ("合同总价为5,000.00美元。", "5000.00", "USD"),
        ("本合同总金额为人民币5,000.00元。", "5000.00", "CNY"),
    ],
)
def test_the_price_is_taken_only_after_the_words_that_tie_it_to_the_contract(clause: str, amount: str, currency: str) -> None:
    found = only(HEAD + clause + "\n")
    assert (found.amount, found.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "clause",
    [
        "Аванс в размере 30 % от общей суммы Контракта, что составляет 5 000,00 евро, перечисляется сразу.",
        "An advance of 30% of the Total Contract Value, i.e. USD 5,000.00, shall be paid.",
        "买方支付合同总价30%的预付款，即5,000.00美元。",
        "Пени не превышают 5 000,00 евро.",
        "Общая сумма Контракта определяется Спецификацией. Аванс 5 000,00 евро.",
    ],
)
def test_an_advance_or_a_penalty_is_not_the_price(clause: str) -> None:
    assert only(HEAD + clause + "\n").amount is None


def test_two_different_prices_are_not_decided() -> None:
    text = HEAD + "Общая сумма Контракта составляет 5 000,00 евро.\nЦена Контракта составляет 6 000,00 евро.\n"
    assert only(text).amount is None


def test_a_sum_of_which_only_the_end_was_read_is_not_taken() -> None:
    assert only(HEAD + "Общая сумма Контракта составляет 418 828000 евро.\n").amount is None


def test_an_annex_names_its_contract_and_does_not_settle_its_status() -> None:
    found = statements("Приложение № 1\nк Контракту № ЛС-К/0417-31 от 14.10.2031\n\nСПЕЦИФИКАЦИЯ\n", ContractFields)
    assert [statement.status for statement in found] == ["unknown"]
    first = found[0].fields
    assert isinstance(first, ContractFields)
    assert (first.number, first.date.first if first.date else None) == ("ЛС-К/0417-31", "2031-10-14")


def test_an_amendment_number_is_not_a_contract_number() -> None:
    text = "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ № 2\nк Договору № 77/Т от 14.10.2031\n"
    assert [found.number for found in fields(text, ContractFields)] == ["77/Т"]


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("по Контракту № ЛС-12/31 от 14.10.2031 подготовлено", "ЛС-12/31", "2031-10-14"),
        ("по Договору от 14.10.2031 № ЛС-12/31 подготовлено", "ЛС-12/31", "2031-10-14"),
        ("under Contract No. LS-12/31 dated 14 October 2031 we", "LS-12/31", "2031-10-14"),
        ("现就第LS-12/31号合同（2031年10月14日）的执行", "LS-12/31", "2031-10-14"),
        ("合同编号：LS-12/31，", "LS-12/31", None),
    ],
)
def test_contracts_named_in_prose(text: str, number: str, day: str | None) -> None:
    found = only(text)
    assert found.number == number
    assert (found.date.first if found.date else None) == day


def test_each_number_is_given_once_and_reports_stay_reports() -> None:
    text = (
        "СПРАВКА\nКонтракт № 5 от 14.10.2031 подписан. По Контракту № 5 отгружено имущество. Стороны заключили Контракт № 6 "
        "на сумму 120 млн долл. США."
    )
    found = statements(text, ContractFields)
    assert sorted(item.fields.number or "" for item in found if isinstance(item.fields, ContractFields)) == ["5", "6"]
    assert {statement.status for statement in found} == {"reported"}
    amounts = {item.fields.number: item.fields.amount for item in found if isinstance(item.fields, ContractFields)}
    assert amounts == {"5": None, "6": Decimal(120_000_000)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ПРОЕКТ\n" + HEAD, "draft"),
        (HEAD, "unknown"),
        (HEAD + "За Продавца\n____________ М.М. Тапиров\nЗа Покупателя\n____________ О.О. Окапиев\n", "unknown"),
        (HEAD + "За Продавца\n__________\n(подпись имеется)\nЗа Покупателя\n__________\n(подпись имеется)\n", "signed"),
    ],
)
def test_the_status_comes_from_the_stage_and_is_never_raised(text: str, status: str) -> None:
    assert [statement.status for statement in statements(text, ContractFields)] == [status]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (HEAD, "ЛС-К/0417-31"),
        ("Приложение № 1\nк Контракту № 7/31 от 14.10.2031\nСПЕЦИФИКАЦИЯ", "7/31"),
        ("СЧЁТ № 17 от 03.02.2031\nОснование: Контракт № 7/31\nВсего к оплате: 5,00 руб.", "7/31"),
        ("СПРАВКА\nКонтракт № 5 и Контракт № 6 исполнены.", None),
        ("Просто текст", None),
    ],
)
def test_the_number_for_line_items(text: str, number: str | None) -> None:
    found = contract_number(DocumentView(document(text)))
    assert (found.value if found is not None else None) == number


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("Контракт№ 5-от.Nocontract第号合同_\n（）"), max_size=200))
def test_every_contract_stands_on_a_quote_of_the_text(text: str) -> None:
    for statement in statements(text, ContractFields):
        assert statement.anchors
        assert all(anchor.quote in text for anchor in statement.anchors)
