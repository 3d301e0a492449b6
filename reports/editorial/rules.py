"""Which step leads from which status to which, and who may take it. Nothing is written here."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from reports.choices import Status
from reports.models import Facility, Finding, Passage, Report, Source
from reports.models.review import Reviewed


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

_IMPORTED = (WITHDRAW, RESTORE)
_CURATED = (SUBMIT, PUBLISH, SEND_BACK, REJECT, WITHDRAW, RESTORE)
_STEPS: dict[type[Reviewed], tuple[Step, ...]] = {
    Finding: _CURATED,
    Facility: _CURATED,
    Source: _CURATED,
    Passage: _IMPORTED,
    Report: _IMPORTED,
}
_MEND = {
    Status.SUGGESTED: "It is a suggestion that nobody has accepted: submit it for review first.",
    Status.DRAFT: "It is a draft: submit it for review first.",
    Status.IN_REVIEW: "It is in review: publish it, send it back or reject it.",
    Status.PUBLISHED: "It is published: withdraw it instead.",
    Status.WITHDRAWN: "It is withdrawn: restore it first.",
    Status.REJECTED: "It was rejected: restore it first.",
}


def steps_of(model: type[Reviewed]) -> tuple[Step, ...]:
    """The steps that records of this kind can take, in the order of their life."""
    return _STEPS[model]


def refusal(step: Step, record: Reviewed, by: User) -> str:
    """Why this person may not take this step with this record, as a sentence; empty when they may."""
    if not may_take(step, record, by):
        return f"You may not {step.verb} {record._meta.verbose_name_plural}: ask a Reviewer."
    if record.status not in step.starts:
        return _why_not_from(step, Status(record.status))
    return _why_not_published(record, by) if step is PUBLISH and isinstance(record, Finding) else ""


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


def ends_in(step: Step, record: Reviewed) -> Status:
    """The status after the step. A restored record is public again at once, unless it was rejected or is a finding."""
    if step.ends is not None:
        return step.ends
    if isinstance(record, Finding) and is_unanswered(record):
        return Status.SUGGESTED
    anew = isinstance(record, Finding) or record.status == Status.REJECTED
    return Status.DRAFT if anew else Status.PUBLISHED


def has_right(right: str, record: Reviewed, by: User) -> bool:
    """Whether the person has this permission for records of this kind: “change” means reports.change_finding."""
    return by.has_perm(f"{record._meta.app_label}.{right}_{record._meta.model_name}")


def may_take(step: Step, record: Reviewed, by: User) -> bool:
    """They have the right to it, whatever the record's status.

    Whoever drafted a finding may always take it back; and a suggestion that nobody has accepted is nobody's work, so
    whoever may draft findings may reject it and let it wait again.
    """
    if not isinstance(record, Finding):
        return has_right(step.right, record, by)
    own = step is SEND_BACK and record.drafted_by_id == by.pk
    machines = step in (REJECT, RESTORE) and is_unanswered(record)
    return has_right("change" if own or machines else step.right, record, by)


def least_right(step: Step, model: type[Reviewed]) -> str:
    """The right without which no record of the kind can take the step; with it some can: see `may_take`."""
    return "change" if model is Finding and step in (SEND_BACK, REJECT, RESTORE) else step.right


def _why_not_from(step: Step, status: Status) -> str:
    if status == step.ends:
        return f"It is {status.label.lower()} already."
    if step in (WITHDRAW, RESTORE, SEND_BACK):
        wanted = " or ".join(sorted(start.label.lower() for start in step.starts))
        return f"It is {status.label.lower()}, not {wanted}."
    return _MEND[status]


def _why_not_published(finding: Finding, by: User) -> str:
    if finding.passage.status != Status.PUBLISHED or finding.passage.report.status != Status.PUBLISHED:
        return "Its passage is withdrawn, so nobody could see it."
    if finding.drafted_by_id == by.pk and not by.has_perm("reports.publish_own_finding"):
        return "You drafted it: a second person reads it and publishes it."
    return ""
