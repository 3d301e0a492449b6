#!/usr/bin/env python
"""Runs a command of the archive, with the database it needs up for as long as it lasts."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import execute_from_command_line

from archive import account, children, database
from archive.problems import CannotStart

# Commands that touch no database, and `serve`, which looks after it by itself.
WITHOUT_DATABASE = frozenset(
    {
        "help",
        "version",
        "check",
        "collectstatic",
        "diffsettings",
        "findstatic",
        "makemessages",
        "compilemessages",
        "serve",
    }
)
AS_OWNER = frozenset({"migrate", "protect_record"})
"""Commands that connect as the owner of the tables; all others do as the site, which owns nothing."""


@contextmanager
def surroundings(arguments: list[str]) -> Iterator[None]:
    command = arguments[0] if arguments else "help"
    asks_only = command.startswith("-") or "--help" in arguments or "-h" in arguments
    if asks_only or command in WITHOUT_DATABASE:
        yield
        return
    with database.running():
        if command in AS_OWNER:
            with database.as_owner():
                yield
        else:
            account.check()
            yield


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    if arguments[:1] == ["serve"]:
        os.environ.setdefault("ARCHIVE_DEBUG", "no")
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda number, _: sys.exit(128 + number))
    children.stop_with_parent()
    try:
        with surroundings(arguments):
            execute_from_command_line([sys.argv[0], *arguments])
    except CannotStart as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main(sys.argv[1:])
