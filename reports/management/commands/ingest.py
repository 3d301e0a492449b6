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
from reports.ingest.problems import Problem, Refused, shortened, shown_path
from reports.management.console import refused, show

_NOTHING = "Nothing was taken in."
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
        parser.add_argument(
            "--headed", default="", help="what the page calls the country, when the archive calls it otherwise"
        )
        parser.add_argument(
            "--title", default="", help="the report's title, when it is not the year, the series and the country"
        )
        parser.add_argument("--published", default="", help="the day its publisher published it: 2022-04-12")
        parser.add_argument("--url", default="", help="the report's address at its publisher")
        parser.add_argument("--licence", default="", help="on what terms its text may be used")
        parser.add_argument("--operator", default="", help="who brings it in, for the custody record")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        file, edition = options["file"], _edition(options)
        try:
            plan = bring_in(file, edition, by=options["operator"], dry_run=options["dry_run"])
        except Refused as error:
            raise _refused(error.problems, file) from error
        self._show_account(plan)
        if plan.problems:
            raise _refused(plan.problems, file)
        show(self.stdout, Text(_outcome(plan, options["dry_run"])))

    def _show_account(self, plan: Plan) -> None:
        show(self.stdout, _account_table(plan.account), Text(f"{plan.account}."))
        show(self.stdout, Text(f"Read by {plan.choice.reader.name}: {plan.choice.why}."))
        for section in plan.sections_without_topic:
            show(self.stdout, Text(f"No topic is known for the heading “{section.heading}” (line {section.line})."))


def _edition(options: dict[str, Any]) -> Edition:
    missing = [f"--{name}" for name in _ASKED if options[name] is None]
    if missing:
        raise CommandError(f"Which edition is this? It is asked for, never guessed: give {' and '.join(missing)}.")
    try:
        edition = find_edition(**{name: options[name] for name in _ASKED})
    except Refused as error:
        raise refused(error.problems, _NOTHING) from error
    return replace(
        edition,
        published_date=_day(options["published"]),
        **{name: options[name] for name in ("headed", "title", "url", "licence")},
    )


def _refused(problems: tuple[Problem, ...], file: Path) -> CommandError:
    return refused((problem.in_file(shown_path(file)) for problem in problems), _NOTHING)


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
    table = Table(title="Where every line went", title_justify="left")
    table.add_column("Line", justify="right")
    table.add_column("Taken as")
    table.add_column("Words", no_wrap=True)
    table.add_column("Because", no_wrap=True)
    for line in account.lines:
        table.add_row(str(line.line), line.use.value, Text(shortened(line.words, 44)), Text(line.reason))
    return table
