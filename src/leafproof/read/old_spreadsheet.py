"""Spreadsheets in other containers (XLS, XLSB, ODS): the stored values of every sheet, hidden ones marked, and its tables.

The library gives values and no number formats or formulas, so numbers stand as stored, and that is said in a value of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

from leafproof.engine.contract import Source, Unreadable
from leafproof.lang.encodings import without_surrogates
from leafproof.read.number_format import Display, general
from leafproof.read.office_package import encrypted
from leafproof.read.sheet_tables import GridCell, GridRow, Merge, SheetParts
from leafproof.read.text_parts import one_line
from leafproof.read.xlsx_workbook import display_of
from leafproof.records import Gap, GapReason, Metadata, ReadPart

_ODF = "application/vnd.oasis.opendocument.spreadsheet"
MEDIA_TYPES = (
    "application/vnd.ms-excel",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    _ODF,
    f"{_ODF}-template",
)

_LARGEST_FACTOR = 8
_LONGEST_CELL = 32_767
_MOST_MERGES = 20_000
_SAMPLE_ROWS = 200
_HEAD_BYTES = 1 << 22
_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"


def _damaged(what: str) -> Unreadable:
    return Unreadable(GapReason.DAMAGED, f"The workbook cannot be read ({what}).", "open it in an office program and save it as XLSX")


def _open(source: Source) -> Any:
    """The workbook as the library opens it.

    Raises:
        Unreadable: ENCRYPTED, DAMAGED or OVER_LIMIT.
    """
    import python_calamine

    if source.size > source.settings.text_bytes * _LARGEST_FACTOR:
        raise Unreadable(GapReason.OVER_LIMIT, "The workbook is larger than is taken at once.", "raise text_bytes under [read]")
    with source.open() as file:
        try:
            return python_calamine.CalamineWorkbook.from_filelike(file)
        except python_calamine.PasswordError:
            raise encrypted() from None
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise encrypted() if _has_password(file, str(error)) else _damaged(str(error)[:100]) from None
        except BaseException as error:
            if type(error).__name__ == "PanicException":
                # the library's own failure on a file it does not understand; it is no Exception
                raise _damaged("the library for this format gave up") from None
            raise


def _has_password(file: BinaryIO, message: str) -> bool:
    """Whether an XLS says right after its first record that it is encrypted ([MS-XLS] FilePass), or the library says so."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    start = head.find(_GLOBALS)
    return "password" in message.lower() or (start >= 0 and head[start + 20 : start + 22] == b"\x2f\x00")


def _text(value: object, display: Display) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            number = Decimal(repr(value))
            return general(number, display) if number.is_finite() else str(value)
        case datetime():
            shown = f"{value:%d.%m.}{value.year:04}"
            return shown if (value.hour, value.minute, value.second) == (0, 0, 0) else f"{shown} {value:%H:%M:%S}"
        case date():
            return f"{value:%d.%m.}{value.year:04}"
        case time():
            return f"{value:%H:%M:%S}"
        case timedelta():
            seconds = int(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case str():
            return one_line(without_surrogates(value[:_LONGEST_CELL]))
        case _:
            return ""


def _sheet(workbook: Any, index: int) -> Any:
    import python_calamine

    try:
        return workbook.get_sheet_by_index(index)
    except (python_calamine.CalamineError, OSError, ValueError):
        return None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            return None
        raise


def _merges(sheet: Any) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple(Merge(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges[:_MOST_MERGES])


def _rows(sheet: Any, display: Display) -> Iterator[GridRow]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        shown = ((column, _text(value, display)) for column, value in enumerate(row, 1) if value not in {"", None})
        cells = tuple(GridCell(column, text) for column, text in shown if text)
        if cells:
            yield GridRow(number, cells)


def _sample(sheets: list[Any]) -> Iterator[str]:
    for sheet in sheets:
        for number, row in enumerate(sheet.iter_rows()):
            if number >= _SAMPLE_ROWS:
                break
            yield from (value for value in row if isinstance(value, str))


def read(source: Source) -> Iterator[ReadPart]:
    """Sheet by sheet its cells and tables, and a gap for a sheet that cannot be read.

    Raises:
        Unreadable: ENCRYPTED, DAMAGED or OVER_LIMIT.
    """
    workbook = _open(source)
    if not workbook.sheets_metadata:
        raise _damaged("no sheet was found in it")
    sheets = [(entry, _sheet(workbook, index)) for index, entry in enumerate(workbook.sheets_metadata)]
    display = display_of(iter([*workbook.sheet_names, *_sample([sheet for _, sheet in sheets if sheet is not None])]))
    yield Metadata("number formats", "not applied: numbers stand as stored", "spreadsheet")
    tables = 0
    for index, (entry, sheet) in enumerate(sheets):
        hidden = not str(entry.visible).endswith("Visible")
        if hidden:
            yield Metadata("hidden sheet", entry.name, "spreadsheet")
        if sheet is None:
            yield Gap(GapReason.DAMAGED, "This sheet cannot be read.", "open it in an office program", f"sheet {entry.name}")
            continue
        parts = SheetParts(index=index, name=entry.name, hidden=hidden, merges=_merges(sheet), first_table=tables)
        taken = left = 0
        for row in _rows(sheet, display):
            if taken >= source.settings.table_rows:
                left += 1
            else:
                taken += 1
                yield from parts.add(row)
        yield from parts.finish()
        tables = parts.tables
        if left:
            sentence = f"The first {taken:,} rows of the sheet were read; {left:,} more were not."
            yield Gap(GapReason.OVER_LIMIT, sentence, "raise table_rows under [read]", f"sheet {entry.name}")
