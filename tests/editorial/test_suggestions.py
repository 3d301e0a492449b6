import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from reports import editorial
from reports.choices import Status
from reports.editorial import Proposal
from tests import factories as make


def suggest(**given):
    return make.make_finding(status=Status.SUGGESTED, **({"suggestion": "a hash"} | given))


def test_accepting_signs_it_and_sends_it_to_review(curator):
    accepted = editorial.accept_suggestion(finding=suggest(), by=curator)
    assert (accepted.status, accepted.drafted_by) == (Status.IN_REVIEW, curator)


def test_who_accepted_it_does_not_publish_it(reviewer):
    accepted = editorial.accept_suggestion(finding=suggest(), by=reviewer)
    with pytest.raises(editorial.StepRefused, match="a second person reads it"):
        editorial.publish(record=accepted, by=reviewer)


def test_only_what_is_dropped_is_dropped(curator):
    kept, wrong = make.make_abuse_type(), make.make_abuse_type()
    finding = suggest(abuse_types=[kept, wrong], event_date="2021", hedge="camp")
    editorial.accept_suggestion(
        finding=finding, by=curator, dropping=[Proposal("abuse_types", wrong.pk), Proposal("event_date")]
    )
    finding.refresh_from_db()
    assert list(finding.abuse_types.all()) == [kept]
    assert (finding.event_date, finding.event_earliest, finding.hedge) == ("", None, "camp")


def test_a_part_of_another_finding_is_not_dropped(curator):
    other = make.make_figure()
    editorial.accept_suggestion(finding=suggest(), by=curator, dropping=[Proposal("figures", other.pk)])
    other.refresh_from_db()


def test_nothing_else_can_be_dropped(curator):
    finding = suggest()
    with pytest.raises(ValueError, match="proposes no passage"):
        editorial.accept_suggestion(finding=finding, by=curator, dropping=[Proposal("passage", 1)])
    finding.refresh_from_db()
    assert finding.status == Status.SUGGESTED


def test_what_is_no_suggestion_any_more_is_not_accepted_again(curator):
    finding = suggest()
    editorial.accept_suggestion(finding=finding, by=curator)
    with pytest.raises(editorial.StepRefused, match="no suggestion any more: it is in review"):
        editorial.accept_suggestion(finding=finding, by=curator)


def test_a_curator_rejects_and_puts_back_what_nobody_has_accepted(curator):
    finding = suggest()
    assert editorial.reject(record=finding, by=curator).status == Status.REJECTED
    restored = editorial.restore(record=finding, by=curator)
    assert (restored.status, restored.drafted_by) == (Status.SUGGESTED, None)


def test_once_accepted_it_is_a_persons_work_that_a_reviewer_judges(curator, reviewer):
    finding = editorial.accept_suggestion(finding=suggest(), by=curator)
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.reject(record=finding, by=curator)
    editorial.reject(record=finding, by=reviewer)
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.restore(record=finding, by=curator)
    assert editorial.restore(record=finding, by=reviewer).status == Status.DRAFT


def test_a_suggestion_cannot_be_deleted(db):
    finding = suggest()
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        finding.delete()
