"""Moves a report that came in under a wrong edition to the right one. Its slug stays, and with it every key and address."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from reports.ingest.preparing.edition import EARLIEST_YEAR, LATEST_YEAR, usual_title
from reports.models import Country, Report, ReportMove, Series
from reports.models.import_lock import one_import_at_a_time
from reports.problems import refuse
from reports.text import fold

REVIEW = "reports.review_report"
_LONGEST_NAME = 150


def move_report(
    *,
    report: Report,
    series: Series,
    country: Country,
    year: int,
    by: User | str,
    reason: str,
    symbol: str | None = None,
) -> ReportMove:
    """File a report under this edition from now on, in one transaction. `symbol` is None where it keeps its own.

    `by` is a person, or at the command the name of one. Raises Refused where it cannot be, and why.
    """
    if isinstance(by, User) and not by.has_perm(REVIEW):
        raise refuse("you may not move reports: a Reviewer or Administrator does.")
    if not reason.strip():
        raise refuse("say why the report is moved: the reason is kept with it.")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise refuse(f"the year {year} is none a report can be about.")
    with transaction.atomic(), pghistory.context(step="move_report", reason=reason.strip(), **_who(by)):
        one_import_at_a_time()
        stored = Report.objects.select_for_update(of=["self"]).select_related("series", "country").get(pk=report.pk)
        symbol = stored.symbol if symbol is None else symbol.strip()
        _refuse_where_taken(stored, series, country, year, symbol)
        move = ReportMove.objects.create(
            report=stored,
            series_id=stored.series_id,
            country_id=stored.country_id,
            year=stored.year,
            symbol=stored.symbol,
            reason=reason.strip(),
            operator=(by.get_username() if isinstance(by, User) else by)[:_LONGEST_NAME],
        )
        _file_under(stored, series, country, year, symbol)
    return move


def _who(by: User | str) -> dict[str, int | str]:
    return {"user": by.pk} if isinstance(by, User) else {"operator": by}


def _refuse_where_taken(report: Report, series: Series, country: Country, year: int, symbol: str) -> None:
    """Its own place, or that of another report."""
    there = Report.objects.filter(series=series, country=country, year=year).order_by("pk")
    stored = [each for each in there if each.pk != report.pk]
    if report in there and symbol == report.symbol:
        raise refuse(f"the report “{report.slug}” is filed there already, so there is nothing to move.")
    same = [each for each in stored if not symbol or fold(each.symbol) == fold(symbol)]
    if same:
        raise refuse(
            f"the report “{same[0].slug}” is stored there already, and is another report. If both belong there, give this one a"
            " symbol or short title that distinguishes it; if they are the same report twice, withdraw one as a repetition."
        )


def _file_under(report: Report, series: Series, country: Country, year: int, symbol: str) -> None:
    """A title that was made of the edition is made again; one of its own stays."""
    if report.title == usual_title(report.year, report.series.title, report.country.name):
        report.title = usual_title(year, series.title, country.name)
    report.series, report.country, report.year, report.symbol = series, country, year, symbol
    report.save(update_fields=["series", "country", "year", "symbol", "title"])
