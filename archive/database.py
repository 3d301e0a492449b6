"""Where the record is kept: the server that DATABASE_URL names, or the embedded one when there is none; and as whom.

The site's account owns nothing. Only `migrate` and `protect_record` connect as the owner.
The embedded server itself lives in archive/embedded.py, which only this file uses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from archive import database_url
from archive.embedded import NAME, SITE, Server
from archive.env import Refusal
from archive.problems import CannotStart

OLDEST = 15
OWNERS_URL = "ARCHIVE_OWNER_DATABASE_URL"
PREPARE_AFTER = 1
"""Times a statement is asked before the server keeps its plan. Only those asked in `reports.search.index.prepared` are ever kept."""


class DatabaseProblem(CannotStart):
    """The database cannot be had."""


def entry(url: str, var: Path, *, pool: int = 0, statement_seconds: int = 0) -> dict[str, Any]:
    """The entry for Django's DATABASES. `pool` is how many connections a process keeps open at most, 0 for no pool;
    `statement_seconds` how long a statement may take, 0 for ever."""
    place: dict[str, Any] = database_url.parse(url) if url else _embedded(var)
    options = {"connect_timeout": "10", "prepare_threshold": PREPARE_AFTER, **place.pop("OPTIONS")}
    if statement_seconds:
        bound = f"-c statement_timeout={statement_seconds}s"
        options["options"] = f"{options.get('options', '')} {bound}".strip()
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_HEALTH_CHECKS": bool(pool),
        **place,
        "OPTIONS": options,
    }


def _embedded(var: Path) -> dict[str, Any]:
    return {**Server(var / "postgres").address(), "USER": SITE, "OPTIONS": {}}


def owner_entry(url: str, site: dict[str, Any], *, embedded: bool) -> dict[str, Any] | None:
    """What differs in the entry when the owner connects; None where no owner is known beside the site's account."""
    if embedded:
        return {"USER": NAME}
    if not url:
        return None
    place = database_url.parse(url, OWNERS_URL)
    if place["NAME"] != site["NAME"]:
        raise Refusal(f"{OWNERS_URL} names another database than DATABASE_URL: they are two accounts of one.")
    return place | {"OPTIONS": {"connect_timeout": "10", **place["OPTIONS"]}}


@contextmanager
def as_owner() -> Iterator[None]:
    """Django connects as the owner for as long as the block lasts, if another account than the site's is known for it."""
    owner = settings.ARCHIVE_DATABASE_OWNER
    before = connections[DEFAULT_DB_ALIAS]
    if owner is None or owner["USER"] == before.settings_dict["USER"]:
        yield
        return
    during = type(before)({**before.settings_dict, **owner}, DEFAULT_DB_ALIAS)
    check_reachable(during.settings_dict, OWNERS_URL)
    before.close()
    connections[DEFAULT_DB_ALIAS] = during
    try:
        yield
    finally:
        during.close()
        connections[DEFAULT_DB_ALIAS] = before


def sites_account() -> str:
    """The account whose rights are set after each migration; empty where the owner and the site are one, as in tests."""
    owner, site = settings.ARCHIVE_DATABASE_OWNER, settings.DATABASES[DEFAULT_DB_ALIAS]["USER"]
    return site if owner is not None and owner["USER"] != site else ""


@contextmanager
def running() -> Iterator[None]:
    """A database that answers for as long as the block lasts.

    The embedded server is started if it is not up, and stopped by whichever process is the last to leave.
    """
    if settings.DATABASE_IS_EMBEDDED:
        with Server(settings.ARCHIVE_VAR / "postgres", durable=settings.ARCHIVE_ENV != "test").in_use():
            yield
    else:
        check_reachable()
        yield


def check_reachable(place: dict[str, Any] | None = None, variable: str = "DATABASE_URL") -> None:
    """Says in one sentence why the server that DATABASE_URL, or another variable, names cannot be used, if it cannot."""
    place = place or settings.DATABASES[DEFAULT_DB_ALIAS]
    try:
        with connect(place) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error as error:
        raise DatabaseProblem(
            f"The database that {variable} names ({_label(place)}) cannot be reached: {_reason(error, place)}. "
            f"Start that server or correct {variable}."
        ) from None
    if version < OLDEST:
        raise DatabaseProblem(
            f"The database that {variable} names ({_label(place)}) is PostgreSQL {version}: it must be {OLDEST} or newer."
        )


def connect(place: dict[str, Any] | None = None) -> psycopg.Connection[Any]:
    """A connection beside Django's, to the database in the settings, with each statement a transaction of its own."""
    place = place or settings.DATABASES[DEFAULT_DB_ALIAS]
    options = {name: value for name, value in place["OPTIONS"].items() if name != "pool"}
    known = {"host": place["HOST"], "port": place["PORT"], "user": place["USER"], "password": place["PASSWORD"]}
    return psycopg.connect(dbname=place["NAME"], autocommit=True, **{k: v for k, v in known.items() if v}, **options)


def _label(place: dict[str, Any]) -> str:
    return f"{place['NAME']} on {place['HOST'] or 'this machine'}{':' * bool(place['PORT'])}{place['PORT']}"


def _reason(error: psycopg.Error, place: dict[str, Any]) -> str:
    first = str(error).partition("\n")[0].rpartition(" failed: ")[2].strip(" .")
    first = first.removeprefix("FATAL:").strip()
    return first.replace(place["PASSWORD"], "[password]") if place["PASSWORD"] else first
