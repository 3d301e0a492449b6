"""Which step leads from which status to which, and who may take it. Nothing is written here."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from reports.choices import Status, WithdrawalReason
from reports.models import Facility, Finding, Passage, Publisher, Report, Source
from reports.models.review import Reviewed
from reports.models.second_reader import CONFIRMED, Curated, ReadTwice

type Stepping = Reviewed | Publisher
"""What steps are taken with. A publisher has no status: it is public with what it issued."""


class StepRefused(Exception):
    """A step of review, or a decision, that may not be taken; the message is a sentence for the person who tried."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of review: from the statuses in `starts` to `ends`. `verb` and `done` are its words in buttons and messages."""

    name: str
    verb: str
    done: str
    starts: frozenset[Status]
    right: str
    """The permission needed, before the model's name: "review" means reports.review_finding."""
    ends: Status | None = None
    """Left open where it depends on the record: see `ends_in`."""


SUBMIT = Step(
    "submit_for_review",
    "submit for review",
    "Submitted",
    frozenset({Status.SUGGESTED, Status.DRAFT}),
    right="change",
    ends=Status.IN_REVIEW,
)
PUBLISH = Step("publish", "publish", "Published", frozenset({Status.IN_REVIEW}), right="review", ends=Status.PUBLISHED)
SEND_BACK = Step(
    "send_back", "send back to draft", "Sent back", frozenset({Status.IN_REVIEW}), right="review", ends=Status.DRAFT
)
REJECT = Step(
    "reject",
    "reject",
    "Rejected",
    frozenset({Status.SUGGESTED, Status.DRAFT, Status.IN_REVIEW}),
    right="review",
    ends=Status.REJECTED,
)
WITHDRAW = Step(
    "withdraw", "withdraw", "Withdrew", frozenset({Status.PUBLISHED}), right="review", ends=Status.WITHDRAWN
)
RESTORE = Step("restore", "restore", "Restored", frozenset({Status.WITHDRAWN, Status.REJECTED}), right="review")

CONFIRM_CHANGE = Step(
    CONFIRMED,
    "confirm the change",
    "Confirmed the change of",
    frozenset({Status.PUBLISHED}),
    right="review",
    ends=Status.PUBLISHED,
)
ASK_TO_RESTORE = Step(
    "ask_to_restore",
    "ask to restore",
    "Asked to restore",
    frozenset({Status.WITHDRAWN}),
    right="review",
    ends=Status.WITHDRAWN,
)
TURN_DOWN = Step(
    "turn_down_restoring",
    "turn down the request to restore",
    "Turned down restoring",
    frozenset({Status.WITHDRAWN}),
    right="review",
    ends=Status.WITHDRAWN,
)

_IMPORTED = (WITHDRAW, RESTORE)
_CURATED = (SUBMIT, PUBLISH, SEND_BACK, REJECT, WITHDRAW, RESTORE)
_STEPS: dict[type[Stepping], tuple[Step, ...]] = {
    Finding: _CURATED,
    Facility: _CURATED,
    Source: _CURATED,
    Passage: _IMPORTED,
    Report: _IMPORTED,
}
_TO_RESTORE = (ASK_TO_RESTORE, TURN_DOWN)
_BY_TWO = (CONFIRM_CHANGE, *_TO_RESTORE)
_STEPS_BY_TWO: dict[type[Stepping], tuple[Step, ...]] = {
    Finding: _BY_TWO,
    Facility: _BY_TWO,
    Source: _BY_TWO,
    Passage: _TO_RESTORE,
    Report: _TO_RESTORE,
    Publisher: (CONFIRM_CHANGE,),
}
_MEND = {
    Status.SUGGESTED: "It is a suggestion that nobody has accepted: submit it for review first.",
    Status.DRAFT: "It is a draft: submit it for review first.",
    Status.IN_REVIEW: "It is in review: publish it, send it back or reject it.",
    Status.PUBLISHED: "It is published: withdraw it instead.",
    Status.WITHDRAWN: "It is withdrawn: restore it first.",
    Status.REJECTED: "It was rejected: restore it first.",
}


def steps_of(model: type[Stepping]) -> tuple[Step, ...]:
    """The steps from one status to another that records of this kind can take, in the order of their life. A publisher has none."""
    return _STEPS.get(model, ())


def steps_by_two(model: type[Stepping]) -> tuple[Step, ...]:
    """The steps with which two people answer each other, while the record keeps its status."""
    return _STEPS_BY_TWO[model]


def is_called_for(step: Step, record: Stepping) -> bool:
    """Whether there is something to answer with a step by two: an unread change, a request, or none where one is needed."""
    if step is CONFIRM_CHANGE:
        return isinstance(record, ReadTwice) and record.unread_since is not None
    asked = isinstance(record, Reviewed) and record.restore_asked_by_id is not None
    return protects_a_person(record) and asked is (step is TURN_DOWN)


def protects_a_person(record: Stepping) -> bool:
    """It was withdrawn for somebody's safety: one person asks to restore it, another does."""
    return isinstance(record, Reviewed) and record.withdrawal_reason == WithdrawalReason.WITNESS_SAFETY


