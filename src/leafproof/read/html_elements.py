"""HTML elements by what they do to the text: those that end lines, hold no text, or are empty."""

from __future__ import annotations

import re

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
        "xmp",
        "listing",
        "plaintext",
        "textarea",
        "caption",
    ]
)
UNSEEN = frozenset({"script", "style", "template", "noembed", "noframes", "datalist", "object", "svg", "head"})
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "basefont",
        "bgsound",
        "frame",
        "keygen",
    ]
)
EXTERNAL = {"img": "src", "iframe": "src", "frame": "src", "link": "href", "embed": "src", "form": "action", "base": "href"}


def element_name(tag: str) -> str:
    """The name of an element in lower case, without a namespace."""
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1].lower() if isinstance(tag, str) else ""


def whole_number(text: str | None, otherwise: int, *, most: int) -> int:
    """The number in an attribute, at least 1 and at most `most`."""
    match = re.match(r"\s*\+?(\d{1,9})", text or "")
    return min(max(int(match[1]), 1), most) if match is not None else otherwise
