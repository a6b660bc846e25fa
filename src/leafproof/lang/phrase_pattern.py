"""How a phrase in the language data becomes a regular expression: white space, word boundaries, case."""

from __future__ import annotations

# White space within a phrase: no form feed, so no phrase runs over a page break; no unbounded run.
GAP_CHARACTERS = " \t\n\r\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
GAP = f"[{GAP_CHARACTERS}]{{0,3}}"
LETTER = "A-Za-zА-Яа-яЁёÀ-ſ"


def spaced(phrase: str) -> str:
    """The phrase with each space standing for up to three spaces or line breaks."""
    return phrase.replace(" ?", " ").replace(" ", GAP)


def as_word(phrase: str) -> str:
    """The phrase in any case, no Latin or Cyrillic letter before it, and after it only where it ends with a point (млн.руб)."""
    return f"(?<![{LETTER}])(?i:{spaced(phrase)})(?:(?<=\\.)|(?![{LETTER}]))"


def skip_gap(text: str, position: int, most: int = 3) -> int:
    """The position after at most `most` characters of white space."""
    end = min(len(text), position + most)
    while position < end and text[position] in GAP_CHARACTERS:
        position += 1
    return position


def skip_gap_back(text: str, position: int, most: int = 3) -> int:
    """The position before at most `most` characters of white space that end at `position`."""
    end = max(0, position - most)
    while position > end and text[position - 1] in GAP_CHARACTERS:
        position -= 1
    return position


def is_letter(character: str) -> bool:
    """Whether a character is a letter of an alphabet, Chinese left out; false for the empty text."""
    return character.isalpha() and character < "\u2e80"


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one; false for the empty text."""
    return "\u4e00" <= character <= "\u9fff"
