"""OOXML packages (DOCX, XLSX): parts in bounded pieces, relationships, and what the file says about itself.

Source: ECMA-376 part 2 (Open Packaging Conventions); Transitional and Strict namespaces alike, by local names.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.xml_parser import BrokenXml, Element, attribute, elements, local, whole
from leafproof.records import Gap, GapReason, Metadata

SMALL_PART_BYTES = 8 * 1024 * 1024
_DIRECTORY_BYTES = 32 * 1024 * 1024
_PIECE_BYTES = 1 << 16
_RATIO = 200
_RATIO_EXEMPT_BYTES = 16 * 1024 * 1024
_PART_LIMIT_FACTOR = 8
_MOST_VALUES = 500
_OTHER_COPY = "ask for another copy, or open the file in an office program and save it again"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = ("http://schemas.openxmlformats.org/officeDocument/", "http://purl.oclc.org/ooxml/officeDocument/")


class BrokenPart(Exception):
    """A part of the package cannot be read (to its end): the gap to record."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.sentence)
        self.gap = gap


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to: kind (the last word of its type), target (a part name, or an address where `external`)."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """An open OOXML package. Every read of a part is counted against limits on the bytes that really come out."""

    def __init__(self, source: Source) -> None:
        """Opens the package.

        Raises:
            Unreadable: ENCRYPTED for the OLE2 envelope of a password-protected document, DAMAGED for anything else that is no ZIP file.
        """
        self._file = source.open()
        self._limit = source.settings.text_bytes * _PART_LIMIT_FACTOR
        self.doctypes: list[str] = []
        if self._file.read(8) == _OLE:
            raise encrypted()
        try:
            self._check_directory(source.size)
            self._zip = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, UnicodeDecodeError, NotImplementedError):
            raise Unreadable(GapReason.DAMAGED, "The document's package is cut off or damaged.", _OTHER_COPY) from None
        self._names: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            self._names.setdefault(info.filename.replace("\\", "/").lstrip("/").lower(), info)

    def _check_directory(self, size: int) -> None:
        self._file.seek(max(0, size - 65557))
        tail = self._file.read(65557)
        at = tail.rfind(b"PK\x05\x06")
        length = int.from_bytes(tail[at + 12 : at + 16], "little")
        if at >= 0 and _DIRECTORY_BYTES < length < 0xFFFFFFFF:
            raise Unreadable(GapReason.OVER_LIMIT, "The document's package lists far too many parts.", "look at the file by hand")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._zip.close()
        self._file.close()

    def names(self) -> list[str]:
        """The names of all parts as stored, sorted."""
        return sorted(info.filename.replace("\\", "/").lstrip("/") for info in self._names.values())

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lstrip("/").lower() in self._names

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part in pieces.

        Raises:
            BrokenPart: it is missing, encrypted, damaged, or over a limit (after the pieces before that).
        """
        info = self._names.get(name.lstrip("/").lower())
        if info is None:
            raise BrokenPart(Gap(GapReason.DAMAGED, f"The document's package lacks a part ({name}).", _OTHER_COPY, name))
        produced = 0
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE_BYTES):
                    produced += len(piece)
                    if produced > self._limit or produced > max(_RATIO_EXEMPT_BYTES, _RATIO * info.compress_size):
                        raise BrokenPart(
                            Gap(
                                GapReason.OVER_LIMIT,
                                f"A part was read up to a limit ({produced:,} bytes).",
                                "raise text_bytes under [read]",
                                name,
                            )
                        )
                    yield piece
        except RuntimeError:
            raise BrokenPart(Gap(GapReason.ENCRYPTED, "A part of the package is encrypted.", "open it with its password", name)) from None
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, NotImplementedError):
            raise BrokenPart(Gap(GapReason.DAMAGED, "A part of the package is damaged.", _OTHER_COPY, name)) from None

    def elements(self, name: str, names: frozenset[str]) -> Iterator[Element]:
        """The outermost elements of these local names in a part, one at a time.

        Raises:
            BrokenPart: the part or its XML is broken (after the elements before that).
        """
        try:
            yield from elements(self.chunks(name), names, doctype=self.doctypes)
        except BrokenXml as error:
            raise BrokenPart(Gap(GapReason.DAMAGED, f"A part of the document is broken ({error}).", _OTHER_COPY, name)) from None

    def small(self, name: str) -> Element | None:
        """The root element of a small part, None where there is no such part or it cannot be read."""
        if not self.has(name):
            return None
        data = io.BytesIO()
        try:
            for piece in self.chunks(name):
                data.write(piece)
                if data.tell() > SMALL_PART_BYTES:
                    return None
            return whole(data.getvalue())
        except (BrokenPart, BrokenXml):
            return None

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """What a part ("" for the package) points to, in order."""
        folder, _, name = part.rpartition("/")
        root = self.small(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found = []
        for entry in () if root is None else root:
            if local(entry) != "Relationship":
                continue
            external = (attribute(entry, "TargetMode") or "").lower() == "external"
            target = attribute(entry, "Target") or ""
            if not external:
                target = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)).lstrip("./")
            kind = (attribute(entry, "Type") or "").rsplit("/", 1)[-1]
            found.append(Relationship(attribute(entry, "Id") or "", kind, target, external))
        return tuple(found)

    def main_part(self, otherwise: str) -> str:
        """The name of the main document part.

        Raises:
            Unreadable: DAMAGED where there is none.
        """
        for entry in self.relationships(""):
            if entry.kind == "officeDocument" and self.has(entry.target):
                return entry.target
        if self.has(otherwise):
            return otherwise
        raise Unreadable(GapReason.DAMAGED, "The document's package lacks its main part.", _OTHER_COPY)

    def gaps(self) -> Iterator[Gap]:
        """What parsing noticed: a document type declaration, which no office program writes."""
        if self.doctypes:
            sentence = "The document holds a document type declaration, as no office program writes; its entities were not expanded."
            yield Gap(GapReason.UNSUPPORTED, sentence, "look at the file by hand on a separate machine", "document type declaration")


