"""The processes that serve: gunicorn, and the one that keeps the search index in step. One gone ends or heals the run."""

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


class Web:
    """Both processes, from the first one's start to the last one's end."""

    def __init__(self, listener: socket.socket) -> None:
        conf = str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py")
        bind = f"fd://{listener.fileno()}"
        self.gunicorn = Child(
            sys.executable, "-m", "gunicorn", "-c", conf, "--bind", bind, "archive.wsgi", keep=[listener.fileno()]
        )
        self.follower = Child(sys.executable, str(settings.BASE_DIR / "manage.py"), "index", "follow", quiet=True)
        self.patience = Patience()

    @contextmanager
    def up(self) -> Iterator[None]:
        try:
            self.gunicorn.start()
            self.follower.start()
            yield
        finally:
            self.follower.ask_to_stop()  # both at once, then one after the other until they are gone
            self.gunicorn.stop()
            self.follower.stop()

    def wait_until_answering(self, address: tuple[str, int]) -> None:
        until = time.monotonic() + LONGEST_START
        while not _answers(address):
            if not self.gunicorn.is_up() or time.monotonic() > until:
                raise ServingProblem("The web server did not start: the lines above say why.")
            time.sleep(0.1)

    def watch(self) -> None:
        """Until gunicorn ends. The follower is started again whenever it dies, less and less eagerly."""
        while self.gunicorn.is_up():
            if not self.follower.is_up():
                self._wait(self.patience.next())
                self.follower.start()
            time.sleep(0.5)
        raise ServingProblem("The web server ended by itself: the lines above say why.")

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self.gunicorn.is_up() and time.monotonic() < until:
            time.sleep(0.2)


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
