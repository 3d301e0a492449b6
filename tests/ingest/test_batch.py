"""Many pages at once: each its own trouble, stopping between two, the index once a batch, workers that die."""

import os
import signal
import subprocess
import sys

import pytest

from reports.collecting.capture import CapturedBytes, Unread
from reports.ingest import batch
from reports.ingest.batch import Options, Result, bring_in_all
from reports.ingest.load_reference_data import load_reference_data
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.prepared import Prepared
from reports.ingest.preparing.workers import Readers
from reports.models import Report
from reports.problems import Problem
from tests import factories as make
from tests.reading import state_html
from tests.waiting import LONGEST

pytestmark = pytest.mark.django_db
HERE = Options(workers=0)


@pytest.fixture(autouse=True)
def held():
    make.make_series(slug="country-reports", title="Country Reports")
    make.make_country(code="QR", name="Ruritania", slug="ruritania")


def page(year):
    content = state_html.page(state_html.summary("<p>Guards beat detainees.</p>"), year=year)
    return CapturedBytes(content, f"{year}.html")


def results(outcomes):
    return {outcome.name: outcome.result for outcome in outcomes}


def test_every_thing_given_has_its_outcome_in_the_end():
    given = [page(2016), Unread("gone.html", (Problem("there is no such file."),)), page(2017), page(2016)]
    outcomes = list(bring_in_all(given, HERE))
    assert [outcome.result for outcome in outcomes] == [Result.NEW, Result.REFUSED, Result.NEW, Result.SAME]
    assert outcomes[1].problems == (Problem("there is no such file."),)


def test_stopping_keeps_what_came_in_and_going_on_does_the_rest():
    given = [page(year) for year in range(2016, 2020)]
    list(bring_in_all(iter(given), HERE, stopped=lambda: Report.objects.count() == 2))
    assert Report.objects.count() == 2
    assert list(results(bring_in_all(given, HERE)).values()) == [Result.SAME, Result.SAME, Result.NEW, Result.NEW]


def test_stopping_writes_no_page_that_was_read_ahead():
    given = [page(year) for year in range(2016, 2020)]
    list(bring_in_all(given, Options(workers=1), stopped=lambda: Report.objects.count() == 2))
    assert Report.objects.count() == 2


def test_the_index_is_brought_up_to_date_once_a_batch_and_at_the_end(monkeypatch):
    monkeypatch.setattr(batch, "INDEX_EVERY", 2)
    reports = []
    given = [page(year) for year in range(2016, 2021)]
    list(bring_in_all(given, HERE, index=lambda: reports.append(Report.objects.count())))
    assert reports == [2, 4, 5]
    list(bring_in_all(given, HERE, index=lambda: reports.append("again")))
    assert reports == [2, 4, 5]


def test_a_fault_of_a_reader_spoils_one_page(monkeypatch):
    from reports.ingest.preparing import prepare

    real = prepare.prepare

    def faulty(captured, *args, **kwargs):
        if captured.filename == "2017.html":
            raise ZeroDivisionError("a fault")
        return real(captured, *args, **kwargs)

    monkeypatch.setattr(prepare, "prepare", faulty)
    outcomes = list(bring_in_all([page(2016), page(2017), page(2018)], HERE))
    assert [outcome.result for outcome in outcomes] == [Result.NEW, Result.REFUSED, Result.NEW]
    assert "the reader failed on this page (ZeroDivisionError: a fault)" in str(outcomes[1].problems[0])


def test_workers_that_are_killed_cost_no_page():
    with Readers(load_reference_data(), EditionHints(), workers=1) as readers:

        def pages():
            for year in range(2016, 2024):
                if year == 2020:
                    for pid in readers.pids:
                        os.kill(pid, signal.SIGKILL)
                yield page(year)

        came = list(readers.read_all(pages()))
    assert [read.filename for read, _ in came] == [f"{year}.html" for year in range(2016, 2024)]
    assert all(isinstance(prepared, Prepared) for _, prepared in came)


def test_reading_needs_no_settings_and_no_database():
    """So a worker cannot ask one, whatever a page makes it do."""
    alone = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    code = "import reports.ingest.preparing.prepare, django.apps; assert not django.apps.apps.ready"
    subprocess.run([sys.executable, "-c", code], env=alone, check=True, timeout=LONGEST)


def test_a_page_that_is_refused_says_why():
    [outcome] = bring_in_all([CapturedBytes(b"Dear Sir,\n\nthank you.", "letter.txt")], HERE)
    assert outcome.result.is_bad
    assert outcome.problems
