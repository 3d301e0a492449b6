"""Gunicorn's worker, with an end to the patience it has for slow clients.

Gunicorn gives a thread to whoever has sent one byte, until the rest comes. Here a request gets a thread when its head is whole;
until then it waits in the worker's own loop, which holds thousands. A body, and the reading of an answer, have to keep a pace.
A proxy that buffers does all this better; this is what holds without one.
"""

import errno
import selectors
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_WITHIN = 10.0
"""Seconds from the first byte of a request to the end of its head."""
BODY_START = 10.0
BODY_PACE = 16 * 1024
"""A body may take BODY_START seconds, and one more for each so many bytes of it that have come."""
ANSWER_WITHIN = 60.0
"""Seconds that a client may take to receive one piece of an answer."""
PIECE = 8192
END = b"\r\n\r\n"
LONGEST_HEAD = 256 * 1024
"""Bytes after which gunicorn may judge for itself: it refuses with 414 or 431 what is longer than it allows."""


class PacedSocket:
    """A socket whose reading and writing keep a pace; everything else is the socket's own.

    Who is too slow is treated as gone: gunicorn closes the connection then, and writes nothing into the log.
    """

    def __init__(self, plain: Any) -> None:
        self.plain = plain
        self.begin()

    def begin(self) -> None:
        """A new request: its pace is counted from now."""
        self._began, self._came = time.monotonic(), 0

    def setblocking(self, blocking: bool) -> None:
        self.plain.settimeout(ANSWER_WITHIN if blocking else 0.0)

    def recv(self, size: int, *flags: int) -> bytes:
        patience = self.plain.gettimeout()
        if patience != ANSWER_WITHIN:  # gunicorn waits for no more than the rest of a body that nobody reads
            return bytes(self.plain.recv(size, *flags))
        left = BODY_START + self._came / BODY_PACE - (time.monotonic() - self._began)
        self.plain.settimeout(min(max(left, 0.001), patience))
        try:
            data = bytes(self.plain.recv(size, *flags))
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "too slow") from None
        finally:
            self.plain.settimeout(patience)
        self._came += len(data)
        return data

    def sendall(self, *data: Any) -> None:
        with _gone_if_too_slow():
            self.plain.sendall(*data)

    def sendfile(self, *file: Any, **part: Any) -> Any:
        with _gone_if_too_slow():
            return self.plain.sendfile(*file, **part)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)


@contextmanager
def _gone_if_too_slow() -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise BrokenPipeError(errno.EPIPE, "too slow") from None


class PatientWorker(ThreadWorker):
    """Connections whose head has not come whole stand in `waiting`, with what has come of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting: dict[TConn, tuple[float, bytearray]] = {}

    def enqueue_req(self, conn: TConn) -> None:
        """Called in the worker's own loop for each connection that has, or may have, a request to read."""
        if not isinstance(conn.sock, PacedSocket):
            conn.sock = PacedSocket(conn.sock)
        head = bytearray()
        if conn.initialized:
            head += conn.parser.unreader.take_buffered()
        self.waiting[conn] = (time.monotonic() + HEAD_WITHIN, head)
        conn.sock.setblocking(False)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._more, conn))
        self._more(conn, conn.sock)

    def murder_pending(self) -> None:
        """Called about once a second."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, (until, head) in self.waiting.items() if until < now or not (self.alive or head)]:
            self._stop_waiting(conn)
            self.nr_conns -= 1
            conn.close()

    def _more(self, conn: TConn, _: Any) -> None:
        """Takes what has come; hands the connection to a thread when the head is whole or the client has ended."""
        head = self.waiting[conn][1]
        ended = False
        try:
            while not (_is_whole(head) or ended):
                piece = conn.sock.plain.recv(PIECE)
                ended = not piece
                head += piece
        except BlockingIOError:
            return
        except OSError:
            ended = True
        self._stop_waiting(conn)
        self._hand_over(conn, bytes(head))

    def _hand_over(self, conn: TConn, head: bytes) -> None:
        conn.data_ready = True
        conn.sock.begin()
        conn.init()
        conn.parser.unreader.unread(head)
        super().enqueue_req(conn)

    def _stop_waiting(self, conn: TConn) -> None:
        del self.waiting[conn]
        with suppress(KeyError, ValueError, OSError):
            self.poller.unregister(conn.sock)


def _is_whole(head: bytearray) -> bool:
    """The end of a head, or as much as gunicorn refuses anyway, or a line that it refuses at sight."""
    return END in head or len(head) >= LONGEST_HEAD or (b"\n" in head and head.count(b"\n") != head.count(b"\r\n"))
