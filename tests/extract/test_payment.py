from __future__ import annotations

from decimal import Decimal

import pytest

from leafproof.records import FigureFields, PaymentFields, Qualifier, ReadDocument, SheetPlace, Statement
from text_document import SHA, fields, paged, statements

from table_builder import table

HEAD = (
    "КОНТРАКТ № 7/31\n\nАО «Тапир», именуемое в дальнейшем «Продавец», с одной стороны, и АО «Окапи», именуемое в дальнейшем «Покупатель», "
    "с другой стороны, заключили настоящий Контракт:\n"
)


def given(statement: Statement) -> PaymentFields:
    assert isinstance(statement.fields, PaymentFields)
    return statement.fields


def test_an_advance_has_share_amount_trigger_and_parties() -> None:
    clause = (
        "Авансовый платёж в размере 30 % (тридцати процентов) от общей суммы Контракта, что составляет 1 500,00 "
        "долларов США, перечисляется Покупателем в течение 30 банковских дней после подписания. "
        "Оставшиеся 70 % уплачиваются против отгрузочных документов.\n"
    )
    first, second = fields(HEAD + clause, PaymentFields)
    assert (first.share, first.amount, first.currency, first.contract) == (Decimal("0.3"), Decimal("1500.00"), "USD", "7/31")
    assert first.trigger == "в течение 30 банковских дней после подписания"
    assert (first.payer, first.payee) == ("АО «Окапи»", "АО «Тапир»")
    assert (second.share, second.amount, second.trigger) == (Decimal("0.7"), None, "против отгрузочных документов")


def test_payments_in_english_and_chinese() -> None:
    clause = "An advance payment of 20% of the Total Contract Value, i.e. USD 1,000.00, shall be paid within 30 days after signing.\n"
    english = "CONTRACT No. 5\n" + clause
    (found,) = fields(english, PaymentFields)
    assert (found.share, found.amount, found.trigger) == (Decimal("0.2"), Decimal("1000.00"), "within 30 days after signing")
    chinese = "采购合同\n合同编号：5\n合同签订后30个银行工作日内，买方支付合同总价30%的预付款，即1,000.00美元。其余70%凭装运单据支付。\n"
    advance, rest = fields(chinese, PaymentFields)
    assert (advance.share, advance.amount, advance.currency) == (Decimal("0.3"), Decimal("1000.00"), "USD")
    assert (rest.share, rest.trigger) == (Decimal("0.7"), "凭装运单据")


@pytest.mark.parametrize(
    "clause",
    [
        "За просрочку платежа начисляются пени 0,05 % за каждый день, но не более 8 % суммы.",
        "Liquidated damages of 0.05% per day of delay in payment apply.",
        "延迟付款每日按0.05%支付违约金，总额不超过8%。",
        "Сумма платежа включает НДС 20 %.",
        "Износ ствола не превышает 30 %.",
        "Производительность выросла на 30 %.",
    ],
)
def test_penalties_taxes_and_other_percentages_are_no_payments(clause: str) -> None:
    assert fields(HEAD + clause + "\n", PaymentFields) == []


def test_terms_of_a_draft_are_planned_and_told_payments_reported() -> None:
    draft = statements("ПРОЕКТ\n" + HEAD + "Аванс 30 % перечисляется после подписания.\n", PaymentFields)
    assert [(found.status, found.modality) for found in draft] == [("due", "planned")]
    told = statements("СПРАВКА\nПокупатель перечислил аванс в размере 30 % после подписания Контракта № 5.\n", PaymentFields)
    assert [found.status for found in told] == ["reported"]


def test_a_schedule_of_payments_gives_one_payment_a_row_and_none_for_the_sum() -> None:
    rows: list[list[str | None]] = [
        ["№ п/п", "Основание платежа", "Доля, %", "Сумма, долл. США", "Срок"],
        ["1", "Авансовый платёж после подписания", "30", "1 500,00", "14.10.2031"],
        ["2", "Против отгрузочных документов", "70", "3 500,00", "IV кв. 2031"],
        ["ИТОГО", None, "100", "5 000,00", ""],
    ]
    page = paged("Приложение № 2\nк Контракту № 7/31\n\nГРАФИК ПЛАТЕЖЕЙ\n").pages
    found = [
        given(one) for one in statements(ReadDocument(SHA, "application/pdf", "a.pdf", pages=page, tables=(table(rows),)), PaymentFields)
    ]
    assert sorted((one.share, one.amount, one.currency) for one in found) == [
        (Decimal("0.3"), Decimal("1500.00"), "USD"),
        (Decimal("0.7"), Decimal("3500.00"), "USD"),
    ]
    assert {one.contract for one in found} == {"7/31"}
    assert all(one.due is not None for one in found)


