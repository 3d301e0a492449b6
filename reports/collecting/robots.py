"""What a site asks of machines in its robots.txt, and the pace that is kept whatever it asks."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from protego import Protego

from reports.collecting.addresses import site_of
from reports.collecting.connections import NotReached
from reports.problems import Refused, refuse

PRODUCT = "findings-archive"
"""The name that a robots.txt may speak to."""
LEAST_WAIT = 1.0  # seconds between requests to a host, where its robots.txt asks for no more
LONGEST_WAIT = 60.0  # seconds; a site that asks for more is left to a person
LARGEST_ROBOTS = 512 * 1024  # bytes: RFC 9309 asks crawlers to read 500 KiB at least
_BUSY = 429


@dataclass(slots=True)
class Pace:
    """At least so many seconds between two requests to one host."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, seconds: float) -> None:
        last = self._last.get(host)
        if last is not None and (left := last + seconds - self.clock()) > 0:
            self.sleep(left)
        self._last[host] = self.clock()


@dataclass(slots=True)
class Robots:
    """`read` fetches an address as any other and gives (status, beginning of the text); a site is asked once."""

    read: Callable[[httpx.URL], tuple[int, bytes]]
    _known: dict[str, Protego | Refused] = field(default_factory=dict)

    def wait_for(self, url: httpx.URL) -> float:
        """How long to wait between requests. Raises Refused where the site does not want the page read by a machine."""
        site = site_of(url)
        if site not in self._known:
            self._known[site] = self._ask(url)
        rules = self._known[site]
        if isinstance(rules, Refused):
            raise rules
        if not rules.can_fetch(str(url), PRODUCT):
            raise refuse(
                "the site's robots.txt asks machines not to read this page. Save it in a browser and give the file."
            )
        wait = rules.crawl_delay(PRODUCT) or 0.0
        if wait > LONGEST_WAIT:
            raise refuse(
                f"the site's robots.txt asks machines to wait {wait:,.0f} seconds between pages, longer than is waited here."
                " Save the page in a browser and give the file."
            )
        return max(LEAST_WAIT, wait)

    def _ask(self, url: httpx.URL) -> Protego | Refused:
        try:
            status, content = self.read(url.copy_with(raw_path=b"/robots.txt"))
        except NotReached as why:
            return why
        except Refused as why:
            return refuse(f"the site's robots.txt could not be read, so its pages are not: {why.problems[0].reason}")
        if status >= 500 or status == _BUSY:
            return refuse(f"the site's robots.txt could not be read ({status}), so its pages are not. Try again later.")
        return Protego.parse(content.decode("utf-8", "replace") if status == 200 else "")
