"""The text of Word paragraphs as the accepted view shows it, and what lies beside it: deletions, hidden text, text boxes, note marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from leafproof.read.docx_numbering import Numbering
from leafproof.read.text_parts import raised
from leafproof.read.xml_parser import Element, attribute, child, local

_SKIPPED = frozenset(
    [
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sectPr",
        "instrText",
        "delInstrText",
        "fldData",
        "annotationRef",
        "rt",
        "binData",
        "tblGrid",
        "docPr",
        "cNvGraphicFramePr",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "proofErr",
        "commentReference",
        "lastRenderedPageBreak",
        "smartTagPr",
        "customXmlPr",
    ]
)
_LONGEST_KEPT = 100_000
_MOST_CHANGES = 5_000


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change: `inserted` or `deleted`, by whom and when as the file says, and its text."""

    kind: str
    author: str
    date: str
    text: str


@dataclass
class Story:
    """What is known while the parts of one document are read: counted lists and notes, and what is collected beside the text."""

    numbering: Numbering
    changes: list[Change] = field(default_factory=list)
    changes_left_out: int = 0
    hidden: list[str] = field(default_factory=list)
    note_marks: dict[str, str] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    own_mark: str = ""

    def mark(self, kind: str, number: str) -> str:
        """The raised number of a note, counted by first mention."""
        key = f"{kind} {number}"
        if key not in self.note_marks:
            count = 1 + sum(known.startswith(kind) for known in self.note_marks)
            self.note_marks[key] = raised(str(count))
        return self.note_marks[key]

    def change(self, kind: str, element: Element, text: str) -> None:
        """Keeps a tracked change."""
        if not text.strip():
            return
        if len(self.changes) >= _MOST_CHANGES:
            self.changes_left_out += 1
            return
        author, date = attribute(element, "author") or "", attribute(element, "date") or ""
        self.changes.append(Change(kind, author, date, text[:_LONGEST_KEPT]))


def paragraph_text(paragraph: Element, story: Story) -> str:
    """The text of one paragraph with the number Word prints before it; without a line end of its own.

    Text boxes anchored in it are left in `story.boxes` for the caller.
    """
    out: list[str] = []
    _walk(paragraph, story, out)
    # a field's code does not go on into the next paragraph; a broken one must not swallow the rest of the document
    story.fields = [shown for shown in story.fields if shown]
    text = "".join(out)
    label = story.numbering.label(child(paragraph, "pPr")) if text.strip() or _is_listed(paragraph) else ""
    return label + text


def _is_listed(paragraph: Element) -> bool:
    return child(paragraph, "pPr", "numPr") is not None


def joins_next(paragraph: Element) -> bool:
    """Whether the paragraph's end is deleted, so that the accepted view shows the next one on the same line."""
    mark = child(paragraph, "pPr", "rPr")
    return mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None)


def _walk(element: Element, story: Story, out: list[str]) -> None:
    for entry in element:
        name = local(entry)
        match name:
            case "r":
                _run(entry, story, out)
            case "del" | "moveFrom":
                gone: list[str] = []
                boxes, story.boxes = story.boxes, []
                _walk(entry, story, gone)
                story.boxes = boxes
                story.change("deleted", entry, "".join(gone))
            case "ins" | "moveTo":
                come: list[str] = []
                _walk(entry, story, come)
                out.extend(come)
                story.change("inserted", entry, "".join(come))
            case "txbxContent":
                story.boxes.append(entry)
            case "AlternateContent":
                chosen = child(entry, "Choice")
                chosen = child(entry, "Fallback") if chosen is None else chosen
                if chosen is not None:
                    _walk(chosen, story, out)
            case "p" | "tbl":
                # a paragraph inside a paragraph's run stands in a box of an unknown kind
                story.boxes.append(entry)
            case "textpath":
                # the words of a watermark stand in an attribute of the shape
                story.loose.append((attribute(entry, "string") or "")[:1_000])
            case _ if name not in _SKIPPED:
                _walk(entry, story, out)


def _run(run: Element, story: Story, out: list[str]) -> None:
    pieces: list[str] = []
    for entry in run:
        if local(entry) == "fldChar":
            _field(attribute(entry, "fldCharType"), story)
        else:
            _piece(entry, story, pieces)
    if not all(story.fields):
        return
    text = "".join(pieces)
    properties = child(run, "rPr")
    if properties is not None:
        if _on(child(properties, "vanish")) and text:
            story.hidden.append(text[:_LONGEST_KEPT])
            return
        raise_it = child(properties, "vertAlign")
        if raise_it is not None and attribute(raise_it, "val") == "superscript":
            text = raised(text)
    out.append(text)


def _piece(entry: Element, story: Story, pieces: list[str]) -> None:
    """The text of one child of a run."""
    name = local(entry)
    match name:
        case "t" | "delText":
            pieces.append(entry.text or "")
        case "tab" | "ptab":
            pieces.append("\t")
        case "br" | "cr":
            pieces.append("\n")
        case "noBreakHyphen":
            pieces.append("\u2011")
        case "sym":
            pieces.append(_symbol(attribute(entry, "char")))
        case "footnoteReference" | "endnoteReference":
            mark = story.mark(name[:-9], attribute(entry, "id") or "")
            if attribute(entry, "customMarkFollows") not in {"1", "true", "on"}:
                pieces.append(mark)
        case "footnoteRef" | "endnoteRef":
            pieces.append(story.own_mark)
        case "softHyphen":
            pass
        case _ if name not in _SKIPPED:
            _walk_one(entry, story, pieces)


def _walk_one(entry: Element, story: Story, out: list[str]) -> None:
    """The content of something in a run that is no text itself: a drawing, an object, a ruby."""
    if local(entry) == "AlternateContent":
        chosen = child(entry, "Choice")
        entry = child(entry, "Fallback") if chosen is None else chosen
        if entry is None:
            return
    if local(entry) == "txbxContent":
        story.boxes.append(entry)
        return
    _walk(entry, story, out)


def _field(kind: str | None, story: Story) -> None:
    """Follows a field's begin, separator and end; only its result is shown."""
    match kind:
        case "begin":
            story.fields.append(False)
        case "separate" if story.fields:
            story.fields[-1] = True
        case "end" if story.fields:
            story.fields.pop()
        case _:
            pass


def _symbol(code: str | None) -> str:
    try:
        value = int(code or "", 16)
    except ValueError:
        return "\ufffd"
    return chr(value) if 0x20 <= value <= 0xD7FF or 0xE000 <= value <= 0xFFFD else "\ufffd"


def _on(element: Element | None) -> bool:
    return element is not None and attribute(element, "val") not in {"0", "false", "off"}
