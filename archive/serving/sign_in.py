"""The first curator's way in, made when the archive has nobody who could sign in."""

import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction

NAME = "curator"
GROUP = "Administrator"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def new_password() -> str:
    """Four groups of five: 99 bits, and still possible to type."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))


@transaction.atomic
def first_curator() -> str | None:
    """The password of the curator just made, or None when there are accounts already."""
    if User.objects.exists():
        return None
    password = new_password()
    curator = User.objects.create_superuser(NAME, password=password)
    curator.groups.set(Group.objects.filter(name=GROUP))
    return password
