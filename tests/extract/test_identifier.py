from __future__ import annotations

from leafproof.records import IdentifierFields
from text_document import fields, statements


def test_a_number_stands_with_the_organisation_on_its_line() -> None:
    (found,) = fields("Поставщик: ООО «Тапир», ИНН 9900000017\n", IdentifierFields)
    assert (found.scheme, found.value, found.of) == ("ru.inn", "9900000017", "ООО «Тапир»")


def test_a_number_stands_with_the_one_organisation_of_its_block() -> None:
    found = fields("ООО «Тапир»\nИНН 9900000017\n\nООО «Окапи»\nИНН 9900000000\n", IdentifierFields)
    assert {one.value: one.of for one in found} == {"9900000017": "ООО «Тапир»", "9900000000": "ООО «Окапи»"}


def test_between_two_organisations_it_is_nobody_s() -> None:
    (found,) = fields("ООО «Тапир» и ООО «Окапи» сообщают\nсведения: \nИНН 9900000017\n", IdentifierFields)
    assert found.of is None


def test_a_number_that_fails_its_check_is_kept_with_a_doubt() -> None:
    (found,) = statements("ИНН 9900000018\n", IdentifierFields)
    assert isinstance(found.fields, IdentifierFields)
    assert found.fields.valid is False
    assert found.doubts == ("check_digit_fails",)


def test_a_number_printed_twice_is_given_once() -> None:
    assert len(fields("ИНН 9900000017\nИНН 9900000017\n", IdentifierFields)) == 1


def test_plain_numbers_are_no_identifiers() -> None:
    assert fields("Изготовлено 9900000017 деталей.\n", IdentifierFields) == []
