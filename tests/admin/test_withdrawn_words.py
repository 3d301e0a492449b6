"""The words of withdrawn passages, and the bytes that hold them, are for administrators alone."""

import pytest

from reports.choices import Status
from reports.models import Capture, Finding, Passage
from tests import factories as make
from tests.admin.desk import page

pytestmark = pytest.mark.django_db
SECRET = "A witness from Hoeryong was named."


@pytest.fixture
def passage():
    passage = make.make_passage(SECRET, status=Status.WITHDRAWN, withdrawal_reason="error")
    make.make_finding("Hoeryong", passage=passage)
    return passage


def pages(passage):
    return (
        page(Passage, "changelist"),
        page(Passage, "change", passage.pk),
        f"{page(Passage, 'changelist')}?q=hoeryong",
        page(Finding, "changelist"),
        f"{page(Finding, 'changelist')}?q=Hoeryong",
    )


def without_what_was_typed(html):
    for typed in ("q=Hoeryong", "q%3DHoeryong", 'value="Hoeryong"', "for: “Hoeryong”"):
        html = html.replace(typed, "")
    return html


@pytest.mark.parametrize("who", ["curator", "reviewer"])
def test_neither_curators_nor_reviewers_read_them(as_person, request, passage, who):
    desk = as_person(request.getfixturevalue(who))
    for address in pages(passage):
        answer = desk.get(address)
        assert answer.status_code == 200, address
        assert "Hoeryong" not in without_what_was_typed(answer.content.decode()), address


def test_choosing_a_passage_does_not_offer_its_words(as_person, curator, passage):
    asked = {"app_label": "reports", "model_name": "finding", "field_name": "passage"}
    for term in ("hoeryong", passage.key):
        results = as_person(curator).get(page(Passage, "choices"), asked | {"term": term}).json()["results"]
        assert not any("Hoeryong" in choice["text"] for choice in results)


def test_bytes_that_hold_withdrawn_words_are_for_administrators(as_person, reviewer, administrator, passage):
    address = page(Capture, "bytes", passage.capture_id)
    assert as_person(reviewer).get(address).status_code == 403
    Passage.objects.filter(pk=passage.pk).update(status=Status.PUBLISHED, withdrawal_reason="")
    assert as_person(reviewer).get(address).status_code == 200
    Passage.objects.filter(pk=passage.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
    assert as_person(administrator).get(address).status_code == 200


def test_no_public_page_prints_the_name_of_an_uploaded_file(client):
    passage = make.make_passage()
    Capture.objects.filter(pk=passage.capture_id).update(url="")
    name = Capture.objects.get(pk=passage.capture_id).filename
    assert name
    for address in (passage.get_absolute_url(), passage.report.get_absolute_url()):
        assert name not in client.get(address).content.decode()
