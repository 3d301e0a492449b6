"""Whether this process was told to end: work in the background asks between two pages and leaves the rest for the next worker."""

import threading

_told = threading.Event()


def tell() -> None:
    _told.set()


def told() -> bool:
    return _told.is_set()


def forget() -> None:
    _told.clear()
