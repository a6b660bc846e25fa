"""The one place that makes XML and HTML parsers: no entities, no network, no DTD, no huge trees. Nothing else imports lxml.

Elements are handed out as they complete and cleared afterwards, so that a long part never stands in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # lxml's own class is no public type

_FEED_BYTES = 1 << 16


class BrokenXml(Exception):
    """The XML is not well formed, or larger or deeper than is taken: where, in one line."""


class Events(Protocol):
    """What takes the events of a document as it is parsed."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text."""

    def close(self) -> object:
        """The document ends."""


def local(element: Element) -> str:
    """The name of an element without its namespace, "" for anything that is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute by its local name, in whatever namespace."""
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, found in element.items():
        if key.rsplit("}", 1)[-1] == name:
            return str(found)
    return None


def child(element: Element, *names: str) -> Element | None:
    """The element down a path of local names, the first of each; None where there is none."""
    for name in names:
        element = next((entry for entry in element if local(entry) == name), None)
        if element is None:
            return None
    return element


def _options() -> dict[str, Any]:
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def elements(chunks: Iterable[bytes], names: frozenset[str], *, doctype: list[str] | None = None) -> Iterator[Element]:
    """Each outermost element with one of these local names, complete, in order; it is cleared when the next one is asked for.

    `doctype` takes the document type declaration, where there is one.

    Raises:
        BrokenXml: after the elements before the flaw.
    """
    parser = etree.XMLPullParser(events=("start", "end"), remove_comments=True, remove_pis=True, **_options())
    depth = 0
    first = True
    for flaw in _fed(parser, chunks):
        for event, element in parser.read_events():
            if first:
                first = False
                root: Element = element
                declared = root.getroottree().docinfo.doctype
                if declared and doctype is not None:
                    doctype.append(declared)
            if local(element) not in names:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                yield element
                _forget(element)
        if flaw is not None:
            raise BrokenXml(flaw)


def _fed(parser: Any, chunks: Iterable[bytes]) -> Iterator[str | None]:
    """Feeds the pieces; gives None after each, and last the flaw, so that what stands before it can be taken first."""
    fed = False
    try:
        for chunk in chunks:
            for start in range(0, len(chunk), _FEED_BYTES):
                parser.feed(chunk[start : start + _FEED_BYTES])
                fed = True
                yield None
        if fed:
            parser.close()
    except etree.XMLSyntaxError as error:
        yield str(error)[:200]
        return
    yield None if fed else "there is nothing in it"


def _forget(element: Element) -> None:
    element.clear(keep_tail=False)
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def whole(data: bytes) -> Element:
    """The root element of a small XML document.

    Raises:
        BrokenXml: it is not well formed.
    """
    try:
        return etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True, **_options()))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenXml(str(error)[:200]) from None


def xml_events(chunks: Iterable[bytes], events: Events, *, flaws: list[str]) -> Iterator[None]:
    """Feeds an XML document to `events`, a step for each piece, broken XML as far as possible; `flaws` takes what ended it early."""
    target: Any = events
    parser = etree.XMLParser(target=target, recover=True, **_options())
    return _feed_events(parser, chunks, flaws)


def html_events(text: Iterable[str], events: Events, *, flaws: list[str]) -> Iterator[None]:
    """Feeds an HTML document to `events`, a step for each piece, as browsers read it. `flaws` takes what ended it early."""
    target: Any = events
    parser = etree.HTMLParser(target=target, recover=True, no_network=True, huge_tree=False, encoding="utf-8")
    return _feed_events(parser, (piece.encode("utf-8", "replace") for piece in text), flaws)


def _feed_events(parser: Any, chunks: Iterable[bytes], flaws: list[str]) -> Iterator[None]:
    fed = False
    try:
        for chunk in chunks:
            for start in range(0, len(chunk), _FEED_BYTES):
                parser.feed(chunk[start : start + _FEED_BYTES])
                fed = True
            yield None
        if fed:
            parser.close()
    except etree.XMLSyntaxError as error:
        flaws.append(str(error)[:200])
