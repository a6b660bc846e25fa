from __future__ import annotations

import pytest

from leafproof.lang.class_words import class_named, class_of_measure_word
from leafproof.records import CountsAs

NAMED = [
    ("Боевая машина десанта", CountsAs.END_ITEM),
    ("Машина для перевозки личного состава", CountsAs.END_ITEM),
    ("Танк", CountsAs.END_ITEM),
    ("Ремонтно-эвакуационная машина", CountsAs.END_ITEM),
    ("Машина технического обслуживания", CountsAs.END_ITEM),
    ("Зенитный ракетный комплекс", CountsAs.END_ITEM),
    ("Парашютная система ПБС-77 для БМД-4М", CountsAs.AIRDROP_SYSTEM),
    ("ПБС-950У для БМД-4М", CountsAs.AIRDROP_SYSTEM),
    ("ЗИП групповой к боевой машине", CountsAs.SPARES),
    ("Комплект ЗИП", CountsAs.SPARES),
    ("Запасные части к машинам", CountsAs.SPARES),
    ("Тренажёр механика-водителя машины", CountsAs.SIMULATOR),
    ("Тренажерный комплекс экипажа", CountsAs.SIMULATOR),
    ("Обучение экипажей боевых машин", CountsAs.TRAINING),
    ("Комплект эксплуатационной документации на машину", CountsAs.DOCUMENTATION),
    ("Ремонт двигателей машин", CountsAs.SERVICE),
    ("Двигатель машины", CountsAs.OTHER),
    ("Vehicle", CountsAs.END_ITEM),
    ("Airborne assault vehicle", CountsAs.END_ITEM),
    ("Airborne assault vehicle with spare parts", CountsAs.END_ITEM),
    ("Vehicle simulator", CountsAs.SIMULATOR),
    ("Spare parts kit for vehicle", CountsAs.SPARES),
    ("Set of spare parts for the vehicle", CountsAs.SPARES),
    ("Parachute system for airborne vehicle", CountsAs.AIRDROP_SYSTEM),
    ("Crew training", CountsAs.TRAINING),
    ("Training of vehicle crews", CountsAs.TRAINING),
    ("Vehicle engine", CountsAs.OTHER),
    ("Technical documentation", CountsAs.DOCUMENTATION),
    ("Installation services", CountsAs.SERVICE),
    ("空降战车", CountsAs.END_ITEM),
    ("伞兵战车模拟器", CountsAs.SIMULATOR),
    ("战车备件", CountsAs.SPARES),
    ("战车用空投系统", CountsAs.AIRDROP_SYSTEM),
    ("用于战车的降落伞", CountsAs.AIRDROP_SYSTEM),
    ("车组人员培训", CountsAs.TRAINING),
    ("技术文件", CountsAs.DOCUMENTATION),
    ("战车发动机", CountsAs.OTHER),
]


@pytest.mark.parametrize(("name", "expected"), NAMED)
def test_the_head_of_the_phrase_decides(name: str, expected: CountsAs) -> None:
    assert class_named(name) is expected


@pytest.mark.parametrize("name", ["Лось-4М", "Vestmark", "山猫", "", "12345"])
def test_a_bare_name_tells_no_class(name: str) -> None:
    assert class_named(name) is None


def test_measure_words_are_evidence_of_class() -> None:
    assert class_of_measure_word("辆") is CountsAs.END_ITEM
    assert class_of_measure_word("具") is CountsAs.AIRDROP_SYSTEM
    assert class_of_measure_word("套") is None


def test_a_part_before_and_that_names_nothing_leaves_the_naming_to_the_next() -> None:
    assert class_named("Operator and maintainer training, 60 pax") is CountsAs.TRAINING
    assert class_named("Bracket and vehicle") is CountsAs.END_ITEM
    assert class_named("Spares and vehicle") is CountsAs.SPARES
