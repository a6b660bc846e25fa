"""Mail headers as text: encoded words (RFC 2047), extended parameters (RFC 2231), raw bytes in whatever encoding.

Source: RFC 2047, RFC 2231, RFC 5322.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from urllib.parse import unquote_to_bytes

from leafproof.lang.encodings import decode_short, known, without_surrogates

LONGEST_HEADER = 100_000
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([BbQq])\?([^?]{0,4000})\?=")


def header_bytes(raw: str) -> bytes:
    """The bytes of a header as the standard parser hands it over (stray bytes as surrogates)."""
    return raw.encode("utf-8", "surrogateescape") if _escaped_only(raw) else raw.encode("utf-8", "replace")


def _escaped_only(raw: str) -> bool:
    return not any("\ud800" <= c <= "\udc7f" or "\udd00" <= c <= "\udfff" for c in raw)


def _word_bytes(kind: str, body: str) -> bytes:
    data = header_bytes(body)
    if kind in "Bb":
        try:
            return base64.b64decode(re.sub(rb"[^A-Za-z0-9+/]", b"", data) + b"===")
        except binascii.Error:
            return data
    return quopri.decodestring(data, header=True)


def decode_header(raw: str) -> str:
    """The header's value as a person reads it: folds undone, encoded words decoded, neighbours in one charset joined first.

    Words that cannot be decoded stay as they stand.
    """
    raw = re.sub(r"\r?\n", "", raw[:LONGEST_HEADER])
    out: list[str] = []
    charset, pending, end = "", b"", 0
    for match in _WORD.finditer(raw):
        between = raw[end : match.start()]
        named = match[1].split("*", 1)[0].lower()
        if pending and (between.strip() or named != charset):
            out.append(decode_short(pending, declared=charset))
            pending = b""
        if between.strip() or end == 0:
            out.append(_plain(between))
        charset, end = named, match.end()
        pending += _word_bytes(match[2], match[3])
    if pending:
        out.append(decode_short(pending, declared=charset))
    out.append(_plain(raw[end:]))
    return without_surrogates("".join(out))


def _plain(raw: str) -> str:
    return raw if raw.isascii() else decode_short(header_bytes(raw))


def decode_parameter(raw: str | tuple[str | None, str | None, str] | None) -> str | None:
    """A parameter such as a file name, as the standard parser gives it: plain, with encoded words, or an RFC 2231 triple."""
    if raw is None:
        return None
    if isinstance(raw, tuple):
        charset, _language, value = raw
        data = unquote_to_bytes(value) if "%" in value else header_bytes_latin(value)
        return decode_short(data, declared=charset if charset and known(charset) else None)
    if "%" in raw and re.match(r"[A-Za-z0-9_-]{1,40}'[A-Za-z-]{0,10}'", raw):
        charset, _, rest = raw.partition("'")
        return decode_short(unquote_to_bytes(rest.partition("'")[2]), declared=charset)
    return decode_header(raw)


def header_bytes_latin(value: str) -> bytes:
    """The bytes behind an RFC 2231 value, which the standard parser unquotes into Latin-1 characters."""
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return header_bytes(value)
