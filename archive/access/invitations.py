"""Inviting a person: an account with one role, and a single-use link to set its password with."""

import datetime
import secrets
from hashlib import sha256

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from archive.access import log, throttle
from archive.access.models import Invitation

VALID_FOR = datetime.timedelta(days=3)
ROLES = ("Curator", "Reviewer", "Administrator")


@transaction.atomic
def invite(*, name: str, address: str, role: Group, by: User) -> tuple[Invitation, str]:
    """The invitation, and the secret that its link ends with, which is kept nowhere."""
    account = User(username=name, email=address, is_staff=True)
    account.set_unusable_password()
    account.save()
    account.groups.set([role])
    return again(account=account, by=by)


@transaction.atomic
def again(*, account: User, by: User) -> tuple[Invitation, str]:
    """A new link; those before it no longer work."""
    Invitation.objects.filter(account=account, used_at=None, revoked_at=None).update(revoked_at=timezone.now())
    secret = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        account=account, made_by=by, link_hash=_hash(secret), expires_at=timezone.now() + VALID_FOR
    )
    log.write(log.Kind.INVITED, account=account.username, by=by.username)
    return made, secret


def revoke(invitation: Invitation, *, by: User) -> bool:
    """False if it had ended before."""
    ended = _open().filter(pk=invitation.pk).update(revoked_at=timezone.now())
    if ended:
        log.write(log.Kind.INVITATION_REVOKED, account=invitation.account.username, by=by.username)
    return bool(ended)


def find(secret: str) -> Invitation | None:
    """The invitation that this link still opens."""
    return _open().select_related("account").filter(link_hash=_hash(secret), account__is_active=True).first()


@transaction.atomic
def accept(invitation: Invitation, *, password: str) -> User | None:
    """Sets the password; None if somebody else was quicker with the same link."""
    if not _open().filter(pk=invitation.pk).update(used_at=timezone.now()):
        return None
    account = invitation.account
    account.set_password(password)
    account.save(update_fields=["password"])
    throttle.forgive(throttle.account(account.username))
    log.write(log.Kind.INVITATION_USED, account=account.username, by=account.username)
    return account


def _open() -> QuerySet[Invitation]:
    return Invitation.objects.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
