"""A copy of a record with some fields changed; records are frozen."""

from __future__ import annotations

from typing import Any, TypeVar

from leafproof.records_place import Record

R = TypeVar("R", bound=Record)


def with_fields(record: R, **changes: Any) -> R:
    """The record with these fields in place of its own."""
    return type(record)(**{name: getattr(record, name) for name in record.__struct_fields__} | changes)
