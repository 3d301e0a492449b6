"""What became of a record, as its history page tells it, and the way back."""

import pytest

from reports.choices import Status
from reports.models import Facility, Finding, Passage, Source
from tests import factories as make
from tests.admin.desk import messages_of, page, save
from tests.admin.test_steps_pages import confirm


@pytest.fixture
def story(transactional_db, as_person, curator, reviewer, synced):
    """A finding drafted and submitted by one, published and corrected by another."""
    finding = make.make_finding(status=Status.DRAFT, drafted_by=curator, note="first")
    confirm(as_person(curator), Finding, "submit_for_review", [finding])
    confirm(as_person(reviewer), Finding, "publish", [finding])
    facility = make.make_facility(name="Camp 14")
    save(as_person(reviewer), page(Finding, "change", finding.pk), note="second", facilities=[facility.pk])
    return finding


def restore(client, url, **how):
    """Presses the button of the page that asks."""
    asked = client.get(url).context
    return client.post(url, {asked["seen_name"]: asked["seen"]}, **how)


def entries(client, record):
    return client.get(page(type(record), "history", record.pk)).context["entries"]


def test_each_entry_says_who_when_and_what_changed_field_by_field(story, as_person, reviewer, curator):
    newest, published, submitted, made = entries(as_person(reviewer), story)
    assert (newest.who, published.who, submitted.who, made.who) == (
        "reviewer",
        "reviewer",
        "curator",
        "outside the admin",
    )
    assert (published.step, submitted.step) == ("publish", "submit for review")
    told = {(change.label, change.before, change.after) for _, changes in newest.parts for change in changes}
    assert told == {("Note", "first", "second")}
    assert "Facility added: Camp 14" in [title for title, _ in newest.parts]
    told = [(change.label, change.before, change.after) for _, changes in submitted.parts for change in changes]
    assert told == [("Status", "Draft", "In review")]
    shown = as_person(reviewer).get(page(Finding, "history", story.pk)).content.decode()
    assert "<td>first</td><td>second</td>" in shown


def test_an_earlier_version_is_brought_back_after_a_question(story, as_person, reviewer, synced):
    desk = as_person(reviewer)
    first = next(entry for entry in entries(desk, story) if entry.step == "publish")
    url = page(Finding, "restore_version", story.pk, first.event_id)
    assert url in desk.get(page(Finding, "history", story.pk)).content.decode()
    asked = desk.get(url).content.decode()
    assert "<td>second</td><td>first</td>" in asked
    story.refresh_from_db()
    assert story.note == "second", "asking changes nothing"
    answer = restore(desk, url, follow=True)
    assert "The earlier version is back" in messages_of(answer)
    story.refresh_from_db()
    assert (story.note, story.status) == ("first", Status.PUBLISHED)
    assert entries(desk, story)[0].step == "brought back an earlier version"


def test_whoever_may_not_change_a_record_may_not_bring_back_its_past(story, as_person, curator):
    desk = as_person(curator)
    event = next(entry.event_id for entry in entries(desk, story) if entry.step == "publish")
    assert desk.post(page(Finding, "restore_version", story.pk, event)).status_code == 403
    assert "Bring back this version" not in desk.get(page(Finding, "history", story.pk)).content.decode()


def test_a_version_of_another_record_is_not_found(as_person, reviewer):
    one, other = make.make_facility(), make.make_facility()
    event = other.events.get().pgh_id
    assert as_person(reviewer).post(page(Facility, "restore_version", one.pk, event)).status_code == 404


def test_a_version_that_no_longer_fits_is_refused_with_a_sentence(as_person, reviewer, synced):
    gone = make.make_publisher()
    source = make.make_source(publisher=gone)
    source.publisher = make.make_publisher()
    source.save()
    gone.delete()
    event = source.events.order_by("pgh_id").first().pgh_id
    desk, url = as_person(reviewer), page(Source, "restore_version", source.pk, event)
    assert "a record that is no longer there" in desk.get(url).content.decode()
    assert "That version no longer fits" in messages_of(restore(desk, url, follow=True))


def test_the_forms_of_a_name_and_the_rows_of_a_finding_are_in_the_history(transactional_db, as_person, reviewer):
    name = make.make_facility_name("Kaechon")
    name.form = "Gaecheon"
    name.save()
    name.delete()
    titles = [title for entry in entries(as_person(reviewer), name.facility) for title, _ in entry.parts]
    assert titles[:3] == [
        "Facility name “Gaecheon” removed",
        "Facility name “Gaecheon” changed",
        "Facility name “Kaechon” added",
    ]
    figure = make.make_figure(facility=name.facility)
    titles = [title for entry in entries(as_person(reviewer), figure.finding) for title, _ in entry.parts]
    assert f"Figure “{figure.words}” added" in titles


def test_withdrawals_stand_in_the_history_of_what_an_import_wrote(as_person, reviewer, synced):
    passage = make.make_passage()
    desk = as_person(reviewer)
    confirm(desk, Passage, "withdraw", [passage], reason="witness_safety")
    (entry,) = entries(desk, passage)
    assert (entry.who, entry.step) == ("reviewer", "withdraw")
    assert "Bring back" not in desk.get(page(Passage, "history", passage.pk)).content.decode()
    assert passage.text[:20] not in str(entry)
