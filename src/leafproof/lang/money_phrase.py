"""One amount of money read from its figure: currency on either side, multiplier, words in brackets, hundredths."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from decimal import Decimal

from leafproof.lang.amounts import Shape, Worth, shape_at, whole_if_scaled
from leafproof.lang.currency_marks import Mark, mark_after, mark_ending, mark_starting, minor_after
from leafproof.lang.find_numbers import Figure
from leafproof.lang.money_words import parse_money_words
from leafproof.lang.money_worth import currency_of, looks_like_money, money_worth
from leafproof.lang.number_words_zh import DIGITS, digit_values
from leafproof.lang.phrase_pattern import GAP_CHARACTERS, LETTER, is_letter, skip_gap
from leafproof.lang.restatements import Bracket, bracket_at, is_short_remark, without_keyword, words_in
from leafproof.lang.scales import scale_at
from leafproof.values.found import Flaw

_ACCOUNT = re.compile(
    rf"(?:(?<![{LETTER}])(?i:инн|кпп|огрн|огрнип|бик|окпо|р/сч?[её]?т?|к/сч?|сч[её]т[ауе]?|тел\.?|телефон|факс|№|no\.?|account|acct\.?|a/c|iban|"
    rf"tel\.?|phone|fax|inn|swift)|账号|帐号|电话|编号)[\s:№#.]{{0,4}}$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An amount of money as far as it has been read: its place, its figure, its worth, its marks, and words beside it."""

    start: int
    end: int
    shape: Shape
    worth: Worth
    marks: tuple[Mark, ...]
    words: str | None = None
    words_amount: Decimal | None = None
    words_currency: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def in_digits(self) -> bool:
        """Whether the main figure is in digits."""
        return self.shape.figure.kind == "digits"


def _keyword_back(text: str, start: int) -> int:
    """The position before 大写 or 小写 (in brackets or not) that stands directly before a figure."""
    found = re.search(r"[(（]?(?:大写|小写)[)）]?[:：\s]{0,3}$", text[max(0, start - 8) : start])
    return max(0, start - 8) + found.start() if found else start


def prefix_of(text: str, figure: Figure, floor: int) -> Mark | None:
    """The currency before a figure that no earlier amount has taken."""
    mark = mark_ending(text, figure.start)
    if mark is None and (back := _keyword_back(text, figure.start)) != figure.start:
        mark = mark_ending(text, back)
    return mark if mark is not None and mark.start >= floor else None


def _next_figure(text: str, position: int) -> str | None:
    """The digits that begin at `position` after white space."""
    found = re.compile(r"[0-9]{1,15}(?:[ \u00a0][0-9]{3}(?![0-9])|[.,'][0-9]{1,3}(?![0-9])){0,6}").match(text, skip_gap(text, position))
    return found[0] if found else None


def _belongs_left(text: str, shape: Shape, found: Worth, mark: Mark) -> bool:
    """Whether a sign or code between two figures is the left one's («500 USD 2») or the right one's («2 USD 500.00»)."""
    if mark.kind in {"word", "han"} or (following := _next_figure(text, mark.end)) is None:
        return True
    before, after = text[shape.end : mark.start], text[mark.end : skip_gap(text, mark.end)]
    if ("\n" in before) != ("\n" in after):
        return "\n" in after
    if (before == "") != (after == ""):
        return before == ""
    right_is_money = bool(re.search(r"[0-9][.,][0-9]{2}$|[0-9][ ,.'\u00a0][0-9]{3}", following))
    return looks_like_money(text, shape, found) or not right_is_money


def _repeats(text: str, prefix: Mark | None, suffix: Mark) -> bool:
    """Whether a sign after the figure is the same sign as before it: then it begins the next amount (`$ 5.00 $` in a row of a table)."""
    return prefix is not None and suffix.kind == "sign" and text[prefix.start : prefix.end] == text[suffix.start : suffix.end]


def _minor_tail(text: str, end: int, phrase: Phrase) -> Phrase:
    """The phrase with hundredths after its currency: «руб. 45 коп.», "and 45 cents", 伍角叁分, 整."""
    if closing := re.compile(r"\s?[整正]").match(text, end):
        return dataclasses.replace(phrase, end=closing.end())
    tenths = re.compile(rf"零?(?:([{DIGITS}0-9])角)?(?:零?([{DIGITS}0-9])分)?(?!之)").match(text, end)
    if tenths is not None and (tenths[1] or tenths[2]):
        digits = [int(part) if part and part.isdecimal() else digit_values().get(part or "零", 0) for part in tenths.groups()]
        return _with_minor(phrase, Decimal(10 * digits[0] + digits[1]) / 100, tenths.end())
    said = re.compile(rf"[{GAP_CHARACTERS},]{{0,3}}(?:(?:and|и)[{GAP_CHARACTERS}])?([0-9]{{1,2}})(?![0-9])").match(text, end)
    if said is not None and text.startswith("/100", said.end()):
        return _with_minor(phrase, Decimal(said[1]) / 100, said.end() + 4)
    if said is not None and (close := minor_after(text, said.end())) is not None:
        return _with_minor(phrase, Decimal(said[1]) / 100, close)
    return phrase


