"""A series with two reports on a country and year: wherever one is named, the other is not meant."""

import pytest

from reports.citing import report_reference
from reports.compiling.choice import Choice
from reports.compiling.selection import select
from reports.models import Report
from reports.search import SearchQuery, rebuild, search
from reports.search.facets.records import reports as named_reports
from reports.views.parts.repeats import repeats_of
from tests import factories as make

pytestmark = pytest.mark.django_db
TEXT = "The law prohibits such practices."
SYMBOL = "Land Seizures"


@pytest.fixture
def two():
    """The passages of the two reports, which say the same."""
    country, series = make.make_country(name="Laos", slug="laos"), make.make_series()
    first = make.make_report(country=country, series=series)
    second = make.make_report(country=country, series=series, symbol=SYMBOL, slug=f"{first.slug}-land-seizures")
    return [make.make_passage(TEXT, report=report) for report in (first, second)]


def test_pages_name_the_one_that_is_meant(read, two):
    make.make_finding(passage=two[1], quote=TEXT)
    report = two[1].report
    finding = two[1].findings.get()
    for address in (
        report.get_absolute_url(),
        two[1].get_absolute_url(),
        finding.get_absolute_url(),
        f"{report.get_absolute_url()}changes/",
    ):
        assert SYMBOL in read(address)
    assert SYMBOL not in read(two[0].report.get_absolute_url()).partition("<main")[2].replace("Also in", "")


def test_both_stand_in_the_list_and_in_the_cell_of_the_grid(read, two):
    for view in ("list", "grid"):
        html = read("/reports/", view=view)
        assert all(f"{passage.report.slug}/" in html for passage in two)
        assert html.count(SYMBOL) == 1


def test_the_words_are_said_to_stand_in_the_other_too(read, two):
    for own, other in (two, reversed(two)):
        assert repeats_of([own])[own.pk].editions == ((2021, other.key),)
        assert "another report of 2021" in read(own.report.get_absolute_url())


def test_a_reference_gives_the_title_of_its_own(two):
    first, second = (report_reference(passage.report, "") for passage in two)
    assert first["title"] != second["title"]
    assert second["title"].endswith(f"Laos: {SYMBOL}")


def test_search_names_them_apart(two, tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    rebuild()
    found = search(SearchQuery("prohibits"))
    assert {str(hit.passage.report) for hit in found.hits} <= {"Laos 2021", f"Laos 2021: {SYMBOL}"}
    labels = {record.label for record in named_reports(Report.objects.all())}
    assert labels == {"Laos 2021", f"Laos 2021: {SYMBOL}"}


def test_a_topic_that_one_of_the_two_has_is_not_missing(two):
    topic = make.make_topic()
    make.make_passage("It was torture.", section=make.make_section(report=two[1].report, topic=topic))
    choice = Choice(topics=(topic.code,), countries=("laos",), years=(2021,), findings=False)
    assert select(choice).missing == ()
