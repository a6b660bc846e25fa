"""The parser process: one request in, one stream of bounded frames out. Foreign bytes are parsed here and nowhere else.

Run as `python -m leafproof.engine.worker CONTROL REPLY MEMORY`, with a control socket and a reply pipe as inherited descriptors.
"""

from __future__ import annotations

import gc
import io
import os
import socket
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

from leafproof import codec
from leafproof.engine import frames, jobs
from leafproof.engine.contract import Source, Unreadable
from leafproof.engine.frames import BadReply, pack
from leafproof.engine.lockdown import lock_down
from leafproof.engine.rooms import container_of, load, reader_of
from leafproof.records import Gap, GapReason, Metadata, Page, ReadDocument, ReadPart, Sheet, Table, Text

STATEMENTS_PER_FRAME = 100
_OVER_CAP = "try a version of the file with smaller pages, sheets or paragraphs"


class Stored(io.RawIOBase):
    """A read-only view of a stored blob by descriptor; each view has its own position."""

    def __init__(self, descriptor: int, size: int) -> None:
        super().__init__()
        self._descriptor, self._size, self._at = descriptor, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("seek before the start")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]  # narrower than WriteableBuffer, enough for io
        data = os.pread(self._descriptor, len(buffer), self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _source(descriptor: int, request: jobs.Request, *, name: str, media_type: str) -> Source:
    def open_blob() -> io.BufferedReader:
        return io.BufferedReader(Stored(descriptor, request.size), 1 << 16)

    return Source(open=open_blob, size=request.size, name=name, media_type=media_type, settings=request.settings)


def _part_frame(part: ReadPart) -> bytes:
    try:
        return pack(frames.PART, codec.encode(part))
    except BadReply:
        where = f"page {part.number}" if isinstance(part, Page) else type(part).__name__.lower()
        sentence = f"This part of the document ({where}) is too large to be taken over."
        page = part.number if isinstance(part, Page) else None
        return pack(frames.PART, codec.encode(Gap(GapReason.OVER_LIMIT, sentence, _OVER_CAP, where, page)))


def _unpack(source: Source) -> Iterator[bytes]:
    container = load(container_of(source.media_type))
    for member in container.members(source):
        gap = None if member.gap is None else codec.encode(member.gap).decode()
        folder = member.gap is None and member.chunks is None
        yield pack(frames.MEMBER, codec.encode(jobs.MemberStart(member.name, member.text, folder=folder, gap=gap)))
        if member.chunks is not None:
            try:
                for chunk in member.chunks:
                    yield pack(frames.CHUNK, chunk)
                yield pack(frames.MEMBER_END, b"")
            except Unreadable as error:
                yield pack(frames.MEMBER_END, codec.encode(error.gap))


def _read(source: Source) -> Iterator[bytes]:
    reader = load(reader_of(source.media_type))
    for part in reader.read(source):
        yield _part_frame(part)


def _extract(job: jobs.Extract, control: frames.FrameReader) -> Iterator[bytes]:
    from leafproof.extract.whole import extract_document

    parts: dict[type, list[ReadPart]] = {kind: [] for kind in (Page, Sheet, Text, Table, Metadata, Gap)}
    while (frame := control.read())[0] == frames.PART:
        part: ReadPart = codec.decode(frame[1], ReadPart)
        parts[type(part)].append(part)
    document = ReadDocument(
        sha256=job.sha256,
        media_type=job.media_type,
        name=job.name,
        pages=tuple(parts[Page]),  # type: ignore[arg-type]  # sorted by type just above
        sheets=tuple(parts[Sheet]),  # type: ignore[arg-type]
        texts=tuple(parts[Text]),  # type: ignore[arg-type]
        tables=tuple(parts[Table]),  # type: ignore[arg-type]
        metadata=tuple(parts[Metadata]),  # type: ignore[arg-type]
        gaps=tuple(parts[Gap]),  # type: ignore[arg-type]
    )
    found = extract_document(document)
    yield pack(frames.FACTS, codec.encode(found.facts))
    for start in range(0, len(found.statements), STATEMENTS_PER_FRAME):
        yield pack(frames.STATEMENTS, codec.encode(found.statements[start : start + STATEMENTS_PER_FRAME]))
    for start in range(0, len(found.rows), 10_000):
        yield pack(frames.ROWS, codec.encode(found.rows[start : start + 10_000]))


def _draw(source: Source, job: jobs.Draw) -> Iterator[bytes]:
    from leafproof.read.page_drawing import draw

    picture = draw(source, job.page, boxes=job.boxes, page_size=(job.page_width, job.page_height), crop=job.crop, dpi=job.dpi)
    for start in range(0, len(picture), 1 << 20):
        yield pack(frames.CHUNK, picture[start : start + (1 << 20)])


def _identify(source: Source) -> Iterator[bytes]:
    from leafproof.intake.identify import identify, name_of

    found = identify(source)
    yield pack(frames.IDENTIFIED, codec.encode(jobs.Identified(found.media_type, found.because, name_of(found.media_type))))


def _answer(request: jobs.Request, descriptor: int, control: frames.FrameReader) -> Iterator[bytes]:
    match request.job:
        case jobs.Identify(name=name):
            yield from _identify(_source(descriptor, request, name=name, media_type=""))
        case jobs.Unpack(name=name, media_type=media_type):
            yield from _unpack(_source(descriptor, request, name=name, media_type=media_type))
        case jobs.Read(name=name, media_type=media_type):
            yield from _read(_source(descriptor, request, name=name, media_type=media_type))
        case jobs.Extract():
            yield from _extract(request.job, control)
        case jobs.Draw(media_type=media_type):
            yield from _draw(_source(descriptor, request, name="", media_type=media_type), request.job)


def _where(error: BaseException) -> str:
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "leafproof" in f.filename]
    return f"{Path(ours[-1].filename).stem}:{ours[-1].lineno}" if ours else "unknown"


