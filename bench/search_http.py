"""Web servers of a measurement: started, asked over loopback, loaded by wrk, and ended."""

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

CONNECTIONS = 16
_PATIENCE = 120.0
_HEADERS = {"Accept-Encoding": "gzip", "Host": "localhost"}


@dataclass
class Web:
    """A server that answers on a port of this machine."""

    port: int
    pid: int

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)

    def get(self, path: str) -> bytes:
        """The body of a page, over one connection that stays open as a browser's does."""
        self._connection.request("GET", path, headers=_HEADERS)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} was answered with {response.status}")
        return body

    def requests_a_second(self, path: str, seconds: int) -> float | None:
        """What wrk counts with 16 connections; None where wrk is not installed."""
        if not (wrk := shutil.which("wrk")):
            return None
        headers = [f"-H{name}: {value}" for name, value in _HEADERS.items()]
        command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout=30s", *headers]
        said = subprocess.run([*command, f"http://127.0.0.1:{self.port}{path}"], capture_output=True, text=True)
        found = re.search(r"Requests/sec:\s+([\d.]+)", said.stdout)
        if said.returncode or not found or "Non-2xx" in said.stdout:
            raise RuntimeError(f"wrk on {path}: {said.stdout}{said.stderr}")
        return float(found[1])


@contextmanager
def serving(command: Sequence[str], port: int, environment: Mapping[str, str], *, quiet: bool = False) -> Iterator[Web]:
    """The server that a command starts on a port, from its first answer to the end of the block."""
    said = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=said)
    try:
        _wait(port, process)
        yield Web(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def hits_said(page: bytes) -> int:
    """The number of hits that our page or Datasette's tells; 0 where it tells none, as when it did not search at all."""
    text = gzip.decompress(page) if page.startswith(b"\x1f\x8b") else page
    said = re.search(rb"(?:results-count\"><b>|<h3>)\s*([\d,]+) (?:passage|row)", text)
    return int(said[1].replace(b",", b"")) if said else 0


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError("a web server did not start: the lines above say why")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
