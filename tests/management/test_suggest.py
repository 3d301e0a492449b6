from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reports.choices import Status
from reports.models import Cue, Finding
from tests import factories as make


def suggest(*arguments):
    stdout = StringIO()
    call_command("suggest", *arguments, stdout=stdout)
    return stdout.getvalue()


def row(table, name):
    """The cell behind a name."""
    cells = [[cell.strip() for cell in line.split("│")[1:-1]] for line in table.splitlines()]
    return next(line[1] for line in cells if line and line[0] == name)


@pytest.fixture
def report(db):
    Cue.objects.create(abuse_type=make.make_abuse_type(), words="beat*")
    return make.make_passage("Guards beat prisoners.").report


def test_reports_are_chosen_by_slug_country_or_all(report):
    other = make.make_passage("Guards beat others.").report
    assert row(suggest(report.slug), "New suggestions") == "1"
    assert row(suggest("--country", report.country.code.lower()), "New suggestions") == "0"
    assert row(suggest("--all"), "Reports") == "2"
    assert Finding.objects.filter(passage__report=other, status=Status.SUGGESTED).count() == 1


def test_a_dry_run_says_so_and_writes_nothing(report):
    assert suggest("--all", "--dry-run").endswith("Nothing was written.\n")
    assert not Finding.objects.exists()


def test_scores_are_printed_and_nothing_is_written(report):
    assert "abuse type" in suggest(report.slug, "--score")
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "Name reports"), (("no-such-report",), "no-such-report"), (("--country", "QQ"), "holds no such report")],
)
def test_what_cannot_be_chosen_is_told(report, arguments, said):
    with pytest.raises(CommandError, match=said):
        suggest(*arguments)


def test_a_report_that_was_withdrawn_is_not_known(db):
    hidden = make.make_report(status=Status.WITHDRAWN)
    with pytest.raises(CommandError, match=hidden.slug):
        suggest(hidden.slug)
