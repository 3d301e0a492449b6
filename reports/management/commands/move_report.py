"""Moves a report that came in under a wrong series, country or year to the right one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import models

from reports.ingest.moving import move_report
from reports.management.console import refused
from reports.models import Country, Report, Series
from reports.problems import Refused
from reports.search import sync


class Command(BaseCommand):
    help = (
        "Move a report to the series, country and year that it is about. Its address, the keys of its passages and its findings"
        " stay; what is not given stays too. The reason is kept. Refused where another report is stored there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("report", metavar="REPORT", help="slug of the report")
        parser.add_argument("--series", default="", help="slug of the right series")
        parser.add_argument("--country", default="", help="ISO 3166 code of the country that it is about: KP")
        parser.add_argument("--year", type=int, help="the year that it is about")
        parser.add_argument("--symbol", help="what distinguishes it from another report there")
        parser.add_argument("--reason", required=True, help="why it is moved")
        parser.add_argument("--operator", default="", help="who moves it")

    def handle(self, *args: Any, **options: Any) -> None:
        reports = Report.objects.select_related("series", "country")
        report = _find(reports, "report", slug=options["report"])
        series, country = report.series, report.country
        if options["series"]:
            series = _find(Series.objects.all(), "series", slug=options["series"])
        if options["country"]:
            country = _find(Country.objects.all(), "country", code=options["country"].upper())
        try:
            move_report(
                report=report,
                series=series,
                country=country,
                year=report.year if options["year"] is None else options["year"],
                symbol=options["symbol"],
                by=options["operator"],
                reason=options["reason"],
            )
        except Refused as error:
            raise refused(error.problems, "Nothing was moved.") from error
        sync()
        report.refresh_from_db()
        self.stdout.write(f"{report.slug} is filed under {report}, {report.series} now; its address and keys stay.")


def _find[M: models.Model](records: models.QuerySet[M], noun: str, **known_by: str) -> M:
    found = records.filter(**known_by).first()
    if found is None:
        raise CommandError(f"The archive has no {noun} “{next(iter(known_by.values()))}”.")
    return found
