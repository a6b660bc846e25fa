from __future__ import annotations

from leafproof.lang.document_words import chinese_title, kinds, title_at
from leafproof.records import DocumentKind


def test_the_longest_title_wins() -> None:
    assert title_at(" договор поставки № 5 ") == (DocumentKind.CONTRACT, "договор", "поставки № 5")
    assert title_at(" счет на оплату № 5 ") == (DocumentKind.INVOICE, "счет на оплату", "№ 5")
    assert title_at(" счетчик воды ") is None


def test_a_chinese_title_stands_at_the_end_of_its_line() -> None:
    assert chinese_title("设备采购合同") == (DocumentKind.CONTRACT, "合同")
    assert chinese_title("第5号合同（2031年5月4日）附件1") == (DocumentKind.ANNEX, "附件")
    assert chinese_title("关于合同执行情况的函") == (DocumentKind.LETTER, "函")
    assert chinese_title("合同自双方签字之日起生效，有效期三年，期满后经协商可以续签一次，特此约定。") is None


def test_every_kind_has_its_words_once() -> None:
    names = [words.kind for words in kinds()]
    assert len(names) == len(set(names))
