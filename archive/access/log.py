"""Writing a line into the security log, for what no trigger can see."""

from django.contrib.auth.models import User

from archive.access.models import SecurityEntry

Kind = SecurityEntry.Kind


def write(kind: SecurityEntry.Kind, *, account: str = "", by: str = "", detail: str = "") -> None:
    SecurityEntry.objects.create(kind=kind, account=account, by=by, detail=detail[:200])


def known(name: str) -> str:
    """The name if there is such an account, else nothing: what else was typed may be a password in the wrong field."""
    account = User.objects.filter(username__iexact=name).first()
    return account.username if account else ""
