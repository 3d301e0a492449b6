"""References to what is held, as CSL-JSON."""

import datetime
import json

import pytest

from reports.citing import as_csl_json, finding_reference, passage_reference, report_reference
from tests import factories as make

pytestmark = pytest.mark.django_db
URL = "https://archive.example/p/1/"


@pytest.fixture
def report():
    publisher = make.make_publisher(name="Department of State")
    return make.make_report(
        series=make.make_series(title="Country Reports", publisher=publisher),
        country=make.make_country(name="North Korea", slug="north-korea"),
        published_date=datetime.date(2022, 4, 12),
    )


def test_a_report_is_cited_by_its_publisher_series_edition_and_country(report):
    item = report_reference(report, URL)
    assert item["author"] == [{"literal": "Department of State"}]
    assert item["title"] == "Country Reports 2021: North Korea"
    assert item["issued"] == {"date-parts": [[2022, 4, 12]]}
    assert item["URL"] == URL


def test_an_unknown_day_of_publication_is_not_made_up(report):
    report.published_date = None
    assert report_reference(report, URL)["issued"] == {"literal": "2021 edition"}


def test_a_passage_is_cited_with_its_section_number_and_fingerprint(report):
    section = make.make_section(report=report, label="c", path="1.c")
    capture = make.make_capture(report=report, captured_at=datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC))
    passage = make.make_passage(section=section, number=14)
    item = passage_reference(passage, URL)
    assert item["id"] == passage.key
    assert item["section"] == "section 1.c, paragraph 14"
    assert "2026-11-23" in item["note"]
    assert capture.sha256 in item["note"]


def test_a_section_without_a_number_is_left_out(report):
    passage = make.make_passage(section=make.make_section(report=report, title="Executive Summary"))
    assert passage_reference(passage, URL)["section"] == "paragraph 1"


def test_a_finding_is_cited_with_its_words(report):
    finding = make.make_finding(passage=make.make_passage(report=report))
    item = finding_reference(finding, URL, quoted="“Guards beat prisoners.”")
    assert item["abstract"] == "“Guards beat prisoners.”"
    assert finding.key in item["archive_location"]
    assert finding.passage.key in item["archive_location"]


def test_the_json_is_a_list_of_one_item_that_reads_back(report):
    item = report_reference(report, URL)
    assert json.loads(as_csl_json(item)) == [item]
