"""Limits a parser process puts on itself before it sees a document; each layer is listed only when it is in force.

The full lock-down (Landlock, seccomp, a process per document) is not here yet: see docs/decisions/0002-process-boundary.md.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWNET = 0x40000000
_CLONE_NEWUSER = 0x10000000


def lock_down(*, memory_bytes: int) -> tuple[str, ...]:
    """Applies what this machine allows, in an order in which each step still can; gives the names of the layers in force."""
    layers: list[str] = []
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0:
        layers.append("dies_with_engine")
    if libc.unshare(_CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWUSER | _CLONE_NEWNET) == 0:
        layers.append("no_network")
    for name, which, limit in (
        ("memory_limit", resource.RLIMIT_AS, memory_bytes),
        ("no_file_writes", resource.RLIMIT_FSIZE, 0),
        ("no_core_dump", resource.RLIMIT_CORE, 0),
        ("descriptor_limit", resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(which, (limit, limit))
        layers.append(name)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        layers.append("no_new_privileges")
    return tuple(layers)
