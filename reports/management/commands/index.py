"""The search index from the terminal: made anew, brought up to date, checked, followed."""

import select
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from rich.progress import Progress

from reports.search import IndexMissing, check, prune_queue, rebuild, sync

FOLLOW_SECONDS = 5
PRUNE_SECONDS = 3_600


class Command(BaseCommand):
    help = "rebuild: make the index anew. sync: catch up with the record. check: compare both. follow: keep in step."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["rebuild", "sync", "check", "follow"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        getattr(self, f"do_{action}")()

    def do_rebuild(self) -> None:
        with Progress(transient=True) as bar:
            task = bar.add_task("Indexing passages", total=None)
            count = rebuild(lambda done, total: bar.update(task, completed=done, total=total))
        self.stdout.write(f"The index holds {count:,} passages.")

    def do_sync(self) -> None:
        self.stdout.write(f"The index looked at {sync():,} passages and is up to date.")

    def do_check(self) -> None:
        try:
            differences = list(check())
        except IndexMissing as error:
            raise CommandError("There is no index: run “manage.py index rebuild”.") from error
        for difference in differences:
            self.stdout.write(f"passage {difference.passage_id}: {difference.kind}")
        if differences:
            raise CommandError(f"{len(differences):,} passages differ: run “manage.py index rebuild”.")
        self.stdout.write("The index and the record agree.")

    def do_follow(self) -> None:
        """Wake at each notice from the database, and from time to time in case one was missed. Ends with Ctrl-C."""
        pruned = 0.0
        try:
            with connection.cursor() as cursor:
                cursor.execute("LISTEN reports_index")
            while True:
                sync()
                if time.monotonic() - pruned > PRUNE_SECONDS:
                    prune_queue()
                    pruned = time.monotonic()
                _wait_for_notice()
        except KeyboardInterrupt:
            return


def _wait_for_notice() -> None:
    raw = connection.connection
    select.select([raw.fileno()], [], [], FOLLOW_SECONDS)
    for _ in raw.notifies(timeout=0):
        pass
