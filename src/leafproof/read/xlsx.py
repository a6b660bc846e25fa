"""Excel workbooks (XLSX and kin): every sheet, hidden ones marked, values as displayed, formulas beside them, tables, comments, names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leafproof.engine.contract import Source, Unreadable
from leafproof.read.number_format import Display
from leafproof.read.office_package import BrokenPart, Package, properties
from leafproof.read.sheet_tables import SheetParts
from leafproof.read.xlsx_sheet import SheetReader, comments, merges
from leafproof.read.xlsx_workbook import SharedStrings, SheetEntry, Workbook, display_of, inline_sample, read_workbook
from leafproof.records import Gap, GapReason, Metadata, ReadPart
from leafproof.settings import ReadSettings

_OOXML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
MEDIA_TYPES = (
    f"{_OOXML}sheet",
    f"{_OOXML}template",
    "application/vnd.ms-excel.sheet.macroenabled.12",
    "application/vnd.ms-excel.template.macroenabled.12",
)

_MOST_COMMENTS = 5_000
_MOST_HIDDEN_ROWS = 500


class _Book:
    """A workbook while its sheets are read one after the other."""

    def __init__(self, package: Package, main: str, settings: ReadSettings) -> None:
        self._package, self._settings = package, settings
        self.workbook: Workbook = read_workbook(package, main)
        self.strings = SharedStrings(package, main, limit=settings.text_bytes)
        names = (entry.name for entry in self.workbook.sheets)
        self._display: Display = display_of(chain(names, self.strings.sample(), inline_sample(package, self.workbook.sheets)))
        self._tables = 0

    def sheet(self, index: int, entry: SheetEntry) -> Iterator[ReadPart]:
        """The records of one sheet."""
        if not self._package.has(entry.part) or entry.kind != "worksheet":
            yield _no_worksheet(entry)
            return
        reader = SheetReader(self._package, entry.part, entry.name, self.workbook, self.strings, self._display)
        parts = SheetParts(
            index=index,
            name=entry.name,
            hidden=entry.hidden,
            merges=merges(self._package, entry.part),
            first_table=self._tables,
        )
        broken: Gap | None = None
        taken = left = 0
        try:
            for row in reader.rows():
                if taken >= self._settings.table_rows:
                    left += 1
                else:
                    taken += 1
                    yield from parts.add(row)
        except BrokenPart as error:
            broken = error.gap
        yield from parts.finish()
        self._tables = parts.tables
        if broken is not None:
            yield broken
        if left:
            sentence = f"The first {taken:,} rows of the sheet were read; {left:,} more were not."
            yield Gap(GapReason.OVER_LIMIT, sentence, "raise table_rows under [read]", f"sheet {entry.name}")
        yield from self._beside(reader, entry)

    def _beside(self, reader: SheetReader, entry: SheetEntry) -> Iterator[ReadPart]:
        yield from reader.metadata
        if entry.hidden:
            yield Metadata("hidden sheet", entry.name, "xlsx workbook")
        if reader.hidden_rows:
            shown = ", ".join(str(row) for row in reader.hidden_rows[:_MOST_HIDDEN_ROWS])
            more = f" and {len(reader.hidden_rows) - _MOST_HIDDEN_ROWS} more" if len(reader.hidden_rows) > _MOST_HIDDEN_ROWS else ""
            yield Metadata("hidden rows", shown + more, f"xlsx sheet {entry.name}")
        yield from comments(self._package, entry.part, entry.name, most=_MOST_COMMENTS)


def _no_worksheet(entry: SheetEntry) -> Gap:
    where = f"sheet {entry.name}"
    if entry.kind == "chartsheet":
        return Gap(
            GapReason.UNSUPPORTED, "This sheet is a chart; its figures stand in the sheet it is drawn from.", "look at it by hand", where
        )
    if entry.kind in {"worksheet", ""}:
        return Gap(GapReason.DAMAGED, "The workbook lists this sheet but does not hold it.", "ask for another copy", where)
    return Gap(GapReason.UNSUPPORTED, f"This sheet is of a kind that is not read ({entry.kind}).", "look at it by hand", where)


def read(source: Source) -> Iterator[ReadPart]:
    """Properties and names, then sheet by sheet its cells, its tables, and what stands beside them.

    Raises:
        Unreadable: ENCRYPTED, or DAMAGED where not even the list of sheets can be read.
    """
    with Package(source) as package:
        main = package.main_part("xl/workbook.xml")
        try:
            book = _Book(package, main, source.settings)
        except BrokenPart as error:
            raise Unreadable(error.gap.reason, error.gap.sentence, error.gap.way_out) from None
        yield from properties(package, prefix="xlsx")
        yield from book.workbook.names
        for index, entry in enumerate(book.workbook.sheets):
            yield from book.sheet(index, entry)
        if book.strings.gap is not None:
            yield book.strings.gap
        yield from package.gaps()
