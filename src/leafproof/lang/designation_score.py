"""What the words around a candidate say for it: a whole number, accepted from 2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from leafproof.lang.data_file import load
from leafproof.lang.designation_lexicon import folded, lexicon

# A word with digits is a code: the SAM of SAM-01 names no class.
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)?(?![\w-])")
_END = re.compile(r"[;!?]|\.\s")
REACH_LEFT, REACH_RIGHT, REACH_ROW, REACH_HEADER = 70, 40, 160, 600
# Endings of Russian nouns in all cases: «танк» + «ами» is a tank, «танк» + «ер» is none.
_ENDINGS = frozenset(
    ("", *"а я у ю ы и о е ь й ом ем ой ей ою ею ов ев ам ям ами ями ах ях ия ии ию ием ий ью".split())  # noqa: SIM905 - reads better
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a candidate: the strength of the nearest class noun (0 none, 1 weak, 2 strong), and what else speaks for it.

    `counted_own`: counted in units of large items (ед., 辆, vehicles). `generic`: the noun fits every kind of equipment («комплекс»,
    "system"), so that it goes with any name.
    """

    noun: int
    generic: bool
    adjective: bool
    quoted: bool
    counted: bool
    counted_own: bool
    deal: bool
    header: bool
    customs: bool

    @property
    def noun_points(self) -> int:
        """0-2: a strong class noun, or a weak one that an adjective makes military."""
        return 2 if self.noun == 2 or (self.noun == 1 and self.adjective) else self.noun


@dataclass(frozen=True, slots=True)
class _Words:
    strong: frozenset[str]
    weak: frozenset[str]
    russian_strong: tuple[str, ...]
    russian_weak: tuple[str, ...]
    adjectives_ru: tuple[str, ...]
    adjectives_en: frozenset[str]


@cache
def _words() -> _Words:
    data = load("designation_context")
    nouns, adjectives = data["noun"], data["adjective"]
    return _Words(
        frozenset(nouns["strong"]["en"]),
        frozenset(nouns["weak"]["en"]),
        tuple(nouns["strong"]["ru"]),
        tuple(nouns["weak"]["ru"]),
        tuple(adjectives["ru"]),
        frozenset(word for phrase in adjectives["en"] for word in (phrase, *phrase.split())),
    )


def _is_russian_noun(word: str, stems: tuple[str, ...]) -> bool:
    return word.startswith(stems) and any(word.startswith(stem) and word[len(stem) :] in _ENDINGS for stem in stems)


@lru_cache(maxsize=8192)
def _noun(word: str, following: str) -> int:
    """2 for a strong class noun, 1 for a weak one, 0 for any other word; English in singular and plural, also of two words."""
    words = _words()
    singular = word.removesuffix("s")
    pair = f"{word} {following.removesuffix('s')}".strip()
    if word in words.strong or singular in words.strong or pair in words.strong or _is_russian_noun(word, words.russian_strong):
        return 2
    return 1 if word in words.weak or singular in words.weak or _is_russian_noun(word, words.russian_weak) else 0


@lru_cache(maxsize=8192)
def _is_adjective(word: str) -> bool:
    return word.startswith(_words().adjectives_ru) or word in _words().adjectives_en


@cache
def _chinese_nouns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load("designation_context")["noun"]["zh"], key=lambda word: (-len(word), word))))