def test_a_price_table_is_no_schedule_of_payments() -> None:
    rows = [
        ["№", "Наименование", "Кол-во", "Цена, руб.", "Сумма, руб."],
        ["1", "Платёжный терминал", "2", "10,00", "20,00"],
        ["2", "Оплата доставки", "1", "5,00", "5,00"],
    ]
    piece = table(rows)
    assert not isinstance(piece.place, SheetPlace)
    page = paged("СПЕЦИФИКАЦИЯ\n").pages
    assert statements(ReadDocument(SHA, "application/pdf", "a.pdf", pages=page, tables=(piece,)), PaymentFields) == []


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("СЧЁТ № 5 от 03.02.2031\nИтого: 1 000,00 руб.\nНДС 20 %: 200,00 руб.\nВсего к оплате: 1 200,00 руб.", "1200.00", "RUB"),
        ("INVOICE\nInvoice No. 5\nSubtotal $ 262.90\nTax 15% $ 16.94\nTotal $ 279.84", "279.84", "USD"),
        ("Rechnung\nRechnungsnr. 5\nNettobetrag 100,00 EUR\nTotal EUR 119,00", "119.00", "EUR"),
        ("Facture n° 5\nTotal HT : 46,68 €\nTVA 20% : 9,34 €\nTotal TTC : 56,02 €", "56.02", "EUR"),
        ("Factuur\nFactuurnummer: 5\nExclusief BTW € 593,36 Subtotaal € 717,97\nBTW 21% € 124,61\nTotaal € 717,97", "717.97", "EUR"),
        ("形式发票\n发票号码：5\n应付总额：1,000.00美元", "1000.00", "USD"),
    ],
)
def test_an_invoice_asks_for_its_total_with_tax(text: str, amount: str, currency: str) -> None:
    (found,) = statements(text, PaymentFields)
    assert found.status == "due"
    assert (given(found).amount, given(found).currency) == (Decimal(amount), currency)


def test_an_invoice_names_who_pays_whom_and_by_when() -> None:
    text = (
        "СЧЁТ № 5 от 03.02.2031\nПоставщик: ООО «Тапир», ИНН 9900000017\nПлательщик: ООО «Окапи»\nСрок оплаты: 10.03.2031\n"
        "Всего к оплате: 1 200,00 руб."
    )
    (found,) = fields(text, PaymentFields)
    assert (found.payee, found.payer) == ("ООО «Тапир»", "ООО «Окапи»")
    assert found.due is not None
    assert found.due.first == "2031-03-10"


def test_an_invoice_without_a_total_gives_nothing() -> None:
    assert fields("СЧЁТ № 5 от 03.02.2031\nНДС 20 %: 200,00 руб.\n", PaymentFields) == []


ORDER = (
    "ПЛАТЁЖНОЕ ПОРУЧЕНИЕ № 451\nДата: 05.03.2031\nСумма прописью: Один миллион двести тысяч рублей 00 копеек\nСумма: 1200000-00\n"
    "Плательщик: ООО «Окапи»\nПолучатель: ООО «Тапир»\nНазначение платежа: аванс по Контракту № 7/31 от 14.10.2030\n"
)


def test_a_payment_order_orders() -> None:
    (found,) = statements(ORDER, PaymentFields)
    assert found.status == "ordered"
    assert given(found) == PaymentFields(
        contract="7/31", amount=Decimal("1200000.00"), currency="RUB", payer="ООО «Окапи»", payee="ООО «Тапир»"
    )


def test_only_a_bank_mark_with_a_date_makes_it_paid() -> None:
    assert statements(ORDER + "Списано со сч. плат. 06.03.2031\n", PaymentFields)[0].status == "paid"
    assert statements(ORDER + "Списано со сч. плат.\nОтметки банка\n", PaymentFields)[0].status == "ordered"
    assert statements(ORDER + "Не исполнено. Возвращено 06.03.2031\n", PaymentFields)[0].status == "ordered"


