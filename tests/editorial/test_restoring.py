"""What was withdrawn to protect a person is restored by two people, with a written reason; nothing is shown before."""

import pytest

from reports import editorial
from reports.choices import Status, WithdrawalReason
from tests import factories as make
from tests.people import make_person

pytestmark = pytest.mark.django_db
MAKERS = [make.make_finding, make.make_facility, make.make_source, make.make_passage, make.make_report]
WHY = "The witness lives in safety abroad and agrees."


@pytest.fixture
def other(db):
    return make_person("Reviewer", "other reviewer")


def withdrawn(maker, by, reason=WithdrawalReason.WITNESS_SAFETY):
    return editorial.withdraw(record=maker(), reason=reason, by=by)


def now(record):
    return type(record).objects.get(pk=record.pk)


@pytest.mark.parametrize("maker", MAKERS)
def test_one_asks_and_another_restores(maker, reviewer, other):
    record = withdrawn(maker, other)
    for person in (reviewer, other):
        with pytest.raises(editorial.StepRefused, match="a second person restores it"):
            editorial.restore(record=record, by=person)
    editorial.ask_to_restore(record=record, because=WHY, by=reviewer)
    assert (now(record).status, now(record).restore_asked_by, now(record).restore_reason) == (
        Status.WITHDRAWN, reviewer, WHY,
    )  # fmt: skip
    assert not type(record).objects.public().filter(pk=record.pk).exists()
    with pytest.raises(editorial.StepRefused, match="You asked to restore it"):
        editorial.restore(record=record, by=reviewer)
    editorial.restore(record=record, by=other)
    public = make.make_finding is not maker
    assert now(record).status == (Status.PUBLISHED if public else Status.DRAFT)
    assert (now(record).restore_asked_by, now(record).restore_reason) == (None, "")
    said = [event.pgh_context.metadata for event in record.events.order_by("pgh_id") if event.pgh_context]
    assert [(one["step"], one["user"]) for one in said[-2:]] == [
        ("ask_to_restore", reviewer.pk),
        ("restore", other.pk),
    ]
    assert WHY in [event.restore_reason for event in record.events.all()]


def test_a_reason_is_needed_and_a_right(curator, reviewer):
    record = withdrawn(make.make_passage, reviewer)
    with pytest.raises(editorial.StepRefused, match="Say why"):
        editorial.ask_to_restore(record=record, because="  ", by=reviewer)
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.ask_to_restore(record=record, because=WHY, by=curator)
    other_reason = withdrawn(make.make_passage, reviewer, WithdrawalReason.LEGAL)
    with pytest.raises(editorial.StepRefused, match="restore it"):
        editorial.ask_to_restore(record=other_reason, because=WHY, by=reviewer)
    assert editorial.restore(record=other_reason, by=reviewer).status == Status.PUBLISHED


def test_a_request_is_turned_down_or_taken_back(reviewer, other):
    record = withdrawn(make.make_passage, reviewer)
    with pytest.raises(editorial.StepRefused, match="Nobody has asked"):
        editorial.turn_down(record=record, by=other)
    for person in (other, reviewer):
        editorial.ask_to_restore(record=record, because=WHY, by=reviewer)
        with pytest.raises(editorial.StepRefused, match="asked to restore it already"):
            editorial.ask_to_restore(record=record, because="Again.", by=other)
        editorial.turn_down(record=record, by=person)
        assert (now(record).status, now(record).restore_asked_by) == (Status.WITHDRAWN, None)
    with pytest.raises(editorial.StepRefused, match="a second person restores it"):
        editorial.restore(record=record, by=other)
