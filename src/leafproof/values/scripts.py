"""Writing systems: which one a letter is of, forms of a text for comparing across them, and a form that is safe on a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Every dash, hyphen and minus, small and full-width forms among them; strokes that are Chinese or Japanese letters left out.
DASHES = "-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
QUOTES = "\"'«»‘’‚‛“”„‟‹›`´\u2032\u2033\u300c\u300d\u300e\u300f\u300a\u300b\u3008\u3009\u301d\u301e\u301f\uff02\uff07"

# Cyrillic capitals and the Latin letter or digit that they look like. Source: domain handbook, key `look`.
_LOOKALIKES = dict(zip("АВЕКМНОРСТУХІЅЈЗ", "ABEKMHOPCTYXISJ3", strict=True))
_SOUNDS = dict(
    zip(
        "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎЅЈ",
        "A B V G D E ZH Z I Y K L M N O P R S T U F KH TS CH SH SHCH # Y # E YU YA I I E G U S J".replace("#", "").split(" "),
        strict=True,
    )
)
# Characters that show nothing or reorder the text although their category does not say so.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"


@cache
def _dash_table() -> dict[int, str]:
    return {ord(dash): "-" for dash in DASHES} | {ord("ё"): "е", ord("Ё"): "Е"}


@cache
def _key_tables() -> tuple[dict[int, str | None], dict[int, str | None]]:
    """The tables of the look key and of the sound key; both drop separators and quotes."""
    dropped: dict[int, str | None] = dict.fromkeys(map(ord, "-_./·•\u00ad" + QUOTES))
    look = dropped | {ord(letter): other for letter, other in _LOOKALIKES.items()} | {ord("O"): "0", ord("О"): "0"}
    sound = dropped | {ord(letter): other for letter, other in _SOUNDS.items()}
    return look, sound


def nf(text: str) -> str:
    """Compatibility forms joined (NFKC), every dash as `-`, ё as е. For keys only: `584¹` loses its footnote here."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_dash_table())).translate(_dash_table())


def look_key(text: str) -> str:
    """What a name looks like: capitals without separators and quotes, Cyrillic look-alikes as Latin, letter O as zero.

    `С-400` and `C-400` share it. A key of digits alone identifies nothing (`З-5` gives `35`): callers drop such keys.
    """
    return "".join(nf(text).upper().split()).translate(_key_tables()[0])


def sound_key(text: str) -> str:
    """What a name sounds like: capitals without separators and quotes, Cyrillic transliterated. `С-400` and `S-400` share it."""
    return "".join(nf(text).upper().split()).translate(_key_tables()[1])


@cache
def _fold_table() -> dict[int, str | None]:
    # The letters that look alike in either case; З is left out: as a digit it would make words of numbers.
    table: dict[int, str | None] = {ord(letter.lower()): other.lower() for letter, other in _LOOKALIKES.items() if letter != "З"}
    return table | {0xAD: None}


def fold(text: str) -> str:
    """One form for all spellings of a name: case, ё/е, width, dashes, and Cyrillic letters that have a Latin look-alike.

    Both sides of a comparison must be folded: «сумма» becomes `cуmma` with Latin letters where they exist. White space is kept.
    """
    if text.isascii():
        return text.lower()
    return nf(text).casefold().translate(_fold_table())


def script_of(character: str) -> str | None:
    """The script of one letter: latin, cyrillic, han, greek, kana, hangul, arabic, hebrew or other; None where it is no letter."""
    if character < "\u0080":
        return "latin" if character.isalpha() else None
    if not character.isalpha():
        return "han" if character == "\u3007" else None
    name = unicodedata.name(character, "")
    if name.startswith("CJK"):
        return "han"
    first = name.removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ").partition(" ")[0].lower()
    if first in {"hiragana", "katakana"}:
        return "kana"
    return first if first in {"latin", "cyrillic", "greek", "hangul", "arabic", "hebrew"} else "other"


def scripts(text: str) -> tuple[str, ...]:
    """The scripts of the letters of a text, in alphabetical order; () where it has no letters."""
    found = {script_of(character) for character in set(text)}
    return tuple(sorted(script for script in found if script is not None))


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return _han().search(text) is not None


@cache
def _two_scripts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    twins = "ABCEHKMOPTXYIJSaceopxyijs" + "АВСЕНКМОРТХУІЅЈасеорхуіѕј"
    return re.compile("[A-Za-z]"), re.compile("[Ѐ-ӿ]"), re.compile(f"[{twins}]")


def is_mixed(token: str) -> bool:
    """Whether one token mixes Latin and Cyrillic letters where one script is expected: `сyмма`, `БМД-4M`.

    A compound of two whole words is not mixed («USB-накопитель»), nor one whose letters cannot be taken for the other script («5G-сеть»).
    A mixed token is a cue that the place was retyped or read by OCR, nothing more.
    """
    latin, cyrillic, twin = _two_scripts()
    if latin.search(token) is None or cyrillic.search(token) is None:
        return False
    parts = [part for part in re.split(f"[{re.escape(DASHES)}/_.]", token) if part]
    if any(latin.search(part) and cyrillic.search(part) for part in parts):
        return True
    numbered = [part for part in parts if any(character.isdigit() for character in part)]
    return any(all(twin.match(character) for character in part if character.isalpha()) for part in numbered if not part.isdigit())


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(f"[\\x00-\\x1f\\x7f-\\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
                      f"\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
                      f"\U000e0000-\U000e007f\U000f0000-\U0010ffff{_UNSEEN}]")  # fmt: skip


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: str) -> str:
    """The text with every control, zero-width and direction-changing character written out as `\\u202e` and the like.

    Everything that goes to a terminal passes through here: a document must not move the cursor, hide text or turn it round.
    Line feeds and tabs are written out as well; callers that want them split the text first.
    """
    return _hidden().sub(_escaped, text)
