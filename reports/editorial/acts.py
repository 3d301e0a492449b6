"""The steps themselves: lock the record, ask the rules again, write, and let the history say who did it.

`seen` is the version that a page showed the person (see `seen.shown`): a step with any later one raises ChangedSince.
None where no page stands between the person and the step.
"""

from typing import Any, Final

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reports.choices import Status, WithdrawalReason
from reports.editorial.rules import (
    ASK_TO_RESTORE,
    CONFIRM_CHANGE,
    PUBLISH,
    REJECT,
    RESTORE,
    SEND_BACK,
    SUBMIT,
    TURN_DOWN,
    WITHDRAW,
    Step,
    Stepping,
    StepRefused,
    ends_in,
    refusal,
)
from reports.editorial.seen import check_seen
from reports.models import Finding, Publisher
from reports.models.review import Reviewed

_NOT_ASKED: Final = {"restore_asked_by": None, "restore_asked_at": None, "restore_reason": ""}


def submit_for_review[R: Reviewed](*, record: R, by: User, seen: str | None = None) -> R:
    """A draft is ready for a second reader. Whoever submits a suggestion has accepted it, and answers for it."""
    return _take(SUBMIT, record, by, seen)


def publish[R: Reviewed](*, record: R, by: User, seen: str | None = None) -> R:
    """Show it to the public. Needs a second person: neither who drafted it nor who changed it last."""
    return _take(PUBLISH, record, by, seen)


def send_back[R: Reviewed](*, record: R, by: User, seen: str | None = None) -> R:
    """Back to draft; the person who drafted a finding may take it back themselves."""
    return _take(SEND_BACK, record, by, seen)


def reject[R: Reviewed](*, record: R, by: User, seen: str | None = None) -> R:
    """It will not be published. Whoever may draft findings may reject a suggestion that nobody has accepted."""
    return _take(REJECT, record, by, seen)


def withdraw[R: Reviewed](*, record: R, reason: WithdrawalReason, by: User, seen: str | None = None) -> R:
    """Take it from the public; its address answers 410 with the reason's class."""
    return _take(WITHDRAW, record, by, seen, withdrawal_reason=reason, withdrawn_at=timezone.now())


def restore[R: Reviewed](*, record: R, by: User, seen: str | None = None) -> R:
    """Undo a withdrawal or a rejection. A finding becomes a draft again, to be read by two people once more.

    What was withdrawn to protect a person is restored by another than who asked for it: see `ask_to_restore`.
    """
    return _take(RESTORE, record, by, seen, withdrawal_reason="", withdrawn_at=None, **_NOT_ASKED)


def ask_to_restore[R: Reviewed](*, record: R, because: str, by: User, seen: str | None = None) -> R:
    """Ask for what was withdrawn to protect a person. Nothing is shown until a second person restores it."""
    if not because.strip():
        raise StepRefused("Say why it may be shown again.")
    asked = {"restore_asked_by": by, "restore_asked_at": timezone.now(), "restore_reason": because.strip()}
    return _take(ASK_TO_RESTORE, record, by, seen, **asked)


def turn_down[R: Reviewed](*, record: R, by: User, seen: str | None = None) -> R:
    """It stays withdrawn; whoever asked may also take the request back so. The history keeps both."""
    return _take(TURN_DOWN, record, by, seen, **_NOT_ASKED)


def confirm_change[R: (Reviewed, Publisher)](*, record: R, by: User, seen: str | None = None) -> R:
    """A second person has read what another changed in something public."""
    return _take(CONFIRM_CHANGE, record, by, seen, unread_since=None)


def _take[R: Stepping](step: Step, record: R, by: User, seen: str | None, **changes: Any) -> R:
    with transaction.atomic(), pghistory.context(user=by.pk, step=step.name):
        locked: R = type(record)._default_manager.select_for_update().get(pk=record.pk)  # type: ignore[assignment]
        if reason := refusal(step, locked, by):
            raise StepRefused(reason)
        check_seen(locked, seen)
        if isinstance(locked, Reviewed):
            changes["status"] = ends_in(step, locked)
        if isinstance(locked, Finding):
            changes |= _signed(step, locked, by) | {"edited_at": timezone.now()}
        for field, value in changes.items():
            setattr(locked, field, value)
        locked.save(update_fields=list(changes))
    return locked


def _signed(step: Step, finding: Finding, by: User) -> dict[str, Any]:
    """The fields that say who answers for the finding from here on."""
    if step is SUBMIT:
        return {"drafted_by": finding.drafted_by or by}
    if step is PUBLISH:
        return {"published_by": by, "published_at": timezone.now()}
    if step is RESTORE and finding.status == Status.WITHDRAWN:
        return {"published_by": None, "published_at": None}
    return {}