def test_the_items_of_a_list_under_a_line_on_payment_are_payments() -> None:
    text = (
        f"{HEAD}Оплата производится в следующем порядке:\n"
        "– 50 % предоплата в течение 5 дней с даты подписания;\n"
        "– 50 % в течение 10 дней после поставки.\n"
    )
    assert [one.share for one in fields(text, PaymentFields)] == [Decimal("0.5"), Decimal("0.5")]
    other = HEAD + "Состав сплава следующий:\n– 50 % меди;\n– 50 % олова.\n"
    assert fields(other, PaymentFields) == []


def test_a_stated_sum_without_a_share_is_a_payment() -> None:
    (due,) = statements(HEAD + "Аванс в сумме 100 000 рублей перечисляется до 15.03.2031.\n", PaymentFields)
    assert (due.status, given(due).amount, given(due).currency) == ("due", Decimal(100_000), "RUB")
    assert given(due).due is not None
    (told,) = statements("СПРАВКА\nПокупатель перечислил аванс в сумме 100 000 рублей.\n", PaymentFields)
    assert told.status == "reported"


@pytest.mark.parametrize("verb", ["якобы перечислил", "не перечислил", "планирует, что будет перечислено"])
def test_what_is_hedged_denied_or_planned_was_not_paid_and_is_not_lost(verb: str) -> None:
    text = f"СПРАВКА\nПокупатель {verb} 100 000 рублей.\n"
    assert fields(text, PaymentFields) == []
    assert [one.amount for one in fields(text, FigureFields)] == [Decimal(100_000)]


def test_a_payer_label_with_a_second_role_in_brackets() -> None:
    sides = "Поставщик (Исполнитель): ООО «Тапир»\nПокупатель (Заказчик): АО «Окапи»\n"
    text = f"Счет на оплату № 5 от 03.02.2031\n{sides}Всего к оплате: 5,00 руб."
    (found,) = fields(text, PaymentFields)
    assert (found.payee, found.payer) == ("ООО «Тапир»", "АО «Окапи»")


@pytest.mark.parametrize(
    ("section", "shares"),
    [
        ("3. Платежи\n20 % – аванс в течение 30 дней; 80 % – по безотзывному аккредитиву.\n", ["0.2", "0.8"]),
        (
            "3. PAYMENT\n3.1 Twenty-five per cent (25%) within 30 days of signature.\n3.2 75% pro rata against documents.\n",
            ["0.25", "0.75"],
        ),
        ("3. Terms of Payment: 40% by T/T within 15 days after signing; 60% by irrevocable L/C at sight.\n", ["0.4", "0.6"]),
        (
            "3. Платежи 20 % – сразу; 80 % – аккредитив.\t3. Payments 20 % – at once; 80 % – letter of credit.\n",
            ["0.2", "0.2", "0.8", "0.8"],
        ),
    ],
)
def test_the_heading_of_a_section_makes_its_shares_payments_where_they_come_to_the_whole(section: str, shares: list[str]) -> None:
    text = HEAD + "2. Срок\n18 месяцев.\n" + section + "4. Сроки\n12 месяцев.\n"
    found = fields(text, PaymentFields)
    assert sorted({str(one.share) for one in found}) == sorted(set(shares))


def test_other_shares_under_a_heading_of_payment_are_no_payments() -> None:
    assert fields(HEAD + "4. Порядок оплаты\n4.1. Товар отгружается партиями, брак не выше 2 %.\n", PaymentFields) == []


def test_a_sum_behind_a_dash_belongs_to_its_share() -> None:
    first, second = fields(HEAD + "3. Оплата\n3.1. Предоплата 20% - 83 750 евро.\n3.2. Оставшиеся 80% - 335 000 евро.\n", PaymentFields)
    assert [(one.share, one.amount) for one in (first, second)] == [
        (Decimal("0.2"), Decimal(83750)),
        (Decimal("0.8"), Decimal(335000)),
    ]


def test_the_amount_of_a_swift_message_is_read_from_its_field() -> None:
    text = "SWIFT MT103\n:20:NB24061800771\n:23B:CRED\n:32A:240618EUR3448000,00\n:50K:/4070\nTAPIR\n:59:/9999\nOKAPI\n:71A:SHA\n"
    (payment,) = fields(text, PaymentFields)
    assert (payment.amount, payment.currency) == (Decimal("3448000.00"), "EUR")


def test_a_share_of_at_most_keeps_its_bound() -> None:
    (one,) = statements(HEAD + "3. Заказчик выплачивает аванс в размере до 50 % цены Договора.\n", PaymentFields)
    assert one.qualifier == Qualifier.AT_MOST