def _with_minor(phrase: Phrase, minor: Decimal, end: int) -> Phrase:
    """The phrase with hundredths (a part of one) that stand after its currency; printed twice, they must agree."""
    found, words_amount, doubts = phrase.worth, phrase.words_amount, phrase.doubts
    hundredths = minor.quantize(Decimal("0.01"))
    if words_amount is not None and words_amount == words_amount.to_integral_value():
        words_amount += hundredths
        doubts = tuple(doubt for doubt in doubts if doubt != "words_without_hundredths")
    if found.scale != 1 or found.decimals:
        if abs(found.amount) % 1 != hundredths:
            doubts = (*doubts, "hundredths_differ")
    else:
        total = found.amount + hundredths
        found = Worth(total, total, 1, 2, found.doubts)
    return dataclasses.replace(phrase, end=end, worth=found, words_amount=words_amount, doubts=doubts)


def with_words(phrase: Phrase, words: str, end: int) -> Phrase | None:
    """The phrase with an amount in words beside it; None where the words name another currency: then they are another amount."""
    words = without_keyword(words)
    read = parse_money_words(words)
    if isinstance(read, Flaw):
        return dataclasses.replace(phrase, end=end, words=words, doubts=(*phrase.doubts, "words_unread"))
    code = currency_of(phrase.marks, None)[0]
    if read.currency is not None and code is not None and read.currency != code and phrase.marks and not phrase.marks[-1].doubt:
        return None
    amount = read.amount
    if phrase.worth.scale > 1 and amount == phrase.worth.printed:
        amount *= phrase.worth.scale  # «123 (сто двадцать три) млн»
    doubts = phrase.doubts
    whole = phrase.worth.amount.to_integral_value(rounding="ROUND_DOWN")
    if not read.minor_said and amount == whole != phrase.worth.amount:
        doubts = (*doubts, "words_without_hundredths")
    return dataclasses.replace(phrase, end=end, words=words, words_amount=amount, words_currency=read.currency, doubts=doubts)


def _is_account(text: str, figure: Figure, shape: Shape) -> bool:
    printed = text[figure.start : figure.end]
    return (
        shape.parts[0][2] == 1
        and printed.isdecimal()
        and len(printed) >= 9
        and bool(_ACCOUNT.search(text[max(0, figure.start - 24) : figure.start]))
    )


def _late_scale(text: str, shape: Shape, found: Worth, end: int) -> tuple[Worth, int]:
    """The worth with a multiplier that stands after the bracket: «123 (сто двадцать три) миллиона»."""
    scale = scale_at(text, end) if found.scale == 1 and shape.figure.kind == "digits" else None
    if scale is None:
        return found, end
    return Worth(
        whole_if_scaled(found.amount * scale.value, scale.value), found.printed, scale.value, found.decimals, found.doubts
    ), scale.end


def read_phrase(text: str, figure: Figure, floor: int, language: str | None, prefix: Mark | None = None) -> Phrase | None:
    """The amount of money whose figure this is; None where no currency stands beside it or the figure is something else.

    Args:
        floor: nothing before this offset belongs to the amount.
        prefix: the currency before it, where the caller knows it (a range's second figure).
    """
    prefix = prefix or prefix_of(text, figure, floor)
    if is_letter(text[figure.start - 1 : figure.start]) and (prefix is None or prefix.end != figure.start):
        return None
    shape = shape_at(text, figure, letters=True)
    marks = (prefix,) if prefix is not None else ()
    end, bracket = shape.end, bracket_at(text, shape.end)
    suffix = mark_after(text, end)
    words: Bracket | None = None
    if bracket is not None and suffix is None and figure.kind == "digits":
        after = mark_after(text, bracket.end)
        if bracket.in_words:
            words, end, suffix = bracket, bracket.end, after
        elif after is not None and is_short_remark(bracket):
            end, suffix = bracket.end, after
    first = money_worth(text, shape, marks if suffix is None else (*marks, suffix), language)
    if first is None or _is_account(text, figure, shape):
        return None
    found, end = _late_scale(text, shape, first, end) if words is not None else (first, end)
    if found is not first:
        suffix = mark_after(text, end)
    if suffix is not None and (not _belongs_left(text, shape, found, suffix) or _repeats(text, prefix, suffix)):
        suffix = None
    plain = not looks_like_money(text, shape, found)
    if prefix is not None and plain and (prefix.weak or prefix.kind == "word"):
        marks = ()
    if suffix is not None and (not (plain and suffix.weak)) and not _is_year_of(text, figure, suffix, plain=plain):
        marks, end = (*marks, suffix), suffix.end
        if suffix.scale > 1:
            scale = found.scale * suffix.scale
            found = Worth(whole_if_scaled(found.amount * suffix.scale, scale), found.printed, scale, found.decimals, found.doubts)
    start = prefix.start if prefix in marks and prefix is not None else figure.start
    phrase = Phrase(start, end, shape, found, marks)
    if words is not None:
        phrase = with_words(phrase, words_in(words), end) or phrase
    if not marks and phrase.words_currency is None:
        return phrase if figure.kind in {"words", "han"} and bracket is not None else None
    return _minor_tail(text, phrase.end, phrase) if suffix in marks else phrase


def _is_year_of(text: str, figure: Figure, mark: Mark, *, plain: bool) -> bool:
    """«2024 р.» is no sum of roubles."""
    return mark.doubt == "bare_rouble" and plain and bool(re.fullmatch("(?:19|20)[0-9]{2}", text[figure.start : figure.end]))


def own_words(phrase: Phrase, text: str) -> str:
    """The verbatim words of an amount said in words."""
    return without_keyword(text[phrase.start : phrase.end].strip(GAP_CHARACTERS))


def starts_with_mark(text: str, position: int) -> Mark | None:
    """The currency that begins at `position` after white space."""
    return mark_starting(text, skip_gap(text, position))
