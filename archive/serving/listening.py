"""The port and the folder that a serving archive has to itself, taken before anything that lasts is begun."""

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import Timeout

from archive.file_locks import exclusive
from archive.problems import CannotStart


class ServingProblem(CannotStart):
    """The archive cannot be served."""


def local_host(host: str) -> str:
    """Where this machine reaches what is served at the host, which may stand for all of its addresses."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104


def url(host: str, port: int) -> str:
    """The address to open in a browser on this machine."""
    name = local_host(host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


@contextmanager
def port_of_our_own(host: str, port: int) -> Iterator[socket.socket]:
    """A bound socket that nobody can connect to yet."""
    with _socket(host) as listener:
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ServingProblem(_why(error, host, port)) from None
        yield listener


@contextmanager
def folder_of_our_own(var: Path, address: str) -> Iterator[None]:
    """Locked until the process ends, however it ends. A second run in the same folder names the first."""
    mark = var / "serving"
    lock = exclusive(mark)
    try:
        var.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
        mark.write_text(f"{address} (process {os.getpid()})", encoding="utf-8")
    except Timeout:
        raise ServingProblem(
            f"The archive in {var} is already being served at {_holder(mark)}: stop it there with Ctrl-C, "
            "or give this run another folder with ARCHIVE_VAR."
        ) from None
    except OSError as error:
        raise ServingProblem(
            f"{var} cannot be written to ({error.strerror}): mend that, or set ARCHIVE_VAR to another folder."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _holder(mark: Path) -> str:
    """What the process that serves wrote, which may not have got to it yet."""
    return mark.read_text(encoding="utf-8", errors="replace") or "another process"


def _socket(host: str) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
    except (OSError, UnicodeError):
        raise ServingProblem(
            f"HOST is {host!r}, which is no address of this machine: leave it out, or use 0.0.0.0."
        ) from None
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return listener


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program: stop that one, or choose another with make run PORT={port + 1}."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system: choose one above 1023, such as make run PORT=8000."
    return f"Nothing can be served at {host}, port {port} ({error.strerror}): leave HOST out, or use 0.0.0.0."
