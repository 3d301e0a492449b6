"""Processes that run beside `serve`: started, kept alive or missed, and stopped with it, however it ends."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Sequence

LEASH = "ARCHIVE_PARENT"
GRACE = 10.0


def stop_with_parent() -> None:
    """In a child: end as soon as the parent is gone, even if it was killed outright. Does nothing in other processes."""
    parent = os.environ.pop(LEASH, "")
    if parent:
        threading.Thread(target=_watch, args=(int(parent),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)


class Child:
    """One process beside ours, in a group of its own so that Ctrl-C reaches only us. A quiet one shows only its errors."""

    def __init__(self, *command: str, keep: Sequence[int] = (), quiet: bool = False) -> None:
        self.command = command
        self.keep = keep
        self.quiet = quiet
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if self.quiet else None,
            env={**os.environ, LEASH: str(os.getpid())},
            pass_fds=self.keep,
            start_new_session=True,
        )

    def is_up(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ask_to_stop(self) -> None:
        if self._process is not None:
            self._process.terminate()

    def stop(self) -> None:
        """Asks, waits, and then insists."""
        self.ask_to_stop()
        if self._process is None:
            return
        try:
            self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


class Patience:
    """How long to wait before starting a child again: longer each time, from anew once it has run for a while."""

    LONGEST = 60.0

    def __init__(self) -> None:
        self._wait = 1.0
        self._since = time.monotonic()

    def next(self) -> float:
        if time.monotonic() - self._since > self.LONGEST:
            self._wait = 1.0
        wait, self._wait = self._wait, min(self._wait * 2, self.LONGEST)
        self._since = time.monotonic() + wait
        return wait
