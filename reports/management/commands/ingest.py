"""Brings reports in from files, folders, archives and addresses, and shows where every character of them went."""

import datetime
import signal
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.collecting import Fetcher, LeftOuts, count, gather
from reports.ingest.batch import Options, Outcome, Result, bring_in_all
from reports.ingest.indexing import IndexBeside
from reports.ingest.preparing.edition import EditionHints
from reports.management.console import counting_bar
from reports.management.ingest_outcomes import show_many, show_one
from reports.models import Report
from reports.search import sync
from reports.suggesting.run import suggest_for

_HINTS = ("series", "country", "headed", "title", "url", "licence", "symbol", "revises", "another_report")
_OF_ONE_PAGE = ("symbol", "revises", "another_report")


class Command(BaseCommand):
    help = (
        "Bring reports in: their bytes are kept, their outline and paragraphs become records. Give files, folders, .zip or .tar.xz"
        " archives, or addresses. Which edition a page is, is read from the page where it says so and asked for where it does not."
        " The same bytes again change nothing; newer ones of a stored report become a revision of it. A page that has little in common"
        " with the stored report of its series, country and year is refused with a question, and nothing is replaced. A page with a"
        " character nobody can explain is refused, and never spoils the others. Ctrl-C stops between two reports; the same"
        " command then goes on from there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("given", nargs="+", metavar="PATH", help="a file, a folder, an archive or an address")
        parser.add_argument("--series", default="", help="slug of the series: country-reports")
        parser.add_argument("--country", default="", help="ISO 3166 code of the country the report is about: KP")
        parser.add_argument("--year", type=int, help="the edition: the year the report is about")
        parser.add_argument(
            "--headed", default="", help="what the page calls the country, when the archive calls it otherwise"
        )
        parser.add_argument("--title", default="", help="the report's title, when the page does not give it")
        parser.add_argument(
            "--symbol",
            default="",
            help="its own symbol or short title, where the series has several reports on the country that year",
        )
        answers = parser.add_mutually_exclusive_group()
        answers.add_argument(
            "--revises",
            default="",
            metavar="SLUG",
            help="it is a newer page of this stored report, whatever its words are",
        )
        answers.add_argument(
            "--another-report",
            action="store_true",
            help="it is a report of its own beside the stored one of the same series, country and year",
        )
        parser.add_argument("--published", default="", help="the day its publisher published it: 2022-04-12")
        parser.add_argument("--url", default="", help="the report's address at its publisher")
        parser.add_argument("--licence", default="", help="on what terms its text may be used")
        parser.add_argument("--operator", default="", help="who brings it in, for the custody record")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
        parser.add_argument(
            "--no-suggestions",
            action="store_true",
            help="suggest no findings in what came in; manage.py suggest does it later",
        )
        parser.add_argument("--workers", type=int, help="how many processes read pages; one a processor when not given")

    def handle(self, *args: Any, **options: Any) -> None:
        given: list[str] = options["given"]
        total = count(given)
        alone = total == 1
        if not alone and any(options[name] for name in _OF_ONE_PAGE):
            raise CommandError("--symbol, --revises and --another-report are said of one page: give it by itself.")
        chosen = Options(
            hints=_hints(options),
            by=options["operator"],
            dry_run=options["dry_run"],
            workers=1 if alone else options["workers"],
            keep_lines=alone,
        )
        left_out = LeftOuts()
        outcomes, stopped = self._bring_in(given, chosen, total, left_out)
        for each in left_out:
            self.stdout.write(str(each))
        if not (chosen.dry_run or options["no_suggestions"]):
            self._suggest(outcomes)
        if len(outcomes) == 1:
            show_one(self.stdout, outcomes[0], dry_run=chosen.dry_run)
        else:
            show_many(self.stdout, outcomes, dry_run=chosen.dry_run, stopped=stopped)

    def _suggest(self, outcomes: list[Outcome]) -> None:
        """In what came in and in what was revised; Ctrl-C leaves the rest to the command `suggest`."""
        slugs = {outcome.report for outcome in outcomes if outcome.result in (Result.NEW, Result.REVISED)}
        reports = list(Report.objects.filter(slug__in=slugs).values_list("pk", flat=True))
        if not reports:
            return
        with counting_bar(self.stderr, "reports", len(reports)) as advance:
            suggested = suggest_for(reports, progress=advance)
        sync()
        self.stdout.write(f"{suggested.new:,} findings suggested, for curators to accept, edit or reject.")

    def _bring_in(
        self, given: list[str], chosen: Options, total: int | None, left_out: LeftOuts
    ) -> tuple[list[Outcome], bool]:
        outcomes = []
        with _stops() as stops, counting_bar(self.stderr, "pages", total) as advance, _indexing(chosen) as index:
            pages = gather(given, left_out=left_out, fetcher=Fetcher(contact=settings.ARCHIVE_CONTACT))
            for outcome in bring_in_all(pages, chosen, index=index, stopped=stops.asked):
                outcomes.append(outcome)
                advance(outcome.report or outcome.name)
        return outcomes, stops.asked()


@contextmanager
def _indexing(chosen: Options) -> Iterator[Callable[[], object]]:
    """What brings the index up to date: here for one page, beside the work for many, not at all for a dry run."""
    if chosen.dry_run:
        yield lambda: None
    elif chosen.workers == 0:
        yield sync
    else:
        with IndexBeside() as index:
            yield index.catch_up


class _Stops:
    """Whether Ctrl-C was pressed. The first lets the report in hand end well; the second ends the command at once."""

    def __init__(self) -> None:
        self._pressed = False

    def asked(self) -> bool:
        return self._pressed

    def press(self, *_: object) -> None:
        if self._pressed:
            raise KeyboardInterrupt
        self._pressed = True


@contextmanager
def _stops() -> Iterator[_Stops]:
    stops = _Stops()
    before = signal.signal(signal.SIGINT, stops.press)
    try:
        yield stops
    finally:
        signal.signal(signal.SIGINT, before)


def _hints(options: dict[str, Any]) -> EditionHints:
    return EditionHints(
        year=options["year"], published=_day(options["published"]), **{name: options[name] for name in _HINTS}
    )


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written) if written else None
    except ValueError as error:
        raise CommandError(f"--published {written} is no day: write it as 2022-04-12.") from error
