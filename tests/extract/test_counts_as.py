from __future__ import annotations

import pytest

from leafproof.extract.counts_as import counts_as
from leafproof.records import CountsAs


@pytest.mark.parametrize(
    ("designation", "description", "unit", "expected"),
    [
        ("БМД-4М", "Боевая машина десанта", "ед.", CountsAs.END_ITEM),
        ("БМД-4М", None, "ед.", CountsAs.END_ITEM),
        ("BMD-4M", "Airborne assault vehicle", "ea.", CountsAs.END_ITEM),
        ("Лось-77", "Боевая машина", "шт.", CountsAs.END_ITEM),
        ("Лось-77", "Боевая машина", "компл.", CountsAs.OTHER),
        ("Лось-77", "Боевая машина", None, CountsAs.END_ITEM),
        ("Лось-77", None, "ед.", CountsAs.OTHER),
        ("ПБС-950У", "Парашютная система для БМД-4М", "компл.", CountsAs.AIRDROP_SYSTEM),
        ("ПБС-950У для БМД-4М", "ПБС-950У для БМД-4М", "к-т", CountsAs.AIRDROP_SYSTEM),
        ("БМД-4М", "ЗИП групповой к БМД-4М", "компл.", CountsAs.SPARES),
        ("БМД-4М", "Тренажёр экипажа БМД-4М", "ед.", CountsAs.SIMULATOR),
        ("BMD-4M", "BMD-4M simulator", "pcs", CountsAs.SIMULATOR),
        ("БМД-4М", "Обучение экипажей БМД-4М", "чел.", CountsAs.TRAINING),
        ("山猫-77", "空降战车", "辆", CountsAs.END_ITEM),
        ("山猫-77", None, "辆", CountsAs.END_ITEM),
        ("山猫-77", "空降战车", "具", CountsAs.AIRDROP_SYSTEM),
        ("山猫-77", "空降战车备件", "套", CountsAs.SPARES),
        (None, "Гвозди", "кг", CountsAs.OTHER),
        (None, None, None, CountsAs.OTHER),
    ],
)
def test_a_row_counts_as(designation: str | None, description: str | None, unit: str | None, expected: CountsAs) -> None:
    assert counts_as(designation, description, unit) is expected
