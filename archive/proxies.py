"""Whose word is believed about a request that came through a proxy: its scheme, and the address it came from.

Only proxies that the settings name are believed. From anybody else the headers are dropped before Django sees them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from archive.env import Refusal

UNIX = "unix"
CLAIMS = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR")
DROPPED = (*CLAIMS, "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_X_FORWARDED_SSL", "HTTP_FORWARDED")

type Environ = dict[str, Any]
type Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Proxies:
    """The networks of the proxies, and whether whoever speaks through the unix socket is one."""

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    unix: bool = False

    def include(self, peer: str) -> bool:
        """`peer` is REMOTE_ADDR: an address, or nothing for a unix socket."""
        if not peer:
            return self.unix
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.networks)


def named(words: Sequence[str]) -> Proxies:
    """ARCHIVE_PROXY: addresses, networks, or the word unix."""
    try:
        networks = tuple(ip_network(word) for word in words if word != UNIX)
    except ValueError:
        raise Refusal(
            f"ARCHIVE_PROXY is {','.join(words)!r}: write the addresses or networks of your proxies, or unix for a socket, "
            "with one comma between each."
        ) from None
    return Proxies(networks, UNIX in words)


def believing(application: Application, proxies: Proxies) -> Application:
    """The application, asked with what is believed: `wsgi.url_scheme` and REMOTE_ADDR as a named proxy says, or as they are."""

    def asked(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        scheme, forwarded = (environ.get(name, "") for name in CLAIMS)
        trusted = proxies.include(environ.get("REMOTE_ADDR", ""))
        for name in DROPPED:
            environ.pop(name, None)
        if trusted:
            environ["wsgi.url_scheme"] = "https" if scheme.strip().lower() == "https" else "http"
            environ["REMOTE_ADDR"] = _client(forwarded, proxies) or environ.get("REMOTE_ADDR", "")
        return application(environ, start_response)

    return asked


def _client(forwarded: str, proxies: Proxies) -> str:
    """The last address that is none of ours: what stands before it was written by whoever asked."""
    for word in reversed(forwarded.split(",")):
        try:
            address = str(ip_address(word.strip()))
        except ValueError:
            return ""
        if not proxies.include(address):
            return address
    return ""
