"""One process that reads pages, and its parent's end of it. It is started with an empty environment and within walls; what it
answers is taken for hostile too, since whoever wrote a page may have taken the process over."""

import io
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reports.ingest.preparing.walls import Wall, bound_memory, raise_walls
from reports.problems import Problem, Refused

if TYPE_CHECKING:
    from reports.collecting.capture import CapturedBytes
    from reports.ingest.preparing.prepared import Prepared

    type WhatCame = Prepared | tuple[Problem, ...]

GIVING_WAY = 5
LONGEST_READING = 120  # seconds for one page; a report of six hundred paragraphs takes a twentieth of one
GRACE = 5
"""Seconds after which a reading that did not end itself is ended from outside."""
_LARGEST_ANSWER = 1024**3
_SIZE = struct.Struct(">Q")
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH")
"""Of the environment: where Python finds its libraries, and nothing that anybody keeps secret."""
_START = "import sys; sys.path.append(sys.argv[1]); from reports.ingest.preparing.reader_process import serve; serve()"
_ROOMS = ("reports.reading.outline.elements", "reports.ingest.preparing.", "reports.problems", "reports.choices")
_PLAIN = frozenset(
    {
        ("datetime", "datetime"),
        ("datetime", "date"),
        ("datetime", "timezone"),
        ("datetime", "timedelta"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
    }
)


class Ended(Exception):
    """The process ended while it had a page. `too_long` when it was ended for taking too long."""

    def __init__(self, *, too_long: bool) -> None:
        super().__init__()
        self.too_long = too_long


class ReaderProcess:
    """A started process. `given` is what it reads with, pickled: reference data, hints, whether lines are kept."""

    def __init__(self, given: bytes) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, str(Path(__file__).parents[3])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
        self.pid = self._process.pid
        self._given = given
        self.walls: frozenset[Wall] | None = None

    def read(self, page: "CapturedBytes") -> "WhatCame":
        """Raises Ended when the process ends before it answers."""
        if self.walls is None:
            self.walls = frozenset(Wall(wall) for wall in self._ask(self._given))
        return self._ask(pickle.dumps(page))

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()

    def _ask(self, message: bytes) -> Any:
        late = threading.Event()
        watch = threading.Timer(LONGEST_READING + GRACE, self._end_late, [late])
        watch.daemon = True
        watch.start()
        try:
            return self._exchange(message)
        except (OSError, EOFError, ValueError) as error:
            raise Ended(too_long=late.is_set()) from error
        finally:
            watch.cancel()

    def _exchange(self, message: bytes) -> Any:
        to, answers = self._process.stdin, self._process.stdout
        if to is None or answers is None:
            raise EOFError
        _send(to, message)
        return _Careful(io.BytesIO(_receive(answers, _LARGEST_ANSWER))).load()

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self.kill()


class _Careful(pickle.Unpickler):
    """Makes the plain values that a reading gives, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_ROOMS) and "." not in name else None
        if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise ValueError(f"a reading gives no {module}.{name}")


def serve() -> None:
    """In the process: reads pages until there are no more. Ctrl-C is for the process that writes, which lets the page in hand end
    well. It gives way to the processes that write and index, which would otherwise fall behind and have the rest to do alone."""
    os.nice(GIVING_WAY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _too_long)
    bound_memory()
    asks, to = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(2, 1)  # what a library prints is no answer
    try:
        _load(_receive(asks))
        _send(to, pickle.dumps(tuple(map(str, raise_walls()))))
        while True:
            _send(to, pickle.dumps(read_here(pickle.loads(_receive(asks)))))  # noqa: S301 (from the parent)
    except (EOFError, BrokenPipeError):
        return


class _Reading:
    """What this process reads with."""

    reference_data: Any
    hints: Any
    keep_lines: bool


def _load(given: bytes) -> None:
    """With all that reading needs, before the walls are raised."""
    from reports.ingest.preparing import prepare  # noqa: F401

    start_here(given)


def start_here(given: bytes) -> None:
    """Makes this process one that `read_here` can read in."""
    # Our own bytes, from the constructor of Readers.
    _Reading.reference_data, _Reading.hints, _Reading.keep_lines = pickle.loads(given)  # noqa: S301


def read_here(page: "CapturedBytes") -> "WhatCame":
    """Whatever goes wrong is this page's own trouble."""
    # Here, so that the parent, which only writes, loads no reader, and a process loads them within its bounds of memory.
    from reports.ingest.preparing.prepare import prepare

    in_process = signal.getsignal(signal.SIGALRM) is _too_long
    try:
        signal.alarm(LONGEST_READING if in_process else 0)
        return prepare(page, _Reading.reference_data, _Reading.hints, keep_lines=_Reading.keep_lines)
    except Refused as refused:
        return refused.problems
    except TimeoutError:
        return (took_too_long(),)
    except MemoryError:
        return (Problem("reading this page needs more memory than a page may; it is left out."),)
    except Exception as error:  # a fault of a reader must not spoil the other pages
        return (Problem(f"the reader failed on this page ({type(error).__name__}: {error}); it is left out."),)
    finally:
        signal.alarm(0)


def took_too_long() -> Problem:
    return Problem(f"reading this page took longer than {LONGEST_READING} seconds; it is left out.")


def _too_long(*_: object) -> None:
    raise TimeoutError


def _send(to: IO[bytes], message: bytes) -> None:
    to.write(_SIZE.pack(len(message)))
    to.write(message)
    to.flush()


def _receive(answers: IO[bytes], most: int | None = None) -> bytes:
    size = _exactly(answers, _SIZE.size)
    (length,) = _SIZE.unpack(size)
    if most is not None and length > most:
        raise ValueError("an answer of more bytes than a reading gives")
    return _exactly(answers, length)


def _exactly(answers: IO[bytes], length: int) -> bytes:
    got = answers.read(length)
    if len(got) < length:
        raise EOFError
    return got
