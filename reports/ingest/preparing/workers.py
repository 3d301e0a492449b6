"""Reading pages in processes of their own, side by side. A worker knows the reference data it was given, and is no Django application:
it could not ask the database, and starts in half the time and room."""

import os
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from reports.ingest.preparing.reader_process import Ended, ReaderProcess, read_here, start_here, took_too_long
from reports.ingest.preparing.walls import Wall
from reports.problems import Problem

if TYPE_CHECKING:
    from reports.collecting.capture import CapturedBytes
    from reports.ingest.preparing.edition import EditionHints
    from reports.ingest.preparing.reader_process import WhatCame
    from reports.ingest.preparing.reference_data import ReferenceData

AHEAD = 4
"""Pages a worker may be ahead of the writing: enough to keep it busy, few enough to keep memory flat."""


class Readers:
    """Reads pages in the order they are given; with no workers, in this process."""

    def __init__(
        self,
        reference_data: "ReferenceData",
        hints: "EditionHints",
        *,
        workers: int | None = None,
        keep_lines: bool = False,
    ) -> None:
        self._given = pickle.dumps((reference_data, hints, keep_lines))
        self._workers = (os.cpu_count() or 1) if workers is None else workers
        self._threads = ThreadPoolExecutor(self._workers) if self._workers else None  # each waits for one process
        self._idle: SimpleQueue[ReaderProcess] = SimpleQueue()
        self._lock = Lock()
        self._started: dict[int, ReaderProcess] = {}
        self._is_closed = False
        self.walls: frozenset[Wall] = frozenset()
        """Those that stood around the process that answered last."""

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._threads is None:
            return
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._is_closed = True
            started = list(self._started.values())
        for process in started:
            process.kill()
        self._threads.shutdown()
        for process in started:
            process.end()

    @property
    def pids(self) -> list[int]:
        """Of the processes that read."""
        with self._lock:
            return list(self._started)

    def read_all(self, pages: "Iterable[CapturedBytes]") -> "Iterator[tuple[CapturedBytes, WhatCame]]":
        """Every page with what was made of it, or with the problems that stopped it."""
        if self._threads is None:
            start_here(self._given)
            yield from ((page, read_here(page)) for page in pages)
            return
        waiting: deque[tuple[CapturedBytes, Future[WhatCame]]] = deque()
        for page in pages:
            waiting.append((page, self._threads.submit(self._read, page)))
            if len(waiting) >= self._workers * AHEAD:
                yield _taken(*waiting.popleft())
        while waiting:
            yield _taken(*waiting.popleft())

    def _read(self, page: "CapturedBytes") -> "WhatCame":
        """A process that is killed from outside costs no page: what ends two of them is the page."""
        for _ in range(2):
            process = self._process()
            try:
                came = process.read(page)
            except Ended as ended:
                self._end(process)
                if ended.too_long:
                    return (took_too_long(),)
            else:
                self.walls = process.walls or frozenset()
                self._idle.put(process)
                return came
        return (Problem("reading this page ended the process that read it; it is left out."),)

    def _process(self) -> ReaderProcess:
        try:
            return self._idle.get_nowait()
        except Empty:
            with self._lock:
                if self._is_closed:
                    raise CancelledError from None
                process = ReaderProcess(self._given)
                self._started[process.pid] = process
            return process

    def _end(self, process: ReaderProcess) -> None:
        with self._lock:
            self._started.pop(process.pid, None)
        process.end()


def _taken(page: "CapturedBytes", future: "Future[WhatCame]") -> "tuple[CapturedBytes, WhatCame]":
    return page, future.result()
