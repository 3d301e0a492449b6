"""Fills an empty archive with the reports and curated records that come with it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.management import first_run
from reports.management.console import progress_bar, refused
from reports.models import Citation, Facility, Figure, Finding, Passage, Source
from reports.problems import Refused
from reports.reading.outline.account import Account


class Command(BaseCommand):
    help = (
        "Fill an archive that holds no report yet: vocabularies, the reports under fixtures/reports, and the findings in them,"
        " in one transaction. An archive that holds a report is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, default=Path(settings.BASE_DIR) / "fixtures")

    def handle(self, *args: Any, **options: Any) -> None:
        if not first_run.is_needed():
            self.stdout.write("The archive holds reports already: nothing was loaded.")
            return
        folder: Path = options["folder"]
        try:
            with progress_bar(self.stderr, first_run.count_steps(folder)) as advance:
                plans = first_run.fill(folder, progress=advance)
        except Refused as error:
            raise refused(error.problems, "Nothing was loaded.") from error
        for plan in plans:
            self.stdout.write(f"{plan.slug}: {Account(plan.prepared.lines)}.")
        counted = [f"{model.objects.count()} {model._meta.verbose_name_plural}" for model in _COUNTED]
        self.stdout.write(f"Loaded {', '.join(counted)}.")


_COUNTED = (Passage, Finding, Citation, Figure, Facility, Source)
