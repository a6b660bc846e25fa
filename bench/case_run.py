"""Runs the command line on a folder and measures it: wall time, processor time of all processes, peak memory of the main process."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LEAFPROOF = [sys.executable, "-m", "leafproof"]


@dataclass(frozen=True)
class Measured:
    """One run: seconds of wall time and of processor time (children included), peak resident memory of the main process in MiB."""

    wall: float
    cpu: float
    peak_mib: float
    exit_code: int


def run(arguments: list[str]) -> Measured:
    """Runs `leafproof` with these arguments and watches it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    process = subprocess.Popen([*LEAFPROOF, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
            peak = max(peak, float(lines[0].split()[1]) / 1024) if lines else peak
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.02)
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall, cpu, peak, process.returncode)


def export(case: Path, target: Path) -> dict[str, list[dict[str, Any]]]:
    """Exports a case as jsonl; gives its documents, statements and findings."""
    subprocess.run([*LEAFPROOF, "export", str(case), "--as", "jsonl", "--to", str(target)], check=False, stdout=subprocess.DEVNULL)
    found = {}
    for name in ("documents", "statements", "findings"):
        with (target / f"{name}.jsonl").open(encoding="utf-8") as lines:
            found[name] = [json.loads(line) for line in lines]
    return found


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))
