"""Writes dates in the forms that papers use, for the generator alone."""

from __future__ import annotations

from datetime import date

from leafproof.demo.chance import Chance

RU_GENITIVE = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
RU_NOMINATIVE = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
EN_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ZH = "〇一二三四五六七八九"


def _zh_small(number: int) -> str:
    if number < 10:
        return _ZH[number]
    tens = "十" if number < 20 else f"{_ZH[number // 10]}十"
    return tens + (_ZH[number % 10] if number % 10 else "")


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    if 11 <= day <= 13:
        return f"{day}th"
    return str(day) + {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _forms(day: date, language: str) -> list[str]:
    if language == "ru":
        month = RU_GENITIVE[day.month - 1]
        return [
            f"«{day.day:02}» {month} {day.year} г.",
            f"{day.day} {month} {day.year} года",
            f"{day.day} {month} {day.year} г.",
            f"{day:%d.%m.%Y}",
            f"{day:%d.%m.%Y} г.",
            f"«{day.day}» {month} {day.year} года",
            f'"{day.day:02}" {month} {day.year} г.',
        ]
    if language == "zh":
        return [
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}年{day.month:02}月{day.day:02}日",
            f"{day.year} 年 {day.month} 月 {day.day} 日",
            f"{''.join(_ZH[int(figure)] for figure in str(day.year))}年{_zh_small(day.month)}月{_zh_small(day.day)}日",
            f"{day.year}.{day.month}.{day.day}",
            f"{day:%Y-%m-%d}",
        ]
    month = EN_MONTHS[day.month - 1]
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{ordinal(day.day)} {month} {day.year}",
        f"{month[:3]} {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day.day}-{month[:3]}-{day.year}",
    ]


def written(day: date, language: str, chance: Chance) -> str:
    """The day in one of the forms of a language."""
    return chance.pick(_forms(day, language))


def in_words(day: date, language: str, chance: Chance) -> str:
    """The day with its month in words (a form that a sentence takes)."""
    forms = _forms(day, language)
    return chance.pick(forms[:3] if language != "zh" else forms[:2])


def month_written(day: date, language: str) -> str:
    """Month and year only."""
    if language == "ru":
        return f"{RU_NOMINATIVE[day.month - 1]} {day.year} г."
    return f"{day.year}年{day.month}月" if language == "zh" else f"{EN_MONTHS[day.month - 1]} {day.year}"


def quarter_written(day: date, language: str, chance: Chance) -> str:
    """Quarter and year."""
    quarter = (day.month + 2) // 3
    roman = ("I", "II", "III", "IV")[quarter - 1]
    if language == "ru":
        return chance.pick((f"{roman} кв. {day.year} г.", f"{quarter} квартал {day.year} г.", f"{roman} кв. {day.year}"))
    if language == "zh":
        return f"{day.year}年第{'一二三四'[quarter - 1]}季度"
    return chance.pick((f"Q{quarter} {day.year}", f"Q{quarter} {day.year}"))


def blank_date(day: date, language: str, chance: Chance) -> str:
    """A date that a draft leaves open."""
    if language == "ru":
        return chance.pick((f"«___» __________ {day.year} г.", f"«__» ________ {day.year} года", "«____» ______________ 20__ г."))
    if language == "zh":
        return chance.pick((f"{day.year}年__月__日", "____年__月__日"))
    return chance.pick((f"____ __________ {day.year}", "[date]"))
