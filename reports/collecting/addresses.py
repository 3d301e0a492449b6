"""Which addresses may be asked for a page: those of the open internet, and none inside a network."""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass

import httpx

from reports.problems import refuse

PORTS = frozenset({80, 443})
LONGEST_ADDRESS = 1000  # as long as the custody record keeps

type Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

_CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24"
        " 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15"
        " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
        " 2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"
    ).split()
)
"""Special-purpose addresses of both kinds, among them those of tunnels (Teredo, 6to4), which may lead anywhere, and the
address where one cloud answers its own machines."""
_OPEN_SIX = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(ip: Ip) -> bool:
    """Whether the address is one of the open internet, for any machine anywhere."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id:
            return False
        if ip in _TRANSLATED:
            return is_public(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip not in _OPEN_SIX:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _CLOSED)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Ends of connections that may be used although they are inside a network. For tests: nothing a person gives sets this."""

    ends: frozenset[tuple[str, int]] = frozenset()

    def end(self, ip: Ip, port: int) -> bool:
        return (str(ip), port) in self.ends or (port in PORTS and is_public(ip))

    @property
    def ports(self) -> Collection[int]:
        return PORTS | {port for _, port in self.ends}


def read_address(given: str, allowed: Allowed) -> httpx.URL:
    """The address without its fragment. Raises Refused where it is none that is fetched; nothing secret in it is repeated."""
    if len(given) > LONGEST_ADDRESS:
        raise refuse(f"the address is longer than {LONGEST_ADDRESS:,} characters.")
    try:
        url = httpx.URL(given)
        port = url.port or (443 if url.scheme == "https" else 80)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise refuse("this is no address of a page: write it as https://www.example.org/report.") from error
    if url.scheme not in ("http", "https"):
        raise refuse("only addresses that begin with http:// or https:// are fetched.")
    if url.userinfo:
        raise refuse("the address carries a user name or password. Give it without.")
    if not url.host:
        raise refuse("the address names no site: write it as https://www.example.org/report.")
    if port not in allowed.ports:
        raise refuse(f"port {port} is not fetched from: pages stand at ports 80 and 443.")
    return url.copy_with(fragment=None)


def site_of(url: httpx.URL) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    return str(url.copy_with(raw_path=b"/", fragment=None)).removesuffix("/")
