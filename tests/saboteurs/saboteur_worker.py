"""A parser process that misbehaves on purpose: the name of the document says how. Run in place of the real worker by the tests."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

from leafproof import codec
from leafproof.engine import frames, jobs, worker
from leafproof.engine.frames import pack


def _misbehave(request: jobs.Request, descriptor: int, control: frames.FrameReader) -> Iterator[bytes]:
    del descriptor, control
    assert isinstance(request.job, jobs.Identify)
    match request.job.name:
        case "abort":
            os.abort()
        case "exit":
            os._exit(0)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(3600)
        case "flood":
            yield (2**31).to_bytes(4, "big") + b"I" + b"x" * 100
        case "torn":
            yield pack(frames.IDENTIFIED, b'{"media_type":"text/plain","because":"x","name":"y"}')[:-5]
            os._exit(0)
        case "unknown field":
            yield pack(frames.IDENTIFIED, b'{"media_type":"text/plain","because":"x","name":"y","run":"me"}')
        case "nested":
            yield pack(frames.IDENTIFIED, b"[" * 100_000)
        case "pickle":
            yield pack(frames.IDENTIFIED, b"\x80\x04cos\nsystem\n(S'true'\ntR.")
        case "memory":
            yield bytes(bytearray(16 * 1024**3))
        case "bug":
            raise ZeroDivisionError("a secret of the document")
        case name:
            yield pack(frames.IDENTIFIED, codec.encode(jobs.Identified("text/plain", "it says so", name)))


worker._answer = _misbehave

if __name__ == "__main__":
    worker.main(sys.argv[1:])
