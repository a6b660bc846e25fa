"""Which encoding stray bytes are in: each candidate decodes them, and the text that looks most like a language wins.

Source: frequencies of Russian letter pairs as in any corpus of prose; GB 2312-80 and Big5 order their common characters first.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

SAMPLE_BYTES = 64 * 1024
SURE = 0.45
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})

_PAIR_LETTERS = (
    "адазайакаламанапасатачаябабиблбобрбубывавевивквлвнвоврвсвыгагегиглгогрдадедидндодрдуевегежейекелеменересетецею"
    "еёжджежизаздзнзозызіивигиеизийикилиминиоипириситихицищияйскаквкекиклкокркскткулалелилллолульлюлямамемимммнмому"
    "нангндненинннонуныняніобовогодожозойоколомонопоросоточоюпапепиплпопппрраргрержрирмрнрорсртрурысесискслсмсоспсс"
    "стсусчсьсятатвтетитотртстттутытьтіугудукулумунупурусутучушуюфафефифохахнхоцецичечичнчтчёшашешишкштщещищёывыеый"
    "ымыхьзьньсьюьяэтюзюрявязямятяхётівідійінісіїїї"
)
_PAIRS = frozenset(_PAIR_LETTERS[at : at + 2] for at in range(0, len(_PAIR_LETTERS), 2))
_CYRILLIC = ("cp1251", "cp866", "koi8-r", "iso8859-5", "mac-cyrillic", "koi8-u")
_EAST_ASIAN = (("gb18030", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("shift_jis", 0x82, 0x97), ("euc-kr", 0xB0, 0xC8))
_WIDE_ROWS = frozenset({0xA1, 0xA2, 0xA3, 0xA7, 0xA8})  # punctuation, digits, wide Latin; Cyrillic and pinyin in GB 2312
_HAN_BONUS = 0.9


@dataclass(frozen=True, slots=True)
class Guess:
    """A Python codec name and how like a language the text looks in it: 1 is certain, under `SURE` is a guess."""

    encoding: str
    score: float


def _decoded(sample: bytes, encoding: str) -> str | None:
    """The sample as text; a character cut at its end is left out. None where the bytes are not in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return decoder.decode(sample)
    except UnicodeDecodeError:
        return None


def _cyrillic_score(text: str) -> float:
    """The share of neighbouring letters that are common Russian pairs, less what no writer types: symbols, mixed scripts, wILD case."""
    pairs = common = odd = high = 0
    before = ""
    for character in text:
        if character > "\x7f":
            high += 1
            if not ("\u0400" <= character <= "\u04ff" or character in "№«»–—“”„’…§°\u00a0"):
                odd += 1
        if before and character.isalpha() and before.isalpha():
            if (before > "\u00ff") == (character > "\u00ff"):
                if character > "\u00ff":
                    pairs += 1
                    common += (before + character).lower() in _PAIRS
                    odd += before.islower() and character.isupper()
            else:
                odd += 1
        before = character
    if high == 0:
        return 0.0
    share = common / pairs if pairs else 0.3
    return share - 1.5 * odd / high


def _han_score(sample: bytes, text: str, first: int, last: int) -> float:
    """The share of two-byte characters whose lead byte lies where the standard puts the common ones."""
    wide = common = index = 0
    while index < len(sample):
        lead = sample[index]
        if lead < 0x81:
            index += 1
            continue
        if lead < 0xFF and index + 1 < len(sample):
            wide += 1
            common += first <= lead <= last or lead in _WIDE_ROWS
        index += 2
    if wide == 0 or any("\ue000" <= character <= "\uf8ff" for character in text):
        return 0.0
    return _HAN_BONUS * common / wide if common / wide > 0.6 else 0.2 * common / wide


def _western_score(text: str) -> float:
    """How far accented Latin letters stand inside Latin words."""
    high = [index for index, character in enumerate(text) if character > "\x7f"]
    if not high:
        return 0.0
    fitting = 0
    for index in high:
        around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        if text[index].isalpha():
            fitting += any(c.isascii() and c.isalpha() for c in around) and len(high) * 3 < len(text)
        else:
            fitting += text[index] in "’‘“”–—…•«»€£§©®°±\u00a0"
    return 0.7 * fitting / len(high)


def utf16_without_mark(sample: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where every second byte says so, None otherwise."""
    even, odd = sample[0 : len(sample) & ~1 : 2], sample[1::2]
    if len(odd) < 2:
        return None
    for high, encoding in ((odd, "utf-16-le"), (even, "utf-16-be")):
        low = even if high is odd else odd
        if sum(byte in (0x00, 0x04) for byte in high) * 10 < 9 * len(high) and 0 not in high:
            continue
        if low.count(0) * 20 > len(low):
            continue
        text = _decoded(sample[: len(sample) & ~1], encoding)
        if text is not None and sum(c.isprintable() or c in "\t\r\n\f" for c in text) * 100 >= 97 * len(text):
            return encoding
    return None


def is_ebcdic(sample: bytes) -> bool:
    """Whether these bytes come from a mainframe: their blank is 0x40, and there is not one ASCII blank or line feed."""
    return len(sample) >= 64 and sample.count(0x40) * 20 > len(sample) and not sample.count(0x20) and not sample.count(0x0A)


def guess_encoding(sample: bytes) -> Guess:
    """The encoding of bytes that hold text but are neither ASCII nor UTF-8; the sample may end inside a character."""
    sample = sample[:SAMPLE_BYTES]
    if is_ebcdic(sample):
        return Guess("cp500", 0.8)
    if (wide := utf16_without_mark(sample)) is not None:
        return Guess(wide, 0.9)
    found: list[Guess] = []
    for encoding in _CYRILLIC:
        text = _decoded(sample, encoding)
        if text is not None:
            found.append(Guess(encoding, _cyrillic_score(text)))
    for encoding, first, last in _EAST_ASIAN:
        text = _decoded(sample, encoding)
        if text is not None:
            found.append(Guess(encoding, _han_score(sample, text, first, last) * (1.0 if encoding == "gb18030" else 0.95)))
    text = _decoded(sample, "cp1252")
    if text is not None:
        found.append(Guess("cp1252", _western_score(text)))
    best = max(found, key=lambda guess: guess.score, default=Guess("cp1252", 0.0))
    return best if best.score > 0 else Guess("cp1252" if text is not None else "latin-1", 0.0)


def decode_short(data: bytes, *, declared: str | None = None) -> str:
    """A short text such as a name: as declared where that fits, UTF-8 where it is, otherwise the likeliest; stray bytes as `\\xNN`."""
    for encoding in (declared, "utf-8"):
        if encoding is not None and known(encoding):
            text = _whole(data, encoding)
            if text is not None:
                return text
    text = _whole(data, guess_encoding(data).encoding)
    return data.decode("utf-8", "backslashreplace") if text is None else text


def _whole(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return without_surrogates(text) if isinstance(text, str) else None


def known(encoding: str) -> bool:
    """Whether this names a text encoding that Python decodes (`hex` and the like are none)."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return getattr(info, "_is_text_encoding", True) and info.name.replace("-", "_") not in _NO_CHARSETS


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding carries, replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if any("\ud800" <= c <= "\udfff" for c in text) else text
