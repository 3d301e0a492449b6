"""Removes what is kept of wrong sign-ins and of sessions that are over, for a daily timer."""

from typing import Any

from django.core.management import BaseCommand, call_command

from archive.access import throttle


class Command(BaseCommand):
    help = "Forget wrong sign-ins of more than a day ago, and sessions that are over."

    def handle(self, *args: Any, **options: Any) -> None:
        throttle.forget_old()
        call_command("clearsessions")
