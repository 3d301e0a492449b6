"""DATABASE_URL, and its owner's, read strictly into a Django database entry.

No message shows any part of the address but its query names.
"""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from archive.env import Refusal

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
ALLOWED = (
    "application_name",
    "connect_timeout",
    "host",
    "options",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
)
EXAMPLE = "postgresql://user:password@host:5432/database"


def parse(url: str, variable: str = "DATABASE_URL") -> dict[str, Any]:
    """NAME, USER, PASSWORD, HOST, PORT and OPTIONS, as Django wants them. `variable` is what the environment calls the address."""
    parts, port = _split(url, variable)
    query = _query(parts, variable)
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise Refusal(f"{variable} must end in /database, one name: write it as {EXAMPLE}.")
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": query,
    }


def _split(url: str, variable: str) -> tuple[SplitResult, str]:
    if "#" in url:
        raise Refusal(f"{variable} has a # in it: inside a password it is written %23.")
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:
        raise Refusal(f"{variable} has a host or port that cannot be read: write it as {EXAMPLE}.") from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise Refusal(f"{variable} must start with postgresql://: write it as {EXAMPLE}.")
    return parts, port


def _query(parts: SplitResult, variable: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise Refusal(f"{variable}: what follows the ? must be name=value, with & between.") from None
    query = dict(pairs)
    for name in query:
        if name not in ALLOWED:
            raise Refusal(f"{variable}: {name!r} is not understood after the ?, only {', '.join(ALLOWED)}.")
    if len(query) < len(pairs):
        raise Refusal(f"{variable} says the same thing twice after the ?: keep one.")
    if query.get("sslmode", "prefer") not in SSL_MODES:
        raise Refusal(f"{variable}: sslmode must be one of {', '.join(SSL_MODES)}.")
    if not query.get("connect_timeout", "1").isdigit():
        raise Refusal(f"{variable}: connect_timeout must be a number of seconds.")
    return query
