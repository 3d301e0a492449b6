"""What the tests of pages share: a report full enough to show everything, and hands to read a page with."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def queries(client):
    """How many queries a page asks, once every cache is warm."""

    def count(url):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    return count


@pytest.fixture
def read(client):
    """The text of a page that answers with `status`."""

    def get(url, status=200, **params):
        response = client.get(url, params)
        assert response.status_code == status, response.content.decode()[:500]
        return response.content.decode()

    return get


def make_full_finding(passage, **given):
    """A finding with one of everything that can hang on it."""
    finding = make.make_finding(
        passage=passage,
        abuse_types=[make.make_abuse_type()],
        facilities=[make.make_facility()],
        facility_types=[make.make_facility_type()],
        groups=[make.make_group()],
        actors=[make.make_actor()],
        **given,
    )
    citation = make.make_citation(finding=finding)
    unsure = make.make_citation(
        finding=finding, certainty="ambiguous", source=None, candidates=[make.make_source(), make.make_source()]
    )
    for one in (citation, unsure):
        make.make_figure(finding=finding, citation=one, facility=make.make_facility(), as_of="2013")
    return finding


def make_full_report(passages=3, **given):
    """A report whose every passage carries a full finding and sends the reader elsewhere."""
    report = make.make_report(**given)
    for number in range(1, passages + 1):
        passage = make.make_passage(f"Guards beat prisoner {number}. See section 1.a.", report=report)
        make.make_cross_reference("section 1.a.", passage=passage)
        make_full_finding(passage)
    return report