def encrypted() -> Unreadable:
    """The refusal for a password-protected document."""
    return Unreadable(
        GapReason.ENCRYPTED, "The document is protected with a password.", "open it with the password, save it without one, and open that"
    )


def drawing_words(element: Element) -> str:
    """The words in an element of a chart, diagram or comment as a line of its own; "" where there are none."""
    words = " ".join(piece.strip() for piece in element.itertext() if piece.strip())
    return words + "\n" if words else ""


def properties(package: Package, *, prefix: str) -> Iterator[Metadata]:
    """The core, application and custom properties, external targets and macros; `prefix` is `docx` or `xlsx`."""
    count = 0
    for part, source in (("docProps/core.xml", "core"), ("docProps/app.xml", "app")):
        root = package.small(part)
        for entry in () if root is None else root:
            text = ", ".join(piece.strip() for piece in entry.itertext() if piece.strip())
            if text and count < _MOST_VALUES:
                count += 1
                yield Metadata(local(entry), text[:10_000], f"{prefix} {source}")
    root = package.small("docProps/custom.xml")
    for entry in () if root is None else root:
        text = "".join(entry.itertext()).strip()
        if count < _MOST_VALUES:
            count += 1
            yield Metadata(attribute(entry, "name") or "", text[:10_000], f"{prefix} custom")
    for name in package.names():
        lowered = name.lower()
        if lowered.endswith("vbaproject.bin"):
            yield Metadata("macros", name, f"{prefix} package")
        elif lowered.endswith(".rels") and count < _MOST_VALUES:
            folder, _, file = name.rpartition("_rels/")
            for entry in package.relationships(folder + file[: -len(".rels")]):
                if entry.external and count < _MOST_VALUES:
                    count += 1
                    yield Metadata(f"external {entry.kind}", entry.target[:2_000], f"{prefix} {name}")
