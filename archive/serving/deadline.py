"""Requests that never end. gunicorn's own timeout kills a worker that stands still, but not one of whose threads one is busy for good:
such a worker is replaced here.

What counts is the processor time of the thread, so that a slow line, on which a large upload takes minutes, is no reason; how
long the database may take is bounded where its connections are made.
"""

import logging
import os
import signal
import threading
import time
from typing import Any

logger = logging.getLogger(__name__)

MOST_WORK = 30.0
"""Seconds of a processor for one request: the longest page of the archive takes one."""
_LOOKED_AFTER = 1.0


class Watch:
    """The requests that the threads of this process have in hand. `most` is in seconds of a processor."""

    def __init__(self, most: float = MOST_WORK) -> None:
        self.most = most
        self._begun: dict[int, float] = {}

    def begin(self, *_: Any) -> None:
        """In the thread of a request, before it is answered."""
        self._begun[threading.get_ident()] = time.thread_time()

    def end(self, *_: Any) -> None:
        self._begun.pop(threading.get_ident(), None)

    @property
    def is_overdue(self) -> bool:
        """Whether some request has worked for longer than a request may."""
        return any(self._worked(thread, since) > self.most for thread, since in list(self._begun.items()))

    def replace_overdue(self, worker: Any) -> None:
        """Starts a thread that ends this gunicorn worker once a request in it is overdue: it takes no more requests, the others
        get the time that a stopping worker has, and gunicorn starts another in its place."""
        threading.Thread(target=self._look, args=(worker,), daemon=True, name="deadline").start()

    def _look(self, worker: Any) -> None:
        while not self.is_overdue:
            time.sleep(min(_LOOKED_AFTER, self.most))
        logger.error("A request worked for more than %g seconds: this server process is replaced.", self.most)
        worker.alive = False
        time.sleep(worker.cfg.graceful_timeout)
        os.kill(os.getpid(), signal.SIGKILL)  # Python itself would wait for the thread

    @staticmethod
    def _worked(thread: int, since: float) -> float:
        try:
            return time.clock_gettime(time.pthread_getcpuclockid(thread)) - since
        except OSError:  # it is gone
            return 0.0
