from __future__ import annotations

import pytest

from text_document import facts_of


def day(text: str) -> str | None:
    dated = facts_of(text).dated
    return dated.first if dated is not None and dated.first == dated.last else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("КОНТРАКТ № 5\nг. Залесск          «14» октября 2031 г.\nОАО «Тапир», именуемое «Продавец»", "2031-10-14"),
        ("CONTRACT No. 5\nLakeland, 14 October 2031\nThe Parties", "2031-10-14"),
        ("采购合同\n合同编号：5\n签订日期：2031年10月14日", "2031-10-14"),
        ("СЧЁТ № 17 от 03.02.2031\nСрок оплаты: 10.03.2031\nВсего к оплате 5,00 руб.", "2031-02-03"),
        ("Invoice\nInvoice Date: March 20, 2031\nDue Date: April 4, 2031\nAmount due $5.00", "2031-03-20"),
        ("Rechnung\nRechnungsnr. 5\nRechnungsdatum 7. Mai 2031\nZahlungsziel 21.05.31", "2031-05-07"),
        ("Facture n°562 du 02 Juillet 2031\nDate limite de paiement le 05 Juillet 2031\nTotal TTC 5,00 €", "2031-07-02"),
        ("14.11.2031 № 12/3\nНа № 15 от 12.03.2031\nУважаемый коллега!\nС уважением,", "2031-11-14"),
        ("СЛУЖЕБНАЯ ЗАПИСКА\nДата: 12.05.2031\nДовожу до Вашего сведения", "2031-05-12"),
        ("LAKELAND, March 3, 2031 — A plant readied vehicles, a spokesman told reporters.", "2031-03-03"),
        ("致：湖泽公司\n尊敬的先生：\n请确认。\n此致\n敬礼\n2031年11月2日", "2031-11-02"),
    ],
)
def test_the_date_of_the_document_itself(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Приложение № 1\nк Контракту № ЛС-12 от 14.10.2031\nСПЕЦИФИКАЦИЯ",
        "На № 15 от 12.03.2031\nУважаемый коллега!\nС уважением,",
        "Имущество поставляется до 14.10.2031 партиями, согласованными Сторонами.",
        "КОНТРАКТ № ___\nг. Залесск «__» ________ 20__ г.",
        "Declassified/Released 30 JUN 2005\nMessage text",
    ],
)
def test_the_date_of_another_paper_or_of_an_obligation_is_not_its_date(text: str) -> None:
    assert facts_of(text).dated is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "AMENDMENT No. 2\nto Supply Contract No. 7/31 dated 3 March 2023\n\nThis Amendment is entered into on 12 May 2024.\n",
            "2024-05-12",
        ),
        ("付款计划\n合同编号：HX-2024-0317\n2024年4月10日前\n", None),
        ("Приложение № 2 к Контракту № 7/31\nот 19.07.2024\nСПЕЦИФИКАЦИЯ\n", None),
        ("КОНТРАКТ № 7\tCONTRACT No. 7\nг. Озёрск 25 сентября 2024 г.\tOzersk 25 September 2024\n", "2024-09-25"),
    ],
)
def test_a_date_of_the_contract_or_a_term_is_not_the_papers_own(text: str, date: str | None) -> None:
    found = facts_of(text).dated
    assert (found.first if found is not None else None) == date
