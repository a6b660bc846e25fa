"""Frames on the boundary: what is packed comes back; what is too long, torn or slow is refused."""

from __future__ import annotations

import os
import threading
import time

import pytest

from leafproof.engine.frames import FRAME_CAP, BadReply, FrameReader, ReplyEnded, ReplyTimeout, pack


def _pipe(data: bytes) -> FrameReader:
    read_end, write_end = os.pipe()

    def write() -> None:
        try:
            with os.fdopen(write_end, "wb") as out:
                out.write(data)
        except BrokenPipeError:
            pass

    threading.Thread(target=write, daemon=True).start()
    return FrameReader(read_end)


def test_frames_come_back_in_order() -> None:
    reader = _pipe(pack(b"P", b"one") + pack(b"D", b""))
    assert reader.read(seconds=5) == (b"P", b"one")
    assert reader.read(seconds=5) == (b"D", b"")


def test_a_frame_of_the_largest_size_passes() -> None:
    payload = b"x" * (FRAME_CAP - 1)
    assert _pipe(pack(b"P", payload)).read(seconds=10) == (b"P", payload)


def test_a_payload_over_the_cap_is_not_packed() -> None:
    with pytest.raises(BadReply):
        pack(b"P", b"x" * FRAME_CAP)


@pytest.mark.parametrize("length", [0, FRAME_CAP + 1, 2**32 - 1])
def test_a_refused_length_is_refused_before_anything_is_read(length: int) -> None:
    with pytest.raises(BadReply):
        _pipe(length.to_bytes(4, "big") + b"P").read(seconds=5)


def test_a_torn_frame_is_an_end_not_a_frame() -> None:
    with pytest.raises(ReplyEnded):
        _pipe(pack(b"P", b"whole")[:-2]).read(seconds=5)


def test_a_slow_drip_runs_into_the_deadline() -> None:
    read_end, write_end = os.pipe()

    def drip() -> None:
        for byte in pack(b"P", b"drop by drop, byte by byte"):
            os.write(write_end, bytes([byte]))
            time.sleep(0.05)

    threading.Thread(target=drip, daemon=True).start()
    with pytest.raises(ReplyTimeout):
        FrameReader(read_end).read(seconds=0.3)
