"""Brings one report in from a file, and prints where every line of it went."""

import datetime
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.table import Table
from rich.text import Text

from reports.ingest.account import Account
from reports.ingest.bring_in import bring_in
from reports.ingest.edition import Edition, find_edition
from reports.ingest.plan import Plan, PlanState
from reports.ingest.problems import Refused, shortened
from reports.management.console import refused, show

_ASKED = ("series", "country", "year")


class Command(BaseCommand):
    help = (
        "Bring one report in from a file: its bytes are kept, its outline and paragraphs become records. Which edition it is"
        " is asked for, never guessed. The same file again changes nothing; a file with a line nobody can explain is refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--series", help="slug of the series: country-reports")
        parser.add_argument("--country", help="ISO 3166 code of the country the report is about: KP")
        parser.add_argument("--year", type=int, help="the edition: the year the report is about")
        parser.add_argument("--headed", default="", help="what the page calls the country, when the archive calls it otherwise")
        parser.add_argument("--title", default="", help="the report's title, when it is not the year, the series and the country")
        parser.add_argument("--published", default="", help="the day its publisher published it: 2022-04-12")
        parser.add_argument("--url", default="", help="the report's address at its publisher")
        parser.add_argument("--licence", default="", help="on what terms its text may be used")
        parser.add_argument("--operator", default="", help="who brings it in, for the custody record")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            plan = bring_in(file, _edition(options), by=options["operator"], dry_run=options["dry_run"])
        except Refused as error:
            problems = [problem.in_file(str(file)) if problem.line else problem for problem in error.problems]
            raise refused(problems, "Nothing was taken in.") from error
        self._show(plan, file, dry_run=options["dry_run"])

    def _show(self, plan: Plan, file: Path, *, dry_run: bool) -> None:
        show(self.stdout, _account_table(plan.account), Text(f"{plan.account}."), Text(f"Read by {plan.choice.reader.name}: {plan.choice.why}."))
        for section in plan.sections_without_topic:
            show(self.stdout, Text(f"No topic is known for the heading “{section.heading}” (line {section.line})."))
        if plan.state == PlanState.REFUSED:
            raise refused([problem.in_file(str(file)) for problem in plan.problems], "Nothing was taken in.")
        show(self.stdout, Text(_outcome(plan, dry_run)))


def _edition(options: dict[str, Any]) -> Edition:
    missing = [f"--{name}" for name in _ASKED if options[name] is None]
    if missing:
        raise CommandError(f"Which edition is this? It is asked for, never guessed: give {' and '.join(missing)}.")
    edition = find_edition(**{name: options[name] for name in _ASKED})
    return replace(
        edition,
        published_date=_day(options["published"]),
        **{name: options[name] for name in ("headed", "title", "url", "licence")},
    )


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written) if written else None
    except ValueError as error:
        raise CommandError(f"--published {written} is no day: write it as 2022-04-12.") from error


def _outcome(plan: Plan, dry_run: bool) -> str:
    slug, outline = plan.edition.slug, plan.outline
    if plan.state == PlanState.SAME:
        return f"{slug} is held from these very bytes (SHA-256 {plan.captured.sha256[:12]}…): nothing changed."
    counted = f"{len(outline.passages)} passages in {len(outline.sections)} sections"
    return f"{slug} would be taken in: {counted}. Nothing was written." if dry_run else f"{slug} taken in: {counted}."


def _account_table(account: Account) -> Table:
    table = Table("Line", "Taken as", "Words", "Because", title="Where every line went", title_justify="left")
    table.columns[0].justify = "right"
    for line in account.lines:
        table.add_row(str(line.line), line.use.value, Text(shortened(line.words, 56)), Text(line.reason))
    return table
