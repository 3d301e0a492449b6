"""What is kept about coming in: tries that failed, invitations, and a log of what matters for security.

No row holds a network address, a browser's name, or anything that somebody typed who has no account.
"""

import pgtrigger
from django.contrib.auth.models import User
from django.db import models
from django.db.models.functions import Now

from archive.access.roles import Account, Factor, GroupRight, Membership, OwnRight

__all__ = ["Account", "Attempt", "Factor", "GroupRight", "Invitation", "Membership", "OwnRight", "SecurityEntry"]


class Attempt(models.Model):
    """One try that has not succeeded. The key is a hash under a secret of the day (`throttle.Subject`); the row is deleted after a day."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["key", "at"], name="access_attempt_key"),
            models.Index(fields=["at"], name="access_attempt_at"),
        ]

    def __str__(self) -> str:
        return f"try at {self.at:%H:%M}"


class Invitation(models.Model):
    """A single-use link with which an invited person sets a password. The link itself is kept nowhere, only its hash."""

    account = models.ForeignKey(User, models.CASCADE, related_name="invitations")
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(revoked_at=None), name="access_invitation_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation of {self.account.username}"


class SecurityEntry(models.Model):
    """A line of the security log. Rows are only ever added; the database refuses to change or delete one.

    Second factors, passwords and roles are written by triggers (`roles.py`), so that no way of writing passes unseen.
    Withdrawals and restorations of records are not repeated here: their history says who, when and why.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "signed in"
        SIGN_IN_FAILED = "sign_in_failed", "wrong password"
        FACTOR_FAILED = "factor_failed", "wrong code of a second factor"
        FACTOR_ADDED = "factor_added", "second factor added"
        FACTOR_REMOVED = "factor_removed", "second factor removed"
        PASSWORD_CHANGED = "password_changed", "password changed"
        RESET_ASKED = "reset_asked", "link to reset the password sent"
        PASSWORD_RESET = "password_reset", "password reset by link"
        SESSIONS_ENDED = "sessions_ended", "sessions ended"
        ROLE_CHANGED = "role_changed", "role changed"
        INVITED = "invited", "invited"
        INVITATION_USED = "invitation_used", "invitation used"
        INVITATION_REVOKED = "invitation_revoked", "invitation revoked"

    at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=20, choices=Kind)
    account = models.CharField(max_length=150, blank=True, db_default="", help_text="Whom it concerns.")
    by = models.CharField(max_length=150, blank=True, db_default="", help_text="Who did it, where the site knows.")
    detail = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        verbose_name = "entry of the security log"
        verbose_name_plural = "security log"
        triggers = [pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)]
        indexes = [models.Index(fields=["-at", "-id"], name="access_entry_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.account}".strip()
