"""The index finds what a person means: forms, scripts, phrases, beginnings; and a query is data."""

from __future__ import annotations

from pathlib import Path

import pytest

from leafproof.case.search import SearchIndex, Unit

TEXTS = {
    "ru": "Стороны заключили договоры поставки. Продавец поставляет машины БМД‑4М в течение дня с даты оплаты.",
    "en": "The deliveries of 37 BMD-4M vehicles were accepted by the commission.",
    "zh": "合同总价为五亿美元，卖方交付空降战车三十七辆。",
    "mixed": "Изделие «Лocь-4М» принято.",
    "quotes": 'He said: "the price (net) is 5:1" - nothing else. a OR b AND NOT c*',
    "soft": "Общая стои\u00adмость работ, ёмкость и сче\u0301т",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = SearchIndex(tmp_path_factory.mktemp("index") / "search")
    made.update(remove=(), add=[Unit(name, "page", 1, text) for name, text in TEXTS.items()])
    return made


def _found(index: SearchIndex, query: str, *, exact: bool = False) -> set[str]:
    return {hit.document for hit in index.find(query, exact=exact)}


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("БМД-4М", {"ru", "en"}),
        ("BMD-4M", {"ru", "en"}),
        ("bmd4m", {"ru", "en"}),
        ("БMД-4M", {"ru", "en"}),
        ("Лось-4М", {"mixed"}),
        ("LOS-4M", {"mixed"}),
        ("договор", {"ru"}),
        ("договорами", {"ru"}),
        ("день", {"ru"}),
        ("поставка машин", {"ru"}),
        ("delivery", {"en"}),
        ("vehicle accepted", {"en"}),
        ("总价", {"zh"}),
        ("空降战车", {"zh"}),
        ("价总", set()),
        ('"договоры поставки"', {"ru"}),
        ('"поставки договоры"', set()),
        ("коми*", set()),
        ("commis*", {"en"}),
        ("стоимость", {"soft"}),
        ("емкость", {"soft"}),
        ("самолёт", set()),
    ],
)
def test_a_query_finds_what_it_means(index: SearchIndex, query: str, documents: set[str]) -> None:
    assert _found(index, query) == documents


@pytest.mark.parametrize(
    "query", ['"', "(", "*", "-", "t:(", "a OR", "NEAR(", "[1 TO 2]", "\\", "^", "~2", "!!", "", "   ", '""', "AND NOT", "a" * 10_000]
)
def test_no_character_of_a_query_has_a_meaning_of_its_own(index: SearchIndex, query: str) -> None:
    assert isinstance(index.find(query), list)


def test_words_that_are_operators_elsewhere_are_words_here(index: SearchIndex) -> None:
    assert _found(index, "OR AND NOT") == {"quotes"}


def test_exact_switches_forms_and_spellings_off(index: SearchIndex) -> None:
    assert _found(index, "договор", exact=True) == set()
    assert _found(index, "договоры поставки", exact=True) == {"ru"}


def test_matches_give_the_words_as_printed(index: SearchIndex) -> None:
    assert [form for _start, _end, form in index.matches("BMD-4M", TEXTS["ru"])] == ["БМД‑4М"]
    assert [form for _start, _end, form in index.matches("договор", TEXTS["ru"])] == ["договоры"]
    assert [form for _start, _end, form in index.matches("总价", TEXTS["zh"])] == ["总价"]


def test_an_updated_document_is_found_by_its_new_text_only(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "search")
    index.update(remove=(), add=[Unit("a", "page", 1, "старый текст"), Unit("b", "page", 1, "другой")])
    index.update(remove=("a",), add=[Unit("a", "page", 1, "новый текст")])
    assert _found(index, "старый") == set()
    assert _found(index, "новый") == {"a"}
    assert index.size() == 2
