"""Gets the bytes of a file of the cache, also from inside mails and zip files, for checking quotes against them."""

from __future__ import annotations

import io
import zipfile
from email import policy
from email.parser import BytesParser
from pathlib import Path


def _inside(data: bytes, rest: list[str]) -> bytes | None:
    """The member whose name is made of the first parts of `rest`, and what lies inside it for the others."""
    if not rest:
        return data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            for count in range(1, len(rest) + 1):
                name = "/".join(rest[:count])
                if name in names:
                    return _inside(archive.read(name), rest[count:])
        return None
    message = BytesParser(policy=policy.default).parsebytes(data)
    for part in message.walk():
        if part.get_filename() == rest[0]:
            payload = part.get_payload(decode=True)
            return _inside(payload, rest[1:]) if isinstance(payload, bytes) else None
    return None


def content(cache: Path, path: str) -> bytes | None:
    """The bytes received under a path such as `mail/1.eml/papers.zip/order.pdf`; None where there are none."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        at = cache.joinpath(*parts[:count])
        if at.is_file():
            return _inside(at.read_bytes(), parts[count:])
    return None
