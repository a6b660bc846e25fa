"""Registration and account numbers, with the organisation whose number it is where the text makes that clear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leafproof import ids
from leafproof.extract.document_facts import facts
from leafproof.extract.found_values import within
from leafproof.extract.layout_tables import in_data_table
from leafproof.extract.parties import trimmed
from leafproof.extract.sentences import paragraph_of
from leafproof.extract.text_lines import kept, line_index, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.find_identifiers import find_identifiers
from leafproof.records import DocumentKind, IdentifierFields, Statement
from leafproof.values.found import Found
from leafproof.values.registration.identifier import Identifier

LINES_ABOVE = 8
REACH = 300
TELLING = frozenset({DocumentKind.ARTICLE, DocumentKind.REPORT, DocumentKind.LETTER, DocumentKind.MEMO, DocumentKind.EMAIL})
# Numbers of banks and of accounts with them: the organisation named before them may be the bank or its client.
OF_BANKS = frozenset({"ru.bik", "ru.account", "iban", "bic"})


@cache
def _organisation() -> re.Pattern[str]:
    """An organisation's name with its legal form: form and quoted name, or name and form."""
    company = "Общество с ограниченной ответственностью|(?:Публичное |Закрытое |Открытое )?[Аа]кционерное общество"
    form = rf"(?<!\w)(?:ООО|ОАО|ЗАО|ПАО|АО|АКБ|ФГУП|ГУП|ФГУ|ИП|{company})"
    quoted = rf"{form}\s{{1,3}}(?:[А-ЯЁа-яё-]{{2,20}}\s){{0,4}}[«\"“][^«»\"“”\n]{{2,80}}(?:\n[^«»\"“”\n]{{1,60}})?[»\"”]"
    word = r"[A-Z][\w&'’.-]{0,30}"
    legal = r"(?:Co\.?,? ?Ltd\.?|Ltd\.?|LLC|Inc\.?|JSC|GmbH|AG|B\.V\.|S\.A\.|SAS|PLC|Corp\.?|Limited)(?!\w)"
    latin = rf"{word}(?:[ ,]{{1,2}}[A-Z&][\w&'’.-]{{0,30}}){{0,6}}[ ,]{{1,2}}{legal}"
    chinese = r"[\u4e00-\u9fff（）()]{2,30}(?:股份有限公司|有限责任公司|有限公司|总公司|集团公司|股份公司|公司)"
    return re.compile(f"{quoted}|{latin}|{chinese}")


def _organisations(view: DocumentView) -> tuple[Found[str], ...]:
    known = kept(view, "organisations", tuple)
    if known is not None:
        return known
    found = []
    for match in _organisation().finditer(prose(view)):
        start = match.start()
        if match[0][0] > "\u2e80":
            start += len(re.match("(?:卖方|买方|供方|需方|甲方|乙方|收款人|付款人|单位名称|名称|与|和)*", match[0])[0])  # type: ignore[index]
        name = trimmed(view, start, match.end())
        if name is not None:
            found.append(name)
    made = tuple(found)
    view.memo["organisations"] = made
    return made


def _owner(view: DocumentView, hit: Found[Identifier]) -> Found[str] | None:
    """The organisation named before the number on its line or in the lines above, where it is the only one there since the last break."""
    if hit.value.scheme in OF_BANKS:
        return None
    every = lines(view)
    at = line_index(view, hit.start)
    line = every[at]
    on_line = [name for name in within(_organisations(view), line.start, hit.start) if name.end <= hit.start]
    if on_line:
        return on_line[-1] if hit.start - on_line[-1].end <= REACH else None
    if in_data_table(view, hit.start):
        return None
    first = every[max(0, at - LINES_ABOVE)].start
    paragraph, _ = paragraph_of(view, hit.start)
    begin = max(first, min(paragraph, line.start))
    above = [name for name in within(_organisations(view), begin, hit.start) if name.end <= hit.start]
    if len({name.value for name in above}) == 1:
        return above[-1]
    block = _block_start(view, at)
    above = [name for name in within(_organisations(view), block, hit.start) if name.end <= hit.start]
    return above[-1] if len({name.value for name in above}) == 1 else None


def _block_start(view: DocumentView, at: int) -> int:
    """Where the block of lines above begins: after an empty line or a page break, at most eight lines up."""
    every = lines(view)
    text = prose(view)
    first = at
    while first > 0 and at - first < LINES_ABOVE and text.count("\n", every[first - 1].end, every[first].start) == 1:
        first -= 1
    return every[first].start


def extract(view: DocumentView) -> Iterator[Statement]:
    """One statement for each distinct number of each scheme, at the first place it is printed."""
    seen: set[tuple[str, str]] = set()
    known = facts(view)
    telling = known.kind in TELLING
    if not re.search(r"\d", low(view)):
        return
    for hit in find_identifiers(prose(view)):
        key = (hit.value.scheme, hit.value.value)
        anchor = view.anchor(hit.start, hit.end)
        if key in seen or anchor is None:
            continue
        seen.add(key)
        owner = _owner(view, hit)
        place = view.anchor(owner.start, owner.end) if owner is not None else None
        yield ids.statement(
            IdentifierFields(hit.value.scheme, hit.value.value, owner.value if owner is not None else None, hit.value.valid),
            (anchor,) if place is None else (anchor, place),
            status="reported" if telling else "unknown",
            status_reason="a number as printed; whose it is stands as printed nearby" if owner is not None else "a number as printed",
            confidence=view.confidence(hit.start, hit.end),
            doubts=("check_digit_fails",) if hit.value.valid is False else (),
        )
