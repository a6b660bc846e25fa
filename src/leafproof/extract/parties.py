"""The parties of a contract: from its preamble, or from labelled lines; names as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leafproof.extract.sentences import paragraph_of
from leafproof.extract.text_lines import kept, lines, low, prose
from leafproof.extract.view import DocumentView
from leafproof.lang.contract_words import called, name_cut, name_lead, party_label
from leafproof.values.found import Found
from leafproof.values.scripts import has_han

REACH = 500
ZONE = 12_000
LONGEST_NAME = 160
_ROLES = ("supplier", "buyer")


@dataclass(frozen=True, slots=True)
class Parties:
    """Supplier and buyer with the places of their names; None where not clear."""

    supplier: Found[str] | None = None
    buyer: Found[str] | None = None


def one_line(text: str) -> str:
    """A name that was broken over lines, with single spaces; nothing between Chinese characters."""
    joined = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text)
    return " ".join(joined.split())


@cache
def _before_name() -> re.Pattern[str]:
    """What may stand between two parties, before the name of the second: the end of the first's brackets, "and", a number."""
    return re.compile(
        r"(?:[\"”»’'“]\s?[)）])?[\s;,.:–—-]{0,6}(?:(?:and|и)\s{1,3}(?=[(\d]))?(?:\(?\d{1,2}\s?[.)]\s{0,3})?(?=[^\W\d_]|[«\"“„'(])",
        re.IGNORECASE,
    )


@cache
def _after_name() -> re.Pattern[str]:
    """What ends a name and begins an address, a country or the name in short."""
    return re.compile(
        r",\s{1,3}(?:of\s\d|\d{5,6}(?!\d)|г\.\s?[А-ЯЁ]|город\s|гор\.\s|ул\.|улица\s|область|тел\.|tel\b|p\.?o\.?\sbox"
        r"|росси(?:я|йская федерация)|рф(?![^\W_])|кнр(?![^\W_]))"
        r"|(?<=[»\"”])\s{0,2}[(（]|\s{0,2}[(（](?=[^()（）\n]{0,40}[«\"“„])|(?<=[»”])\s?,",
        re.IGNORECASE,
    )


@cache
def _form() -> re.Pattern[str]:
    """Legal forms with which a name begins in small letters inside a sentence."""
    return re.compile(
        r"(?:общество|федеральное|государственное|муниципальное|казенное|казённое|акционерное|публичное|открытое|закрытое|унитарное"
        r"|индивидуальный предприниматель|министерство|главное|войсковая|производственное|the\s)",
        re.IGNORECASE,
    )


@cache
def _second() -> re.Pattern[str]:
    """What parts two parties: «и», "and", 与 before something that begins like a name."""
    names = rf"[«\"“A-ZА-ЯЁ\u4e00-\u9fff]|(?i:{_form().pattern})"
    return re.compile(rf"(?:^|[»\"”)'’,]|[^\W_])[\s,]{{0,4}}(?:(?<![^\W_])(?:and|и)(?![^\W_])|与|和|及)\s{{0,3}}(?={names})")


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= LONGEST_NAME or "__" in name or name.count("\n") > 3:
        return False
    if has_han(name):
        return re.search("[。；]", name) is None
    begins = name[0].isupper() or name[0] in "«\"“„'(" or name[0].isdigit() or _form().match(name) is not None
    return begins and sum(map(str.isalpha, name)) >= 2


def trimmed(view: DocumentView, start: int, end: int) -> Found[str] | None:
    """The name in a range without white space and closing marks, numbers before it, an address after it; None where it holds none."""
    text = prose(view)
    lead = _before_name().match(text, start, end)
    start = start if lead is None else lead.end()
    cut = _after_name().search(text, start + 2, end)
    end = end if cut is None else cut.start()
    while start < end and text[start] in " \t\n\f\u00a0,;:.–—-）)":
        start += 1
    while end > start and text[end - 1] in " \t\n\f\u00a0,;:，；、–—-（(":
        end -= 1
    if end - start > 2 and text[end - 1] == "." and text[end - 2] in '»”"':
        end -= 1
    name = one_line(text[start:end])
    return Found(start, end, name) if _is_name(name) else None


def _begin(view: DocumentView, floor: int, role_start: int) -> int:
    """Where the name before a role begins: after «с одной стороны, и», "between", 与; else at the paragraph or after the last role."""
    text = low(view)
    paragraph, _ = paragraph_of(view, role_start)
    begin = max(floor, paragraph, role_start - REACH)
    found = begin
    for match in name_lead().finditer(text, begin, role_start):
        if not match[0].startswith(("с другой",)) or match.end() < role_start - 3:
            found = match.end()
    if found > begin:
        return found
    if floor > 0:
        # The second party without «с одной стороны»: «…», и ООО «…», именуемое…; in a paragraph of its own only after a comma.
        places = [hit for hit in _second().finditer(prose(view), begin, role_start) if floor > paragraph or "," in hit[0]]
        if places:
            return places[0].end()
    if floor > paragraph:
        chinese = re.search("[与和及]", text[begin:role_start])
        return begin + chinese.end() if chinese is not None and has_han(text[begin:role_start]) else begin
    return begin


def _in_preamble(view: DocumentView) -> dict[str, Found[str]]:
    text = low(view)
    found: dict[str, Found[str]] = {}
    floor = 0
    for match in called().finditer(text, 0, min(len(text), ZONE)):
        role = next(name for name in _ROLES if match[name] is not None)
        begin = _begin(view, floor, match.start())
        cut = name_cut().search(text, begin, match.start())
        name = trimmed(view, begin, match.start() if cut is None else cut.start())
        if name is not None and role not in found:
            found[role] = name
        floor = match.end()
    return found


def _by_label(view: DocumentView) -> dict[str, Found[str]]:
    text = low(view)
    found: dict[str, Found[str]] = {}
    every = lines(view)
    for index, line in enumerate(every[:4000]):
        match = party_label().match(text, line.start, line.end)
        if match is None:
            continue
        role = next(name for name in _ROLES if match[name] is not None)
        start, end = match.end(), line.end
        if start >= end:
            below = every[index + 1] if index + 1 < len(every) and every[index + 1].page == line.page else None
            if below is None or party_label().match(text, below.start, below.end) is not None:
                continue
            start, end = below.start, below.end
        elif (
            re.search(r"(?:продавец|покупатель|seller|buyer|卖方|买方|поставщик|заказчик|supplier|customer)\s{0,3}[:：]", text[start:end])
            is not None
        ):
            # Two labels on one line: two columns of a signature block; which name is whose cannot be told from the text.
            continue
        cut = name_cut().search(text, start, end)
        name = trimmed(view, start, end if cut is None else cut.start())
        if name is not None and role not in found:
            found[role] = name
    return found


def parties(view: DocumentView) -> Parties:
    """The supplier and the buyer that the document names; the preamble before labelled lines."""
    known = kept(view, "parties", Parties)
    if known is not None:
        return known
    named = _by_label(view) | _in_preamble(view)
    supplier, buyer = named.get("supplier"), named.get("buyer")
    if supplier is not None and buyer is not None and supplier.value == buyer.value:
        supplier = buyer = None
    made = view.memo["parties"] = Parties(supplier, buyer)
    return made
