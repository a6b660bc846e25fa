"""Which kind of text a file without binary marks is: mail, mailbox, HTML, XML, CSV, calendar, or plain."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from leafproof.lang.encodings import is_ebcdic, utf16_without_mark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = frozenset(range(0x20)) - {0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}
_HEADERS = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "subject",
        "date",
        "message-id",
        "received",
        "return-path",
        "mime-version",
        "content-type",
        "reply-to",
        "sender",
        "delivered-to",
        "dkim-signature",
        "x-mailer",
        "x-originating-ip",
        "in-reply-to",
        "references",
        "importance",
        "x-priority",
        "thread-topic",
        "user-agent",
        "content-transfer-encoding",
        "authentication-results",
        "arc-seal",
        "arc-message-signature",
        "x-received",
        "list-id",
        "errors-to",
        "status",
        "x-status",
        "x-uidl",
        "x-mozilla-status",
        "x-mozilla-status2",
        "x-mozilla-keys",
        "received-spf",
        "disposition-notification-to",
        "resent-from",
        "resent-to",
        "resent-date",
        "newsgroups",
        "path",
    ]
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|title|meta|div|script|style|link|base|center|frameset|p|br|font|h[1-6]|ul|ol)\b",
    re.IGNORECASE,
)
_HTML_ROOTS = frozenset(
    [
        "html",
        "head",
        "body",
        "table",
        "title",
        "meta",
        "div",
        "script",
        "style",
        "link",
        "base",
        "center",
        "frameset",
        "p",
        "br",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "span",
        "a",
        "b",
        "i",
        "img",
    ]
)
_XML_ROOTS = (
    ("http://schemas.microsoft.com/office/word/2003/wordml", "application/vnd.ms-word2003+xml"),
    ("http://schemas.microsoft.com/office/2006/xmlpackage", "application/vnd.ms-word2006+xml"),
    ("urn:schemas-microsoft-com:office:spreadsheet", "application/vnd.ms-excel2003+xml"),
    ("http://www.w3.org/2000/svg", "image/svg+xml"),
)
_FROM_LINE = re.compile(r"From \S{1,200} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d")
_DELIMITERS = "\t;|,"
_LINES = 60


def as_text(head: bytes) -> tuple[str, str] | None:
    """The head of a file as text (a rough reading, to look at its shape) and the reason; None where it is binary."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            text = head[len(mark) :].decode(encoding, "replace")
            return (text, f"{encoding} text by its byte order mark") if _plausible(text) else None
    if (wide := utf16_without_mark(head[:4096])) is not None:
        return head[: len(head) & ~1].decode(wide, "replace"), f"{wide} text without a byte order mark"
    if head[:4].count(0) == 3 and len(head) >= 8 and (head[:3] == b"\0\0\0" or head[1:4] == b"\0\0\0"):
        encoding = "utf-32-be" if head[0] == 0 else "utf-32-le"
        text = head[: len(head) & ~3].decode(encoding, "replace")
        return (text, f"{encoding} text") if _plausible(text) else None
    if is_ebcdic(head[:4096]):
        return head.decode("cp500"), "EBCDIC text"
    strange = sum(byte in _CONTROL for byte in head)
    if strange * 200 > len(head):
        return None
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head), "UTF-8 text"
    except UnicodeDecodeError:
        pass
    high = sum(byte >= 0x80 for byte in head)
    return None if strange and high * 2 > len(head) else (head.decode("latin-1"), "text in a legacy encoding")


def _plausible(text: str) -> bool:
    strange = sum(character == "\ufffd" or (character < " " and character not in "\t\n\r\f\v\x1a\x1b") for character in text)
    return strange * 20 <= len(text)


def header_lines(text: str) -> tuple[int, int]:
    """How many lines at the start are mail headers, and how many different header names that mail really uses are among them."""
    known: set[str] = set()
    lines = 0
    for line in text.split("\n", 200)[:200]:
        line = line.rstrip("\r")
        if not line:
            break
        if lines and line[0] in " \t":
            continue
        match = re.match(r"([!-9;-~]{1,60})[ \t]*:", line)
        if match is None:
            return (0, 0) if len(known) < 2 else (lines, len(known))
        lines += 1
        name = match[1].lower()
        if name in _HEADERS:
            known.add(name)
    return lines, len(known)


