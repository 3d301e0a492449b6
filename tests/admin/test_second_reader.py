"""The admin's pages for two people: a change of what is public, and restoring what protects a person."""

import pytest

from reports.choices import Status
from reports.models import Finding, Passage, Publisher, Source
from tests import factories as make
from tests.admin.desk import messages_of, page, save
from tests.admin.test_steps_pages import choose, confirm, statuses
from tests.people import make_person

pytestmark = pytest.mark.usefixtures("synced")
UNREAD = "A second person has not yet read the change."


@pytest.fixture
def other(db):
    return make_person("Reviewer", "other reviewer")


def waiting(client):
    return {line.label: line for line in client.get("/admin/").context["waiting"]}


@pytest.mark.parametrize(
    ("maker", "model"),
    [(make.make_finding, Finding), (make.make_source, Source), (lambda: make.make_source().publisher, Publisher)],
    ids=["finding", "source", "publisher"],
)
def test_a_change_in_public_says_so_until_a_second_person_has_read_it(maker, model, as_person, reviewer, other, client):
    record = maker()
    mine, theirs = as_person(reviewer), as_person(other)
    assert UNREAD not in client.get(record.get_absolute_url()).content.decode()
    assert save(mine, page(model, "change", record.pk), note="ours").status_code == 302
    assert UNREAD in client.get(record.get_absolute_url()).content.decode()
    assert "You changed it last" in mine.get(page(model, "change", record.pk)).content.decode()
    line = waiting(theirs)[f"Public {model._meta.verbose_name_plural} that were changed, to be read by a second person"]
    assert line.number == 1
    listed = theirs.get(line.url)
    assert list(listed.context["cl"].result_list) == [record]
    assert "not yet read by a second person" in listed.content.decode()
    assert "You changed it last" in messages_of(confirm(mine, model, "second_change", [record]))
    confirm(theirs, model, "second_change", [record])
    assert UNREAD not in client.get(record.get_absolute_url()).content.decode()


def test_a_reviewer_who_corrects_what_they_read_needs_another(as_person, curator, reviewer, other):
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator)
    mine = as_person(reviewer)
    save(mine, page(Finding, "change", finding.pk), note="corrected")
    shown = mine.get(page(Finding, "change", finding.pk)).content.decode()
    assert "You changed it last: a second person reads it and publishes it." in shown
    confirm(mine, Finding, "publish", [finding])
    assert statuses(finding) == [Status.IN_REVIEW]
    confirm(as_person(other), Finding, "publish", [finding])
    assert statuses(finding) == [Status.PUBLISHED]


def test_so_does_one_who_only_adds_a_name_to_it(as_person, curator, reviewer):
    finding, facility = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator), make.make_facility()
    save(as_person(reviewer), page(Finding, "change", finding.pk), facilities=[facility.pk])
    confirm(as_person(reviewer), Finding, "publish", [finding])
    assert statuses(finding) == [Status.IN_REVIEW]


def test_what_protects_a_person_is_restored_by_two(as_person, reviewer, other, client):
    passage = make.make_passage("Endangering words.")
    mine, theirs = as_person(reviewer), as_person(other)
    confirm(mine, Passage, "withdraw", [passage], reason="witness_safety")
    assert "one asks to restore it" in messages_of(confirm(theirs, Passage, "restore", [passage]))
    assert statuses(passage) == [Status.WITHDRAWN]
    own_page = mine.get(page(Passage, "change", passage.pk)).content.decode()
    assert 'value="ask_to_restore"' in own_page
    assert 'value="turn_down_restoring"' not in own_page
    unsaid = confirm(mine, Passage, "ask_to_restore", [passage], because=" ")
    assert "This field is required" in unsaid.content.decode()
    confirm(mine, Passage, "ask_to_restore", [passage], because="She agrees.")
    assert "You asked to restore it" in messages_of(confirm(mine, Passage, "restore", [passage]))
    assert client.get(passage.get_absolute_url()).status_code == 404
    line = waiting(theirs)["Requests to restore passages that protect a person"]
    assert list(theirs.get(line.url).context["cl"].result_list) == [passage]
    asked = choose(theirs, Passage, "restore", [passage]).content.decode()
    assert "“She agrees.”" in asked
    confirm(theirs, Passage, "restore", [passage])
    assert client.get(passage.get_absolute_url()).status_code == 200
    told = mine.get(page(Passage, "history", passage.pk)).content.decode()
    assert "She agrees." in told
    assert "ask to restore" in told


def test_what_was_public_once_is_not_deleted_as_a_draft(as_person, administrator, client):
    finding = make.make_finding()
    desk = as_person(administrator)
    confirm(desk, Finding, "withdraw", [finding], reason="error")
    confirm(desk, Finding, "restore", [finding])
    assert statuses(finding) == [Status.DRAFT]
    assert desk.post(page(Finding, "delete", finding.pk), {"post": "yes"}).status_code == 403
    assert Finding.objects.filter(pk=finding.pk).exists()
