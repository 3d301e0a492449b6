"""Where the record is kept: the server that DATABASE_URL names, or the embedded one when there is none.

The embedded server itself lives in archive/embedded.py, which only this file uses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings

from archive import database_url
from archive.embedded import Server
from archive.problems import CannotStart

OLDEST = 15
PREPARE_AFTER = 1
"""Times a statement is asked before the server keeps its plan. Only those asked in `reports.search.index.prepared` are ever kept."""


class DatabaseProblem(CannotStart):
    """The database cannot be had."""


def entry(url: str, var: Path, *, pool: int = 0, statement_seconds: int = 0) -> dict[str, Any]:
    """The entry for Django's DATABASES. `pool` is how many connections a process keeps open at most, 0 for no pool;
    `statement_seconds` how long a statement may take, 0 for ever."""
    place: dict[str, Any] = database_url.parse(url) if url else {**Server(var / "postgres").address(), "OPTIONS": {}}
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


def check_reachable() -> None:
    """Says in one sentence why the server that DATABASE_URL names cannot be used, if it cannot."""
    place = settings.DATABASES["default"]
    try:
        with connect() as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error as error:
        raise DatabaseProblem(
            f"The database that DATABASE_URL names ({_label(place)}) cannot be reached: {_reason(error, place)}. "
            "Start that server or correct DATABASE_URL."
        ) from None
    if version < OLDEST:
        raise DatabaseProblem(
            f"The database that DATABASE_URL names ({_label(place)}) is PostgreSQL {version}: it must be {OLDEST} or newer."
        )


def connect() -> psycopg.Connection[Any]:
    """A connection beside Django's, to the database in the settings, with each statement a transaction of its own."""
    place = settings.DATABASES["default"]
    options = {name: value for name, value in place["OPTIONS"].items() if name != "pool"}
    known = {"host": place["HOST"], "port": place["PORT"], "user": place["USER"], "password": place["PASSWORD"]}
    return psycopg.connect(dbname=place["NAME"], autocommit=True, **{k: v for k, v in known.items() if v}, **options)


def _label(place: dict[str, Any]) -> str:
    return f"{place['NAME']} on {place['HOST'] or 'this machine'}{':' * bool(place['PORT'])}{place['PORT']}"


def _reason(error: psycopg.Error, place: dict[str, Any]) -> str:
    first = str(error).partition("\n")[0].rpartition(" failed: ")[2].strip(" .")
    first = first.removeprefix("FATAL:").strip()
    return first.replace(place["PASSWORD"], "[password]") if place["PASSWORD"] else first
