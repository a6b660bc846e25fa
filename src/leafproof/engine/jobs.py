"""What the engine asks a parser process to do, as records: one request, one stream of frames back."""

from __future__ import annotations

from leafproof.records import Box, Record
from leafproof.settings import ReadSettings


class Identify(Record, frozen=True, tag="identify", tag_field="job"):
    """Say which media type the bytes are. `name` is untrusted."""

    name: str


class Unpack(Record, frozen=True, tag="unpack", tag_field="job"):
    """Give the members of a container."""

    name: str
    media_type: str


class Read(Record, frozen=True, tag="read", tag_field="job"):
    """Read a document."""

    name: str
    media_type: str


class Extract(Record, frozen=True, tag="extract", tag_field="job"):
    """Extract from the parts that follow as frames."""

    sha256: str
    name: str
    media_type: str


class Draw(Record, frozen=True, tag="draw", tag_field="job"):
    """Render one page (1-based) as PNG, the boxes drawn; `crop` cuts it to the surroundings of the boxes."""

    media_type: str
    page: int
    boxes: tuple[Box, ...]
    page_width: int
    page_height: int
    crop: bool
    dpi: int = 150


Job = Identify | Unpack | Read | Extract | Draw


class Request(Record, frozen=True):
    """A job with the settings it runs under. `size` is that of the document whose descriptor travels along."""

    job: Job
    size: int = 0
    settings: ReadSettings = ReadSettings()


class Ready(Record, frozen=True):
    """The parser process is up; `layers` are the limits in force in it."""

    layers: tuple[str, ...]


class Identified(Record, frozen=True):
    """The media type and what it was told by."""

    media_type: str
    because: str
    name: str


class MemberStart(Record, frozen=True):
    """A member follows: chunks until MEMBER_END, unless it is a folder or there is a gap in its place."""

    name: bytes
    text: str
    folder: bool = False
    gap: str | None = None


class Bug(Record, frozen=True):
    """A bug of ours, told without any document text: the error's class, and the module and line it was raised in."""

    error: str
    where: str