def status_of(record: Stepping) -> Status:
    return Status(record.status) if isinstance(record, Reviewed) else Status.PUBLISHED


def refusal(step: Step, record: Stepping, by: User) -> str:
    """Why this person may not take this step with this record, as a sentence; empty when they may."""
    if not may_take(step, record, by):
        return f"You may not {step.verb} {record._meta.verbose_name_plural}: ask a Reviewer."
    if status_of(record) not in step.starts:
        return _why_not_from(step, status_of(record))
    if step is PUBLISH and isinstance(record, Curated):
        return _why_not_published(record, by)
    if step is RESTORE and protects_a_person(record):
        return _why_not_restored(record, by)
    return _why_not_answered(step, record, by) if step in _BY_TWO else ""


def may_edit(record: Reviewed, by: User) -> bool:
    """Drafts are anyone's who may change such records; later stages are a Reviewer's; what was taken down is nobody's."""
    if record.status in (Status.SUGGESTED, Status.DRAFT):
        return True
    return record.status in (Status.IN_REVIEW, Status.PUBLISHED) and has_right("review", record, by)


def is_unanswered(finding: Finding) -> bool:
    """It is a machine's suggestion, waiting or rejected: no person has put their name to it."""
    if finding.drafted_by_id is not None:
        return False
    return finding.status == Status.SUGGESTED or (finding.status == Status.REJECTED and finding.suggestion is not None)


def has_no_second_reader(finding: Finding) -> bool:
    """The person who published it is the one who drafted it."""
    return finding.published_by_id is not None and finding.published_by_id == finding.drafted_by_id


def ends_in(step: Step, record: Stepping) -> Status:
    """The status after the step. A restored record is public again at once, unless it was rejected or is a finding."""
    if step.ends is not None:
        return step.ends
    if isinstance(record, Finding) and is_unanswered(record):
        return Status.SUGGESTED
    anew = isinstance(record, Finding) or status_of(record) == Status.REJECTED
    return Status.DRAFT if anew else Status.PUBLISHED


def has_right(right: str, record: Stepping, by: User) -> bool:
    """Whether the person has this permission for records of this kind: “change” means reports.change_finding.

    Whoever may change publishers, a Reviewer, reviews them too.
    """
    right = "change" if isinstance(record, Publisher) else right
    return by.has_perm(f"{record._meta.app_label}.{right}_{record._meta.model_name}")


def may_take(step: Step, record: Stepping, by: User) -> bool:
    """They have the right to it, whatever the record's status.

    Whoever drafted a finding may always take it back; and a suggestion that nobody has accepted is nobody's work, so
    whoever may draft findings may reject it and let it wait again.
    """
    if not isinstance(record, Finding):
        return has_right(step.right, record, by)
    own = step is SEND_BACK and record.drafted_by_id == by.pk
    machines = step in (REJECT, RESTORE) and is_unanswered(record)
    return has_right("change" if own or machines else step.right, record, by)


def least_right(step: Step, model: type[Stepping]) -> str:
    """The right without which no record of the kind can take the step; with it some can: see `may_take`."""
    return "change" if model is Finding and step in (SEND_BACK, REJECT, RESTORE) else step.right


def _why_not_from(step: Step, status: Status) -> str:
    if status == step.ends and step not in _BY_TWO:
        return f"It is {status.label.lower()} already."
    if step in (WITHDRAW, RESTORE, SEND_BACK, *_BY_TWO):
        wanted = " or ".join(sorted(start.label.lower() for start in step.starts))
        return f"It is {status.label.lower()}, not {wanted}."
    return _MEND[status]


def _why_not_published(record: Curated, by: User) -> str:
    if isinstance(record, Finding):
        if record.passage.status != Status.PUBLISHED or record.passage.report.status != Status.PUBLISHED:
            return "Its passage is withdrawn, so nobody could see it."
        if record.drafted_by_id == by.pk:
            return "You drafted it: a second person reads it and publishes it."
    if record.changed_by_id == by.pk:
        return "You changed it last: a second person reads it and publishes it."
    return ""


def _why_not_restored(record: Stepping, by: User) -> str:
    asked_by = record.restore_asked_by_id if isinstance(record, Reviewed) else None
    if asked_by is None:
        return "It was withdrawn to protect a person: one asks to restore it and says why, a second person restores it."
    return "You asked to restore it: a second person does, or turns it down." if asked_by == by.pk else ""


def _why_not_answered(step: Step, record: Stepping, by: User) -> str:
    if step is CONFIRM_CHANGE:
        if not is_called_for(step, record):
            return "A second person has read it as it is."
        own = isinstance(record, ReadTwice) and record.changed_by_id == by.pk
        return "You changed it last: a second person reads the change and confirms it." if own else ""
    if not protects_a_person(record):
        return "It was not withdrawn to protect a person: restore it."
    if is_called_for(step, record):
        return ""
    return "Nobody has asked to restore it." if step is TURN_DOWN else "Somebody has asked to restore it already."
