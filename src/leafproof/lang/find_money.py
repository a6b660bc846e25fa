"""Every amount of money in a text: figure, multiplier, currency, words, range, qualifier."""

from __future__ import annotations

import dataclasses
import re

from leafproof.lang.amounts import shape_at
from leafproof.lang.currency_marks import mark_after
from leafproof.lang.find_numbers import Figure
from leafproof.lang.money_phrase import Phrase, own_words, prefix_of, read_phrase, starts_with_mark, with_words
from leafproof.lang.money_ranges import LowEnd, dashed_kopecks, money_range
from leafproof.lang.money_worth import currency_of, money_worth
from leafproof.lang.phrase_pattern import skip_gap
from leafproof.lang.qualifiers import qualifier_after, qualifier_before
from leafproof.lang.restatements import announced_at, bracket_at, words_in
from leafproof.lang.word_figures import all_figures
from leafproof.records import Qualifier
from leafproof.values.found import Found
from leafproof.values.money import Money

_WINDOW = 320
_RANGE_WORD = re.compile(r"\s{1,2}(?i:до|to|and|и|или|or)\s|\s{0,3}(?:大写|小写)")
# A multiplier directly before a figure: the figure goes on a sum not understood («10 (десять) миллионов 500 (пятьсот) тысяч руб.»).
_GOES_ON = re.compile(r"(?<!\w)(?i:миллион\w{0,3}|миллиард\w{0,3}|тысяч\w{0,3}|млн\.?|млрд\.?|тыс\.?|million|thousand|billion)\s{1,2}$")
_GROUPED = re.compile(r"[0-9][ \u00a0\u202f\u2009][0-9]{3}")
_DIGITS_BEFORE = re.compile(r"(?<![0-9.,/-])[0-9]{1,2}[ \u00a0]$")
_BROKEN_NUMERAL = re.compile("[\u4e00-\u9fff]{1,3}[壹贰叁肆伍陆柒捌玖拾佰仟][\u4e00-\u9fff]{0,20}[元圆圓整]")
_CONTINUED = re.compile(r"[ \u00a0]?\n([0-9]{3}(?:[ \u00a0\u202f][0-9]{3}){0,4}(?:[.,][0-9]{1,2})?)(?![0-9])")


def _compatible(left: Phrase, right: Phrase) -> bool:
    codes = [currency_of(phrase.marks, phrase.words_currency)[0] for phrase in (left, right)]
    return codes[0] is None or codes[1] is None or codes[0] == codes[1]


def _restated(text: str, phrase: Phrase, position: int, language: str | None) -> Phrase | None:
    """The phrase joined with the same sum in the other form at `position`, in a bracket or announced (大写, прописью); None without one."""
    bracket = bracket_at(text, position)
    if bracket is not None and bracket.inner.strip() in {"大写", "小写"}:
        bracket = None
    if bracket is not None and phrase.in_digits and bracket.in_words and phrase.words is None:
        return with_words(phrase, words_in(bracket), bracket.end)
    start = bracket.inner_start if bracket is not None else announced_at(text, position)
    if start is None:
        return None
    stop = bracket.end - 1 if bracket is not None else start + _WINDOW
    other = _first_figure(text, start, min(stop, start + _WINDOW))
    if other is None or (other.kind == "digits") == phrase.in_digits or other.kind == "vague":
        return None
    between = re.sub(r"大写|小写|[\s:：()（）]", "", text[start : other.start])
    mark = starts_with_mark(text, start)
    if between and (mark is None or between != re.sub(r"\s", "", text[mark.start : mark.end])):
        return None
    second = read_phrase(text, other, start, language) or _bare(text, other, language)
    if second is None or not _compatible(phrase, second):
        return None
    if bracket is not None and (second.end > stop or text[second.end : stop].strip()):
        return None
    end = bracket.end if bracket is not None else second.end
    digits, said = (phrase, second) if phrase.in_digits else (second, phrase)
    joined = dataclasses.replace(digits, start=phrase.start, end=end, marks=(*phrase.marks, *second.marks))
    return dataclasses.replace(joined, words=own_words(said, text), words_amount=said.worth.amount, words_currency=said.words_currency)


def _bare(text: str, figure: Figure, language: str | None) -> Phrase | None:
    """A figure without currency, as the second saying of a sum whose currency stands elsewhere."""
    shape = shape_at(text, figure, letters=False)
    found = money_worth(text, shape, (), language)
    return Phrase(shape.start, shape.end, shape, found, ()) if found is not None else None


def _first_figure(text: str, start: int, end: int) -> Figure | None:
    first = next(iter(all_figures(text[start:end])), None)
    if first is None:
        return None
    return Figure(first.start + start, first.end + start, first.kind, first.low, first.high, first.qualifier)


def _settled(text: str, phrase: Phrase, language: str | None) -> Phrase | None:
    """The phrase with its restatement, and with the currency that follows it; None where no currency was found at all."""
    joined = _restated(text, phrase, phrase.end, language)
    if joined is not None:
        if not joined.marks and (suffix := mark_after(text, joined.end)) is not None:
            joined = dataclasses.replace(joined, marks=(suffix,), end=suffix.end)
        phrase = joined
    return phrase if phrase.marks or phrase.words_currency is not None else None


