"""A site on loopback whose every answer the test writes, and a fetcher that may go there and never waits."""

import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from reports.collecting.fetch import Fetcher, Patience
from reports.collecting.robots import Pace
from tests.collecting.samples import HTML

NOT_FOUND = (404, {}, b"")


@dataclass
class Site:
    """`pages` maps a path to (status, headers, body), or to a function that writes to the handler itself."""

    pages: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    headers: list = field(default_factory=list)
    port: int = 0

    def at(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def answer(self, handler):
        self.asked.append(handler.path)
        self.headers.append(dict(handler.headers))
        page = self.pages.get(handler.path, NOT_FOUND)
        if callable(page):
            return page(handler)
        status, headers, body = page
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
        return None


@contextmanager
def running_site():
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            with suppress(BrokenPipeError, ConnectionResetError):
                site.answer(self)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    def pace(self):
        return Pace(clock=lambda: self.now, sleep=self.sleep)


def fetcher_for(site, *, clock=None, resolve=None, contact="", **patience):
    more = {"resolve": resolve} if resolve else {}
    return Fetcher(
        contact=contact,
        allowed=frozenset({("127.0.0.1", site.port)}),
        pace=(clock or Clock()).pace(),
        patience=Patience(**patience) if patience else None,
        **more,
    )


def page(body=HTML, **headers):
    return (200, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def reason(item):
    (problem,) = item.problems
    return problem.reason


def fetched(site, path="/page", **how):
    return fetcher_for(site, **how).item(site.at(path))
