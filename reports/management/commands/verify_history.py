"""Proves that the history is what was written, row by row, and prints its head, to be noted where the database is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from reports.management.console import counting_bar
from reports.models import HistoryChain
from reports.models.history_chain import HistoryBroken, verify
from reports.models.protection import history_tables


class Command(BaseCommand):
    help = (
        "Walk the chain over every row of the history and name the first that does not follow: changed, removed, moved or put in."
        " The exit status is 1 then. Otherwise print the head: noted elsewhere, it proves later that nothing up to here changed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with counting_bar(self.stderr, "rows", HistoryChain.objects.count()) as advance:
                head = verify(connection, history_tables(), advance=advance)
        except HistoryBroken as broken:
            raise CommandError(f"The history does not hold: {broken}") from None
        self.stdout.write(f"{head.links:,} rows of the history follow one another.")
        self.stdout.write(f"Head: {head.digest}")
