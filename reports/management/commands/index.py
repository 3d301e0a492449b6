"""The search index from the terminal: made anew, brought up to date, checked, looked at, followed."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reports.management.console import moving_bar
from reports.management.follow_index import follow
from reports.management.stop_request import stop_requests
from reports.search import IndexMissing, check, get_store, rebuild, status, sync
from reports.search.index.status import IndexStatus
from reports.search.index.store import Making

MOST_NAMED = 1_000


class Command(BaseCommand):
    help = (
        "rebuild: make the index anew; readers keep the old one meanwhile. sync: catch up with the record. check: compare every"
        " passage with its document. status: how the index is doing. follow: keep in step until stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["rebuild", "sync", "check", "status", "follow"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        getattr(self, f"do_{action}")()

    def do_rebuild(self) -> None:
        with moving_bar(self.stderr, "passages") as progress:
            count = rebuild(progress)
        self.stdout.write(f"The index holds {count:,} passages.")

    def do_sync(self) -> None:
        self.stdout.write(f"The index looked at {sync():,} passages and is up to date.")

    def do_check(self) -> None:
        found = 0
        try:
            with moving_bar(self.stderr, "passages") as progress:
                for difference in check(progress):
                    found += 1
                    if found <= MOST_NAMED:
                        self.stdout.write(str(difference))
        except IndexMissing as missing:
            raise CommandError(f"There is no index to check: {missing}. Run “manage.py index sync”.") from missing
        if found:
            raise CommandError(_differs(found))
        self.stdout.write("The index and the record agree.")

    def do_status(self) -> None:
        found = status()
        for name, value in _lines(found):
            self.stdout.write(f"{name:<16}{value}")
        if found.problems:
            raise CommandError("\n".join(found.problems))

    def do_follow(self) -> None:
        """Ends with Ctrl-C, or when the service manager asks it to."""
        with stop_requests() as stop, get_store().lock("follower"):  # a second one waits here until the first is gone
            follow(stop)


def _differs(found: int) -> str:
    unnamed = f"and {found - MOST_NAMED:,} more\n" if found > MOST_NAMED else ""
    waiting = status().waiting
    mend = f" {waiting:,} rows wait to be followed: run “manage.py index sync” and check again." if waiting else ""
    return f"{unnamed}{found:,} passages differ.{mend or ' Run “manage.py index rebuild”.'}"


def _lines(found: IndexStatus) -> list[tuple[str, str]]:
    waits = f"{found.waiting:,} rows" + (f", the oldest written {_ago(found.oldest)}" if found.oldest else "")
    return [
        ("schema", f"version {found.version}"),
        ("generation", found.generation or "none"),
        ("documents", f"{found.documents:,}, of {found.passages:,} passages that search should find"),
        ("waiting", waits),
        ("last sync", _ago(found.synced_at)),
        ("on disk", f"{found.size / 1_000_000:,.1f} MB in {found.segments} segments"),
        ("follower", "runs" if found.followed else "does not run"),
        ("rebuild", _making(found.making) if found.making else "does not run"),
    ]


def _making(making: Making) -> str:
    left = "" if making.seconds_left is None else f", about {making.seconds_left:,.0f} s left"
    return f"runs: {making.done:,} of {making.total:,} passages{left}"


def _ago(moment: datetime | None) -> str:
    return f"{str(timezone.now() - moment).partition('.')[0]} ago" if moment else "never"
