"""The engine's side of a parser process: starts it, hands it one document at a time, takes bounded frames back, ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from leafproof import codec
from leafproof.engine import frames, jobs
from leafproof.engine.frames import BadReply, FrameReader, ReplyEnded, ReplyTimeout, pack
from leafproof.records import Gap, GapReason

WORKER = "leafproof.engine.worker"
START_SECONDS = 60.0
RECYCLE_AFTER = 300

_WAY_OUT_CRASH = "the file is kept; open it in a separate, disposable machine, or send in a report without the file"


class ParserFailed(Exception):
    """The parser died, hung or answered with something that is not a reply: the gap to record; nothing of it is cached."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.sentence)
        self.gap = gap


class ParserRefused(Exception):
    """The parser says that the document cannot be read: a lasting outcome, cached like any other."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(gap.sentence)
        self.gap = gap


class Parser:
    """One parser process, started when first needed and again after a failure or `RECYCLE_AFTER` documents."""

    def __init__(self, *, memory_bytes: int, module: str = WORKER) -> None:
        self._memory_bytes = memory_bytes
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self.layers: tuple[str, ...] = ()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        read_end, write_end = os.pipe()
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PYTHONHASHSEED": os.environ.get("PYTHONHASHSEED", "random"),
            "OMP_THREAD_LIMIT": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "TESSDATA_PREFIX"):
            if name in os.environ:
                environment[name] = os.environ[name]
        arguments = [str(theirs.fileno()), str(write_end), str(self._memory_bytes)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
            [sys.executable, "-m", self._module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(), write_end),
            env=environment,
            cwd="/",
            start_new_session=True,
        )
        theirs.close()
        os.close(write_end)
        self._control, self._reply, self._frames = ours, read_end, FrameReader(read_end)
        self._served = 0
        tag, payload = self._frames.read(seconds=START_SECONDS)
        if tag != frames.READY:
            raise BadReply("a frame before the ready frame")
        self.layers = codec.decode(payload, jobs.Ready).layers

    def close(self) -> int | None:
        """Ends the process; gives the signal it had died of by itself, if so."""
        if self._process is None:
            return None
        died = self._process.poll()
        if died is None:
            self._process.kill()
            self._process.wait()
        self._control.close()
        os.close(self._reply)
        self._process = None
        return -died if died is not None and died < 0 else None

    def _failed(self, reason: GapReason, sentence: str) -> ParserFailed:
        return ParserFailed(Gap(reason, sentence, _WAY_OUT_CRASH))

    def run(
        self, job: jobs.Request, *, blob: Path | None, input_parts: Iterable[bytes], idle_seconds: float
    ) -> Iterator[tuple[bytes, bytes]]:
        """The reply frames of one job, up to and without DONE.

        Raises:
            ParserRefused: the document cannot be read, as the parser says.
            ParserFailed: crash, time-out (`idle_seconds` without a frame), broken reply, or a bug of ours.
        """
        try:
            if self._process is None or self._served >= RECYCLE_AFTER:
                self.close()
                self._start()
            self._served += 1
            self._send(job, blob, input_parts)
            while True:
                tag, payload = self._frames.read(seconds=idle_seconds)
                if tag == frames.DONE:
                    return
                if tag == frames.UNREADABLE:
                    raise ParserRefused(codec.decode(payload, Gap))
                if tag == frames.BUG:
                    bug = codec.decode(payload, jobs.Bug)
                    self.close()
                    raise self._failed(
                        GapReason.CRASHED, f"The reader of this format stopped with an error of ours ({bug.error} at {bug.where})."
                    )
                yield tag, payload
        except ReplyTimeout:
            self.close()
            raise self._failed(GapReason.TIMED_OUT, f"The parser gave nothing for {idle_seconds:.0f} seconds and was ended.") from None
        except (ReplyEnded, BrokenPipeError, ConnectionResetError):
            if self._process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(5)
            died_of = self.close()
            name = signal.Signals(died_of).name if died_of is not None else "exit"
            raise self._failed(GapReason.CRASHED, f"The parser process died while reading this document ({name}).") from None
        except (BadReply, codec.BadRecord):
            self.close()
            raise self._failed(GapReason.BAD_REPLY, "The parser answered with something that is not a reply; it was ended.") from None
        except GeneratorExit:
            self.close()
            raise

    def _send(self, job: jobs.Request, blob: Path | None, input_parts: Iterable[bytes]) -> None:
        descriptors: list[int] = []
        if blob is not None:
            descriptors.append(os.open(blob, os.O_RDONLY | os.O_CLOEXEC))
        try:
            socket.send_fds(self._control, [b"\0"], descriptors)
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        self._control.sendall(pack(frames.REQUEST, codec.encode(job)))
        if isinstance(job.job, jobs.Extract):
            for part in input_parts:
                self._control.sendall(pack(frames.PART, part))
            self._control.sendall(pack(frames.DONE, b""))
