"""Bytes from records and records from bytes: canonical JSON, bounded and schema-checked on the way in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")

_PUBLIC = msgspec.json.Encoder(order="sorted")
_ENCODER = msgspec.json.Encoder(decimal_format="string", order="deterministic")


class BadRecord(ValueError):
    """The bytes do not hold a record of the expected type; the message names the field, never its text."""


def encode(value: Any) -> bytes:
    """Canonical JSON of a record or plain value: keys in a fixed order, decimals as strings, UTF-8, no white space."""
    return _ENCODER.encode(value)


@overload
def decode(data: bytes | str, expected: type[T]) -> T: ...
@overload
def decode(data: bytes | str, expected: Any) -> Any: ...
def decode(data: bytes | str, expected: Any) -> Any:
    """The record in `data`, checked strictly against `expected`.

    Raises:
        BadRecord: unknown or missing fields, wrong types, broken JSON, nesting too deep.
    """
    try:
        return msgspec.json.decode(data, type=expected, strict=True)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise BadRecord(str(error)[:200]) from error


def _spelled(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return {key: _spelled(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(item) for item in value]
    return value


def plain(value: Any) -> Any:
    """The record as plain dicts, lists, strings and numbers; decimals become strings without an exponent."""
    return _spelled(msgspec.to_builtins(value, builtin_types=(Decimal,), str_keys=True))


def public(value: Any) -> bytes:
    """JSON of a plain value in the public form: keys sorted, UTF-8 not escaped, one line."""
    return _PUBLIC.encode(value)


def schema(types: list[Any]) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """JSON Schemas (2020-12) of the given record types: one each, and the shared definitions they refer to."""
    return msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
