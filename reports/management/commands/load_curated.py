"""Loads the curated records from the text files that people edit."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.table import Table
from rich.text import Text

from reports.curated.load import load_curated, steps
from reports.curated.upsert import Outcome
from reports.management.console import progress_bar, refused, show
from reports.problems import Refused


class Command(BaseCommand):
    help = (
        "Load the curated records: vocabularies, facilities, sources and findings. All files are checked first and every"
        " problem is listed with file, line and reason; with one problem nothing is written. What the archive does not hold is"
        " added and published. What it holds with other values stays as the archive has it and is listed as kept, because"
        " somebody may have changed it there; --overwrite lets the files win. Statuses are never changed, nothing is deleted,"
        " and running again writes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=Path(settings.BASE_DIR) / "fixtures" / "curated")
        parser.add_argument("--vocabularies", action="store_true", help="leave the findings out")
        parser.add_argument(
            "--dry-run", action="store_true", help="check everything, say what would be written, and write nothing"
        )
        parser.add_argument(
            "--overwrite",
            nargs="*",
            metavar="NAME",
            help="let the files win over the archive in the records named (slug, code or ref), or in all when none is named",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder, only = options["folder"], options["vocabularies"]
        try:
            with progress_bar(self.stderr, steps(folder, vocabularies_only=only)) as advance:
                outcome = load_curated(
                    folder,
                    vocabularies_only=only,
                    overwrite=_overwrite(options["overwrite"]),
                    dry_run=options["dry_run"],
                    progress=advance,
                )
        except Refused as error:
            count = len(error.problems)
            raise refused(error.problems, f"{count} problem{'s' if count > 1 else ''}; nothing was written.") from error
        except DatabaseError as error:
            raise CommandError(f"The database refused the records, and nothing was written: {error}") from error
        show_outcome(self, outcome)
        if options["dry_run"]:
            self.stdout.write("Nothing was written.")


def show_outcome(command: BaseCommand, outcome: Outcome) -> None:
    nouns = [*outcome.new, *outcome.changed, *outcome.same]
    table = Table("Records", "New", "Overwritten", "Same")
    for column in table.columns[1:]:
        column.justify = "right"
    for noun in dict.fromkeys(nouns):
        table.add_row(noun, *(str(counts[noun]) for counts in (outcome.new, outcome.changed, outcome.same)))
    show(command.stdout, table, *(Text(f"Kept as the archive has it: {kept}.") for kept in outcome.kept))
    if outcome.kept:
        command.stdout.write("To let the files win in some of these, name them behind --overwrite; in all, name none.")


def _overwrite(names: list[str] | None) -> set[str] | None:
    """No record, every record (None), or those named."""
    if names is None:
        return set()
    return set(names) or None
