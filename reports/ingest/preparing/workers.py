"""Reading pages in processes of their own. A worker knows the reference data it was given, and is no Django application: it could not
ask the database, and starts in half the time and room."""

import os
import pickle
import resource
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING

from reports.problems import Problem, Refused

if TYPE_CHECKING:
    from reports.collecting.capture import CapturedBytes
    from reports.ingest.preparing.edition import EditionHints
    from reports.ingest.preparing.prepared import Prepared
    from reports.ingest.preparing.reference_data import ReferenceData

    type WhatCame = Prepared | tuple[Problem, ...]

AHEAD = 4
"""Pages a worker may be ahead of the writing: enough to keep it busy, few enough to keep memory flat."""
GIVING_WAY = 5
LONGEST_READING = 120  # seconds for one page; a report of six hundred paragraphs takes a twentieth of one
MOST_MEMORY = 2 * 1024**3
"""Address space of a worker: a file made to fill the machine ends its own reading and nothing else."""


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
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        self._end_pool()

    def read_all(self, pages: "Iterable[CapturedBytes]") -> "Iterator[tuple[CapturedBytes, WhatCame]]":
        """Every page with what was made of it, or with the problems that stopped it."""
        if not self._workers:
            _start(self._given)
            yield from ((page, _read(page)) for page in pages)
            return
        waiting: deque[tuple[CapturedBytes, ProcessPoolExecutor, Future]] = deque()
        for page in pages:
            waiting.append((page, *self._submit(page)))
            if len(waiting) >= self._workers * AHEAD:
                yield self._take(*waiting.popleft())
        while waiting:
            yield self._take(*waiting.popleft())

    def _take(
        self, page: "CapturedBytes", pool: ProcessPoolExecutor, future: "Future[WhatCame]"
    ) -> "tuple[CapturedBytes, WhatCame]":
        try:
            return page, future.result()
        except (BrokenProcessPool, CancelledError):
            if pool is self._pool:
                self._end_pool()
            return page, self._read_alone(page)

    def _read_alone(self, page: "CapturedBytes") -> "WhatCame":
        """A worker was killed while this page was in hand or waiting. By itself it shows whether it was the one."""
        try:
            return self._submit(page)[1].result()
        except BrokenProcessPool:
            self._end_pool()
            return (Problem("reading this page ended the process that read it; it is left out."),)

    def _submit(self, page: "CapturedBytes") -> "tuple[ProcessPoolExecutor, Future[WhatCame]]":
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _start_worker, (self._given,))
        try:
            return self._pool, self._pool.submit(_read, page)
        except BrokenProcessPool:
            self._end_pool()
            return self._submit(page)

    def _end_pool(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


class _Worker:
    """What this process reads with."""

    reference_data: "ReferenceData"
    hints: "EditionHints"
    keep_lines: bool


def _start_worker(given: bytes) -> None:
    """Ctrl-C is for the process that writes: it lets the page in hand end well and then ends the workers.

    They give way to the processes that write and index, which would otherwise fall behind and have the rest to do alone.
    """
    os.nice(GIVING_WAY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    _start(given)


def _start(given: bytes) -> None:
    # Our own bytes, from the constructor above.
    _Worker.reference_data, _Worker.hints, _Worker.keep_lines = pickle.loads(given)  # noqa: S301


def _read(page: "CapturedBytes") -> "WhatCame":
    """Whatever goes wrong is this page's own trouble."""
    # Here, so that the parent, which only writes, loads no reader, and a worker loads them within its bounds of memory.
    from reports.ingest.preparing.prepare import prepare

    in_worker = signal.getsignal(signal.SIGALRM) is _too_long
    try:
        signal.alarm(LONGEST_READING if in_worker else 0)
        return prepare(page, _Worker.reference_data, _Worker.hints, keep_lines=_Worker.keep_lines)
    except Refused as refused:
        return refused.problems
    except TimeoutError:
        return (Problem(f"reading this page took longer than {LONGEST_READING} seconds; it is left out."),)
    except MemoryError:
        return (Problem("reading this page needs more memory than a page may; it is left out."),)
    except Exception as error:  # a fault of a reader must not spoil the other pages
        return (Problem(f"the reader failed on this page ({type(error).__name__}: {error}); it is left out."),)
    finally:
        signal.alarm(0)


def _too_long(*_: object) -> None:
    raise TimeoutError
