"""Connections whose end is chosen here: a name is looked up once, every address it has is checked, and that very address is used."""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from ssl import SSLCertVerificationError, SSLContext, SSLError
from typing import Any, cast

import httpcore
import httpx

from reports.collecting.addresses import Allowed, Ip
from reports.problems import Problem, Refused, refuse

type Resolve = Callable[[str, int], list[Ip]]

MOST_TRIED = 3  # addresses of one name


class NotReached(Refused):
    """No site answered at the address, or none may: there is nothing to say of one page of it."""

    def __init__(self, reason: str) -> None:
        super().__init__([Problem(reason)])


def look_up(host: str, port: int) -> list[Ip]:
    """All addresses of a name. Raises OSError or UnicodeError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [ipaddress.ip_address(end[0]) for *_, end in found]


@dataclass(frozen=True, slots=True)
class Guard(httpcore.NetworkBackend):
    """Connects only to what is public or allowed, and lets nothing go on beyond `deadline` (of time.monotonic)."""

    resolve: Resolve
    allowed: Allowed
    deadline: float

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception | None = None
        for ip in self._checked(host, port)[:MOST_TRIED]:
            try:
                timeout = _left(self.deadline, timeout)
                stream = httpcore.SyncBackend().connect_tcp(str(ip), port, timeout, local_address, socket_options)
                return _Timed(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("the name has no address")

    def _checked(self, host: str, port: int) -> list[Ip]:
        """One address inside a network is enough to refuse the name: it is not for us to choose among them."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError, ValueError) as error:
            raise NotReached(
                "there is no such site: its name is not known. Look at how the address is spelt."
            ) from error
        if not all(self.allowed.end(ip, port) for ip in found):
            raise NotReached(
                "the address leads to a machine inside a network, not to a public site, and is not fetched."
            )
        return found


@dataclass(frozen=True, slots=True)
class _Timed(httpcore.NetworkStream):
    """A stream none of whose steps waits beyond the deadline, however little each of them waits."""

    stream: httpcore.NetworkStream
    deadline: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, _left(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, _left(self.deadline, timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        timeout = _left(self.deadline, timeout)
        return _Timed(self.stream.start_tls(ssl_context, server_hostname, timeout), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx over guarded connections, one a request: the next request is looked up and checked again."""

    def __init__(self, guard: Guard, tls: SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls, max_connections=1, max_keepalive_connections=0, http2=False, network_backend=guard
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


@dataclass(frozen=True, slots=True)
class _Body(httpx.SyncByteStream):
    answer: httpcore.Response

    def __iter__(self) -> Iterator[bytes]:
        return iter(cast(Iterable[bytes], self.answer.stream))

    def close(self) -> None:
        self.answer.close()


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for the whole request is over")
    return left if timeout is None else min(left, timeout)


def said_of(error: Exception) -> Refused:
    """What a failed connection is called; nothing of where it led is repeated."""
    if isinstance(error, httpcore.TimeoutException):
        return NotReached("the site did not answer in time. Try again later, or give the page as a file.")
    if isinstance(error, httpcore.ConnectError):
        met = error.args[0] if error.args else None
        if isinstance(met, SSLCertVerificationError):
            return NotReached("the site's certificate cannot be trusted, so nothing of it is taken.")
        if isinstance(met, SSLError):
            return NotReached("no secure connection to the site could be made, so nothing of it is taken.")
        return NotReached("the site cannot be reached. Try again later, or give the page as a file.")
    return refuse("the site's answer broke off or is not one that a browser would understand. Try again later.")
