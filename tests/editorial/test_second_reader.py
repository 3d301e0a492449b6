"""Nobody publishes alone: whoever changed a record last is not its second reader, before it is public and after."""

import pghistory
import pytest

from reports import editorial
from reports.choices import Status, WithdrawalReason
from reports.models import Finding
from tests import factories as make
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return make_person("Reviewer", "other reviewer")


def change(record, by, **values):
    with pghistory.context(user=by.pk, step=""):
        type(record).objects.filter(pk=record.pk).update(**values)
    record.refresh_from_db()


def test_a_reviewer_who_rewrites_a_draft_does_not_publish_it(curator, reviewer, other):
    finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator)
    change(finding, reviewer, note="rewritten")
    with pytest.raises(editorial.StepRefused, match="You changed it last"):
        editorial.publish(record=finding, by=reviewer)
    published = editorial.publish(record=finding, by=other)
    assert (published.status, published.published_by) == (Status.PUBLISHED, other)


def test_nor_one_who_changed_a_citation_or_a_link(curator, reviewer, other):
    for number, part in enumerate((make.make_citation, make.make_figure)):
        finding = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator)
        with pghistory.context(user=reviewer.pk):
            part(finding=finding) if number else finding.facilities.add(make.make_facility())
        with pytest.raises(editorial.StepRefused, match="You changed it last"):
            editorial.publish(record=finding, by=reviewer)
        assert editorial.publish(record=finding, by=other).status == Status.PUBLISHED


@pytest.mark.parametrize(
    ("maker", "words"), [(make.make_facility, {"summary": "ours"}), (make.make_source, {"note": "ours"})]
)
def test_facilities_and_sources_need_a_second_person_too(maker, words, reviewer, other):
    record = maker(status=Status.DRAFT)
    change(record, reviewer, **words)
    editorial.submit_for_review(record=record, by=reviewer)
    with pytest.raises(editorial.StepRefused, match="You changed it last"):
        editorial.publish(record=record, by=reviewer)
    assert editorial.publish(record=record, by=other).status == Status.PUBLISHED


@pytest.mark.parametrize(
    ("maker", "words"),
    [
        (make.make_finding, {"note": "ours"}),
        (make.make_facility, {"summary": "ours"}),
        (make.make_source, {"note": "ours"}),
        (lambda: make.make_source().publisher, {"note": "ours"}),
    ],
    ids=["finding", "facility", "source", "publisher"],
)
def test_a_change_of_what_is_public_is_confirmed_by_another(maker, words, curator, reviewer, other):
    record = maker()
    with pytest.raises(editorial.StepRefused, match="has read it as it is"):
        editorial.confirm_change(record=record, by=other)
    change(record, reviewer, **words)
    assert record.unread_since is not None
    with pytest.raises(editorial.StepRefused, match="You changed it last"):
        editorial.confirm_change(record=record, by=reviewer)
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.confirm_change(record=record, by=curator)
    seen = editorial.shown([record])[record.pk].version
    change(record, reviewer, **dict.fromkeys(words, "and more"))
    with pytest.raises(editorial.ChangedSince):
        editorial.confirm_change(record=record, by=other, seen=seen)
    editorial.confirm_change(record=record, by=other)
    record.refresh_from_db()
    assert record.unread_since is None
    assert record.events.order_by("pgh_id").last().pgh_context.metadata["step"] == "second_change"


def test_bringing_a_version_back_is_a_change(reviewer, other):
    finding = make.make_finding(note="first")
    change(finding, other, note="second")
    editorial.confirm_change(record=finding, by=reviewer)
    editorial.restore_version(record=finding, event=finding.events.get(note="first"), by=reviewer)
    finding.refresh_from_db()
    assert (finding.changed_by, finding.status) == (reviewer, Status.PUBLISHED)
    with pytest.raises(editorial.StepRefused, match="You changed it last"):
        editorial.confirm_change(record=finding, by=reviewer)


def test_a_withdrawn_finding_that_was_restored_is_still_not_deleted(reviewer):
    finding = make.make_finding()
    editorial.withdraw(record=finding, reason=WithdrawalReason.ERROR, by=reviewer)
    assert editorial.restore(record=finding, by=reviewer).status == Status.DRAFT
    assert Finding.objects.get(pk=finding.pk).first_published_at is not None
