"""Every list reads its address strictly: an unknown parameter and a page that is not there are named, and nothing is shown."""

import pytest
from django.urls import reverse

from reports.search import rebuild
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path, settings):
    """The address of every page that is, or has, a list of its own parameters."""
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    topic, abuse, kind = make.make_topic(), make.make_abuse_type(), make.make_facility_type()
    section = make.make_section(topic=topic)
    facility = make.make_facility(facility_type=kind)
    passage = make.make_passage(section=section)
    finding = make.make_finding(passage=passage, abuse_types=[abuse], facilities=[facility])
    source = make.make_citation(finding=finding).source
    rebuild()
    return [
        *(reverse(name) for name in ("search", "report_list", "facility_list", "source_list", "publisher_list")),
        reverse("search_values", args=["abuse"]),
        reverse("report_changes", args=[passage.report.slug]),
        reverse("passage_repeats", args=[passage.key]),
        *(record.get_absolute_url() for record in (topic, abuse, kind, facility, source, source.publisher)),
    ]


def test_an_unknown_parameter_is_named(client, lists):
    for address in [*lists, reverse("custom_report")]:
        answer = client.get(address, {"nonsense": "1"})
        assert answer.status_code == 400, address
        assert "“nonsense” is not a parameter of this page" in answer.content.decode(), address


def test_a_page_that_is_not_there_is_said_in_the_same_words(client, lists):
    for address in lists:
        answer = client.get(address, {"page": "9"})
        assert answer.status_code in (400, 404), address
        assert "There is no such page: the last one is 1, the only one." in answer.content.decode(), address


def test_what_is_no_page_is_named(client, lists):
    for address in lists:
        answer = client.get(address, {"page": "two"})
        assert answer.status_code in (400, 404), address
        assert "The number of a page is a whole number." in answer.content.decode(), address
