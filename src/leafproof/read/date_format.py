"""Dates and times of a spreadsheet as a date format shows them."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

_PIECE = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(\$?[^\]]*)\]|(AM/PM|A/P|上午/下午)|(y+|m+|d+|h+|s+(?:\.0+)?|e+|b+|g+)|(.)', re.IGNORECASE | re.DOTALL
)
_GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
_NOMINATIVE = ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"]
_SHORT = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
_ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_HAN = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"]
_DAYS = {
    "ru": ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "zh": ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
}
_SHORT_DAYS = {
    "ru": ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "zh": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
}


def _language(bracket: str, otherwise: str) -> str:
    code = bracket.rpartition("-")[2].upper()
    return {"419": "ru", "FC19": "ru", "804": "zh", "404": "zh", "409": "en", "809": "en"}.get(code, otherwise)


def _month(moment: datetime, letters: int, language: str, *, with_day: bool) -> str:
    if letters <= 2:
        return f"{moment.month:0{letters}}"
    if language == "zh":
        return _HAN[moment.month - 1]
    if language == "ru":
        name = _SHORT[moment.month - 1] if letters == 3 else (_GENITIVE if with_day else _NOMINATIVE)[moment.month - 1]
        return name[0] if letters == 5 else name
    name = _ENGLISH[moment.month - 1]
    return name[:3] if letters == 3 else name[0] if letters == 5 else name


def _tokens(code: str) -> list[tuple[str, str]]:
    """The format as (kind, text) pairs: literal, zone, noon, letters."""
    found = []
    for quoted, escaped, bracket, noon, letters, other in _PIECE.findall(code):
        if letters:
            found.append(("letters", letters.lower()))
        elif noon:
            found.append(("noon", noon))
        elif bracket:
            kind = "elapsed" if re.fullmatch(r"h+|m+|s+", bracket, re.IGNORECASE) else "zone"
            found.append((kind, bracket.lower() if kind == "elapsed" else bracket))
        else:
            found.append(("literal", quoted or escaped or other))
    return found


def _are_minutes(tokens: list[tuple[str, str]], index: int) -> bool:
    """Whether these letters m are minutes: hours stand before them or seconds after."""
    if len(tokens[index][1]) > 2:
        return False
    before = next((text for kind, text in reversed(tokens[:index]) if kind in {"letters", "elapsed"}), "")
    after = next((text for kind, text in tokens[index + 1 :] if kind in {"letters", "elapsed"}), "")
    return before.startswith("h") or after.startswith("s")


def render_date(moment: datetime, code: str, language: str, *, serial: Decimal) -> str | None:
    """The moment as the format code shows it; None for a format that is not rendered.

    Args:
        language: of month and day names, unless the code names one: "ru", "en" or "zh".
        serial: the days since the epoch, for elapsed hours.
    """
    tokens = _tokens(code)
    for kind, text in tokens:
        if kind == "zone" and text.startswith("$"):
            language = _language(text, language)
    noon = any(kind == "noon" for kind, _ in tokens)
    with_day = any(kind == "letters" and text in {"d", "dd"} for kind, text in tokens)
    out = []
    for index, (kind, text) in enumerate(tokens):
        match kind:
            case "literal":
                out.append(text)
            case "noon":
                out.append("AM" if moment.hour < 12 else "PM")
            case "elapsed":
                units = {"h": 24, "m": 24 * 60, "s": 24 * 60 * 60}[text[0]]
                out.append(f"{int((serial * units).to_integral_value()):0{len(text)}}")
            case "letters" if text[0] == "m" and _are_minutes(tokens, index):
                out.append(f"{moment.minute:0{min(len(text), 2)}}")
            case "letters" if text[0] == "m":
                out.append(_month(moment, len(text), language, with_day=with_day))
            case "letters":
                shown = _letters(moment, text, language, noon=noon)
                if shown is None:
                    return None
                out.append(shown)
            case _:
                pass
    return "".join(out).strip()


def _letters(moment: datetime, text: str, language: str, *, noon: bool) -> str | None:
    match text[0]:
        case "y" | "e":
            return f"{moment.year % 100:02}" if len(text) <= 2 and text[0] == "y" else f"{moment.year:04}"
        case "d" if len(text) <= 2:
            return f"{moment.day:0{len(text)}}"
        case "d":
            names = _SHORT_DAYS if len(text) == 3 else _DAYS
            return names.get(language, names["en"])[moment.weekday()]
        case "h":
            hour = (moment.hour % 12 or 12) if noon else moment.hour
            return f"{hour:0{min(len(text), 2)}}"
        case "s":
            width = min(len(text.split(".", maxsplit=1)[0]), 2)
            return f"{moment.second:0{width}}" + ("." + "0" * len(text.split(".")[1]) if "." in text else "")
        case _:
            return None
