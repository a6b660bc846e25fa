"""Writes sums of money: for table headers, for prose, and with the amount in words."""

from __future__ import annotations

from decimal import Decimal

from leafproof.demo.chance import Chance
from leafproof.demo.invented import table
from leafproof.demo.numerals import DigitStyle, digits, noun_form, words_en, words_ru, words_zh

_RU_NOUNS = {
    "USD": ("доллар США", "доллара США", "долларов США"),
    "EUR": ("евро", "евро", "евро"),
    "CNY": ("юань КНР", "юаня КНР", "юаней КНР"),
    "RUB": ("рубль", "рубля", "рублей"),
}
_RU_SHORT = {"USD": "долл. США", "EUR": "евро", "CNY": "юаней КНР", "RUB": "руб."}
_RU_CENTS = {
    "USD": ("цент", "цента", "центов"),
    "EUR": ("евроцент", "евроцента", "евроцентов"),
    "CNY": ("фынь", "фыня", "фыней"),
    "RUB": ("копейка", "копейки", "копеек"),
}
_EN_NOUNS = {"USD": "US dollars", "EUR": "euros", "CNY": "Chinese yuan", "RUB": "Russian roubles"}
_ZH_NOUNS = {"USD": "美元", "EUR": "欧元", "CNY": "元", "RUB": "卢布"}


def style_for(language: str, chance: Chance, *, decimals: int = 2) -> DigitStyle:
    """A way of writing figures that is usual in a language."""
    if language == "ru":
        group, point = chance.pick(
            (("\u00a0", ","), ("\u00a0", ","), (" ", ","), (" ", ","), ("\u2009", ","), ("\u202f", ","), ("", ","), (" ", "."), (".", ","))
        )
        return DigitStyle(group, point, 2 if group == "." else decimals)
    group, point = chance.pick(((",", "."), (",", "."), (",", "."), ("", "."), (" ", "."), ("'", ".")))
    return DigitStyle(group, point, decimals)


def head_words(language: str, currency: str, scale: int, chance: Chance) -> str:
    """Scale and currency as a table header or caption prints them: «тыс. долл. США», «USD thousand», 万美元."""
    name: str = chance.pick(table("columns")["money"][language][currency])
    if language == "zh":
        if scale == 1:
            return name
        mark = {1000: "千", 10000: "万", 1_000_000: "百万"}[scale]
        return mark + _ZH_NOUNS[currency]
    if scale == 1:
        return name
    if language == "ru":
        return f"{'тыс.' if scale == 1000 else 'млн'} {name}"
    word = {1000: "thousand", 1_000_000: "million"}[scale]
    return chance.pick((f"{word} {name}", f"{name} {word}"))


def prose(amount: Decimal, currency: str, language: str, style: DigitStyle, chance: Chance, *, words: bool = True) -> str:
    """A sum in a sentence, as a rule with its words in brackets."""
    whole, cents = int(amount), int(amount * 100) % 100
    figure = digits(amount, style, decimals=2 if cents or chance.happens(0.7) else 0)
    if language == "ru" and words and amount >= 10**6 and amount % 1000 == 0 and chance.happens(0.12):
        short = digits(amount / 10**6, style, decimals=3).rstrip("0").rstrip(style.point)
        return f"{short} млн {_RU_SHORT[currency]} ({words_ru(whole).capitalize()} {noun_form(whole, _RU_NOUNS[currency])})"
    if language == "ru":
        noun, part = noun_form(whole, _RU_NOUNS[currency]), noun_form(cents, _RU_CENTS[currency])
        spoken = words_ru(whole).capitalize()
        short = chance.pick(table("columns")["money"]["ru"][currency])
        if not words:
            return f"{figure} {chance.pick((short, _RU_NOUNS[currency][1] if cents else noun))}"
        return chance.pick(
            (
                f"{figure} ({spoken}) {noun} {cents:02} {part}",
                f"{figure} {short} ({spoken} {noun} {cents:02} {part})",
                f"{figure} ({spoken} {noun} {cents:02} {part})",
            )
        )
    if language == "zh":
        return _prose_zh(amount, figure, currency, style, chance, words=words)
    spoken = words_en(whole)
    lead = chance.pick(("USD ", "US$", "US$ ") if currency == "USD" else (f"{currency} ",))
    if not words:
        return chance.pick((f"{lead}{figure}", f"{figure} {_EN_NOUNS[currency]}"))
    tail = f" and {cents:02}/100" if cents else chance.pick(("", " and 00/100"))
    noun_en = _EN_NOUNS[currency]
    only = chance.pick(("", " only"))
    return chance.pick((f"{lead}{figure} ({spoken}{tail} {noun_en}{only})", f"{lead}{figure} (say {noun_en} {spoken}{tail}{only})"))


def spoken(amount: Decimal, currency: str, language: str) -> str:
    """A sum in words alone, as the second line of a payment order."""
    whole, cents = int(amount), int(amount * 100) % 100
    if language == "ru":
        noun, part = noun_form(whole, _RU_NOUNS[currency]), noun_form(cents, _RU_CENTS[currency])
        return f"{words_ru(whole).capitalize()} {noun} {cents:02} {part}"
    if language == "zh":
        tail = f"{words_zh(cents // 10)}角{words_zh(cents % 10)}分" if cents else "整"
        return ("人民币" if currency == "CNY" else "") + words_zh(whole) + _ZH_NOUNS[currency] + tail
    return f"{words_en(whole)}{f' and {cents:02}/100' if cents else ''} {_EN_NOUNS[currency]}".capitalize()


def _prose_zh(amount: Decimal, figure: str, currency: str, style: DigitStyle, chance: Chance, *, words: bool) -> str:
    noun = _ZH_NOUNS[currency]
    spoken = words_zh(int(amount)) + noun + "整"
    if words and amount % 100 == 0 and chance.happens(0.2):
        figure = f"{digits(amount / 10000, style, decimals=2)}万"
    if currency == "CNY":
        plain = chance.pick((f"人民币{figure}元", f"¥{figure}元", f"人民币 {figure} 元"))
        spoken = f"人民币{spoken}"
    else:
        plain = chance.pick((f"{figure}{noun}", f"{figure} {noun}"))
    return chance.pick((f"{plain}（大写：{spoken}）", f"{plain}（{spoken}）")) if words else plain