def _serve(control: socket.socket, reply: int) -> None:
    requests = frames.FrameReader(control.fileno())
    while True:
        note, descriptors, _flags, _address = socket.recv_fds(control, 1, 1)
        if not note:
            return
        descriptor = descriptors[0] if descriptors else -1
        try:
            _tag, payload = requests.read()
            request: jobs.Request = codec.decode(payload, jobs.Request)
            for frame in _answer(request, descriptor, requests):
                _write(reply, frame)
            _write(reply, pack(frames.DONE, b""))
        except Unreadable as error:
            _write(reply, pack(frames.UNREADABLE, codec.encode(error.gap)))
        except MemoryError:
            gap = Gap(
                GapReason.OVER_LIMIT, "Reading this document takes more memory than it is allowed.", "raise memory_bytes under [read]"
            )
            _write(reply, pack(frames.UNREADABLE, codec.encode(gap)))
        except Exception as error:
            _write(reply, pack(frames.BUG, codec.encode(jobs.Bug(type(error).__name__, _where(error)))))
        finally:
            if descriptor >= 0:
                os.close(descriptor)


def _write(reply: int, frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[os.write(reply, view) :]


def main(arguments: list[str]) -> None:
    """Locks the process down, says so, and serves requests until the control socket closes."""
    control_descriptor, reply, memory_bytes = (int(argument) for argument in arguments)
    tempfile.tempdir = "/tmp"  # noqa: S108 - a name only: libraries ask for it on import, and nothing can be written from here on
    # A reader makes many small records and no cycles: the collector has little to find and must not look often.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    layers = lock_down(memory_bytes=memory_bytes)
    control = socket.socket(fileno=control_descriptor)
    _write(reply, pack(frames.READY, codec.encode(jobs.Ready(layers))))
    try:
        _serve(control, reply)
    except (frames.ReplyEnded, BrokenPipeError, ConnectionResetError):
        return


if __name__ == "__main__":
    main(sys.argv[1:])
