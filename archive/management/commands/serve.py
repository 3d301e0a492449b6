"""Gets the archive on screen from whatever state it is in, and takes everything down again on Ctrl-C."""

import os
import signal
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import connection

from archive import account, database, env
from archive.serving import full_disk, listening, sign_in, static_files
from archive.serving.steps import step, talking_step, tell
from archive.serving.web import Web

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Serve the archive: database, migrations, first records, search index, web server. PORT and HOST say where."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = env.text("HOST", "127.0.0.1"), env.number("PORT", 8000, least=1, most=65535)
        for number in ENDINGS:
            signal.signal(number, _interrupt)
        try:
            with full_disk.named(settings.ARCHIVE_VAR), ExitStack() as stack:
                self.serve(stack, host, port)
        except KeyboardInterrupt:
            tell("Stopped. Everything is kept for the next run.")

    def serve(self, stack: ExitStack, host: str, port: int) -> None:
        url = listening.url(host, port)
        stack.enter_context(listening.folder_of_our_own(settings.ARCHIVE_VAR, url))
        listener = stack.enter_context(listening.port_of_our_own(host, port))
        with step("Starting the database", "Database"):
            stack.enter_context(database.running())
        prepare()
        web = Web(listener)
        with step("Starting the web server", "Web server"):
            stack.enter_context(web.up())
            web.wait_until_answering((listening.local_host(host), port))
        self.announce(url, host)
        web.watch()

    def announce(self, url: str, host: str) -> None:
        password = sign_in.first_curator()
        connection.close()
        tell(f"\nThe archive is at [bold]{url}[/]")
        if password:
            tell(f"Curators sign in at {url}admin/ as [bold]{sign_in.NAME}[/] with the password [bold]{password}[/]")
            tell("Note the password: it is not shown again.")
        else:
            tell(f"Curators sign in at {url}admin/")
        if listening.local_host(host) != host and not env.text("ARCHIVE_ALLOWED_HOSTS"):
            tell("Other machines are answered only by the names in ARCHIVE_ALLOWED_HOSTS, which is not set.")
        tell("Ctrl-C stops it.\n")


def prepare() -> None:
    """Everything between an empty database and a full archive; each step finds out by itself what is left to do."""
    with step("Preparing the tables", "Tables"):
        call_command("migrate", interactive=False, verbosity=0)
        os.environ.pop(database.OWNERS_URL, None)  # the processes that serve cannot become the owner
        account.check()
    with talking_step("Records"):
        call_command("load_fixtures")
    with talking_step("Search index"):
        call_command("index", "sync")
    if not static_files.are_current(settings.STATIC_ROOT):
        with step("Preparing the pages' styles and pictures", "Styles and pictures"):
            static_files.collect(settings.STATIC_ROOT)


def _interrupt(*_: object) -> None:
    """The first signal ends the run; the rest are not heard, so that nothing is left half stopped."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