def csv_delimiter(text: str, *, hinted: bool) -> str | None:
    """The delimiter of text shaped like a table, None where it is none; with `hinted` (a .csv name) two lines are enough."""
    lines = [line for line in text.split("\n", _LINES + 1)[:_LINES] if line.strip()]
    least = 2 if hinted else 3
    if len(lines) < least:
        return None
    for delimiter in _DELIMITERS:
        counts = Counter(_outside_quotes(line, delimiter) for line in lines)
        usual, times = counts.most_common(1)[0]
        if usual == 0:
            continue
        if hinted and times * 10 >= 6 * len(lines):
            return delimiter
        wanted = 2 if delimiter == "," else 1
        short = sum(len(line) for line in lines) <= 60 * (usual + 1) * len(lines)
        if usual >= wanted and times * 10 >= 9 * len(lines) and short and not _prose(lines, delimiter):
            return delimiter
    return None


def _outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])


def _prose(lines: list[str], delimiter: str) -> bool:
    """Whether the delimiter is used as in sentences: a space after nearly every one, or lines drawn with it."""
    if delimiter == "\t":
        return False
    total = sum(line.count(delimiter) for line in lines)
    spaced = sum(line.count(delimiter + " ") for line in lines)
    return delimiter in ",;" and spaced * 10 > 7 * total and sum(len(line) for line in lines) > 25 * total


def text_kind(text: str, extension: str) -> tuple[str, str]:
    """The media type of a text by the shape of its beginning, and the reason; the extension only breaks ties."""
    start = text.lstrip("\ufeff \t\r\n")[:4096]
    if start.startswith(("BEGIN:VCALENDAR", "BEGIN:VCARD")):
        return ("text/calendar" if start[6:].startswith("VCAL") else "text/vcard"), "its first line"
    if _FROM_LINE.match(text) or (text.startswith("From ") and header_lines(text.partition("\n")[2])[1] >= 2):
        return "application/mbox", "the From line of a mailbox"
    lines, known = header_lines(text)
    # a plain letter may open with From: and To: lines as well; mail has a header that only programs write, or the extension
    if known >= 3 or (known >= 2 and lines >= 4) or (known >= 1 and extension in {"eml", "mht", "mhtml"}):
        return _mail_kind(text, extension)
    if start.startswith("<"):
        return _markup_kind(start, text, extension)
    if _HTML.search(text[:2048]) and extension in {"html", "htm", "xhtml"}:
        return "text/html", "HTML elements"
    hinted = extension in {"csv", "tsv", "tab"}
    delimiter = csv_delimiter(text, hinted=hinted)
    if delimiter is not None:
        kind = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
        return kind, "lines with the same number of columns"
    return "text/plain", "text"


def _mail_kind(text: str, extension: str) -> tuple[str, str]:
    head = text[:8192].lower()
    related = re.search(r"^content-type:\s*multipart/related", head, re.MULTILINE) is not None
    if related and (extension in {"mht", "mhtml"} or "snapshot-content-location" in head or "\nto:" not in f"\n{head}"):
        return "multipart/related", "mail headers of a saved web page"
    return "message/rfc822", "mail headers"


def _markup_kind(start: str, text: str, extension: str) -> tuple[str, str]:
    head = text[: 32 * 1024]
    root = re.search(r"<([A-Za-z_][\w.-]{0,60})(?::([\w.-]{1,60}))?[\s/>]", re.sub(r"<!--.{0,8192}?-->", "", head, flags=re.DOTALL))
    name = "" if root is None else (root[2] or root[1]).lower()
    is_html = name in _HTML_ROOTS or (not name and _HTML.search(start[:2048]) is not None)
    if name == "html" and (start.startswith("<?xml") or "http://www.w3.org/1999/xhtml" in head[:4096]):
        return "application/xhtml+xml", "an html element in XML"
    if start.startswith("<?xml") or (name and not is_html and ("xmlns" in head[:4096] or extension == "xml" or "<!DOCTYPE" in head[:4096])):
        opening = head[root.start() if root is not None else 0 :][:4096]
        for namespace, media_type in _XML_ROOTS:
            if namespace in opening:
                return media_type, "the namespace of its root element"
        return "text/xml", "an XML declaration or namespace"
    if is_html or _HTML.search(start[:2048]):
        return "text/html", "HTML elements"
    if name == "svg":
        return "image/svg+xml", "an svg element"
    if re.match(r"<[A-Za-z_][\w.:-]{0,60}(?:\s[^<>]{0,500})?/?>\s*<", start):
        return "text/xml", "markup"
    return "text/plain", "text"
