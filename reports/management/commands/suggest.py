"""Suggests findings in reports, for curators to accept, edit or reject; or measures the suggestions against theirs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.table import Table

from reports.management.console import progress_bar, show
from reports.models import Report
from reports.suggesting.run import Suggested, suggest_for
from reports.suggesting.score import Score, score_report


class Command(BaseCommand):
    help = (
        "Suggest findings in the passages of reports: facilities, abuses, people affected, sources and figures, each with the"
        " rule and the words that made it. Suggestions wait in the admin; what was suggested before, or is said by people's"
        " findings already, is not suggested again, and what was rejected never is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reports", nargs="*", metavar="REPORT", help="slugs of reports")
        parser.add_argument("--all", action="store_true", help="every report")
        parser.add_argument("--country", metavar="CODE", help="every report on this country: KP")
        parser.add_argument("--dry-run", action="store_true", help="count what would be suggested, and write nothing")
        parser.add_argument(
            "--score", action="store_true", help="compare with the findings that people made, and write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reports = _chosen(options["reports"], every=options["all"], country=options["country"])
        if options["score"]:
            for report in reports:
                show(self.stdout, _score_table(report, score_report(report)))
            return
        with progress_bar(self.stderr, len(reports)) as advance:
            outcome = suggest_for([report.pk for report in reports], dry_run=options["dry_run"], progress=advance)
        show(self.stdout, _table(outcome))
        if options["dry_run"]:
            self.stdout.write("Nothing was written.")


def _chosen(slugs: list[str], *, every: bool, country: str | None) -> list[Report]:
    if not (slugs or every or country):
        raise CommandError("Name reports by their slugs, or give --country CODE or --all.")
    reports = Report.objects.public().select_related("country").order_by("slug")
    if country:
        reports = reports.filter(country__code=country.upper())
    if slugs:
        reports = reports.filter(slug__in=slugs)
    chosen = list(reports)
    missing = sorted(set(slugs) - {report.slug for report in chosen})
    if missing:
        raise CommandError(f"No report that the public sees is called {', '.join(missing)}.")
    if not chosen:
        raise CommandError("The archive holds no such report.")
    return chosen


def _table(outcome: Suggested) -> Table:
    table = Table("What", "Number")
    table.columns[1].justify = "right"
    rows = {
        "Reports": outcome.reports,
        "Passages": outcome.passages,
        "New suggestions": outcome.new,
        "Suggested before": outcome.suggested_before,
        "Curated already": outcome.already_curated,
        **{f"  {kind.replace('_', ' ')}": count for kind, count in sorted(outcome.links.items())},
    }
    for name, count in rows.items():
        table.add_row(name, f"{count:,}")
    return table


def _score_table(report: Report, scores: list[Score]) -> Table:
    headings = ("Kind", "Proposed", "Curated", "Exact", "Precision", "Recall", "Lenient precision", "Lenient recall")
    table = Table(*headings, title=report.slug)
    for column in table.columns[1:]:
        column.justify = "right"
    for score in scores:
        parts = (score.precision, score.recall, score.lenient_precision, score.lenient_recall)
        counts = (score.proposed, score.curated, score.exact)
        table.add_row(score.kind.replace("_", " "), *map(str, counts), *(f"{part:.1%}" for part in parts))
    return table
