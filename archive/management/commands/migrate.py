"""Django's `migrate`, run as the owner of the tables; the site's account then gets its rights on what came with it."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from archive import database


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with database.as_owner():
            super().handle(*args, **options)
            account = database.sites_account()
            if account and not options["plan"] and _is_complete():
                call_command("protect_record", site=account, verbosity=options["verbosity"])


def _is_complete() -> bool:
    """After going back, tables are missing that rights are given on."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
