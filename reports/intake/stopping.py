"""Whether this process was asked to end: background work checks between two pages and leaves the rest for the next worker."""

import threading

_requested = threading.Event()


def request_stop() -> None:
    _requested.set()


def is_stop_requested() -> bool:
    return _requested.is_set()


def reset() -> None:
    _requested.clear()
