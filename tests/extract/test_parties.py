from __future__ import annotations

import pytest

from leafproof.extract.parties import parties
from leafproof.extract.view import DocumentView
from text_document import document, paged


def named(text: str) -> tuple[str | None, str | None]:
    found = parties(DocumentView(document(text)))
    return (found.supplier.value if found.supplier else None, found.buyer.value if found.buyer else None)


RUSSIAN = """ОАО «Завод «Тапир», именуемое в дальнейшем «Продавец», в лице директора М.М. Тапирова, с одной стороны, и Компания \
«Окапи Лимитед», именуемая в дальнейшем «Покупатель», с другой стороны, заключили"""
SWAPPED = """Министерство снабжения Озерании, именуемое в дальнейшем «Заказчик», и ООО «Тапир и К», именуемое в дальнейшем «Исполнитель», \
договорились"""
SHORT = "АО «Тапир» (далее – «Поставщик»), в лице М.М. Тапирова, и АО «Окапи» (далее – «Покупатель»), заключили настоящий Договор"
ENGLISH = """Tapir Works JSC, hereinafter referred to as the "Seller", represented by Mr. M. Tapirov, on the one part, and Okapi Trading \
Co., Ltd., hereinafter referred to as the "Buyer", on the other part, have concluded"""
BETWEEN = """This Contract is made between Okapi Ltd. (hereinafter the "Buyer"), represented by Ms. O. Kapi, and Tapir Works \
(hereinafter the "Seller")."""
CHINESE = "貘山机械股份公司（以下简称“卖方”），由总经理代表，与湖泽贸易有限公司（以下简\n称“买方”），签订本合同："
PREAMBLES = [
    (RUSSIAN, ("ОАО «Завод «Тапир»", "Компания «Окапи Лимитед»")),
    (SWAPPED, ("ООО «Тапир и К»", "Министерство снабжения Озерании")),
    (SHORT, ("АО «Тапир»", "АО «Окапи»")),
    (ENGLISH, ("Tapir Works JSC", "Okapi Trading Co., Ltd.")),
    (BETWEEN, ("Tapir Works", "Okapi Ltd.")),
    (CHINESE, ("貘山机械股份公司", "湖泽贸易有限公司")),
]


@pytest.mark.parametrize(("text", "expected"), PREAMBLES)
def test_a_preamble_names_both_parties(text: str, expected: tuple[str, str]) -> None:
    assert named("КОНТРАКТ № 5\n\n" + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Поставщик: ООО «Тапир», ИНН 9900000017\nПокупатель: ООО «Окапи»\n",
        "Продавец:\nООО «Тапир»\nЗаказчик:\nООО «Окапи»\n",
    ],
)
def test_labels_name_both_parties(text: str) -> None:
    assert named(text) == ("ООО «Тапир»", "ООО «Окапи»")


def test_chinese_labels_with_the_letters_of_the_parties() -> None:
    assert named("甲方（卖方）：貘山公司\n乙方（买方）：湖泽公司\n") == ("貘山公司", "湖泽公司")
    assert named("供方：貘山公司\n需方：湖泽公司\n") == ("貘山公司", "湖泽公司")


def test_a_name_broken_over_lines_is_one_name() -> None:
    text = (
        "КОНТРАКТ № 5\n"
        "Публичное акционерное общество «Научно-производственное объединение «Тапирмаш», именуемое в дальнейшем\n"
        "«Продавец», в лице директора М.М. Тапирова, с одной стороны, и Министерство снабжения и резервов\n"
        "Республики Озерания, именуемое в дальнейшем «Покупатель», с другой стороны, заключили настоящий Контракт\n"
    )
    found = parties(DocumentView(paged(text)))
    assert found.buyer is not None
    assert found.buyer.value == "Министерство снабжения и резервов Республики Озерания"


@pytest.mark.parametrize(
    "text",
    [
        "Продавец обязуется поставить, а Покупатель принять имущество.",
        "Продавец: Покупатель:\nАО «Тапир» АО «Окапи»",
        "Продавец: ____________\nПокупатель: ____________",
        "именуемое в дальнейшем «Продавец»",
    ],
)
def test_roles_without_a_clear_name_give_nothing(text: str) -> None:
    assert named(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "ООО «Тапир», далее «Исполнитель», в лице директора М.М. Тапирова, действующего на основании\nУстава, и "
                "федеральное казённое предприятие «Завод «Окапи», далее «Заказчик», заключили договор"
            ),
            ("ООО «Тапир»", "федеральное казённое предприятие «Завод «Окапи»"),
        ),
        (
            (
                "Войсковая часть 00000, именуемая в дальнейшем «Государственный заказчик», с одной стороны, и общество с ограниченной "
                "ответственностью «Тапир» (ООО «Тапир»), именуемое в дальнейшем «Поставщик», с другой стороны, заключили"
            ),
            ("общество с ограниченной ответственностью «Тапир»", "Войсковая часть 00000"),
        ),
        (
            (
                "Акционерное общество «Тапир» (АО «ТПР»), Российская Федерация, именуемое в дальнейшем «Продавец», с одной "
                "стороны, и Управление снабжения Озерании, именуемое в дальнейшем «Покупатель», заключили"
            ),
            ("Акционерное общество «Тапир»", "Управление снабжения Озерании"),
        ),
        (
            (
                'BETWEEN:\n(1) TAPIR LAND SYSTEMS LTD, a company incorporated in Ozeran (the "Supplier"); and\n(2) THE PROCUREMENT '
                'AGENCY OF OKAPIA, of 1 Parade Square, Okapi Town (the "Purchaser").'
            ),
            ("TAPIR LAND SYSTEMS LTD", "THE PROCUREMENT AGENCY OF OKAPIA"),
        ),
    ],
)
def test_numbers_before_a_name_and_addresses_after_it_are_no_part_of_it(text: str, expected: tuple[str, str]) -> None:
    assert named(text) == expected


def test_a_labelled_name_ends_before_its_address() -> None:
    text = "Исполнитель: ООО «Тапир», 443001, г. Озёрск, ул. Лесная, 5\nЗаказчик: ФКП «Завод «Окапи».\n"
    assert named(text) == ("ООО «Тапир»", "ФКП «Завод «Окапи»")


def test_a_comma_or_a_bracket_inside_a_name_is_kept() -> None:
    text = 'Tapir (Ozeran) Works, Inc., hereinafter called the "Seller", and Okapi Co., Ltd, hereinafter called the "Buyer", agreed'
    assert named(text) == ("Tapir (Ozeran) Works, Inc.", "Okapi Co., Ltd")


def test_the_country_of_an_authority_stays_with_its_name() -> None:
    text = "The Seller:  Tapir Systems Pte. Ltd.\nThe Buyer:   Directorate of Stores, Republic of Okapia\n"
    assert named(text) == ("Tapir Systems Pte. Ltd.", "Directorate of Stores, Republic of Okapia")


def test_roles_given_without_a_verb_and_roles_of_services() -> None:
    russian = "ПАО «Тапир», в дальнейшем «Поставщик», в лице директора, и ФГУП «Окапи», в дальнейшем «Заказчик», заключили Договор"
    assert named(russian) == ("ПАО «Тапир»", "ФГУП «Окапи»")
    assert named("委托方（甲方）：貘山研究院\n受托方（乙方）：湖泽软件有限公司\n") == ("湖泽软件有限公司", "貘山研究院")
