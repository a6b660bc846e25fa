"""Identity by content: digests of what is said and where, never of how it was found."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from leafproof import codec
from leafproof.records import (
    Anchor,
    Confidence,
    Fields,
    Modality,
    PageAnchor,
    Qualifier,
    SheetAnchor,
    Statement,
    TextAnchor,
    Voice,
)

ID_LENGTH = 16


class NoAnchor(ValueError):
    """A statement without a place and a verbatim quote cannot be made."""


def digest(*parts: bytes) -> str:
    """SHA-256 in hex over the parts, each with its length, so that no two lists of parts collide."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def short(prefix: str, value: Any) -> str:
    """An id such as `s-7k2m…`: the prefix and 16 base-32 characters of the digest of the value's canonical JSON."""
    raw = hashlib.sha256(codec.encode(value)).digest()
    return prefix + base64.b32encode(raw)[:ID_LENGTH].decode("ascii").lower()


def _where(anchor: Anchor) -> list[Any]:
    match anchor:
        case PageAnchor():
            rounded = [[b.left // 10, b.top // 10, -(-b.right // 10), -(-b.bottom // 10)] for b in anchor.boxes]
            return [anchor.document, anchor.page, rounded]
        case SheetAnchor():
            return [anchor.document, anchor.sheet, anchor.cells]
        case TextAnchor():
            return [anchor.document, anchor.start, anchor.end]


def statement(
    fields: Fields,
    anchors: tuple[Anchor, ...],
    *,
    status: str,
    status_reason: str,
    confidence: Confidence,
    modality: Modality = Modality.ASSERTED,
    qualifier: Qualifier | None = None,
    voices: tuple[Voice, ...] = (),
    doubts: tuple[str, ...] = (),
) -> Statement:
    """A statement with its content id: the digest of kind, fields and places (boxes rounded to a thousandth of the page).

    Raises:
        NoAnchor: there is no anchor, or one with an empty quote.
    """
    if not anchors or any(not anchor.quote.strip() for anchor in anchors):
        raise NoAnchor("no quote, no claim")
    identity = [fields, [_where(anchor) for anchor in anchors], modality, qualifier, voices]
    return Statement(
        id=short("s-", identity),
        fields=fields,
        status=status,
        status_reason=status_reason,
        anchors=anchors,
        confidence=confidence,
        modality=modality,
        qualifier=qualifier,
        voices=voices,
        doubts=doubts,
    )