@cache
def _counts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Counts before a name, counts behind it, and units anywhere in its row."""
    unit = load("designation_context")["unit"]
    russian = "|".join(unit["own"]["ru"] + unit["any"]["ru"])
    english = "|".join(unit["own"]["en"] + unit["any"]["en"])
    han = "".join(unit["own"]["zh"] + unit["any"]["zh"])
    words = rf"(?:(?:{russian})[а-я]{{0,3}}\.?|(?:{english})s?\.?)(?![^\W\d_])"
    number = r"(?<![\w.,/-])(?!(?:19|20)\d\d )\d{1,4}"
    before = re.compile(rf"(?:{number}(?: ?\([^()]{{1,40}}\))?\s{{1,2}}(?:{words}\s{{0,2}})?(?:of\s)?[«\"“]?|\d ?[{han}]\s?[“\"]?)$")
    behind = re.compile(
        rf"[»\"”]?[\s,;:–-]{{1,4}}(?:в количестве\s)?\d{{1,4}}(?: ?\([^()]{{1,40}}\))?\s{{0,2}}(?:{words}|[{han}])"
        rf"|[»\"”]?\s?\d{{1,4}} ?[{han}]|[»\"”]?[\s|]{{1,4}}{words}[\s|]{{1,4}}\d"
    )
    row = re.compile(rf"(?<![^\W\d_])(?:{words})[\s|]{{1,4}}\d|\d{{1,4}} ?(?:{words}|[{han}])|[\t|]\s?[{han}]\s?[\t|]")
    return before, behind, row


@cache
def _own_units() -> re.Pattern[str]:
    own = load("designation_context")["unit"]["own"]
    return re.compile(
        rf"(?<![^\W\d_])(?:(?:{'|'.join(own['ru'])})[а-я]{{0,3}}|(?:{'|'.join(own['en'])})s?)(?![^\W\d_])|[{''.join(own['zh'])}]"
    )


@cache
def _deal() -> re.Pattern[str]:
    deal = load("designation_context")["deal"]
    return re.compile(rf"(?<![^\W\d_])(?:(?:{'|'.join(deal['ru'])})|(?:{'|'.join(deal['en'])})(?![^\W\d_]))|{'|'.join(deal['zh'])}")


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("designation_context")
    return re.compile("|".join(data["header"]["words"])), re.compile(
        rf"(?<!\d)(?:{'|'.join(data['customs']['codes'])})(?: ?\d{{2}}){{1,3}}"
    )


_GENERIC = ("машин", "комплекс", "систем", "издели", "vehicle", "system", "complex")


def _classes(left: str, right: str) -> tuple[int, bool, bool]:
    """The strongest class noun within a few words on either side, whether it is a generic one, and whether a military adjective is near."""
    before, behind = _WORD.findall(left)[-6:], _WORD.findall(right)[:4]
    noun, generic = 0, False
    adjective = any(_is_adjective(word) for word in before + behind)
    for words, reach in ((before, before[-4:]), (behind, behind[:4])):
        first = len(words) - len(reach) if words is before else 0
        for at, word in enumerate(reach, first):
            strength = _noun(word, words[at + 1] if at + 1 < len(words) else "")
            noun, generic = max(noun, strength), generic or (strength > 0 and word.startswith(_GENERIC))
    if _chinese_nouns().search(right[:12]) is not None or _chinese_nouns().search(left[-10:]) is not None:
        noun = 2
    return noun, generic, adjective


def _under_header(low: str, start: int) -> bool:
    """Whether a line of column labels stands above: the label of a column of designations beside another label."""
    for match in _labels()[0].finditer(low, max(0, start - REACH_HEADER), start):
        line = low[max(low.rfind("\n", 0, match.start()), match.start() - REACH_ROW, 0) : match.end() + REACH_ROW].split("\n")
        if any(_other_label().search(part) and match[0] in part for part in line):
            return True
    return False


@cache
def _other_label() -> re.Pattern[str]:
    return re.compile(
        r"наименован|кол-во|количеств|ед\. ?изм|цена|стоимост|сумма|description|qty|quantity|price|amount|数量|名称|单位|单价|金额"
    )


def context(text: str, start: int, end: int, folded_text: str) -> Context:
    """The context of text[start:end]; `folded_text` is the text in lower case with the same positions."""
    left = folded_text[max(0, start - REACH_LEFT) : start].rpartition("\f")[2]
    right = folded_text[end : end + REACH_RIGHT].partition("\f")[0]
    sentence = _END.split(left)[-1]
    noun, generic, adjective = _classes(sentence, _END.split(right, maxsplit=1)[0])
    before, behind, row = _counts()
    line_start = max(folded_text.rfind("\n", max(0, start - REACH_ROW), start) + 1, start - REACH_ROW, 0)
    line_end = folded_text.find("\n", end, end + REACH_ROW)
    line = folded_text[line_start : line_end if line_end >= 0 else end + REACH_ROW]
    counted = before.search(left) is not None or behind.match(right) is not None or row.search(line) is not None
    customs = _labels()[1]
    quoted = start > 0 and text[start - 1] in '«“„"「『' and end < len(text) and text[end] in '»”“"」』'
    return Context(
        noun,
        generic,
        adjective,
        quoted,
        counted,
        counted and _own_units().search(f"{left[-25:]} {right[:25]}") is not None,
        _deal().search(sentence) is not None or _deal().search(right) is not None,
        _under_header(folded_text, start),
        customs.search(line) is not None,
    )


def points(around: Context) -> int:
    """The sum for a name that no lexicon knows."""
    # Words of supply and a count of pieces stand by goods of every kind: together they are one reason.
    supply = int(around.counted_own) + int(around.deal) if around.counted_own else int(around.counted or around.deal)
    return around.noun_points + int(around.quoted) + supply + int(around.header) + int(around.customs)


@cache
def _families() -> tuple[frozenset[str], frozenset[str]]:
    """Letters that alone make a name with the number behind them (2 points), and those that only speak for one (1 point)."""
    data = load("designation_context")["family"]
    known = {stem for stem in lexicon().stems if len(stem) >= 3} | set(data["likely"])
    return frozenset(data["sure"]), frozenset(known - set(data["never"]))


def family_points(text: str) -> int:
    """What the letters before the first digit or dash of a name say: 2, 1 or 0."""
    match = re.match(r"[^\W\d_]+", text)
    stem = "" if match is None else folded(match[0])
    sure, likely = _families()
    return 2 if stem in sure else int(stem in likely)
