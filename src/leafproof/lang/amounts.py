"""A figure with its multipliers, before anybody knows of what: 584 млн, 1.23亿, 12亿3400万, «5 млн 300 тыс.», 壹亿贰仟叁佰万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from leafproof.lang.find_numbers import HAN_NUMERAL, Figure
from leafproof.lang.number_words_zh import parse_chinese
from leafproof.lang.phrase_pattern import LETTER, is_han, skip_gap
from leafproof.lang.scales import scale_at
from leafproof.records_place import Record
from leafproof.values.number import Number, parse_number

_FOOTNOTE = re.compile(r"[¹²³⁴-⁹⁰]{1,2}|\*{1,3}(?=\s)")
_FOLLOWING = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?(?![0-9])")
# No ending, footnote mark or multiplier begins with these; "" is the end of the text.
_PLAINLY_OVER = frozenset({"", *"0123456789.,:;!?()[]/%&+=<>«»\"'№$€¥₽|\t\f"})
_ENDING = re.compile(rf"-?(?:ти|ми|мя|х|ю|и)(?![{LETTER}-])")


class Shape(Record, frozen=True):
    """text[start:end] is an amount; `parts` are (start, end, multiplier) of its figures; `language` is what its words betray.

    `more` stands for 多 and 余 (and so on): a little more than the figure. `footnote`: a footnote mark stood inside. `figure` is the
    first figure, whose kind says how the value is read.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int, int], ...]
    language: str | None
    figure: Figure
    more: bool = False
    footnote: bool = False


@dataclass(frozen=True, slots=True)
class Worth:
    """What an amount comes to: `amount` = `printed` * `scale`."""

    amount: Decimal
    printed: Decimal
    scale: int
    decimals: int
    doubts: tuple[str, ...] = ()


@cache
def _mixed() -> re.Pattern[str]:
    return re.compile(rf"{HAN_NUMERAL}(?:{HAN_NUMERAL}|[0-9][0-9.,]{{0,20}}(?={HAN_NUMERAL})){{0,24}}")


def _more(text: str, end: int) -> tuple[int, bool]:
    return (end + 1, True) if text[end : end + 1] in {"多", "余", "餘", "来"} else (end, False)


def shape_at(text: str, figure: Figure, *, letters: bool = False) -> Shape:
    """The amount that begins with a figure: its ending («37-ми»), a footnote mark, multipliers and the smaller amounts after them.

    `letters` allows K, M and bn, which are multipliers in money only.
    """
    if figure.kind != "digits":
        return _said(text, figure)
    after = skip_gap(text, figure.end)
    if text[after : after + 1] in _PLAINLY_OVER:
        return Shape(figure.start, figure.end, ((figure.start, figure.end, 1),), None, figure)
    parts: list[tuple[int, int, int]] = []
    start, end, ceiling, language, footnote = figure.start, figure.end, 10**15, None, False
    number_end = end
    while True:
        if found := _ENDING.match(text, end) or _FOOTNOTE.match(text, end):
            footnote = footnote or not found[0][-1].isalpha()
            end = found.end()
        if mixed := _mixed_at(text, figure, end):
            return mixed
        end, more = _more(text, end)
        scale = scale_at(text, end, letters=letters)
        if scale is None or scale.value >= ceiling:
            parts.append((start, number_end, 1))
            break
        parts.append((start, number_end, scale.value))
        end, ceiling, language = scale.end, scale.value, scale.language
        end, more_after = _more(text, end)
        more = more or more_after
        following = _FOLLOWING.match(text, skip_gap(text, end))
        # «5 млн 300 тыс.»: the smaller part carries a smaller multiplier of its own
        if (
            more
            or following is None
            or len(parts) > 3
            or (next_scale := scale_at(text, following.end())) is None
            or next_scale.value >= ceiling
        ):
            break
        start, number_end, end = following.start(), following.end(), following.end()
    if len(parts) > 1 and parts[-1][2] == 1 and ceiling != 10**15:
        parts.pop()
    return Shape(figure.start, end, tuple(parts), language, figure, more=more, footnote=footnote)


def _said(text: str, figure: Figure) -> Shape:
    """A number in words or Chinese numerals; a multiplier follows it only after 多 (二十多万) or a vague count (数千万)."""
    end, more = _more(text, figure.end) if figure.kind == "han" else (figure.end, False)
    scale = scale_at(text, end) if more or figure.kind == "vague" else None
    language = "zh" if figure.kind == "han" else None
    if scale is None:
        return Shape(figure.start, end, ((figure.start, figure.end, 1),), language, figure, more=more)
    return Shape(figure.start, scale.end, ((figure.start, figure.end, scale.value),), scale.language, figure, more=more)


def _mixed_at(text: str, figure: Figure, end: int) -> Shape | None:
    """Figures and Chinese units in turn (12亿3400万, 3千5百万), longer than one multiplier."""
    if not is_han(text[end : end + 1]) or end != figure.end:
        return None
    found = _mixed().match(text, end)
    if found is None or not re.search("[0-9零一二三四五六七八九]", found[0]):
        return None
    end, more = _more(text, found.end())
    return Shape(figure.start, end, ((figure.start, found.end(), 1),), "zh", Figure(figure.start, found.end(), "han"), more=more)


def worth(text: str, shape: Shape, language: str | None) -> Worth | None:
    """What the amount comes to, its digits read as `language` prints numbers; None where they are no number."""
    if shape.figure.kind != "digits":
        start, end, scale = shape.parts[0]
        value = parse_chinese(text[start:end]) if shape.figure.kind == "han" else shape.figure.low
        return Worth(whole_if_scaled(value * scale, scale), value, scale, 0) if isinstance(value, Decimal) else None
    total, last, decimals = Decimal(0), Decimal(0), 0
    doubts = dict.fromkeys(("footnote_mark",) if shape.footnote else ())
    for start, end, scale in shape.parts:
        number = parse_number(text[start:end], language=language)
        if not isinstance(number, Number):
            return None
        total += number.value * scale
        doubts |= dict.fromkeys(number.doubts)
        last, decimals = number.value, number.decimals
    scale = shape.parts[0][2]
    amount = whole_if_scaled(total, scale)
    printed = last if len(shape.parts) == 1 else total / scale
    return Worth(amount, printed, scale, decimals, tuple(doubts))


def whole_if_scaled(amount: Decimal, scale: int) -> Decimal:
    """A scaled amount without the zeros that scaling leaves behind the point (1.20 * 1000 -> 1200); unscaled ones keep their decimals."""
    return amount.to_integral_value() if scale != 1 and amount == amount.to_integral_value() else amount
