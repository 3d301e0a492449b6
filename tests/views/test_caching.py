"""Copies of public pages live a minute at most outside the archive, and those of signed-in people nowhere."""

import pytest

from reports.choices import Status
from reports.models import Passage
from tests import factories as make

pytestmark = pytest.mark.django_db
SHARED = {"public", "max-age=0", "s-maxage=60", "must-revalidate"}


def directives(response):
    return set(response.headers["Cache-Control"].split(", "))


@pytest.fixture
def passage():
    return make.make_passage("Guards beat prisoners.")


def test_a_public_page_may_be_kept_for_a_minute_by_caches_that_readers_share(client, passage):
    for address in (
        "/",
        passage.get_absolute_url(),
        passage.report.get_absolute_url(),
        "/nowhere/",
        "/search/?q=guards",
    ):
        assert directives(client.get(address)) == SHARED, address


def test_a_page_that_did_not_change_is_not_sent_again(client, passage):
    first = client.get(passage.get_absolute_url())
    again = client.get(passage.get_absolute_url(), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_withdrawn_page_is_not_as_it_was(client, passage):
    etag = client.get(passage.get_absolute_url()).headers["ETag"]
    Passage.objects.update(status=Status.WITHDRAWN, withdrawal_reason="error")
    assert client.get(passage.get_absolute_url(), headers={"If-None-Match": etag}).status_code == 410


def test_pages_of_curators_are_kept_by_nobody(client, curator, passage):
    client.force_login(curator)
    for address in ("/admin/", "/admin/reports/finding/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"] or "no-cache" in answer.headers["Cache-Control"]
        assert "public" not in answer.headers["Cache-Control"]


def test_every_page_asks_crawlers_to_show_no_copy(client, passage):
    restored = make.make_passage("Restored.", report=passage.report)
    Passage.objects.filter(pk=restored.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    Passage.objects.filter(pk=restored.pk).update(status=Status.PUBLISHED, withdrawal_reason="")
    tags = {client.get(one.get_absolute_url()).headers["X-Robots-Tag"] for one in (passage, restored)}
    assert tags == {"noarchive"}


def test_crawlers_are_asked_to_leave_searches_and_the_admin_alone(client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == "User-agent: *\nDisallow: /admin/\nDisallow: /search/\n"