def _continued(text: str, figure: Figure, language: str | None, floor: int) -> Phrase | None:
    """The phrase of a figure that a line break parts: the line before it is prose, and a currency or words follow the rest."""
    found = _CONTINUED.match(text, figure.end)
    printed = text[figure.start : figure.end]
    if found is None or figure.kind != "digits" or not re.fullmatch(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})*", printed):
        return None
    line = text[text.rfind("\n", max(0, figure.start - 200), figure.start) + 1 : figure.start]
    whole = read_phrase(text, Figure(figure.start, found.end()), floor, language)
    if whole is None or not re.search(r"[^\W\d_]{3}", line):
        return None
    if whole.end == found.end() and "," not in found[1] and "." not in found[1]:
        return None  # nothing after it shows that the number goes on
    return dataclasses.replace(whole, doubts=(*whole.doubts, "line_break_in_number"))


def _sign(text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Where a minus sign stands before an amount, and the doubt where it may be a bullet; None without one."""
    before = text[start - 1 : start]
    if not before or before not in "-−" or not (start == 1 or text[start - 2] in " \n\t(:=\u00a0"):
        return None
    if before == "-" and start > 1 and text[start - 2] in " \u00a0":
        return None  # «аванс -5 000 руб.» is a dash
    return start - 1, ("sign_or_dash",) if before == "-" else ()


def _money(text: str, phrase: Phrase, language: str | None, low: LowEnd | None = None) -> Found[Money]:
    """The value of a settled phrase, with its range, its sign and what bounds it."""
    currency, candidates, doubts = currency_of(phrase.marks, phrase.words_currency)
    start = min(low.start, phrase.start) if low is not None else phrase.start
    amount, printed = (low.amount, low.printed) if low is not None else (phrase.worth.amount, phrase.worth.printed)
    upper = phrase.worth.amount if low is not None else phrase.shape.figure.high
    qualifier, _ = qualifier_before(text, start, language)
    if qualifier is Qualifier.EXACT:
        qualifier, _ = qualifier_after(text, phrase.end)
    if phrase.shape.more:
        qualifier = Qualifier.MORE_THAN
    if phrase.shape.figure.kind == "vague":
        upper = (upper or amount) * phrase.worth.scale
        qualifier = Qualifier.VAGUE if phrase.shape.figure.qualifier == "vague" else Qualifier.ABOUT
    if low is not None:
        qualifier = Qualifier.RANGE
    sign = _sign(text, start) if low is None else None
    sign_doubts: tuple[str, ...] = ()
    if sign is not None:
        start, sign_doubts = sign
        amount, printed = -amount, -printed
    if (
        phrase.in_digits
        and low is None
        and start == phrase.shape.start
        and _GROUPED.search(text[start : start + 8])
        and _DIGITS_BEFORE.search(text[max(0, start - 4) : start])
    ):
        sign_doubts = (*sign_doubts, "irregular_spacing")  # `4 8 750 000 долл.`: the first digit may belong to the number
    if phrase.in_digits and low is None and start == phrase.shape.start and _GOES_ON.search(text[max(0, start - 14) : start]):
        sign_doubts = (*sign_doubts, "continues_another_sum")
    all_doubts = tuple(sorted({*doubts, *phrase.doubts, *phrase.worth.doubts, *sign_doubts}))
    end = phrase.end
    money = Money(
        amount,
        printed,
        phrase.worth.scale,
        currency,
        text[start:end],
        candidates,
        phrase.words,
        phrase.words_amount,
        qualifier,
        upper,
        all_doubts,
    )
    return Found(start, end, money)


def _may_be_money(text: str, figure: Figure, floor: int) -> bool:
    """Whether anything beside a figure could make it money: a quick test, for most figures of a page are none."""
    if prefix_of(text, figure, floor) is not None:
        return True
    shape = shape_at(text, figure, letters=True)
    following = text[(after := skip_gap(text, shape.end)) : after + 1]
    if not following:
        return False
    if following.isdigit():
        return "\n" in text[shape.end : shape.end + 2]
    if following in "(（[/«-‐‑‒–—−~～÷….=,，;；至到":
        return True
    return mark_after(text, shape.end) is not None or _RANGE_WORD.match(text, shape.end) is not None


def _at(text: str, figure: Figure, floor: int, language: str | None) -> Found[Money] | None:
    """The amount of money that this figure begins."""
    if not _may_be_money(text, figure, floor):
        return None
    if (kopecks := dashed_kopecks(text, figure, floor, language)) is not None:
        return _money(text, kopecks, language)
    if (pair := money_range(text, figure, floor, language)) is not None:
        return _money(text, pair[1], language, pair[0])
    if (joined := _continued(text, figure, language, floor)) is not None and (settled := _settled(text, joined, language)) is not None:
        return _money(text, settled, language)
    phrase = read_phrase(text, figure, floor, language)
    if phrase is None or (figure.kind == "han" and _breaks_off(text, phrase.end)):
        return None
    settled = _settled(text, phrase, language)
    return _money(text, settled, language) if settled is not None else None


def _breaks_off(text: str, end: int) -> bool:
    """Whether a Chinese numeral goes on behind a character that belongs to none: one of its characters was misread (壹什贰佰元)."""
    return _BROKEN_NUMERAL.match(text, end) is not None


def find_money(text: str, language: str | None = None) -> tuple[Found[Money], ...]:
    """Every amount of money in a text, sorted, not overlapping.

    An amount needs a currency beside its figure (or in the words in brackets after it); a number alone is never money. The range
    found covers figure, multiplier, currency and words, not the phrase that bounds it («более», about). A line feed is white space; a form
    feed ends a phrase.

    Args:
        text: any text, a page or a document.
        language: the document's language, "ru", "en" or "zh"; words beside a figure decide first, and None tries all.
    """
    found: list[Found[Money]] = []
    floor = 0
    for figure in all_figures(text):
        if figure.start < floor:
            continue
        if (money := _at(text, figure, floor, language)) is not None:
            found.append(money)
            floor = skip_gap(text, money.end, 0)
    return tuple(found)
