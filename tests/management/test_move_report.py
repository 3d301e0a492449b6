"""The command `move_report`: what it asks, what it says, and how it refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.models import Report
from tests import factories as make

pytestmark = pytest.mark.django_db


def run(*args, **options):
    output = StringIO()
    call_command("move_report", *args, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def report():
    return make.make_report(slug="s-2021-ruritania", country=make.make_country(code="QR", name="Ruritania"))


@pytest.fixture(autouse=True)
def _own_index(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"


def test_what_is_not_given_stays(report):
    make.make_country(code="QS", name="Sylvania")
    said = run("s-2021-ruritania", country="qs", reason="It is about Sylvania.", operator="A. Reviewer")
    assert "s-2021-ruritania is filed under Sylvania 2021" in said
    moved = Report.objects.get()
    assert (moved.series, moved.year, moved.moves.get().operator) == (report.series, 2021, "A. Reviewer")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"country": "ZZ"}, "The archive has no country “ZZ”."),
        ({"series": "none"}, "The archive has no series “none”."),
        ({}, "is filed there already"),
        ({"year": 1}, "the year 1 is none"),
    ],
)
def test_what_cannot_be_is_refused_in_words(report, asked, told):
    with pytest.raises(CommandError, match=told):
        run("s-2021-ruritania", reason="Wrong.", **asked)


def test_a_report_that_is_not_there_is_named(report):
    with pytest.raises(CommandError, match="The archive has no report “other”."):
        run("other", reason="Wrong.")
