"""Zip files whose bytes depend on their content alone: fixed times, fixed order."""

from __future__ import annotations

import io
import re
import zipfile

_TIME = (2024, 1, 2, 3, 4, 6)


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """A zip file of these members in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def settled(data: bytes) -> bytes:
    """An office file with the times of its making taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    fixed = b"2024-01-02T03:04:06Z"
    times = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    return zipped([(name, times.sub(rb"\g<1>" + fixed, text) if name == "docProps/core.xml" else text) for name, text in members])
