"""Letters that cannot be what is printed, and innocent texts that only look odd."""

from __future__ import annotations

import numpy as np
import pytest

from leafproof.read.pdf_words import TextLayer
from leafproof.read.tables.model import RawWord
from leafproof.read.unlikely_text import garbage
from leafproof.read.word_shapes import PlacedWord

RUSSIAN = (
    "Стороны договорились о том, что поставщик передаёт оборудование и документацию до конца года, а покупатель оплачивает их в срок. " * 2
)
ENGLISH = (
    "The parties agreed that the seller shall deliver the goods before the end of the year and that the buyer shall pay for them. " * 2
)


def _layer(text: str, *, unmapped: float = 0.0) -> TextLayer:
    words = tuple(PlacedWord(RawWord(word, 0, 0, 10, 10, (0, 10))) for word in text.split())
    codes = np.array([ord(c) for c in text if not c.isspace()], np.int64)
    return TextLayer(words, (), codes, 0, 0, unmapped, invisible=False)


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        ENGLISH,
        ENGLISH.upper(),
        "卖方应当按照合同附件一的规定交付货物，买方应当支付全部价款。" * 3,
        "賣方應當按照合同附件一的規定交付貨物，買方應當支付全部價款。" * 3,
        "Le vendeur s'engage à livrer les marchandises avant la fin de l'année et l'acheteur à les payer dans les délais. " * 2,
        "Prodávající se zavazuje dodat zboží nejpozději do konce roku a kupující zaplatí do třiceti dnů, příliš žluťoučký kůň. " * 2,
        "БМД-4М ПБС-950У ЗИП-О АГС-17 УТК ПКТМ БТР-МДМ 2С25М ГСМ АКБ " * 6,
        "1 250 000,00 37 12 418 500,00 2024 " * 20,
        "\uf0b7 First point of the list \uf0b7 second point of the list " * 4,
        "short",
    ],
)
def test_ordinary_text_is_trusted(text: str) -> None:
    assert garbage(_layer(text)) == ()


def _shifted(text: str, alphabet: str, by: int) -> str:
    table = {c: alphabet[(i + by) % len(alphabet)] for i, c in enumerate(alphabet)}
    return "".join(table.get(c, c) for c in text.lower())


@pytest.mark.parametrize("by", [1, 2, 3, 5])
def test_shifted_alphabets_are_not(by: int) -> None:
    assert garbage(_layer(_shifted(RUSSIAN, "абвгдежзийклмнопрстуфхцчшщъыьэюя", by)))
    assert garbage(_layer(_shifted(ENGLISH, "abcdefghijklmnopqrstuvwxyz", by)))


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN.encode("cp1251").decode("latin-1"),
        RUSSIAN.encode("utf-8").decode("latin-1"),
        "".join(chr(0xE000 + i % 50) for i in range(200)),
        "".join(chr(1 + i % 25) for i in range(200)),
        "\ufffd" * 30 + ENGLISH,
        "".join(chr(0x4E00 + (i * 7919) % 20000) for i in range(200)),
        "\x00" * 10,
    ],
)
def test_text_in_another_encoding_and_unmapped_glyphs_are_not(text: str) -> None:
    assert garbage(_layer(text))


def test_glyphs_without_unicode_in_the_file_are_not() -> None:
    assert garbage(_layer(ENGLISH, unmapped=0.9)) == ("glyphs_without_unicode",)
