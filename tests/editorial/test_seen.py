"""An act is taken with the version of a record that the person saw, and refused with any later one."""

import pytest

from reports import editorial
from reports.choices import Status, WithdrawalReason
from tests import factories as make

pytestmark = pytest.mark.django_db


def seen(record):
    return editorial.shown([type(record).objects.get(pk=record.pk)])[record.pk].version


def status_of(record):
    return type(record).objects.values_list("status", flat=True).get(pk=record.pk)


@pytest.fixture
def in_review(curator):
    return make.make_finding(status=Status.IN_REVIEW, drafted_by=curator, note="first")


def swap_quote(finding):
    finding.quote, finding.end = "Guards", 6
    finding.save(update_fields=["quote", "end"])


def swap_status_only(finding):
    type(finding).objects.filter(pk=finding.pk).update(status=Status.DRAFT)
    type(finding).objects.filter(pk=finding.pk).update(status=Status.IN_REVIEW, note="other")


SWAPS = {
    "the quote": swap_quote,
    "the note": lambda finding: type(finding).objects.filter(pk=finding.pk).update(note="second"),
    "a link": lambda finding: finding.facilities.add(make.make_facility()),
    "a citation": lambda finding: make.make_citation(finding=finding),
    "a figure": lambda finding: make.make_figure(finding=finding),
    "sent back and forth": swap_status_only,
}


@pytest.mark.parametrize("swap", SWAPS.values(), ids=SWAPS)
def test_what_was_swapped_after_the_reviewer_saw_it_is_not_published(swap, in_review, reviewer):
    version = seen(in_review)
    swap(in_review)
    with pytest.raises(editorial.ChangedSince, match="changed since you opened this page"):
        editorial.publish(record=in_review, by=reviewer, seen=version)
    assert status_of(in_review) == Status.IN_REVIEW
    assert editorial.publish(record=in_review, by=reviewer, seen=seen(in_review)).status == Status.PUBLISHED


def test_so_does_every_step(curator, reviewer):
    draft = make.make_finding(status=Status.DRAFT, drafted_by=curator)
    steps = [
        (editorial.submit_for_review, draft, {}),
        (editorial.send_back, make.make_finding(status=Status.IN_REVIEW), {}),
        (editorial.reject, make.make_finding(status=Status.IN_REVIEW), {}),
        (editorial.withdraw, make.make_finding(), {"reason": WithdrawalReason.ERROR}),
        (editorial.restore, make.make_finding(status=Status.REJECTED), {}),
    ]
    for act, finding, given in steps:
        version, before = seen(finding), finding.status
        type(finding).objects.filter(pk=finding.pk).update(note="second")
        with pytest.raises(editorial.ChangedSince):
            act(record=finding, by=reviewer, seen=version, **given)
        assert status_of(finding) == before
        act(record=finding, by=reviewer, seen=seen(finding), **given)


def test_facilities_and_sources_are_published_as_they_were_seen(reviewer):
    facility, source = make.make_facility(status=Status.IN_REVIEW), make.make_source(status=Status.IN_REVIEW)
    changes = [(facility, make.make_facility_name, "facility"), (source, make.make_source_copy, "source")]
    for record, make_part, owner in changes:
        version = seen(record)
        make_part(**{owner: record})
        with pytest.raises(editorial.ChangedSince):
            editorial.publish(record=record, by=reviewer, seen=version)
        assert status_of(record) == Status.IN_REVIEW


def test_a_version_is_brought_back_into_what_was_seen(curator):
    finding = make.make_finding(status=Status.DRAFT, note="first")
    finding.note = "second"
    finding.save()
    version = seen(finding)
    type(finding).objects.filter(pk=finding.pk).update(note="third")
    with pytest.raises(editorial.ChangedSince):
        editorial.restore_version(record=finding, event=finding.events.get(note="first"), by=curator, seen=version)
    finding.refresh_from_db()
    assert finding.note == "third"


def test_why_a_step_is_refused_anyway_is_said_first(in_review, reviewer):
    version = seen(in_review)
    editorial.reject(record=in_review, by=reviewer)
    with pytest.raises(editorial.StepRefused, match="rejected"):
        editorial.publish(record=in_review, by=reviewer, seen=version)


def test_a_record_is_shown_in_words():
    finding = make.make_finding(note="ours", facilities=[make.make_facility(name="Camp 14")])
    make.make_figure(finding=finding, counted="prisoners")
    words = editorial.shown([finding])[finding.pk].words
    assert (words["Note"], words["Facilities"], words["Status"]) == ("ours", "Camp 14", "Published")
    assert "Counted: prisoners" in words["Figure 1"]
