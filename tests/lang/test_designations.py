"""Designations in texts: known and unknown ones, look-alikes, keys for search."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leafproof.lang.designations import Designation, designation_keys, find_designations
from leafproof.values.scripts import look_key, sound_key


def accepted(text: str) -> list[tuple[str, str | None]]:
    return [(hit.value.as_written, hit.value.entry) for hit in find_designations(text) if hit.value.accepted]


@pytest.mark.parametrize(
    "text",
    ["БМД-4М", "BMD-4M", "BMD4M", "BMD 4M", "бмд-4м", "БМД–4М", "БМД‑4М", "БМД-4M", "BМД-4М", "ВМД-4М", "объект 960М", "BMD-4M空降战车"],
)
def test_every_listed_spelling_resolves_to_one_entry(text: str) -> None:
    assert accepted(text) == [(text, "D005")]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("С-400", ("С-400", "D067")),
        ("S-400", ("S-400", "D067")),
        ("C-400", ("C-400", "D067")),
        ("C-802", ("C-802", "D229")),
        ("S-802", ("S-802", "D229")),
        ("Спрут-СДМ1", ("Спрут-СДМ1", "D010")),
        ("Спрут СДМ1", ("Спрут СДМ1", "D010")),
        ("2С25М", ("2С25М", "D010")),
        ("МКС-350-9", ("МКС-350-9", "D193")),
        ("Ми-17В-5", ("Ми-17В-5", "D134")),
        ("3М-14", ("3М-14", "D100")),
        ("48Я6-К1", ("48Я6-К1", "D175")),
        ("03式空降战车", ("03式空降战车", "D210")),
        ("红旗-9", ("红旗-9", "D222")),
        ("歼-10C", ("歼-10C", "D233")),
        ("SA-20 Gargoyle", ("SA-20", "D066")),
        ("Су-30МК2", ("Су-30МК2", None)),
    ],
)
def test_a_name_of_the_lexicon_is_found_without_more_context(text: str, hit: tuple[str, str | None]) -> None:
    assert accepted(text) == [hit]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("боевая машина Лось-4М", "Лось-4М"),
        ("изделие «Лось-4М»", "Лось-4М"),
        ("авиадесантная боевая машина «Тапир-2»", "Тапир-2"),
        ("Tapir-2 airborne assault vehicles", "Tapir-2"),
        ("37 ZK-77A vehicles", "ZK-77A"),
        ("поставка 12 единиц БМД-5М", "БМД-5М"),
        ("зенитный ракетный комплекс ТОР-М2ДТ", "ТОР-М2ДТ"),
        ("транспортно-заряжающая машина ТЗМ-Т", "ТЗМ-Т"),
        ("гусеничный тягач ГТ-ТМУ", "ГТ-ТМУ"),
        ("бронетранспортёр «Барсук-Д»", "Барсук-Д"),
        ("беспилотник Ястреб-30", "Ястреб-30"),
        ("пусковая установка 9П157-2", "9П157-2"),
        ("155-mm howitzer M109", "M109"),
        ("88式步枪", "88式"),
        ("ZX-12轮式装甲车", "ZX-12"),
        ("交付12辆ZX-12", "ZX-12"),
        ("боевая машина «Тапир»", "Тапир"),
        ("комплект ЗИП к изделию 7Ф214М", "7Ф214М"),
        ("БТР-87К", "БТР-87К"),
        ("LR-7 sniper rifles", "LR-7"),
        ("采购12辆TBK-08型装甲侦察车", "TBK-08型"),
    ],
)
def test_an_unknown_name_is_accepted_where_its_context_speaks_for_it(text: str, name: str) -> None:
    assert accepted(text) == [(name, None)]


@pytest.mark.parametrize("text", ["Лось-4М", "ZK-77A", "см. также Тапир-2 и другие"])
def test_a_pattern_without_context_is_never_accepted(text: str) -> None:
    assert accepted(text) == []


LOOK_ALIKES = """по ГОСТ РВ 0015-002-2020|сертификат ISO-9001|по ТУ 3-1234-85|по ОСТ В3-1234-78|MIL-STD-810G|STANAG 4569|GJB 9001C-2017
GB/T 19001-2016|статья 15.1 Федерального закона № 114-ФЗ|п. 3.2-А Контракта|14-10-2024|2024-10-14T12:30|15-20 единиц
3-5 единиц|листы 3-5|тел. 8-495-123-45-67|ул. Примерная, д. 27-А|оф. 12Б|ИНН 0000000000|контракт № Р/1234567890-12345
АБВГ.123456.789 ТУ|сталь 12Х18Н10Т|сплав Д16Т|сплав АМг6|масло МГЕ-10А|топливо ТС-1|бензин АИ-92|дизельное топливо ДТ-Л-40
степень защиты IP-67|лист формата А4|форма КС-2|форма № Т-13|UTF-8|SHA-256|Windows-1251|USB-3.0|x86-64|COVID-19|рейс SU-200
краска RAL-6003|М10-6g|болт М12х80|DDR4-2400|группа G-20|Q3-2024|3-й этап|в/ч 12345-А|А123ВС77|версия 2.0-rc1
Приложение № 3-А|100-мм пушка|30-мм снаряд|10-дневный срок|INCOTERMS-2020|FCA-Москва|ООО «Вектор-2000»|ЗАО «Альфа-1»
с 8-00 до 17-00|латунь Л-63|кабель ВВГ-3|труба ПВХ-10|батарея 6СТ-190|Ф-12|Annex B-2|Form W-9|HDMI-2|RTX-3060|R&D-5
принтер HP-1020|картридж TK-1140|поставка кабеля ВВГ-3, 10 шт.|станок 16К20|Room B-12|vitamin B12|подшипник 6-205
приказ № К-77|серия ТТ-77|процессор i7-9700|АО «Ракушка»|завод «Рубин»|атака отбита|град побил посевы|калибр 100 мм
STATE AT 11 A.M.|14-Oct-2024|конкурс объявлен|фирма «Берег-М»|第3条|附件2|图1|5型|100米-8"""


@pytest.mark.parametrize("text", [text for line in LOOK_ALIKES.splitlines() for text in line.split("|")])
def test_what_only_looks_like_a_designation_is_not_accepted(text: str) -> None:
    assert accepted(text) == []


def test_a_short_key_needs_a_class_noun() -> None:
    assert accepted("запасной парашют З-5") == [("З-5", "D200")]
    assert accepted("парашют Д-6") == [("Д-6", "D181")]
    assert accepted("корпус Д-6") == []


def test_an_ordinary_noun_needs_capital_and_class_noun() -> None:
    assert accepted("ракетный комплекс «Атака»") == [("Атака", "D084")]
    assert accepted("компания провела конкурс") == []


def test_a_collision_is_found_but_never_resolved() -> None:
    assert accepted("боевая машина «Ракушка»") == [("Ракушка", None)]


def test_an_ocr_confusion_resolves_only_through_the_lexicon() -> None:
    assert accepted("6МД-4М, 37 ед.") == [("6МД-4М", "D005")]
    assert accepted("6ЖЗ-4М, 37 ед.") == []


def test_a_name_accepted_once_is_accepted_wherever_the_text_repeats_it() -> None:
    text = "Боевая машина Лось-4М принята. Далее по тексту: Лось-4М."
    assert accepted(text) == [("Лось-4М", None), ("Лось-4М", None)]


def test_a_hit_carries_its_keys_class_and_place() -> None:
    text = "37 единиц БМД-4М"
    (hit,) = find_designations(text)
    assert text[hit.start : hit.end] == "БМД-4М"
    assert hit.value == Designation("БМД-4М", "БMД4M", "BMD4M", "D005", "airborne IFV", hit.value.score, accepted=True)


def test_a_related_name_has_the_class_but_not_the_entry() -> None:
    (hit,) = find_designations("ПБС-950У")
    assert (hit.value.entry, hit.value.klass) == (None, "platformless airdrop system")


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        ("BMD-4M", "БМД-4М"),
        ("БМД-4М", "BMD4M"),
        ("S-400", "C-400"),
        ("С-400", "S-400"),
        ("БМД-4М", "6МД-4М"),
        ("БМД-4М", "ВМД-4М"),
        ("Лось-4М", "ЛОСЬ-4M"),
        ("ZBD-03", "03式空降战车"),
    ],
)
def test_a_query_and_a_printed_name_share_a_key(query: str, printed: str) -> None:
    assert set(designation_keys(query)) & set(designation_keys(f"текст {printed}, текст"))


def test_keys_are_sorted_and_never_digits_alone() -> None:
    keys = designation_keys("БМД-4М, З-5, 3-5, 2024, 14.10.2024, ZK-77A")
    assert list(keys) == sorted(keys)
    assert not any(key.isdigit() for key in keys)
    assert {look_key("ZK-77A"), sound_key("ZK-77A")} <= set(keys)


@given(st.text(alphabet="БМДСУBMD0123456789-– «»\n式型战车苏", max_size=80))
@settings(derandomize=True, max_examples=120, deadline=None)
def test_any_text_gives_sorted_hits_that_do_not_overlap(text: str) -> None:
    hits = find_designations(text)
    for one, other in pairwise(hits):
        assert one.end <= other.start
    for hit in hits:
        assert text[hit.start : hit.end] == hit.value.as_written
        assert hit.value.accepted is (hit.value.score >= 2)
    designation_keys(text)


@pytest.mark.parametrize("piece", ["Б", "БМД-", "БМД-4М ", "1-", "«", "«А", "式", "苏-", "ВВГ-3 ", "объект 1 ", "Ж1 ", "ед. "])
def test_a_hostile_text_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    find_designations(piece * (20_000 // len(piece)))
    assert time.process_time() - start < 5
