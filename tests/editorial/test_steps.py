import pytest
from django.contrib.auth.models import User

from reports import editorial
from reports.choices import Status, WithdrawalReason
from reports.models import Finding
from tests import factories as make

STATUSES = list(Status)


def draft_by(person, **given):
    return make.make_finding(status=Status.DRAFT, drafted_by=person, **given)


def test_a_finding_goes_from_draft_to_the_public_through_two_people(curator, reviewer):
    finding = draft_by(curator)
    assert editorial.submit_for_review(record=finding, by=curator).status == Status.IN_REVIEW
    published = editorial.publish(record=finding, by=reviewer)
    finding.refresh_from_db()
    assert (finding.status, finding.drafted_by, finding.published_by) == (Status.PUBLISHED, curator, reviewer)
    assert finding.published_at is not None
    assert published == finding
    assert not editorial.has_no_second_reader(finding)


def test_nobody_publishes_what_they_drafted(reviewer, administrator):
    superuser = User.objects.create_superuser("root")
    for person in (reviewer, administrator, superuser):
        own = make.make_finding(status=Status.IN_REVIEW, drafted_by=person)
        with pytest.raises(editorial.StepRefused, match="a second person reads it"):
            editorial.publish(record=own, by=person)


def test_a_curator_may_not_publish_reject_or_withdraw(curator):
    in_review, published = make.make_finding(status=Status.IN_REVIEW), make.make_finding()
    for act in (editorial.publish, editorial.reject):
        with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
            act(record=in_review, by=curator)
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.withdraw(record=published, reason=WithdrawalReason.ERROR, by=curator)


def test_whoever_drafted_a_finding_may_take_it_back(curator):
    own = make.make_finding(status=Status.IN_REVIEW, drafted_by=curator)
    assert editorial.send_back(record=own, by=curator).status == Status.DRAFT
    other = make.make_finding(status=Status.IN_REVIEW, drafted_by=User.objects.create(username="other"))
    with pytest.raises(editorial.StepRefused):
        editorial.send_back(record=other, by=curator)


def test_who_submits_a_suggestion_answers_for_it(curator):
    suggestion = make.make_finding(status=Status.SUGGESTED)
    assert editorial.submit_for_review(record=suggestion, by=curator).drafted_by == curator


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("step", editorial.steps_of(Finding), ids=lambda step: step.name)
def test_a_step_begins_only_where_it_may(step, status, administrator):
    refused = editorial.refusal(step, make.make_finding(status=status), administrator)
    assert bool(refused) is (status not in step.starts)
    if refused:
        assert refused.endswith(".")


def test_a_withdrawn_finding_keeps_its_reason_until_it_is_restored_to_draft(reviewer):
    finding = make.make_finding()
    withdrawn = editorial.withdraw(record=finding, reason=WithdrawalReason.REQUEST, by=reviewer)
    assert (withdrawn.status, withdrawn.withdrawal_reason) == (Status.WITHDRAWN, WithdrawalReason.REQUEST)
    assert withdrawn.withdrawn_at is not None
    restored = editorial.restore(record=finding, by=reviewer)
    assert (restored.status, restored.withdrawal_reason, restored.withdrawn_at) == (Status.DRAFT, "", None)
    assert restored.published_by is None


@pytest.mark.parametrize("maker", [make.make_passage, make.make_report, make.make_facility, make.make_source])
def test_other_records_are_public_again_as_soon_as_they_are_restored(maker, reviewer, curator):
    record = maker()
    with pytest.raises(editorial.StepRefused):
        editorial.withdraw(record=record, reason=WithdrawalReason.LEGAL, by=curator)
    editorial.withdraw(record=record, reason=WithdrawalReason.LEGAL, by=reviewer)
    record.refresh_from_db()
    assert record.status == Status.WITHDRAWN
    editorial.restore(record=record, by=reviewer)
    record.refresh_from_db()
    assert record.status == Status.PUBLISHED


def test_a_rejected_facility_comes_back_as_a_draft(reviewer):
    facility = make.make_facility(status=Status.IN_REVIEW)
    editorial.reject(record=facility, by=reviewer)
    assert editorial.restore(record=facility, by=reviewer).status == Status.DRAFT


def test_a_finding_of_a_withdrawn_passage_is_not_published(reviewer):
    passage = make.make_passage(status=Status.WITHDRAWN)
    finding = make.make_finding(passage=passage, status=Status.IN_REVIEW)
    with pytest.raises(editorial.StepRefused, match="passage is withdrawn"):
        editorial.publish(record=finding, by=reviewer)


def test_a_refused_step_writes_nothing(curator):
    finding = make.make_finding(status=Status.IN_REVIEW)
    before = Finding.objects.values().get(pk=finding.pk)
    with pytest.raises(editorial.StepRefused):
        editorial.publish(record=finding, by=curator)
    assert Finding.objects.values().get(pk=finding.pk) == before


def test_the_rules_are_asked_again_of_the_record_as_it_is_now(reviewer):
    stale = make.make_finding(status=Status.IN_REVIEW)
    editorial.reject(record=stale, by=reviewer)
    assert stale.status == Status.IN_REVIEW  # what the person still sees
    with pytest.raises(editorial.StepRefused, match="rejected"):
        editorial.publish(record=stale, by=reviewer)


def test_the_history_says_who_took_which_step(curator, reviewer):
    finding = draft_by(curator)
    editorial.submit_for_review(record=finding, by=curator)
    editorial.publish(record=finding, by=reviewer)
    said = [event.pgh_context.metadata for event in finding.events.order_by("pgh_id") if event.pgh_context]
    assert said == [
        {"user": curator.pk, "step": "submit_for_review"},
        {"user": reviewer.pk, "step": "publish"},
    ]


def test_a_step_marks_the_finding_as_edited(curator):
    finding = draft_by(curator)
    assert editorial.submit_for_review(record=finding, by=curator).edited_at > finding.edited_at
