"""Gives the account that the site runs under its rights, and no others; run by the owner of the tables."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from reports.models import protection


class Command(BaseCommand):
    help = (
        "Give the account that the site runs under the rights that its daily work needs, and take all others from it: it adds"
        " to the record and cannot rewrite it. `migrate` does so by itself where it knows both accounts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--site", required=True, metavar="NAME", help="the site's account, which owns nothing")

    def handle(self, *args: Any, site: str, verbosity: int, **options: Any) -> None:
        if site == connection.settings_dict["USER"]:
            raise CommandError(f"“{site}” is the account that gives the rights: name the one that the site runs under.")
        try:
            with transaction.atomic():
                protection.apply(connection, site=site)
        except ProgrammingError as error:
            reason = str(error).partition("\n")[0]
            raise CommandError(
                f"“{site}” could not be given its rights ({reason}): make the account with"
                f" CREATE ROLE {site} LOGIN, and run this as the owner of the tables."
            ) from error
        if verbosity:
            self.stdout.write(f"“{site}” adds to the record and cannot rewrite it.")
