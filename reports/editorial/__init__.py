"""What becomes of a record: each act is a named function, keyword-only, one transaction, with the person as `by=`.

The rules of review are here. How the acts are offered to people is the admin's business.
"""

from reports.editorial.acts import publish, reject, restore, send_back, submit_for_review, withdraw
from reports.editorial.headings import TopicGiven, give_topic, spelled
from reports.editorial.related_passages import Related, related_passages
from reports.editorial.revised import (
    NewWords,
    keep_with_older_text,
    move_to_newer_text,
    take_down,
    why_not_moved,
)
from reports.editorial.rules import (
    PUBLISH,
    REJECT,
    RESTORE,
    SEND_BACK,
    SUBMIT,
    WITHDRAW,
    Step,
    StepRefused,
    ends_in,
    has_no_second_reader,
    is_unanswered,
    least_right,
    may_edit,
    may_take,
    refusal,
    steps_of,
)
from reports.editorial.seen import ChangedSince, Shown, shown, version_of, versions_of
from reports.editorial.suggestions import Proposal, accept_suggestion
from reports.editorial.versions import restorable_fields, restore_version

__all__ = [
    "PUBLISH",
    "REJECT",
    "RESTORE",
    "SEND_BACK",
    "SUBMIT",
    "WITHDRAW",
    "ChangedSince",
    "NewWords",
    "Proposal",
    "Related",
    "Shown",
    "Step",
    "StepRefused",
    "TopicGiven",
    "accept_suggestion",
    "ends_in",
    "give_topic",
    "has_no_second_reader",
    "is_unanswered",
    "keep_with_older_text",
    "least_right",
    "may_edit",
    "may_take",
    "move_to_newer_text",
    "publish",
    "refusal",
    "reject",
    "related_passages",
    "restorable_fields",
    "restore",
    "restore_version",
    "send_back",
    "shown",
    "spelled",
    "steps_of",
    "submit_for_review",
    "take_down",
    "version_of",
    "versions_of",
    "why_not_moved",
    "withdraw",
]
