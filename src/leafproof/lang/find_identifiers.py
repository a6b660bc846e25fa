"""Registration and account numbers in a text: labelled ones, and IBAN and USCC whose check digits hold without a label."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from leafproof.lang.identifier_labels import ACCOUNT, BIC, BIK, IBAN, INN, KPP, Rule, label_pattern, rules
from leafproof.values.found import Flaw, Found
from leafproof.values.registration import cn_uscc, iban, ru_account
from leafproof.values.registration.identifier import Identifier, compact

# How far an account may stand from the BIK of its bank.
BIK_REACH = 400
_GAP = " \t\n\r\u00a0\u2009\u202f"


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a label and its number: marks, and one word such as «получателя»."""
    return re.compile(
        r"(?:[ \t\n\r\u00a0:：№#.()（）=–-]{0,6}(?:(?:[а-яё]{3,14}|no\.?|nr\.?|of|the|is)[ \t\n\r\u00a0:：№#.-]{1,4})?)", re.IGNORECASE
    )


@cache
def _pieces(letters: bool) -> re.Pattern[str]:
    return re.compile("[0-9０-９A-ZА-Я]+" if letters else "[0-9０-９]+(?:[A-ZА-Я][0-9]+)?", re.IGNORECASE)


def _number(text: str, start: int, rule: Rule) -> tuple[int, int] | None:
    """Where a number of one of the rule's lengths stands at `start`: one piece, or pieces parted by single spaces or dashes."""
    pattern = _pieces(rule.letters or rule.lengths in {(20,), (9,)})
    end, length, best = start, 0, None
    position = start
    while length <= max(rule.lengths) and (piece := pattern.match(text, position)) is not None:
        if rule.letters and length and not any(character.isdigit() for character in piece[0]) and rule is not IBAN:
            break
        length += len(piece[0])
        end = piece.end()
        if length in rule.lengths and (best is None or rule is IBAN):
            best = (start, end)
            if rule is not IBAN:
                break
        if end >= len(text) or text[end] not in _GAP + "-–\u2011" or (rule is IBAN and text[end] in "\n-–"):
            break
        position = end + 1
    if best is not None:
        return best
    one = pattern.match(text, start)
    near = {length + difference for length in rule.lengths for difference in (-1, 1)}
    return (start, one.end()) if one is not None and len(one[0]) in near and any(c.isdigit() for c in one[0]) else None


def _checked(rule: Rule, written: str) -> Identifier | None:
    """The number as printed: a length or character that the rule refuses makes it invalid; a text that is no number gives nothing."""
    result = rule.check(written)
    if isinstance(result, Identifier):
        return result
    value = compact(written)
    if result.reason in {"country", "form", "first_digit", "date"} or not any(character.isdigit() for character in value):
        return None
    return Identifier(rule.scheme, value, written, valid=False)


def _at(text: str, start: int, rule: Rule) -> Found[Identifier] | None:
    place = _iban_place(text, start) if rule is IBAN else None
    if place is None:
        place = _number(text, start, rule)
    if place is None:
        return None
    written = text[place[0] : place[1]]
    if rule is BIC and not written.isupper():
        return None  # "swift delivery" is no code
    identifier = _checked(rule, written)
    return None if identifier is None else Found(place[0], place[1], identifier)


def _iban_place(text: str, start: int) -> tuple[int, int] | None:
    """The place of an IBAN of the length of its country: words in capitals may follow it directly."""
    wanted = iban.lengths().get(text[start : start + 2].upper(), 0)
    count, at = 0, start
    while at < len(text) and count < wanted:
        if text[at].isascii() and text[at].isalnum():
            count += 1
        elif text[at] not in " \u00a0" or text[at - 1] in " \u00a0":
            return None
        at += 1
    return (start, at) if 0 < wanted == count and not text[at : at + 1].isalnum() else None


@cache
def _bare_iban() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?= ?[0-9A-Z]{4} ?[0-9A-Z]{4})")


@cache
def _bare_uscc() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}(?![0-9A-Za-z])")


def _unlabelled(text: str) -> list[Found[Identifier]]:
    found = []
    for match in _bare_iban().finditer(text):
        place = _iban_place(text, match.start())
        result = iban.check(text[place[0] : place[1]]) if place is not None else Flaw("form")
        if place is not None and isinstance(result, Identifier) and result.valid:
            found.append(Found(place[0], place[1], result))
    for match in _bare_uscc().finditer(text):
        result = cn_uscc.check(match[0])
        if isinstance(result, Identifier) and result.valid and cn_uscc.organisation_code_holds(result.value):
            found.append(Found(match.start(), match.end(), result))
    return found


def _labelled(text: str) -> list[Found[Identifier]]:
    found = []
    for match in label_pattern().finditer(text):
        assert match.lastgroup is not None
        pattern, rule = rules()[int(match.lastgroup[1:])]
        between = _between().match(text, match.end())
        first = None if between is None else _at(text, between.end(), rule)
        if first is None:
            continue
        found.append(first)
        if "кпп" in pattern and rule is INN and (gap := re.compile(r"[ \n]{0,2}[/\\,]?[ \n]{0,2}").match(text, first.end)) is not None:
            second = _at(text, gap.end(), KPP)
            if second is not None:
                found.append(second)
    return found


def _distance(one: Found[Identifier], other: Found[Identifier]) -> int:
    return max(one.start - other.end, other.start - one.end)


def _with_banks(found: list[Found[Identifier]]) -> list[Found[Identifier]]:
    """Accounts tested against the nearest BIK; of two equally near the one behind, as requisites are printed."""
    banks = [hit for hit in found if hit.value.scheme == BIK.scheme and hit.value.valid is None]
    starts = [bank.start for bank in banks]
    tested = []
    for hit in found:
        if hit.value.scheme == ACCOUNT.scheme and hit.value.valid is None:
            at = bisect_left(starts, hit.start)
            near = sorted((_distance(bank, hit), -bank.start, bank.value.value) for bank in banks[max(0, at - 1) : at + 1])
            if near and near[0][0] <= BIK_REACH:
                checked = ru_account.check(hit.value.as_written, near[0][2])
                hit = hit if isinstance(checked, Flaw) else Found(hit.start, hit.end, checked)
        tested.append(hit)
    return tested


def find_identifiers(text: str) -> tuple[Found[Identifier], ...]:
    """All registration and account numbers of a text, sorted, not overlapping.

    A label («ИНН», «р/с», 统一社会信用代码, SWIFT) is needed for all but IBAN and USCC whose check digits hold. A labelled number
    that fails its check, or is a digit short, is still a number as printed: `valid` is false then. An account is tested
    against the nearest BIK.
    """
    hits = sorted(_labelled(text) + _unlabelled(text), key=lambda hit: (hit.start, -hit.end, hit.value.scheme))
    kept: list[Found[Identifier]] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(_with_banks(kept))
