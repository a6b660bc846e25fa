"""Many documents over several parser processes: one thread a process, a bounded number in flight, stopping cleanly when asked."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from leafproof.engine.parser import Parser

T = TypeVar("T")
R = TypeVar("R")


class Stopped(Exception):
    """The user asked to stop; what was finished is kept."""


class Pool:
    """`jobs` parser processes. `stop` may be set from a signal handler: work in flight is finished, nothing new begun."""

    def __init__(self, *, jobs: int, memory_bytes: int) -> None:
        self.jobs = jobs
        self.stop = threading.Event()
        self._idle: queue.SimpleQueue[Parser] = queue.SimpleQueue()
        self._parsers = [Parser(memory_bytes=memory_bytes) for _ in range(jobs)]
        for parser in self._parsers:
            self._idle.put(parser)
        self._threads = ThreadPoolExecutor(max_workers=jobs)

    @property
    def layers(self) -> tuple[str, ...]:
        """The limits in force in the parser processes started so far (those that hold in all of them)."""
        started = [set(parser.layers) for parser in self._parsers if parser.layers]
        return tuple(sorted(set.intersection(*started))) if started else ()

    def close(self) -> None:
        """Ends all processes at once."""
        self.stop.set()
        for parser in self._parsers:
            parser.close()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def map(self, work: Callable[[Parser, T], R], todo: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Runs `work` for every entry, each with a parser of its own for the time; gives (entry, result) as they finish.

        Raises:
            Stopped: `stop` was set; everything in flight was finished and given first.
        """

        def with_parser(entry: T) -> R:
            parser = self._idle.get()
            try:
                return work(parser, entry)
            finally:
                self._idle.put(parser)

        running: dict[Future[R], T] = {}
        entries = iter(todo)
        exhausted = False
        while True:
            while not exhausted and not self.stop.is_set() and len(running) < 2 * self.jobs:
                try:
                    entry = next(entries)
                except StopIteration:
                    exhausted = True
                    break
                running[self._threads.submit(with_parser, entry)] = entry
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield running.pop(future), future.result()
        if self.stop.is_set():
            raise Stopped
