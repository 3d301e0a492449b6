"""Signals that ask a process to end: they break off what it does, and are remembered where that was without effect."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ENDINGS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequest:
    """Each signal raises KeyboardInterrupt where the process is. Python drops an exception raised in a finaliser or a callback
    of the garbage collector, so the request is kept as well: ask `made` before going on, and wait with `fd` among the files."""

    def __init__(self) -> None:
        self.made = False
        self.fd, self._write_end = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def make(self, number: int, frame: FrameType | None) -> None:
        if not self.made:
            self.made = True
            os.write(self._write_end, b"!")
        raise KeyboardInterrupt

    def close(self) -> None:
        os.close(self.fd)
        os.close(self._write_end)


@contextmanager
def stop_requests() -> Iterator[StopRequest]:
    """Ends the block quietly when the process is asked to end. A signal that was ignored when the process began stays so: a
    shell starts a job in the background without Ctrl-C."""
    request = StopRequest()
    heard = [number for number in ENDINGS if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, request.make) for number in heard}
    try:
        yield request
    except KeyboardInterrupt:
        if not request.made:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        request.close()
