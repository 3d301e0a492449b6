"""Does the work that waits in the queue. Told to end, it ends after the page in hand and leaves the rest in line."""

import signal
import sys
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from reports.intake import presence, stopping
from reports.intake.steps import set_in_order

_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Do what waits in the background: reading and bringing in the reports that curators upload. Ctrl-C ends it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until-empty", action="store_true", help="end when nothing waits any more")

    def handle(self, *args: Any, until_empty: bool, **options: Any) -> None:
        worker = QuietWorker(
            queue_names=["*"],
            interval=1,
            batch=until_empty,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        set_in_order()
        with presence.worker():
            worker.run()


class QuietWorker(Worker):
    """The package's worker, which hears of every ending, says nothing about it, and passes it on to the work in hand."""

    def configure_signals(self) -> None:
        for ending in _ENDINGS:
            if (
                signal.getsignal(ending) != signal.SIG_IGN
            ):  # a shell's job in the background leaves Ctrl-C to the others
                signal.signal(ending, self.shutdown)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Idle, it ends at once; at work, after the page in hand; asked a second time, at once in any case."""
        if not self.running or not self.running_task:
            sys.exit(0 if self.running else 1)
        stopping.request_stop()
        self.running = False
