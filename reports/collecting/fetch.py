"""A page fetched from its address: politely, over connections that are checked, and never from inside a network."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from ssl import SSLContext
from urllib.parse import unquote

import httpcore
import httpx

from reports.choices import CaptureMethod
from reports.collecting.addresses import Allowed, read_address
from reports.collecting.bodies import read_beginning, read_body
from reports.collecting.capture import CapturedBytes
from reports.collecting.connections import Guard, Resolve, Transport, look_up, said_of
from reports.collecting.items import Item, refused
from reports.collecting.kinds import READABLE, WHY_NOT
from reports.collecting.names import shown_name
from reports.collecting.robots import LARGEST_ROBOTS, LEAST_WAIT, PRODUCT, Pace, Robots
from reports.collecting.sniffing import kind_of
from reports.problems import Refused, refuse

MOST_REDIRECTS = 5
PURPOSE = "brings published human-rights reports into an archive of their findings, page by page"
_FAILURES = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)
_USER_INFO = re.compile(r"//[^/?#]*@")


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to connect, between two pieces of an answer, and for one request from beginning to end."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0


@dataclass(frozen=True, slots=True)
class _Answer:
    url: httpx.URL
    status: int
    content: bytes


class Fetcher:
    """Remembers what sites ask of machines and when each was last asked; for one thread.

    `contact` is an address that sites may write to; it is sent with each request, and may be empty.
    `allowed` names ends of connections, as ("127.0.0.1", 8000), that may be used although they are inside a network. It is
    there for tests; no command and no page sets it.
    """

    def __init__(
        self,
        *,
        contact: str = "",
        allowed: frozenset[tuple[str, int]] = frozenset(),
        resolve: Resolve = look_up,
        patience: Patience | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._contact = contact
        self._allowed = Allowed(allowed)
        self._resolve = resolve
        self._patience = patience or Patience()
        self._pace = pace or Pace()
        self._robots = Robots(self._read_robots)

    def item(self, given: str) -> Item:
        """The page, or why there is none. Never raises for what is given."""
        try:
            return self.fetch(given)
        except Refused as why:
            return refused(shown_name(_USER_INFO.sub("//…@", given)), why)

    def fetch(self, given: str) -> CapturedBytes:
        """The page at the address, or at the one the site sends on to. Raises Refused with a sentence."""
        url = read_address(given, self._allowed)
        answer = self._follow(url, self._robots.wait_for, read_body)
        if answer.status != HTTPStatus.OK:
            raise refuse(_said_by(answer.status))
        kind = kind_of(answer.content)
        if kind not in READABLE:
            raise refuse(WHY_NOT[kind])
        name = unquote(answer.url.path).rstrip("/").rpartition("/")[2] or answer.url.host
        return CapturedBytes(answer.content, shown_name(name), str(answer.url), CaptureMethod.URL)

    def _follow(
        self, url: httpx.URL, wait_for: Callable[[httpx.URL], float], read: Callable[[httpx.Response], bytes]
    ) -> _Answer:
        been = {url}
        while True:
            self._pace.wait(url.host, wait_for(url))
            with self._asked(url) as response:
                if not response.has_redirect_location:
                    content = read(response) if response.status_code == HTTPStatus.OK else b""
                    return _Answer(url, response.status_code, content)
                url = self._next(url, response.headers["location"])
            if url in been:
                raise refuse("the site sends the request round in a circle.")
            if len(been) > MOST_REDIRECTS:
                raise refuse(
                    f"the site sends the request on more than {MOST_REDIRECTS} times. Give the last address itself."
                )
            been.add(url)

    def _next(self, url: httpx.URL, location: str) -> httpx.URL:
        try:
            following = read_address(str(url.join(location)), self._allowed)
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise refuse("the site sends the request on to what is no address.") from error
        except Refused as why:
            raise refuse(f"the site sends the request on, and there it is refused: {why.problems[0].reason}") from why
        if url.scheme == "https" and following.scheme == "http":
            raise refuse("the site sends the request on from https to http, where anybody could change the page.")
        return following

    @contextmanager
    def _asked(self, url: httpx.URL) -> Iterator[httpx.Response]:
        """One request and no more: without cookies, proxies, passwords or redirects of anybody's choosing."""
        patience = self._patience
        guard = Guard(self._resolve, self._allowed, time.monotonic() + patience.total)
        timeout = httpx.Timeout(patience.read, connect=patience.connect)
        request = httpx.Request("GET", url, headers=_headers(self._contact), extensions={"timeout": timeout.as_dict()})
        try:
            with Transport(guard, self._tls) as transport, closing(transport.handle_request(request)) as response:
                yield response
        except _FAILURES as error:
            raise said_of(error) from error

    @cached_property
    def _tls(self) -> SSLContext:
        return httpx.create_ssl_context(trust_env=False)

    def _read_robots(self, url: httpx.URL) -> tuple[int, bytes]:
        answer = self._follow(url, lambda _: LEAST_WAIT, lambda response: read_beginning(response, LARGEST_ROBOTS))
        return answer.status, answer.content


def _headers(contact: str) -> dict[str, str]:
    """Who asks and why, and whom to write to where the archive says so."""
    about = [PURPOSE, contact]
    return {
        "User-Agent": f"{PRODUCT} ({'; '.join(filter(None, about))})",
        "Accept": "text/html, application/pdf, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _said_by(status: int) -> str:
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return f"the site has no page at this address ({status})."
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS):
        return f"the site does not let this page be read by us ({status}). Save it in a browser and give the file."
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"the site cannot give the page just now ({status}). Try again later."
    return f"the site gave an answer without a page ({status}). Save it in a browser and give the file."
