"""What is said of a page that needs OCR where OCR, or a language of it, is not there."""

from __future__ import annotations

from leafproof.read.ocr import engine
from leafproof.records import Gap, GapReason
from leafproof.settings import ReadSettings


def without_ocr(number: int, settings: ReadSettings, needed: tuple[str, ...]) -> Gap:
    """The gap for page `number` that needs these languages, with the setting or the command that helps."""
    where = f"page {number}"
    if not settings.ocr:
        sentence = f"Page {number} is a picture, and OCR is switched off."
        return Gap(GapReason.OCR_UNAVAILABLE, sentence, "set ocr = true under [read]", where, number)
    missing = tuple(code for code in needed if not engine.available((code,)))
    if not missing:
        sentence = f"Page {number} is a picture in a language that is not among ocr_languages: {', '.join(needed)}."
        return Gap(GapReason.OCR_UNAVAILABLE, sentence, f"add {', '.join(needed)} to ocr_languages under [read]", where, number)
    sentence = f"Page {number} is a picture, and the OCR language it needs is not installed: {', '.join(missing)}."
    return Gap(GapReason.OCR_UNAVAILABLE, sentence, engine.way_out(missing), where, number)
