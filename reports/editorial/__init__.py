"""What becomes of a record: each act is a named function, keyword-only, one transaction, with the person as `by=`.

Here stand the rules of review. How the acts are offered to people is the admin's business.
"""

from reports.editorial.acts import publish, reject, restore, send_back, submit_for_review, withdraw
from reports.editorial.rules import (
    PUBLISH,
    REJECT,
    RESTORE,
    SEND_BACK,
    SUBMIT,
    WITHDRAW,
    Refused,
    Step,
    ends_in,
    has_no_second_reader,
    may_edit,
    may_take,
    refusal,
    steps_of,
)
from reports.editorial.versions import restorable_fields, restore_version

__all__ = [
    "PUBLISH",
    "REJECT",
    "RESTORE",
    "SEND_BACK",
    "SUBMIT",
    "WITHDRAW",
    "Refused",
    "Step",
    "ends_in",
    "has_no_second_reader",
    "may_edit",
    "may_take",
    "publish",
    "refusal",
    "reject",
    "restorable_fields",
    "restore",
    "restore_version",
    "send_back",
    "steps_of",
    "submit_for_review",
    "withdraw",
]
