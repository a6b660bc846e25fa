"""RTF documents: text in whatever code page its fonts use, tables, headers, notes, deleted text, the info group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from leafproof.engine.contract import Source
from leafproof.lang.encodings import known, without_surrogates
from leafproof.read.rtf_tokens import Kind, Token, tokens
from leafproof.read.text_parts import GridText, TextParts, one_line, raised
from leafproof.records import Gap, GapReason, Metadata, ReadPart, TextRole

MEDIA_TYPES = ("application/rtf",)

_DEEPEST = 2_000
_BYTES_FACTOR = 8
_LONGEST_VALUE = 10_000
_UNSEEN = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "pict",
        "object",
        "objdata",
        "datafield",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "fldinst",
        "mmathPr",
        "pntext",
        "pntxtb",
        "pntxta",
        "pnseclvl",
        "wgrffmtfilter",
        "filetbl",
        "revtbl",
        "bkmkstart",
        "bkmkend",
        "nonshppict",
        "atnid",
        "atnauthor",
        "atntime",
        "atndate",
        "atnref",
        "atnicn",
        "atrfstart",
        "atrfend",
        "listtext_",
        "sp",
        "sn",
        "sv",
        "shpinst_",
        "template",
        "passwordhash",
        "background",
    ]
)
_ROLES = {
    "header": TextRole.HEADER, "headerl": TextRole.HEADER, "headerr": TextRole.HEADER, "headerf": TextRole.HEADER,
    "footer": TextRole.FOOTER, "footerl": TextRole.FOOTER, "footerr": TextRole.FOOTER, "footerf": TextRole.FOOTER,
    "footnote": TextRole.FOOTNOTE, "annotation": TextRole.COMMENT, "shptxt": TextRole.TEXT_BOX,
}  # fmt: skip
_INFO = frozenset(["title", "subject", "author", "manager", "company", "operator", "category", "keywords", "doccomm", "comment"])
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "~": "\u00a0", "_": "\u2011", "page": "\n",
}  # fmt: skip
_CHARSETS = {
    0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 177: 1255, 178: 1256, 186: 1257, 204: 1251,
    222: 874, 238: 1250, 254: 437, 255: 850,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    unseen: bool = False
    role: TextRole = TextRole.BODY
    font: int = 0
    skip: int = 1
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    info: str = ""
    fonts: bool = False


@dataclass
class _Reader:
    """Follows the tokens and writes the text; what stands beside the body is kept until the body is done."""

    parts: TextParts
    page: int = 1252
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    charsets: dict[int, int] = field(default_factory=dict)
    line: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    row: list[str] = field(default_factory=list)
    aside: dict[TextRole, list[str]] = field(default_factory=dict)
    info: dict[str, list[str]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    skipping: int = 0
    starred: bool = False
    opened: bool = False

    def take(self, token: Token) -> None:
        """Takes one token."""
        if token.kind is not Kind.TEXT:
            self._decode()
        match token.kind:
            case Kind.OPEN:
                if len(self.stack) < _DEEPEST:
                    self.stack.append(self.state)
            case Kind.CLOSE:
                self._close()
            case Kind.TEXT:
                text = token.text
                if self.skipping:
                    skipped = min(self.skipping, len(text))
                    text, self.skipping = text[skipped:], self.skipping - skipped
                self.waiting += text
            case Kind.WORD:
                self._word(token.name, token.number)
        # an asterisk marks an ignorable destination only right behind the group's brace
        self.starred = self.opened and token.kind is Kind.WORD and token.name == "*"
        self.opened = token.kind is Kind.OPEN

    def _close(self) -> None:
        before = self.state
        if self.stack:
            self.state = self.stack.pop()
        if before.role is not self.state.role and before.role is not TextRole.BODY:
            self.aside.setdefault(before.role, []).append("\n")
        self.skipping = 0

    def _decode(self) -> None:
        if self.waiting:
            data, self.waiting = bytes(self.waiting), bytearray()
            page = self.charsets.get(self.state.font, self.page)
            codec = {10000: "mac_roman", 65001: "utf-8"}.get(page, f"cp{page}")
            self._put(data.decode(codec if known(codec) else "cp1252", "replace"))

    def _put(self, text: str) -> None:
        state = self.state
        if state.info:
            self.info.setdefault(state.info, []).append(text)
        elif state.unseen:
            return
        elif state.hidden:
            self.hidden.append(text)
        elif state.deleted:
            self.aside.setdefault(TextRole.DELETED, []).append(text)
        elif state.role is not TextRole.BODY:
            self.aside.setdefault(state.role, []).append(text)
        else:
            self.line.append(raised(text) if state.raised else text)

    def _word(self, name: str, number: int | None) -> None:
        if self.starred and name not in _ROLES and name not in {"shppict", "shpinst", "ud"}:
            self.state = replace(self.state, unseen=True)
        elif name in _UNSEEN:
            self.state = replace(self.state, unseen=True, fonts=name == "fonttbl")
        elif name in _ROLES:
            self.state = replace(self.state, role=_ROLES[name], unseen=False)
        elif name == "info":
            self.state = replace(self.state, unseen=True)
        elif name in _INFO and self.state.unseen and not self.state.fonts:
            self.state = replace(self.state, info=name)
        elif name in _CHARACTERS:
            self._put(_CHARACTERS[name])
        elif not self._layout(name):
            self._format(name, number)

    def _layout(self, name: str) -> bool:
        """Paragraphs, cells and rows."""
        match name:
            case "par" | "sect":
                if self.state.role is not TextRole.BODY or self.state.deleted:
                    self._put("\n")
                elif self.state.in_table:
                    self.line.append(" ")
                else:
                    self.end_row()
                    self._end_line()
            case "cell" | "nestcell":
                self.row.append("".join(self.line))
                self.line = []
            case "row":
                self.end_row(full=True)
            case "nestrow":
                pass
            case _:
                return False
        return True

    def _format(self, name: str, number: int | None) -> None:
        on = number != 0
        match name:
            case "u" if number is not None:
                self._put(chr(number % 0x10000))
                self.skipping = self.state.skip
            case "uc":
                self.state = replace(self.state, skip=min(max(number or 0, 0), 100))
            case "ansicpg" if number:
                self.page = number
            case "mac" | "pc":
                self.page = 10000 if name == "mac" else 437
            case "f" if number is not None:
                self.state = replace(self.state, font=number)
            case "fcharset" if self.state.fonts and number in _CHARSETS and number != 0 and len(self.charsets) < 10_000:
                self.charsets[self.state.font] = _CHARSETS[number]
            case "super":
                self.state = replace(self.state, raised=on)
            case "nosupersub":
                self.state = replace(self.state, raised=False)
            case "v":
                self.state = replace(self.state, hidden=on)
            case "deleted":
                self.state = replace(self.state, deleted=on)
            case "plain":
                self.state = replace(self.state, raised=False, hidden=False, deleted=False)
            case "intbl":
                self.state = replace(self.state, in_table=True)
            case "pard":
                self.state = replace(self.state, in_table=False)
            case _:
                pass

    def _end_line(self) -> None:
        text = whole("".join(self.line))
        self.line = []
        if self.parts.in_table:
            self.parts.end_table()
        self.parts.write(text + "\n")

    def end_row(self, *, full: bool = False) -> None:
        """Writes the cells of a row; cells that no row follows become a row as well."""
        if self.row:
            if "".join(self.line).strip() and full:
                self.row.append("".join(self.line))
                self.line = []
            if not self.parts.in_table:
                self.parts.begin_table()
            self.parts.row([GridText(column, one_line(whole(text))) for column, text in enumerate(self.row)])
            self.row = []

    def finish(self) -> Iterator[Metadata]:
        """Writes what is left, then what stands beside the body; gives the info group and hidden text."""
        self._decode()
        self.end_row()
        if self.line:
            self._end_line()
        if self.parts.in_table:
            self.parts.end_table()
        for role in (TextRole.HEADER, TextRole.FOOTER, TextRole.FOOTNOTE, TextRole.TEXT_BOX, TextRole.COMMENT, TextRole.DELETED):
            text = whole("".join(self.aside.get(role, ()))).strip("\n")
            self.parts.write(text + "\n" if text.strip() else "", role)
        for name in sorted(self.info):
            yield Metadata(name, whole("".join(self.info[name])).strip()[:_LONGEST_VALUE], "rtf info")
        if self.hidden:
            yield Metadata("hidden text", whole("".join(self.hidden))[:_LONGEST_VALUE], "rtf")


def whole(text: str) -> str:
    """The text with pairs of surrogates, which RTF writes one by one, joined into characters."""
    return without_surrogates(text)


def read(source: Source) -> Iterator[ReadPart]:
    """The text of the body with its tables, then headers, footers, notes and deletions, the info group, and a gap over the limit."""
    limit = source.settings.text_bytes * _BYTES_FACTOR
    with source.open() as file:
        data = file.read(limit)
    parts = TextParts(limit=source.settings.text_bytes)
    reader = _Reader(parts)
    for token in tokens(data):
        reader.take(token)
        yield from parts.take()
        if parts.full:
            break
    metadata = list(reader.finish())
    yield from parts.finish()
    yield from metadata
    if source.size > limit:
        sentence = f"The file was read up to a limit: {limit:,} of {source.size:,} bytes."
        yield Gap(GapReason.OVER_LIMIT, sentence, "raise text_bytes under [read]", "the rest of the file")
