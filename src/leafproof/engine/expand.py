"""From what was received to all items: every blob identified, every container opened, wave after wave, each member an item."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from leafproof import codec
from leafproof.case import custody
from leafproof.engine import frames, jobs
from leafproof.engine.code_digest import code_digest, library_versions
from leafproof.engine.frames import BadReply
from leafproof.engine.outputs import MemberRow, Unpacked
from leafproof.engine.parser import Parser, ParserFailed, ParserRefused
from leafproof.engine.rooms import container_of
from leafproof.engine.run_state import Run, call, key, settings_digest
from leafproof.records import Gap, GapReason

UNKNOWN = jobs.Identified("application/octet-stream", "not identified", "unknown format")


@dataclass(frozen=True, slots=True)
class Item:
    """One occurrence: a path as received, the blob that stands there or the gap in its place, and the container it came out of.

    `received` names the entry of the custody log it came with. `ancestors` are the blobs of the containers around it, outermost first.
    """

    name: bytes
    path: str
    sha256: str | None
    size: int
    received: str
    gap: Gap | None = None
    ancestors: tuple[str, ...] = ()

    @property
    def extension(self) -> str:
        """The extension of the name in lower case, a hint only."""
        return os.path.splitext(self.path)[1].lower()[:16]  # noqa: PTH122 - not a path of this machine


@dataclass
class Expanded:
    """All items, what each blob is, and the gaps that opening containers left."""

    items: list[Item] = field(default_factory=list)
    types: dict[str, jobs.Identified] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    container_gaps: dict[str, Gap] = field(default_factory=dict)
    containers: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    members: int = 0
    unpacked_bytes: int = 0


def _identify(run: Run, parser: Parser, item: Item) -> jobs.Identified | Gap:
    assert item.sha256 is not None
    at = key("identify", code_digest("leafproof.intake.identify"), item.sha256, item.extension)
    known = run.store.output(at)
    if known is not None:
        return codec.decode(run.store.chunk(known), jobs.Identified)
    try:
        found = UNKNOWN
        for tag, payload in call(run, parser, jobs.Identify(item.path), blob=run.case.originals.path(item.sha256), size=item.size):
            if tag != frames.IDENTIFIED:
                raise BadReply("not an identification")
            found = codec.decode(payload, jobs.Identified)
    except (ParserRefused, ParserFailed) as error:
        return error.gap
    except (BadReply, codec.BadRecord):
        return Gap(GapReason.BAD_REPLY, "The parser answered with something that is not a reply.", "send in a report without the file")
    run.store.put(at, "identify", codec.encode(found))
    return found


class _Unpacking:
    """Takes the frames of one container and stores its members."""

    def __init__(self, run: Run, whole: Expanded) -> None:
        self._run, self._whole = run, whole
        self.rows: list[MemberRow] = []
        self.over_budget = False
        self._ended: Gap | None = None

    def _end(self) -> Gap | None:
        """How the member just taken ended: None when it came whole."""
        return self._ended

    def take(self, frames_in: Iterator[tuple[bytes, bytes]]) -> None:
        for tag, payload in frames_in:
            if tag != frames.MEMBER:
                raise BadReply("not a member")
            start = codec.decode(payload, jobs.MemberStart)
            self._whole.members += 1
            if self._whole.members > self._run.settings.intake.members:
                self.over_budget = True
                return
            if start.gap is not None or start.folder:
                gap = None if start.gap is None else codec.decode(start.gap, Gap)
                self.rows.append(MemberRow(start.name, start.text, None, 0, gap, start.folder))
                continue
            self._ended = None
            sha256, size = self._run.case.originals.store(self._chunks(frames_in))
            ended = self._end()
            kept = None if ended is not None and size == 0 else sha256
            self.rows.append(MemberRow(start.name, start.text, kept, size, ended))
            if self.over_budget:
                return

    def _chunks(self, frames_in: Iterator[tuple[bytes, bytes]]) -> Iterator[bytes]:
        for tag, payload in frames_in:
            if tag == frames.MEMBER_END:
                self._ended = codec.decode(payload, Gap) if payload else None
                return
            if tag != frames.CHUNK:
                raise BadReply("not a piece of a member")
            self._whole.unpacked_bytes += len(payload)
            if self._whole.unpacked_bytes > self._run.settings.intake.unpacked_bytes:
                self.over_budget = True
                self._ended = Gap(
                    GapReason.OVER_LIMIT, "Unpacking stopped here: the case's limit was reached.", "raise unpacked_bytes under [intake]"
                )
                return
            yield payload


def _unpack(run: Run, parser: Parser, item: Item, media_type: str, whole: Expanded) -> Unpacked:
    assert item.sha256 is not None
    module = container_of(media_type)
    assert module is not None
    code = code_digest(module)
    at = key("unpack", code, library_versions(), settings_digest(run.settings.read), media_type, item.sha256)
    known = run.store.output(at)
    if known is not None:
        unpacked: Unpacked = codec.decode(run.store.chunk(known), Unpacked)
        if all(row.sha256 is None or run.case.originals.present(row.sha256) for row in unpacked.members):
            return unpacked
    taking = _Unpacking(run, whole)
    lasting, gap = True, None
    try:
        taking.take(call(run, parser, jobs.Unpack(item.path, media_type), blob=run.case.originals.path(item.sha256), size=item.size))
    except ParserRefused as error:
        gap = error.gap
    except ParserFailed as error:
        gap, lasting = error.gap, False
    except (BadReply, codec.BadRecord):
        parser.close()
        gap = Gap(GapReason.BAD_REPLY, "The parser answered with something that is not a reply.", "send in a report without the file")
        lasting = False
    if taking.over_budget:
        parser.close()
        gap = Gap(
            GapReason.OVER_LIMIT,
            "The container was not opened to its end: the case's limits were reached.",
            "raise the limits under [intake]",
        )
        lasting = False
    unpacked = Unpacked(tuple(taking.rows), gap)
    if lasting:
        run.store.put(at, "unpack", codec.encode(unpacked))
    return unpacked


def _members(run: Run, item: Item, unpacked: Unpacked) -> Iterator[Item]:
    assert item.sha256 is not None
    ancestors = (*item.ancestors, item.sha256)
    for row in unpacked.members:
        if row.folder:
            continue
        gap, sha256 = row.gap, row.sha256
        if sha256 is not None and sha256 in ancestors:
            gap, sha256 = Gap(GapReason.CYCLE, "This container holds itself; it was opened once.", "nothing to do"), None
        elif sha256 is not None and len(ancestors) > run.settings.intake.depth:
            gap = Gap(GapReason.TOO_DEEP, "Containers lie too deep in one another.", "raise depth under [intake], or unpack by hand")
        yield Item(
            name=item.name + b"/" + row.name,
            path=f"{item.path}/{row.text}",
            sha256=sha256,
            size=row.size,
            received=item.received,
            gap=gap,
            ancestors=ancestors,
        )


def expand(run: Run) -> Expanded:
    """All items of the case. A container that cannot be opened keeps its gap; its members found so far stay.

    Raises:
        CaseDamaged: the custody log is broken.
        Stopped: the user asked to stop.
    """
    whole = Expanded()
    wave = [Item(r.name, r.path, r.sha256, r.size, f"received.jsonl#{r.entry}", r.gap) for r in custody.received(run.case.received)]
    run.progress.begin("Unpack", None)
    while wave:
        whole.items.extend(wave)
        fresh = {item.sha256: item for item in reversed(wave) if item.sha256 is not None and item.sha256 not in whole.types}
        whole.sizes.update({sha256: item.size for sha256, item in fresh.items()})
        for item, identified in run.pool.map(lambda parser, entry: _identify(run, parser, entry), list(fresh.values())):
            assert item.sha256 is not None
            if isinstance(identified, Gap):
                whole.container_gaps[item.sha256] = identified
                identified = UNKNOWN
            whole.types[item.sha256] = identified
            run.progress.step("Unpack", item.path)
        openable = [
            item
            for item in wave
            if item.sha256 is not None and item.gap is None and container_of(whole.types[item.sha256].media_type) is not None
        ]
        once = {item.sha256: item for item in reversed(openable)}
        opened: dict[str, Unpacked] = {}
        for item, unpacked in run.pool.map(
            lambda parser, entry: _unpack(run, parser, entry, whole.types[entry.sha256 or ""].media_type, whole), list(once.values())
        ):
            assert item.sha256 is not None
            opened[item.sha256] = unpacked
            whole.containers.add(item.sha256)
            if unpacked.gap is not None:
                whole.container_gaps[item.sha256] = unpacked.gap
        run.store.commit()
        wave = [member for item in openable for member in _members(run, item, opened[item.sha256 or ""])]
        whole.parents.update(member.ancestors[-1] for member in wave)
    run.progress.end("Unpack", f"{len(whole.items):,} items in {len(whole.containers):,} containers")
    return whole
