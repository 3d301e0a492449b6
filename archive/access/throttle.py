"""Wrong tries cost time: each further one doubles the wait, for an account and for an address, over all processes and hosts.

A try is written down before it is judged and struck out when it was right, so that many at once get no more than their share.
Names and addresses are kept as hashes under a key of the day, and for a day.
"""

import datetime
import hmac
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from archive.access.models import Attempt

FREE = {"account": 5, "address": 20, "code": 5}
"""Wrong tries without a wait, of each kind of subject."""
FIRST_WAIT = 60
LONGEST_WAIT = 60 * 60
KEPT = datetime.timedelta(days=1)
SITE_OF_IPV6 = 64
"""Bits of an IPv6 address that stand for one subscriber; the rest is theirs to choose."""


class Locked(Exception):
    """Nothing is judged for this account or address before `wait` seconds have passed."""

    def __init__(self, wait: int) -> None:
        self.wait = wait


@dataclass(frozen=True)
class Subject:
    kind: str
    name: str

    def keys(self) -> list[str]:
        """The hashes of today and of yesterday, today's first."""
        today = timezone.now().date()
        return [self._key(day) for day in (today, today - KEPT)]

    def _key(self, day: datetime.date) -> str:
        secret = salted_hmac("archive.access.throttle", day.isoformat(), algorithm="sha256").digest()
        return hmac.new(secret, f"{self.kind}:{self.name}".encode(), sha256).hexdigest()


def account(name: str) -> Subject:
    """The name as typed, whether or not there is such an account: an answer tells nothing about that."""
    return Subject("account", name.strip().casefold())


def address(peer: str) -> Subject:
    return Subject("address", subscriber(peer))


def code(of: int) -> Subject:
    return Subject("code", str(of))


def subscriber(peer: str) -> str:
    """The part of an address that its holder cannot change at will."""
    try:
        found = ip_address(peer)
    except ValueError:
        return peer
    if isinstance(found, IPv6Address):
        return found.exploded[: SITE_OF_IPV6 // 4 + SITE_OF_IPV6 // 16 - 1]
    return str(found)


@transaction.atomic
def charge(*subjects: Subject) -> list[int]:
    """Writes a try down for each subject and returns the rows' ids. Raises Locked instead, and writes nothing, during a wait."""
    forget_old()
    for subject in sorted(subjects, key=lambda one: (one.kind, one.name)):
        _one_at_a_time(subject)
        if wait := _wait(subject):
            raise Locked(wait)
    rows = Attempt.objects.bulk_create(Attempt(key=subject.keys()[0], at=timezone.now()) for subject in subjects)
    return [row.pk for row in rows]


def refund(charged: list[int]) -> None:
    """The try was right, or was never judged."""
    Attempt.objects.filter(pk__in=charged).delete()


def forgive(subject: Subject) -> None:
    """All wrong tries of this subject are forgotten."""
    Attempt.objects.filter(key__in=subject.keys()).delete()


def forget_old() -> None:
    Attempt.objects.filter(at__lt=timezone.now() - KEPT).delete()


def wait_after(wrong: int, free: int) -> int:
    """Seconds to wait after the last of so many wrong tries."""
    return min(FIRST_WAIT * 2 ** min(wrong - free, 20), LONGEST_WAIT) if wrong >= free else 0


def _wait(subject: Subject) -> int:
    times = list(
        Attempt.objects.filter(key__in=subject.keys(), at__gte=timezone.now() - KEPT)
        .order_by("-at")
        .values_list("at", flat=True)
    )
    if not times:
        return 0
    passed = (timezone.now() - times[0]).total_seconds()
    return max(0, -int(passed - wait_after(len(times), FREE[subject.kind])))


def _one_at_a_time(subject: Subject) -> None:
    """Until the end of the transaction, nobody else counts the tries of this subject."""
    number = int.from_bytes(bytes.fromhex(subject.keys()[0])[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
