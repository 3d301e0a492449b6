"""How much memory a process and its children take while something runs, looked at twice a second: looking costs time."""

import threading
from typing import Self

import psutil


class Watch:
    """`peak` and `samples` are in bytes, of this process and all below it but the database server, shared pages counted once."""

    def __enter__(self) -> Self:
        self.samples: list[int] = []
        self.peak_of_one = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def peak(self) -> int:
        return max(self.samples, default=0)

    def _look(self) -> None:
        me = psutil.Process()
        while not self._ended.wait(0.5):
            taken = [_taken(process) for process in (me, *me.children(recursive=True))]
            self.samples.append(sum(taken))
            self.peak_of_one = max(self.peak_of_one, *taken)


def _taken(process: psutil.Process) -> int:
    """Proportional set size where the system tells it: shared pages are shared out among those who share them."""
    try:
        if process.name() == "postgres":
            return 0
        info = process.memory_full_info()
        return int(getattr(info, "pss", info.rss))
    except psutil.Error:
        return 0
