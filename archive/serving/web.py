"""The processes that serve: gunicorn, one that keeps the search index in step, one that works in the background.

Gunicorn gone ends the run; the other two are started again.
"""

import http.client
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from archive.children import Child, Patience
from archive.serving.listening import ServingProblem

LONGEST_START = 60.0


class Helper:
    """A process beside the web server, started again whenever it dies, less and less eagerly."""

    def __init__(self, *command: str) -> None:
        self.child = Child(sys.executable, str(settings.BASE_DIR / "manage.py"), *command, quiet=True)
        self.patience = Patience()
        self._again_at: float | None = None

    def heal(self) -> None:
        """Called now and then."""
        if self.child.is_up():
            return
        if self._again_at is None:
            self._again_at = time.monotonic() + self.patience.next()
        elif time.monotonic() >= self._again_at:
            self._again_at = None
            self.child.start()


class Web:
    """All processes, from the first one's start to the last one's end."""

    def __init__(self, listener: socket.socket) -> None:
        conf = str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py")
        bind = f"fd://{listener.fileno()}"
        self.gunicorn = Child(
            sys.executable, "-m", "gunicorn", "-c", conf, "--bind", bind, "archive.wsgi", keep=[listener.fileno()]
        )
        self.helpers = [Helper("index", "follow"), Helper("work")]

    @contextmanager
    def up(self) -> Iterator[None]:
        try:
            self.gunicorn.start()
            for helper in self.helpers:
                helper.child.start()
            yield
        finally:
            for helper in self.helpers:  # all at once, then one after the other until they are gone
                helper.child.ask_to_stop()
            self.gunicorn.stop()
            for helper in self.helpers:
                helper.child.stop()

    def wait_until_answering(self, address: tuple[str, int]) -> None:
        until = time.monotonic() + LONGEST_START
        while not _answers(address):
            if not self.gunicorn.is_up() or time.monotonic() > until:
                raise ServingProblem("The web server did not start: the lines above say why.")
            time.sleep(0.1)

    def watch(self) -> None:
        """Until gunicorn ends."""
        while self.gunicorn.is_up():
            for helper in self.helpers:
                helper.heal()
            time.sleep(0.5)
        raise ServingProblem("The web server ended by itself: the lines above say why.")


def _answers(address: tuple[str, int]) -> bool:
    """Any answer will do, even a redirect to https."""
    connection = http.client.HTTPConnection(*address, timeout=10)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    else:
        return True
    finally:
        connection.close()
