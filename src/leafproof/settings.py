"""The settings of a case, from leafproof.toml: known keys only, each with its unit and its default."""

from __future__ import annotations

import difflib
import re
import tomllib
from typing import Any

import msgspec

from leafproof.errors import UsageError


class CaseSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[case]"""

    name: str = "case"


class UserSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[user]"""

    name: str = ""


class ReadSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[read] What reading may cost. Sizes in bytes, times in seconds, resolutions in dots per inch."""

    ocr: bool = True
    ocr_dpi: int = 200
    ocr_languages: tuple[str, ...] = ("rus", "eng", "chi_sim")
    timeout_seconds: int = 3600
    memory_bytes: int = 2 * 1024**3
    page_budget: int = 10_000
    words_per_page: int = 20_000
    text_bytes: int = 32 * 1024**2
    table_rows: int = 50_000


class IntakeSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[intake] What unpacking may cost. Sizes in bytes."""

    depth: int = 10
    members: int = 1_000_000
    unpacked_bytes: int = 20 * 1024**3
    ratio: int = 200


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of a case."""

    case: CaseSettings = CaseSettings()
    user: UserSettings = UserSettings()
    read: ReadSettings = ReadSettings()
    intake: IntakeSettings = IntakeSettings()


_TABLES: dict[str, type[msgspec.Struct]] = {
    "case": CaseSettings,
    "user": UserSettings,
    "read": ReadSettings,
    "intake": IntakeSettings,
}


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[?\s*{re.escape(key)}\b", line):
            return number
    return 1


def _unknown(text: str, key: str, known: list[str], table: str) -> UsageError:
    close = difflib.get_close_matches(key, known, n=1)
    return UsageError(
        f"unknown key `{key}` in leafproof.toml, line {_line_of(text, key)}",
        why=f"known keys of {table} are {', '.join(known)}",
        way_out=f"did you mean {close[0]}?" if close else "remove the line",
    )


def parse(text: str) -> Settings:
    """The settings in the text of a leafproof.toml.

    Raises:
        UsageError: broken TOML, an unknown key (named with its line), or a value of the wrong type.
    """
    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"leafproof.toml is not valid TOML: {error}", why="the settings of this case cannot be read", way_out="correct that line"
        ) from error
    for table, values in found.items():
        if table not in _TABLES:
            raise _unknown(text, table, sorted(_TABLES), "the file")
        known = [item.name for item in msgspec.structs.fields(_TABLES[table])]
        for key in values if isinstance(values, dict) else ():
            if key not in known:
                raise _unknown(text, key, known, f"[{table}]")
    try:
        return msgspec.convert(found, Settings, strict=True)
    except msgspec.ValidationError as error:
        raise UsageError(
            f"wrong value in leafproof.toml: {error}", why="a setting has the wrong type", way_out="correct that value"
        ) from error
